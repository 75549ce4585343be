import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareCollections, compareTuples } from './compare-collections.ts'
import { answerOf, contextOf } from './context.test-kit.ts'
import type { CompareOptions } from './options.ts'

const compared = (a: string, b: string, options: CompareOptions = {}) =>
  compareCollections(answerOf(a, 'collection'), answerOf(b, 'collection'), contextOf(options)).is

describe('compareCollections', () => {
  test.each([
    ['1, 2, 3', '3, 1, 2'],
    ['1, 1, 2', '1, 2, 1'],
    [String.raw`\{1, 1, 2\}`, String.raw`\{2, 1\}`],
    ['1, 1, 2', String.raw`\{1, 2\}`],
    [String.raw`\sqrt{2}, \sqrt{8}`, String.raw`2\sqrt{2}, \sqrt{2}`],
    [String.raw`\{\sqrt{2}\sqrt{2}, 2\}`, String.raw`\{2, 2\}`],
    ['x, y', 'y, x'],
    ['(1,2), (3,4)', '(3,4), (1,2)'],
    ['(1,2), (1,2), (3,4)', '(3,4), (1,2)'],
    [String.raw`\{1, 50\%\}`, String.raw`\{0.5, 1\}`],
    [String.raw`\pm 2, 0`, '0, 2, -2'],
    [String.raw`\{\{1\}, \{2, 3\}\}`, String.raw`\{\{3, 2\}, \{1\}\}`],
  ])('finds in %s what is in %s', (a, b) => {
    expect(compared(a, b)).toBe('equal')
    expect(compared(b, a)).toBe('equal')
  })

  test.each([
    ['1, 2', '1, 3'],
    ['1, 2', '1, 2, 3'],
    ['1, 1, 2', '1, 2'],
    ['1, 1, 2', '1, 2, 2'],
    [String.raw`\sqrt{2}, \sqrt{2}`, String.raw`\sqrt{2}, \sqrt{3}`],
    [String.raw`\{\sqrt{2}\sqrt{2}, 2\}`, String.raw`\{2, 3\}`],
    ['(1,2), (3,4)', '(2,1), (3,4)'],
    [String.raw`\{\{1, 2\}\}`, String.raw`\{1, 2\}`],
    ['x, y', 'x, z'],
  ])('tells %s from %s', (a, b) => {
    expect(compared(a, b)).toBe('different')
    expect(compared(b, a)).toBe('different')
  })

  test('finds partners for all where some have several', () => {
    const options = { tolerance: { absolute: 0.0501 } }
    expect(compared('1.05, 1.0', '1.04, 1.1', options)).toBe('equal')
    expect(compared('1.0, 1.05', '1.04, 1.1', options)).toBe('equal')
    expect(compared('1.0, 1.05, 1.1', '1.05, 1.1, 1.15', options)).toBe('equal')
    expect(compared('1.0, 1.0, 1.1', '1.05, 1.15, 1.2', options)).toBe('different')
  })

  test('leaves undecided what is too much to compare pair by pair', () => {
    const many = (write: (index: number) => string) =>
      Array.from({ length: 100 }, (_, index) => write(index)).join(', ')
    expect(
      compared(
        many((index) => `x^{${index + 2}}`),
        many((index) => `y^{${index + 2}}`),
      ),
    ).toBe('undecided')
    expect(
      compared(
        many(String),
        many((index) => String(99 - index)),
      ),
    ).toBe('equal')
  })

  test('compares lists of numbers as their sorted digits say', () => {
    const sorted = (items: readonly number[]) => [...items].sort((x, y) => x - y).join()
    const numbers = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const isSame = sorted(a) === sorted(b)
        expect(compared(a.join(', '), b.join(', '))).toBe(isSame ? 'equal' : 'different')
        const isSameSet = sorted([...new Set(a)]) === sorted([...new Set(b)])
        expect(compared(`\\{${a.join(', ')}\\}`, `\\{${b.join(', ')}\\}`)).toBe(isSameSet ? 'equal' : 'different')
      }),
    )
  })
})

describe('compareTuples', () => {
  const tuples = (a: string, b: string) => compareTuples(answerOf(a, 'tuple'), answerOf(b, 'tuple'), contextOf()).is

  test.each([
    ['(1, 2)', '(1, 4/2)'],
    [']1, 2[', '(1, 2)'],
    ['[1, 2[', '[1, 2)'],
    [String.raw`\langle 1, 2 \rangle`, '(1, 2)'],
    ['(1, 2, 3)', '[1, 2, 3]'],
    ['(1, (2, 3))', '(1, (2, 3))'],
  ])('takes %s for %s', (a, b) => {
    expect(tuples(a, b)).toBe('equal')
  })

  test.each([
    ['(1, 2)', '(2, 1)'],
    ['(1, 2)', '[1, 2]'],
    ['(1, 2)', '(1, 2]'],
    ['(1, 2]', String.raw`\langle 1, 2 \rangle`],
    ['(1, 2)', '(1, 2, 3)'],
    ['(1, (2, 3))', '((1, 2), 3)'],
    ['(1, (2, 3))', '(1, 2, 3)'],
  ])('tells %s from %s', (a, b) => {
    expect(tuples(a, b)).toBe('different')
  })
})
