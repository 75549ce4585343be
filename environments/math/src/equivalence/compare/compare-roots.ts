import type { Answer, Collection } from '../answer/answer.ts'
import { toValue } from '../answer/interpret.ts'
import { polynomialIn } from '../answer/polynomial-in.ts'
import { Unordered } from '../answer/region.ts'
import { onlyVariable, realRoots } from '../answer/solve.ts'
import { type Finding, undecided } from '../decide/finding.ts'
import { minus } from '../value/rewrite.ts'
import { compareCollections } from './compare-collections.ts'
import type { Context } from './context.ts'

/** Compares values with the real solutions of an equation in one variable. */
export function compareWithRoots(
  a: Collection,
  { left, right }: Extract<Answer, { kind: 'equation' }>,
  context: Context,
): Finding {
  const name = onlyVariable([left, right])
  const coefficients = name === undefined ? undefined : polynomialIn(minus(left, right), name, context.budget)
  try {
    const roots = coefficients && realRoots(coefficients, context.budget)
    if (!roots) return undecided('an equation that is not solved')
    return compareCollections(a, { kind: 'collection', items: roots.map(toValue), isSet: true }, context)
  } catch (error) {
    if (error instanceof Unordered) return undecided(error.message)
    throw error
  }
}
