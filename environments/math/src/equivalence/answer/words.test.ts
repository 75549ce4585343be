import { describe, expect, test } from 'vitest'
import { meaningOf, speaksOfNumbers, withoutStyle, wordsOf } from './words.ts'

describe('wordsOf', () => {
  test.each([
    [String.raw`\text{No Solution}`, 'no solution'],
    ['No  solution.', 'no solution'],
    ['the series diverges', 'diverges'],
    ['it is true', 'true'],
    ['An ellipse!', 'ellipse'],
    [String.raw`\text{neither},\ \text{nor}`, 'neither nor'],
    ['a.m.', 'am'],
    ['non-zero', 'non zero'],
    ['**odd**', 'odd'],
    ['e**pi', 'e**pi'],
    ['a*b', 'a*b'],
    ['It’s', "it's"],
    ['Yes, it is prime.', 'yes'],
    ['No, because 3 divides it', 'no'],
    ['Yes, but it is odd', 'yes but it is odd'],
    ['True, they are unless x = 0', 'true they are unless x = 0'],
  ])('takes off the looks of %j', (text, words) => {
    expect(wordsOf(text)).toBe(words)
  })

  test('keeps what makes a question or another statement of it', () => {
    expect(wordsOf('yes?')).toBe('yes?')
    expect(wordsOf('it is not true')).toBe('not true')
    expect(wordsOf('no, yes')).toBe('no yes')
  })
})

describe('withoutStyle', () => {
  test('keeps letters in their case', () => {
    expect(withoutStyle(String.raw`\text{March } 5`)).toBe('March 5')
  })
})

describe('meaningOf', () => {
  test.each([
    ['no solution', '∅'],
    ['no real solutions', '∅'],
    ['all real numbers', 'ℝ'],
    ['all integers', 'ℤ'],
    ['dne', 'does not exist'],
    ['infinite solutions', 'infinitely many'],
    ['negative infinity', '-infinity'],
  ])('knows %j as %s', (words, meaning) => {
    expect(meaningOf(words)).toBe(meaning)
  })

  test.each(['no integer solutions', 'no positive solution', 'all real numbers except 0', 'even integers', 'none'])(
    'claims to know no %j',
    (words) => {
      expect(meaningOf(words)).toBeUndefined()
    },
  )
})

describe('speaksOfNumbers', () => {
  test('tells words that may name a number from others', () => {
    expect(['half of ten', 'all real numbers except two', 'none', 'twice'].map(speaksOfNumbers)).not.toContain(false)
    expect(['evelyn', 'isosceles', 'infinitely many', 'does not exist', 'even'].map(speaksOfNumbers)).not.toContain(
      true,
    )
  })
})
