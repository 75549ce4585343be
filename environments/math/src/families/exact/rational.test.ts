import { describe, expect, test } from 'vitest'
import { isInteger, isNegative, numeratorOf, powerOf, productOf, rational, sumOf, toLatex } from './rational.ts'

describe('rational', () => {
  test('is written in lowest terms, with the sign in front', () => {
    expect([rational(6n, 8n), rational(3n, -4n), rational(-8n, 4n), rational(0n, 5n), 7n].map(toLatex)).toEqual([
      String.raw`\frac{3}{4}`,
      String.raw`-\frac{3}{4}`,
      '-2',
      '0',
      '7',
    ])
  })

  test('tells integers and negative numbers', () => {
    expect([rational(6n, 3n), rational(1n, 3n), 4n].map(isInteger)).toEqual([true, false, true])
    expect([rational(-1n, 3n), rational(0n), 4n].map(isNegative)).toEqual([true, false, false])
    expect(numeratorOf(rational(-6n, 4n))).toBe(-3n)
  })

  test('adds, multiplies and raises without rounding', () => {
    expect(toLatex(sumOf([rational(1n, 3n), rational(1n, 6n), 1n]))).toBe(String.raw`\frac{3}{2}`)
    expect(toLatex(productOf([rational(2n, 3n), rational(9n, 4n), -1n]))).toBe(String.raw`-\frac{3}{2}`)
    expect(toLatex(powerOf(rational(-2n, 3n), -3n))).toBe(String.raw`-\frac{27}{8}`)
    expect(toLatex(powerOf(10n, 40n))).toBe(`1${'0'.repeat(40)}`)
    expect(toLatex(powerOf(0n, 0n))).toBe('1')
  })
})
