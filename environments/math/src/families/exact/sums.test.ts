import { describe, expect, test } from 'vitest'
import { rational } from './rational.ts'
import { quotientTerm, writeMultiple, writeRaised, writeShifted, writeSum, writeTerm } from './sums.ts'

const raw = String.raw

describe('writeSum', () => {
  test('writes signs, ones and zeros as people do', () => {
    const terms = [
      [1n, 'x'],
      [-1n, 'y'],
      [0n, 'z'],
      [rational(-3n, 2n), 'w'],
      [5n, ''],
    ] as const
    expect(writeSum(terms)).toBe(raw`x - y - \frac{3}{2}w + 5`)
    expect(
      writeSum([
        [-1n, 'x'],
        [-1n, ''],
      ]),
    ).toBe('-x - 1')
    expect(writeSum([[0n, 'x']])).toBe('0')
    expect(writeSum([])).toBe('0')
  })
})

describe('writeTerm', () => {
  test.each([
    [1n, 'x', 'x'],
    [-1n, 'x', '-x'],
    [3n, 'x', '3x'],
    [1n, '', '1'],
    [0n, 'x', '0'],
    [rational(1n, 2n), 'x', raw`\frac{1}{2}x`],
  ])('%s times %s', (coefficient, factor, expected) => {
    expect(writeTerm(coefficient, factor)).toBe(expected)
  })
})

describe('quotients, multiples and powers', () => {
  test('have one bar', () => {
    expect(writeMultiple(rational(-3n, 4n), raw`\pi`)).toBe(raw`-\frac{3\pi}{4}`)
    expect(writeMultiple(rational(1n, 4n), raw`\pi`)).toBe(raw`\frac{\pi}{4}`)
    expect([writeMultiple(2n, 'e'), writeMultiple(0n, 'e'), writeMultiple(rational(1n, 2n), '')]).toEqual([
      '2e',
      '0',
      raw`\frac{1}{2}`,
    ])
    expect(writeSum([quotientTerm(rational(-5n, 2n), raw`\sqrt{x}`, 'x')])).toBe(raw`-\frac{5x}{2\sqrt{x}}`)
  })

  test('leave out what need not be said', () => {
    expect([writeRaised('e', 'x'), writeRaised('e', '1'), writeRaised('2', '-x')]).toEqual(['e^x', 'e', '2^{-x}'])
    expect([writeShifted('x', -3n), writeShifted('x', 0n), writeShifted('k', 2n)]).toEqual(['(x - 3)', 'x', '(k + 2)'])
  })
})
