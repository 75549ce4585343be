import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allOfK, passAtK } from './pass-at-k.ts'

/** Counts by brute force: how many of the k-subsets of n rollouts satisfy `wanted(correct ones in the subset)`. */
function shareOfSubsets(n: number, correct: number, k: number, wanted: (hits: number) => boolean): number {
  let all = 0
  let good = 0
  for (let subset = 0; subset < 1 << n; subset += 1) {
    const members = Array.from({ length: n }, (_, i) => i).filter((i) => subset & (1 << i))
    if (members.length !== k) continue
    all += 1
    if (wanted(members.filter((i) => i < correct).length)) good += 1
  }
  return good / all
}

const counts = fc
  .integer({ min: 1, max: 9 })
  .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }), fc.integer({ min: 1, max: n })))

describe('passAtK', () => {
  test('is 1 at k = 4 for 1 correct of 4 (REP-7)', () => {
    expect(passAtK(4, 1, 4)).toBe(1)
  })

  test('is the mean at k = 1', () => {
    expect(passAtK(4, 1, 1)).toBeCloseTo(0.25, 15)
  })

  test('is left out when there are fewer rollouts than k', () => {
    expect(passAtK(3, 3, 4)).toBeUndefined()
    expect(passAtK(0, 0, 1)).toBeUndefined()
  })

  test('is 0 when nothing was correct', () => {
    expect(passAtK(10, 0, 5)).toBe(0)
  })

  test('is the share of k-subsets with a correct rollout', () => {
    fc.assert(
      fc.property(counts, ([n, correct, k]) => {
        expect(passAtK(n, correct, k)).toBeCloseTo(
          shareOfSubsets(n, correct, k, (hits) => hits > 0),
          12,
        )
      }),
    )
  })

  test('stays finite for counts whose binomial coefficients overflow', () => {
    expect(passAtK(5000, 10, 2500)).toBeCloseTo(0.999, 3)
  })

  test.each([
    [-1, 0, 1],
    [4, 5, 1],
    [4, 1.5, 1],
    [4, 1, 0],
    [Number.NaN, 0, 1],
  ])('refuses n %d, correct %d, k %d', (n, correct, k) => {
    expect(() => passAtK(n, correct, k)).toThrow(RangeError)
  })
})

describe('allOfK', () => {
  test('is the share of k-subsets that are correct throughout', () => {
    fc.assert(
      fc.property(counts, ([n, correct, k]) => {
        expect(allOfK(n, correct, k)).toBeCloseTo(
          shareOfSubsets(n, correct, k, (hits) => hits === k),
          12,
        )
      }),
    )
  })

  test('is left out when there are fewer rollouts than k', () => {
    expect(allOfK(1, 1, 2)).toBeUndefined()
  })
})
