import { describe, expect, test } from 'vitest'
import { isUnionOfIntervals, solveBetween, writeIntervals } from './intervals.ts'
import { rational } from './rational.ts'

const points = [rational(3n), rational(-1n), rational(1n, 2n), rational(3n)]

describe('solveBetween', () => {
  test.each([
    ['x > 3', (x: number) => x > 3, String.raw`(3, \infty)`],
    ['x <= 1/2', (x: number) => x <= 0.5, String.raw`(-\infty, \frac{1}{2}]`],
    ['outside', (x: number) => x < -1 || x >= 3, String.raw`(-\infty, -1) \cup [3, \infty)`],
    ['all but a point', (x: number) => x !== 0.5, String.raw`(-\infty, \frac{1}{2}) \cup (\frac{1}{2}, \infty)`],
    ['between, with the point in the middle', (x: number) => x >= -1 && x < 3, '[-1, 3)'],
  ])('%s', (_, holds, expected) => {
    const intervals = solveBetween(points, (x) => holds(x.valueOf()))
    expect(isUnionOfIntervals(intervals)).toBe(true)
    expect(writeIntervals(intervals)).toBe(expected)
  })

  test.each([
    ['nothing', () => false],
    ['everything', () => true],
    ['a point alone', (x: number) => x === 3],
    ['a point beside an interval', (x: number) => x < -1 || x === 3],
  ])('finds no union of intervals in %s', (_, holds) => {
    expect(isUnionOfIntervals(solveBetween(points, (x) => holds(x.valueOf())))).toBe(false)
  })
})
