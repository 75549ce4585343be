import { Generators } from '../algebra/generators.ts'
import { normalForm } from '../algebra/normal-form.ts'
import { coefficientsBy, isZeroPolynomial, type Polynomial } from '../algebra/polynomial.ts'
import { addFunctions, negateFunction } from '../algebra/rational-function.ts'
import type { Node } from '../syntax/node.ts'
import { variablesOf } from '../value/variables.ts'
import { type Budget, BudgetSpent } from './budget.ts'
import { zeroTest } from './zero-test.ts'

/** Whether the difference of two expressions is 0 as a rational function of what they are made of: a proof, where it succeeds. */
export function isIdentity(a: Node, b: Node, budget: Budget): boolean {
  const generators = new Generators()
  const effort = budget.part(40_000)
  try {
    const [left, right] = [normalForm(a, { generators, effort }), normalForm(b, { generators, effort })]
    if (!left || !right) return false
    const { over, under } = addFunctions(left, negateFunction(right), effort)
    const reduced = generators.reduce(over, effort)
    const coefficientsOf = (part: Polynomial) => coefficientsBy(part, (index) => !generators.isConstant(index))
    const isConstant = variablesOf(a).size + variablesOf(b).size === 0
    // The difference of constants was looked at before.
    if (isConstant && !isZeroPolynomial(reduced)) return false
    const is = (coefficient: Polynomial) => zeroTest(generators.toNode(coefficient), 'complex', budget).is
    return (
      coefficientsOf(reduced).every((coefficient) => is(coefficient) === 'zero') &&
      coefficientsOf(generators.reduce(under, effort)).some((coefficient) => is(coefficient) === 'not zero')
    )
  } catch (error) {
    if (error instanceof BudgetSpent) return false
    throw error
  }
}
