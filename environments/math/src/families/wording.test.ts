import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { count, drawNames, evaluate, ordinal } from './wording.ts'

describe('wording', () => {
  test.each([
    [3n, 'third'],
    [10n, 'tenth'],
    [11n, '11th'],
    [12n, '12th'],
    [21n, '21st'],
    [22n, '22nd'],
    [23n, '23rd'],
    [24n, '24th'],
    [111n, '111th'],
  ])('the ordinal of %s is %s', (n, expected) => {
    expect(ordinal(n)).toBe(expected)
  })

  test('counts one thing or several', () => {
    expect([count(1n, 'couple'), count(2n, 'couple'), count(3n, 'child', 'children')]).toEqual([
      '1 couple',
      '2 couples',
      '3 children',
    ])
  })

  test('asks for a value in several ways, and names different people', () => {
    const random = createRandom('wording')
    const asked = new Set(Array.from({ length: 60 }, () => evaluate(random, '2 + 3')))
    expect(asked.size).toBe(5)
    for (const question of asked) expect(question).toContain('$2 + 3$')
    expect(new Set(drawNames(random, 5)).size).toBe(5)
  })
})
