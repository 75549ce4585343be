import { createRandom } from '@gym/core'
import type { DrawnPair, DrawPair } from './drawn-pair.ts'
import { expressionKinds } from './expressions.ts'
import { numberKinds } from './numbers.ts'
import { structureKinds } from './structures.ts'

export type { DrawnPair } from './drawn-pair.ts'

const kinds: Readonly<Record<string, DrawPair>> = { ...numberKinds, ...expressionKinds, ...structureKinds }

/** The kinds of pairs that are drawn. */
export const pairKinds: readonly string[] = Object.keys(kinds)

/**
 * Draws the pair with this index: kinds take turns, equal and different alternate.
 *
 * Whether it is equal follows from how it was made, and from no comparison.
 */
export function drawPair(seed: string | number, index: number): DrawnPair {
  const random = createRandom(`pair:${seed}:${index}`)
  const kind = pairKinds[index % pairKinds.length] as string
  const isEqual = Math.floor(index / pairKinds.length) % 2 === 0
  const [expected, answer] = (kinds[kind] as DrawPair)(random, isEqual)
  const [expected_answer, given] = random.next() < 0.5 ? [expected, answer] : [answer, expected]
  return { kind, expected_answer, answer: given, verdict: isEqual ? 'equal' : 'different' }
}
