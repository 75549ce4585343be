import { describe, expect, test } from 'vitest'
import { tCritical, tInterval } from './t-interval.ts'

describe('tCritical', () => {
  // NIST/SEMATECH e-Handbook 1.3.6.7.2, column 0.975; https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm
  test.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [29, 2.045],
    [30, 2.042],
    [60, 2.0],
    [100, 1.984],
  ])('is the table value for %i degrees of freedom', (degrees, value) => {
    expect(tCritical(degrees)).toBeCloseTo(value, 3)
  })

  // Computed with @stdlib/stats-base-dists-t-quantile 0.2.3.
  test.each([
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [30, 2.0422724563012378],
    [1000, 1.9623390808264078],
  ])('has ten digits right for %i degrees of freedom', (degrees, value) => {
    expect(tCritical(degrees)).toBeCloseTo(value, 10)
  })

  test('has no step where the sum gives way to the expansion', () => {
    const before = tCritical(999) - tCritical(1000)
    const across = tCritical(1000) - tCritical(1001)
    expect(across / before).toBeCloseTo(1, 2)
  })

  test('approaches the normal point', () => {
    expect(tCritical(1e9)).toBeCloseTo(1.959964, 6)
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d degrees of freedom', (degrees) => {
    expect(() => tCritical(degrees)).toThrow(RangeError)
  })
})

describe('tInterval', () => {
  test('is what scipy.stats.t.interval(0.95, df=2, loc=2, scale=sem) gives for 1, 2, 3', () => {
    const interval = tInterval([1, 2, 3])
    expect(interval?.low).toBeCloseTo(-0.4841377118, 9)
    expect(interval?.high).toBeCloseTo(4.4841377118, 9)
  })

  test('is a point when all values are equal', () => {
    expect(tInterval([0.5, 0.5, 0.5])).toEqual({ low: 0.5, high: 0.5 })
  })

  test('needs two values', () => {
    expect(tInterval([1])).toBeUndefined()
    expect(tInterval([])).toBeUndefined()
  })
})
