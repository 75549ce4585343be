import { describe } from 'vitest'
import { fromText, testFamily } from './family.test-kit.ts'
import { inequalities } from './inequalities.ts'
import { evaluate, toFunction } from './latex.test-kit.ts'

describe('inequalities', () => {
  testFamily(inequalities, [[/\$([^$]*(?:<|>|\\le|\\ge)[^$]*)\$/, fromText(describesSolutions)]])
})

/** Compares the answer with the inequality on a grid, just beside the ends of the answer, and at them. */
function describesSolutions(inequality = '', answer = ''): boolean {
  const pieces = inequality.split(/ (<|>|\\le|\\ge) /)
  const sides = pieces.filter((_, at) => at % 2 === 0).map((side) => toFunction(side))
  const relations = pieces.filter((_, at) => at % 2 === 1)
  const holds = (x: number) =>
    relations.every((relation, at) => relates((sides[at]?.(x) ?? NaN) - (sides[at + 1]?.(x) ?? NaN), relation))
  const intervals = answer.split(String.raw` \cup `).map(readInterval)
  const isIn = (x: number) => intervals.some((contains) => contains(x))
  const ends = intervals.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite)
  const beside = ends.flatMap((end) => [end - 1e-3, end, end + 1e-3])
  const grid = Array.from({ length: 301 }, (_, at) => (at - 150) / 2.5 + 0.0371)
  return [...grid, ...beside].every((x) => isIn(x) === holds(x))
}

function relates(gap: number, relation: string): boolean {
  if (Math.abs(gap) < 1e-11) return relation === '\\le' || relation === '\\ge'
  return relation === '<' || relation === '\\le' ? gap < 0 : gap > 0
}

function readInterval(text: string) {
  const [, open = '', left = '', right = '', close = ''] = /^([[(])(.+), (.+)([\])])$/.exec(text) ?? []
  const from = left === String.raw`-\infty` ? -Infinity : evaluate(left)
  const to = right === String.raw`\infty` ? Infinity : evaluate(right)
  const contains = (x: number) => (x > from || (open === '[' && x === from)) && (x < to || (close === ']' && x === to))
  return Object.assign(contains, { from, to })
}
