import { readdirSync, readFileSync } from 'node:fs'
import { drawPair } from '@gym/math/pairs'

/** Two answers, and whether they mean the same. */
export interface Pair {
  expected_answer: string
  answer: string
  verdict: 'equal' | 'different'
}

/** The pairs of the table, each in both orders. */
export function tablePairs(): Pair[] {
  const folder = new URL('../../environments/math/data/pairs/', import.meta.url)
  const pairs = readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Pair)
  return pairs.flatMap((pair) => [pair, { ...pair, expected_answer: pair.answer, answer: pair.expected_answer }])
}

export const drawnPairs = (count: number, seed: string): Pair[] =>
  Array.from({ length: count }, (_, index) => drawPair(seed, index))
