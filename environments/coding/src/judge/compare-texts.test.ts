import { describe, expect, test } from 'vitest'
import type { Checker } from '../task.ts'
import { isExpectedText } from './compare-texts.ts'

describe('isExpectedText', () => {
  test.each<[Checker['kind'], string, string, boolean]>([
    ['equal', '1 2\n3\n', '1 2\n3', true],
    ['equal', '1 2\n', '1 2  \n\n\n', true],
    ['equal', '1 2\r\n', '1 2\n', true],
    ['equal', '1 2', '1  2', false],
    ['equal', '1\n2', '2\n1', false],
    ['equal', ' 1', '1', false],
    ['equal', '1', '1\n1', false],
    ['equal', '', '', true],
    ['equal', 'a', '', false],
    ['words', '1 2\n3', '1\n2   3\n', true],
    ['words', '1 2', '12', false],
    ['words', 'Yes', 'yes', false],
    ['any_order', 'a\nb\n', 'b\na', true],
    ['any_order', 'a\nb', 'a\na', false],
    ['any_order', 'a b', 'b a', false],
  ])('by %s: for %j the text %j is right: %s', (kind, expected, actual, isRight) => {
    expect(isExpectedText(expected, actual, { kind } as Checker)).toBe(isRight)
  })

  test.each<[string, string, boolean]>([
    ['0.5 area', '0.5000000001 area', true],
    ['0.5', '5e-1', true],
    ['0.5', '.5', true],
    ['1', '1.01', false],
    ['1 2', '1', false],
    ['area', 'Area', false],
    ['1', 'nan', false],
    ['1', '0x1', false],
    ['1000000', '1000000.5', true],
  ])('by float: for %j the text %j is right: %s', (expected, actual, isRight) => {
    expect(isExpectedText(expected, actual, { kind: 'float', tolerance: 1e-6 })).toBe(isRight)
  })
})
