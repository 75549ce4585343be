import { describe, expect, test } from 'vitest'
import { canBeCounted } from './counted.ts'

describe('canBeCounted', () => {
  test.each([
    'apples',
    'red apples',
    'ways',
    'people',
    'different ways',
    'bags of rice',
    'units long',
    'years old',
    'integer solutions',
    'children',
    'triangles each',
    'students',
    "o'clock",
    'pairs of shoes',
  ])('takes %j for what is counted', (text) => {
    expect(canBeCounted(text, { isOne: false })).toBe(true)
  })

  test.each([
    'is wrong',
    'wrong',
    'false',
    'or so',
    'or more',
    'at least',
    'squared',
    'cubed',
    'factorial',
    'halves',
    'thirds',
    'tenths',
    'thousandths',
    'thousands',
    'percents',
    'perhaps',
    'maybe',
    'times x',
    'plus',
    'minus',
    'mod',
    'apple',
    'too small',
    'yes',
    'apples and oranges',
    'apples or pears',
    'apples but not pears',
    'apples if it rains',
    'x',
    'MW',
    'a b c d e f',
    'wrong answers',
    'works',
    'equals',
    'sqrt',
    'roots of unity or so',
  ])('does not take %j for that', (text) => {
    expect(canBeCounted(text, { isOne: false })).toBe(false)
  })

  test('takes the singular behind 1 alone', () => {
    expect(canBeCounted('apple', { isOne: true })).toBe(true)
    expect(canBeCounted('apple', { isOne: false })).toBe(false)
    expect(canBeCounted('maybe', { isOne: true })).toBe(false)
    expect(canBeCounted('squared', { isOne: true })).toBe(false)
  })
})
