import { describe, expect, test } from 'vitest'
import { compareAnswers } from '../equivalence/index.ts'
import { drawPair, pairKinds } from './index.ts'

describe('drawPair', () => {
  test('draws the same pair for the same seed and index', () => {
    const draw = (seed: string) => Array.from({ length: 100 }, (_, index) => drawPair(seed, index))
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
  })

  test.each(pairKinds)(
    '%s: pairs made equal are equal and pairs made different are different, in both orders',
    (kind) => {
      const first = pairKinds.indexOf(kind)
      for (let round = 0; round < 100; round += 1) {
        const pair = drawPair('test', first + round * pairKinds.length)
        expect(pair.kind).toBe(kind)
        const { expected_answer, answer, verdict } = pair
        expect({ ...pair, is: compareAnswers(expected_answer, answer).is }).toEqual({ ...pair, is: verdict })
        expect({ ...pair, is: compareAnswers(answer, expected_answer).is }).toEqual({ ...pair, is: verdict })
      }
    },
  )
})
