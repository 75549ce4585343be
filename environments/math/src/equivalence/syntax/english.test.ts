import { describe, expect, test } from 'vitest'
import { isFunctionWord, isRun, isWord, turnsAround } from './english.ts'

describe('turnsAround', () => {
  test.each([
    'not',
    'is not',
    'never',
    "isn't",
    'cannot be',
    'at least',
    'at most',
    'less than',
    'greater than',
    'wrong',
    'incorrectly',
    'or',
    'unless',
    'if',
    'except',
    'but',
    'up to',
    'false',
    'neither',
    'other than',
  ])('takes %j for words that say something else', (words) => {
    expect(turnsAround(words)).toBe(true)
  })

  test.each(['apples', 'least common multiple', 'greatest value', 'most', 'notation', 'orange', 'more', 'right'])(
    'lets %j say what it stands beside',
    (words) => {
      expect(turnsAround(words)).toBe(false)
    },
  )
})

describe('isWord', () => {
  test.each(['no', 'Evelyn', 'odd', 'even', 'Yes', 'xenon', 'bcdfg'])('takes %s for a word', (letters) => {
    expect(isWord(letters)).toBe(true)
  })

  test.each(['x', 'xy', 'ab', 'abc', 'xyz', 'ZYX', 'mgh', 'rst', 'kx'])('takes %s for a product', (letters) => {
    expect(isWord(letters)).toBe(false)
  })
})

describe('isRun', () => {
  test('knows letters that follow each other in any order and case', () => {
    expect(['abc', 'cab', 'XZY', 'q'].map(isRun)).toEqual([true, true, true, true])
    expect(['abd', 'aab', 'az'].map(isRun)).toEqual([false, false, false])
  })
})

describe('isFunctionWord', () => {
  test('knows words that are never a product', () => {
    expect(['not', 'And', 'than', 'if'].map(isFunctionWord)).toEqual([true, true, true, true])
    expect(['at', 'nth', 'xy', 'Andy'].map(isFunctionWord)).toEqual([false, false, false, false])
  })
})
