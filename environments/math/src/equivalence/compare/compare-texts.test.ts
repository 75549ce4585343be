import { describe, expect, test } from 'vitest'
import { compareTexts, compareTextWith } from './compare-texts.ts'
import { answerOf } from './context.test-kit.ts'

describe('compareTexts', () => {
  test.each([
    ['Monday', String.raw`\text{monday}.`, 'equal'],
    ['ACD', 'DCA', 'equal'],
    ['3:00 PM', '3 p.m.', 'equal'],
    ['3:00 PM', '3:00 AM', 'different'],
    ['increasing', 'decreasing', 'different'],
    ['prime', 'not prime', 'different'],
    ['ACD', 'ACE', 'different'],
  ])('finds of %s and %s that they are %s', (a, b, verdict) => {
    expect(compareTexts(answerOf(a, 'text'), answerOf(b, 'text')).is).toBe(verdict)
  })
})

describe('compareTextWith', () => {
  test.each<[string, string, 'ratio' | 'collection' | 'value' | 'region', string | undefined]>([
    ['3:00 PM', '15:00', 'ratio', 'equal'],
    ['3:00 PM', '3:00', 'ratio', 'undecided'],
    ['3:00 PM', '4:00', 'ratio', 'different'],
    ['12:00 am', '0:00', 'ratio', 'equal'],
    ['ACD', 'D, C, A', 'collection', 'equal'],
    ['ACD', 'A, C', 'collection', 'different'],
    ['bad', 'A, B, D', 'collection', undefined],
    ['half of ten', '5', 'value', 'undecided'],
    ['all real numbers except two', String.raw`\mathbb{R}`, 'region', 'undecided'],
    ['Monday', '5', 'value', undefined],
    ['does not exist', '0', 'value', undefined],
  ])('finds of %s and %s, a %s, that they are %s', (text, other, kind, verdict) => {
    expect(compareTextWith(answerOf(text, 'text'), answerOf(other, kind))?.is).toBe(verdict)
  })
})
