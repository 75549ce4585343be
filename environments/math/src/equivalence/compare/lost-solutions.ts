import { normalForm } from '../algebra/normal-form.ts'
import { Generators } from '../algebra/generators.ts'
import { onlyVariable, rootsOf } from '../answer/solve.ts'
import { BudgetSpent } from '../decide/budget.ts'
import { zeroTest } from '../decide/zero-test.ts'
import type { Node } from '../syntax/node.ts'
import { canonicalKey } from '../value/canonical-key.ts'
import { exactValue } from '../value/exact-value.ts'
import { rewrite } from '../value/rewrite.ts'
import { childrenOf, variablesOf } from '../value/variables.ts'
import type { Context } from './context.ts'

/** A part of an expression that has no value everywhere: a denominator, or a function with a domain. */
interface PartialPart {
  key: string
  /** What must not be 0; undefined for another condition. */
  denominator?: Node
}

/**
 * Whether the equation `a = 0` may exclude a solution of `b = 0` by its domain alone, as `x/y = 1` does with (0, 0).
 *
 * @param b an equation with the same numerator
 */
export function mayLoseSolutions(a: Node, b: Node, { budget }: Context): boolean {
  const others = new Set(partialParts(b).map(({ key }) => key))
  return partialParts(a)
    .filter(({ key }) => !others.has(key))
    .some(({ denominator }) => {
      const name = denominator && onlyVariable([denominator])
      const zeros = name === undefined ? undefined : rootsOf(denominator as Node, name, budget)
      return !zeros?.every((zero) => hasNoSolutionAt(b, name as string, zero, budget))
    })
}

/** Whether an equation with a value in the place of a variable has certainly no solution. */
function hasNoSolutionAt(node: Node, name: string, value: Node, budget: Context['budget']): boolean {
  const settled = rewrite(node, (part) => (part.kind === 'name' && part.name === name ? value : undefined))
  const generators = new Generators()
  try {
    const effort = budget.part(20_000)
    const form = normalForm(settled, { generators, effort })
    const over = form && generators.toNode(generators.reduce(form.over, effort))
    return over !== undefined && variablesOf(over).size === 0 && zeroTest(over, 'real', budget).is === 'not zero'
  } catch (error) {
    if (error instanceof BudgetSpent) return false
    throw error
  }
}

const total = /^(?:(?:sin|cos)h?|tanh|abs|arctan|arccot|arsinh|cbrt|floor|ceil|sign|max|min|conj|re|im|apply .*)$/

function partialParts(node: Node): PartialPart[] {
  const inner = childrenOf(node).flatMap(partialParts)
  if (variablesOf(node).size === 0) return []
  if (node.kind === 'quotient' && variablesOf(node.under).size > 0)
    return [{ key: `1/${canonicalKey(node.under)}`, denominator: node.under }, ...inner]
  if (node.kind === 'power' && variablesOf(node.base).size > 0) {
    const exponent = exactValue(node.exponent)
    if (exponent?.d === 1n)
      return exponent.s < 0n ? [{ key: `1/${canonicalKey(node.base)}`, denominator: node.base }, ...inner] : inner
    return [{ key: canonicalKey(node) }, ...inner]
  }
  return node.kind === 'call' && !total.test(node.name) ? [{ key: canonicalKey(node) }, ...inner] : inner
}
