import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import type { Value } from '../answer/answer.ts'
import { answerOf, contextOf } from './context.test-kit.ts'
import type { Tolerance } from './options.ts'
import { isConsistent, withinTolerance } from './tolerance.ts'

const side = (value: Value) => ({ value, node: value.node })
const within = (expected: string, answer: string, tolerance?: Tolerance) =>
  withinTolerance(side(answerOf(expected, 'value')), side(answerOf(answer, 'value')), contextOf({ tolerance }))?.is

describe('withinTolerance', () => {
  test('is asked only where a row states it and something is a decimal', () => {
    expect(within('1/3', '0.333')).toBeUndefined()
    expect(within('1/3', '1/4', { absolute: 1 })).toBeUndefined()
    expect(within('x', '0.5x', { absolute: 1 })).toBeUndefined()
    expect(within('1/3', '0.333', { absolute: 1 })).toBe('equal')
  })

  test('is exact at its edge', () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 5000 }), (a, b, bound) => {
        const write = (n: number) => (n / 100).toFixed(2)
        const isWithin = Math.abs(a - b) <= bound
        expect(within(write(a), write(b), { absolute: bound / 100 })).toBe(isWithin ? 'equal' : 'different')
      }),
    )
  })

  test('is a share of the expected number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), (a, b) => {
        const isWithin = new Fraction(a).sub(b).abs().compare(new Fraction(a, 10)) <= 0
        expect(within(`${a}.0`, `${b}.0`, { relative: 0.1 })).toBe(isWithin ? 'equal' : 'different')
      }),
    )
  })

  test('is as small as it is stated', () => {
    for (const exponent of [-3, -7, -9, -12, -30, -300]) {
      const absolute = Number(`1e${exponent}`)
      expect(within('1.0', `1.0 + 0.9 \\cdot 10^{${exponent}}`, { absolute })).toBe('equal')
      expect(within('1.0', `1.0 + 1.1 \\cdot 10^{${exponent}}`, { absolute })).toBe('different')
    }
  })

  test.each([
    ['1/3', '0.333', 'equal'],
    ['1/3', '0.3333', 'equal'],
    ['1/3', '0.33', 'equal'],
    ['1/3', '0.334', 'different'],
    [String.raw`\pi`, '3.1', 'equal'],
    [String.raw`\pi`, '3.2', 'different'],
    ['3.14', String.raw`\pi`, 'equal'],
    ['3.14159', '3.14', 'equal'],
    ['299792458', String.raw`3.00 \times 10^8`, 'equal'],
    ['299792458', String.raw`3.10 \times 10^8`, 'different'],
    ['299792458', '3.00e8', 'equal'],
    ['-1/3', '-0.333', 'equal'],
    ['-1/3', '0.333', 'different'],
    [String.raw`\pi \text{ cm}^2`, String.raw`3.14 \text{ cm}^2`, 'equal'],
    ['0.5', '0.5', 'equal'],
    ['0.5', '0.54', 'equal'],
    ['0.5', '0.56', 'different'],
  ])('reads off %s and %s, where its digits count, that they are %s', (expected, answer, verdict) => {
    expect(within(expected, answer, 'written')).toBe(verdict)
  })

  test.each(['0e9', String.raw`0 \times 10^{9}`, String.raw`0.0 \times 10^{7}`, '1e4', '1.0e5'])(
    'takes %s for no rounding of 1234.5',
    (answer) => {
      expect(within('1234.5', answer, 'written')).toBe('different')
    },
  )

  test('looks at no power of ten that cannot be worked out', () => {
    expect(within('1.5', String.raw`1.5 \times 10^{999999999}`, 'written')).not.toBe('equal')
    expect(within(String.raw`1.5 \times 10^{999999999}`, '1.5', 'written')).not.toBe('equal')
  })

  test('leaves rounding to one digit to exact comparison', () => {
    expect(within('1/3', '0.3', 'written')).toBeUndefined()
    expect(within('0', '0.0', 'written')).toBeUndefined()
  })
})

describe('isConsistent', () => {
  const holds = (text: string) => isConsistent(answerOf(text, 'value'), contextOf())

  test.each([
    String.raw`2/4 = 1/2`,
    String.raw`\pi \approx 3.14`,
    String.raw`\pi \approx 3`,
    String.raw`\pi \approx 22/7`,
    String.raw`12345 \approx 12000`,
    '1/2 = 0.5 = 50%',
  ])('lets %s stand', (text) => {
    expect(holds(text)).toBe(true)
  })

  test.each([
    String.raw`2/4 = 1/3`,
    String.raw`\pi \approx 3.15`,
    String.raw`\pi \approx 4`,
    String.raw`5 \approx 7919`,
    String.raw`1/3 \approx 0.3334`,
  ])('finds that %s says two things', (text) => {
    expect(holds(text)).toBe(false)
  })
})
