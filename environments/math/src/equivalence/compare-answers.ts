import { readAnswer, type ReadAnswer } from './answer/read-answer.ts'
import { compare } from './compare/compare.ts'
import type { Context } from './compare/context.ts'
import type { CompareOptions } from './compare/options.ts'
import { Budget, BudgetSpent } from './decide/budget.ts'
import { different, equal, type Finding, undecided } from './decide/finding.ts'
import { clean } from './answer/clean.ts'
import { withoutStyle } from './answer/words.ts'
import { Imprecise, TooLarge } from './ball/ball.ts'
import { NoValue } from './value/setting.ts'
import { Unreadable } from './syntax/node.ts'
import { Unordered } from './answer/region.ts'

/**
 * Decides whether an answer means the same as the expected one.
 *
 * *equal* and *different* are claimed only for a reason; whatever cannot be told is *undecided*.
 *
 * @param expected as it stands in a dataset: LaTeX, plain text or Unicode
 * @param answer as a model wrote it, without the text around it
 */
export function compareAnswers(expected: string, answer: string, options: CompareOptions = {}): Finding {
  const budget = new Budget()
  try {
    if (spelling(expected) === spelling(answer)) return equal('written alike')
    const [gold, given] = [readAnswer(expected, budget), readAnswer(answer, budget)]
    const [problem, other] = [gold[0]?.problem, given[0]?.problem]
    if (problem !== undefined && other !== undefined && sameWords(expected, answer)) return equal('the same words')
    if (problem !== undefined || other !== undefined)
      return undecided(`not all of it could be read: ${problem ?? other}`)
    return compareReadings(gold, given, contextOf(settle(options, expected), budget))
  } catch (error) {
    if (isLimit(error)) return undecided(error.message)
    throw error
  }
}

/** They are equal when they are so in one of the usual ways to read each. */
function compareReadings(gold: readonly ReadAnswer[], given: readonly ReadAnswer[], context: Context): Finding {
  let result: Finding | undefined
  for (const left of gold) {
    for (const right of given) {
      const isUnsure = left.isUnsure || right.isUnsure
      if (isUnsure && result?.is === 'undecided') continue
      const finding = compare(left.answer, right.answer, context)
      if (finding.is === 'equal' && !isUnsure) return finding
      if (finding.is === 'equal')
        result = undecided('they are the same in a way of reading them that is not the usual one')
      else if (!result || (finding.is === 'undecided' && !isUnsure)) result = finding
    }
  }
  return result ?? different('nothing was read')
}

/** An expected answer that is marked with ≈ is as exact as it is written. */
function settle(options: CompareOptions, expected: string): CompareOptions {
  const isMarked = /^[\s$(\\[]*(?:≈|\\approx\b|\\simeq\b)/.test(expected)
  return isMarked && options.tolerance === undefined ? { ...options, tolerance: 'written' } : options
}

function contextOf(options: CompareOptions, budget: Budget): Context {
  const exact = { ...options, tolerance: undefined }
  const context: Context = {
    options,
    budget,
    compare: (a, b) => compare(a, b, context),
    compareExactly: (a, b) => compare(a, b, contextOf(exact, budget)),
  }
  return context
}

const isLimit = (error: unknown): error is Error =>
  // The stack is bounded as well.
  (error instanceof RangeError && error.message.includes('call stack')) ||
  error instanceof BudgetSpent ||
  error instanceof Imprecise ||
  error instanceof TooLarge ||
  error instanceof NoValue ||
  error instanceof Unreadable ||
  error instanceof Unordered

/** Whether two texts without signs of mathematics, such as dates, differ in their looks alone. */
function sameWords(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => withoutStyle(clean(text)))
  return left === right && /^[\p{L}\d ,.'-]+$/u.test(left ?? '') && !/[*`"“”]/.test(a + b)
}

const spelling = (text: string): string => clean(text).replaceAll(/\s+/g, ' ')
