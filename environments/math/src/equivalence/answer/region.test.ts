import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { Budget } from '../decide/budget.ts'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import type { Region } from './answer.ts'
import { combineRegions, compareConstants, mergeIntervals, sameRegion, Unordered } from './region.ts'

const number = (value: number): Node => ({ kind: 'number', value: new Fraction(value), spelling: 'integer' })

/** An interval by numbers, which is told apart from the code by them alone. */
interface Plain {
  from: number | undefined
  to: number | undefined
  hasFrom: boolean
  hasTo: boolean
}

const end = fc.option(fc.integer({ min: -4, max: 4 }), { nil: undefined, freq: 6 })
const interval: fc.Arbitrary<Plain> = fc
  .record({ from: end, to: end, hasFrom: fc.boolean(), hasTo: fc.boolean() })
  .map(({ from, to, hasFrom, hasTo }) => ({
    from,
    to,
    hasFrom: hasFrom && from !== undefined,
    hasTo: hasTo && to !== undefined,
  }))
const plains = fc.array(interval, { maxLength: 4 })

const toRegion = (plain: readonly Plain[]): Region =>
  plain.map(({ from, to, hasFrom, hasTo }) => ({
    from: from === undefined ? undefined : number(from),
    to: to === undefined ? undefined : number(to),
    hasFrom,
    hasTo,
  }))

const holds = (plain: readonly Plain[], x: number): boolean =>
  plain.some(
    ({ from, to, hasFrom, hasTo }) =>
      (from === undefined || x > from || (hasFrom && x === from)) &&
      (to === undefined || x < to || (hasTo && x === to)),
  )

const valueOf = (node: Node | undefined) => (node?.kind === 'number' ? node.value.valueOf() : undefined)
const toPlain = (region: Region): Plain[] =>
  region.map(({ from, to, hasFrom, hasTo }) => ({ from: valueOf(from), to: valueOf(to), hasFrom, hasTo }))

/** All ends, and a number between each two. */
const points = Array.from({ length: 25 }, (_, index) => index / 2 - 6)

describe('combineRegions', () => {
  test.each<[string, (a: boolean, b: boolean) => boolean]>([
    ['union', (a, b) => a || b],
    ['intersection', (a, b) => a && b],
    ['difference', (a, b) => a && !b],
    ['symmetric difference', (a, b) => a !== b],
  ])('makes the %s, number for number', (_, combine) => {
    fc.assert(
      fc.property(plains, plains, (a, b) => {
        const joined = toPlain(combineRegions(toRegion(a), toRegion(b), combine, new Budget()))
        for (const x of points) expect(holds(joined, x)).toBe(combine(holds(a, x), holds(b, x)))
      }),
      { numRuns: 300 },
    )
  })

  test('makes intervals that do not touch', () => {
    fc.assert(
      fc.property(plains, (a) => {
        const merged = toPlain(mergeIntervals(toRegion(a), new Budget()))
        for (const [index, { to, hasTo }] of merged.entries()) {
          const next = merged[index + 1]
          if (next)
            expect(
              to !== undefined &&
                next.from !== undefined &&
                (to < next.from || (to === next.from && !hasTo && !next.hasFrom)),
            ).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('sameRegion', () => {
  test('finds regions equal that have the same numbers, and others different', () => {
    fc.assert(
      fc.property(plains, plains, (a, b) => {
        const isSame = points.every((x) => holds(a, x) === holds(b, x))
        expect(sameRegion(toRegion(a), toRegion(b), new Budget()).is).toBe(isSame ? 'equal' : 'different')
      }),
      { numRuns: 400 },
    )
  })

  test('compares ends that depend on variables one by one', () => {
    const [a, b, c] = ['2a', 'a+a', 'a^2'].map((text) => parse(text)) as [Node, Node, Node]
    const above = (from: Node): Region => [{ from, to: undefined, hasFrom: false, hasTo: false }]
    expect(sameRegion(above(a), above(b), new Budget()).is).toBe('equal')
    expect(sameRegion(above(a), above(c), new Budget()).is).toBe('undecided')
  })
})

describe('compareConstants', () => {
  test.each([
    [String.raw`\sqrt{2}`, '1.414213562', 1],
    [String.raw`\sqrt{2}`, '1.414213563', -1],
    [String.raw`\sqrt{8}`, String.raw`2\sqrt{2}`, 0],
    ['e', String.raw`\pi`, -1],
    ['-3', '2', -1],
  ])('orders %s and %s', (a, b, order) => {
    expect(compareConstants(parse(a), parse(b), new Budget())).toBe(order)
    expect(compareConstants(parse(b), parse(a), new Budget())).toBe(order === 0 ? 0 : -order)
  })

  test('does not order what depends on a variable', () => {
    expect(() => compareConstants(parse('a'), parse('1'), new Budget())).toThrow(Unordered)
  })
})
