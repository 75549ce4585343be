import type { Random } from '@gym/core'

/** Two answers that mean the same, or nearly do, by the way they were made. */
export interface DrawnPair {
  kind: string
  expected_answer: string
  answer: string
  verdict: 'equal' | 'different'
}

/** Draws two spellings of one value, or of two values that are close to each other. */
export type DrawPair = (random: Random, isEqual: boolean) => [expected: string, answer: string]

/** A coefficient in front of something: nothing for 1, a sign for -1. */
export const coefficient = (n: number | bigint): string =>
  String(n) === '1' ? '' : String(n) === '-1' ? '-' : String(n)

/** A number from `min` to `max` that is not 0. */
export function nonZero(random: Random, min: number, max: number): number {
  const value = random.integer(min, max - 1)
  return value >= 0 ? value + 1 : value
}

/** Joins signed terms as they are written: `x - 3`. */
export const joinTerms = (terms: readonly string[]): string => terms.join(' + ').replaceAll('+ -', '- ')
