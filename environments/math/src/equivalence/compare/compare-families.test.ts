import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareFamilies } from './compare-families.ts'
import { answerOf, contextOf } from './context.test-kit.ts'

const compared = (a: string, b: string) => compareFamilies(answerOf(a, 'family'), answerOf(b, 'family'), contextOf()).is
const over = (items: string, domain = String.raw`\mathbb{Z}`) => `${items}, k \\in ${domain}`

describe('compareFamilies', () => {
  test.each([
    [over(String.raw`k\pi`), over(String.raw`\pi + k\pi`)],
    [over(String.raw`k\pi`), over(String.raw`-k\pi`)],
    [over(String.raw`k\pi`), over(String.raw`2k\pi, \pi + 2k\pi`)],
    [over(String.raw`\frac{\pi}{4} + k\pi`), over(String.raw`\frac{(4k+1)\pi}{4}`)],
    [over('2k+1'), over('2k-1')],
    [over('360k'), over(String.raw`360k^\circ`)],
    [over(String.raw`60^\circ + 360^\circ k`), over(String.raw`\frac{\pi}{3} + 2k\pi`)],
    [over('k^2'), over('k^2')],
    [over('(k, 2k)', String.raw`\mathbb{R}`), over('(2k, 4k)', String.raw`\mathbb{R}`)],
    [over('(1+k, k)', String.raw`\mathbb{R}`), over('(2k, 2k-1)', String.raw`\mathbb{R}`)],
  ])('finds %s to be all of %s', (a, b) => {
    expect(compared(a, b)).toBe('equal')
    expect(compared(b, a)).toBe('equal')
  })

  test.each([
    [over(String.raw`k\pi`), over(String.raw`2k\pi`)],
    [over(String.raw`k\pi`), over(String.raw`\frac{\pi}{2} + k\pi`)],
    [over('2k'), over('2k+1')],
    [over('2k'), over('3k')],
    [over('k'), over(String.raw`k\pi`)],
    [over('2k'), over('2k', String.raw`\mathbb{N}`)],
    [over('(k, 2k)', String.raw`\mathbb{R}`), over('(k, 3k)', String.raw`\mathbb{R}`)],
    [over('(k, k)', String.raw`\mathbb{R}`), over('(k, k+1)', String.raw`\mathbb{R}`)],
    [over('(k, k)', String.raw`\mathbb{R}`), over('(k, k, k)', String.raw`\mathbb{R}`)],
  ])('tells %s from %s', (a, b) => {
    expect(compared(a, b)).toBe('different')
    expect(compared(b, a)).toBe('different')
  })

  test.each([
    [over(String.raw`k\pi, 100k\pi`), over(String.raw`100k\pi`)],
    [over('(k, k)', String.raw`\mathbb{R}`), over('(1, 1)', String.raw`\mathbb{R}`)],
    [over('(1, 2)', String.raw`\mathbb{R}`), over('(k, k)', String.raw`\mathbb{R}`)],
    [over('k^2, k^2'), over('k^2, k^3')],
    [over('k^2'), over('(k+1)^2')],
    [over('2k', String.raw`\mathbb{N}`), over('2k', String.raw`\mathbb{Z}^+`)],
    [over(String.raw`5k \text{ cm}`), over(String.raw`5k \text{ m}`)],
  ])('does not decide between %s and %s', (a, b) => {
    expect(compared(a, b)).toBe('undecided')
    expect(compared(b, a)).toBe('undecided')
  })

  test('compares progressions as their members say', () => {
    const progression = fc.record({ offset: fc.integer({ min: -6, max: 6 }), step: fc.integer({ min: 1, max: 6 }) })
    const progressions = fc.array(progression, { minLength: 1, maxLength: 3 })
    const write = (all: readonly { offset: number; step: number }[]) =>
      over(all.map(({ offset, step }) => `${step}k + (${offset})`).join(', '))
    const has = (all: readonly { offset: number; step: number }[], n: number) =>
      all.some(({ offset, step }) => (n - offset) % step === 0)
    fc.assert(
      fc.property(progressions, progressions, (a, b) => {
        // All of them repeat after 60 numbers.
        const isSame = Array.from({ length: 60 }, (_, n) => has(a, n) === has(b, n)).every(Boolean)
        expect(compared(write(a), write(b))).toBe(isSame ? 'equal' : 'different')
      }),
      { numRuns: 200 },
    )
  })
})
