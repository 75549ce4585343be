import { Generators } from '../algebra/generators.ts'
import { normalForm } from '../algebra/normal-form.ts'
import { constantOf, splitByPower, termsOf } from '../algebra/polynomial.ts'
import { type Budget, BudgetSpent } from '../decide/budget.ts'
import type { Node } from '../syntax/node.ts'
import { exactValue } from '../value/exact-value.ts'
import { childrenOf, variablesOf } from '../value/variables.ts'

/**
 * The coefficients of an expression that is written as a polynomial in one variable and has no other, from the constant one up.
 *
 * @returns undefined for anything else, such as x²/x, which is x but for 0; and beyond degree 8
 */
export function polynomialIn(node: Node, name: string, budget: Budget): Node[] | undefined {
  if (!isWrittenAsPolynomial(node, name)) return undefined
  const generators = new Generators()
  const index = generators.number(name, () => ({ isConstant: false, toNode: () => ({ kind: 'name', name }) }))
  try {
    const effort = budget.part(20_000)
    const form = normalForm(node, { generators, effort })
    const whole = form && constantOf(form.under)
    if (!form || !whole) return undefined
    const parts = splitByPower(generators.reduce(form.over, effort), index)
    const degree = Math.max(...parts.keys(), 0)
    const isPolynomial = [...parts].every(
      ([power, part]) =>
        Number.isInteger(power) &&
        power >= 0 &&
        termsOf(part).every(({ monomial }) => monomial.every(([other]) => generators.isConstant(other))),
    )
    if (!isPolynomial || degree > 8) return undefined
    const divisor: Node = { kind: 'number', value: whole, spelling: 'integer' }
    const zero: Node = { kind: 'sum', terms: [] }
    return Array.from({ length: degree + 1 }, (_, power) => {
      const part = parts.get(power)
      return part
        ? { kind: 'quotient', over: generators.toNode(part), under: divisor }
        : { ...zero, terms: [generators.toNode({ terms: new Map() })] }
    })
  } catch (error) {
    if (error instanceof BudgetSpent) return undefined
    throw error
  }
}

/** Whether a variable stands in sums, products and whole powers alone. */
function isWrittenAsPolynomial(node: Node, name: string): boolean {
  if (!variablesOf(node).has(name)) return true
  switch (node.kind) {
    case 'quotient':
      return !variablesOf(node.under).has(name) && isWrittenAsPolynomial(node.over, name)
    case 'power': {
      const exponent = exactValue(node.exponent)
      return exponent?.d === 1n && exponent.s >= 0n && isWrittenAsPolynomial(node.base, name)
    }
    case 'name':
      return true
    case 'sum':
    case 'product':
    case 'negate':
      return childrenOf(node).every((child) => isWrittenAsPolynomial(child, name))
    default:
      return false
  }
}
