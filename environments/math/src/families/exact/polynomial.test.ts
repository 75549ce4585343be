import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addPolynomials,
  antiderivativeOf,
  composePolynomials,
  derivativeOf,
  fromRoots,
  multiplyPolynomials,
  powerOfPolynomial,
  rationalValueAt,
  remainderOf,
  scalePolynomial,
  valueAt,
  writePolynomial,
  writePower,
} from './polynomial.ts'
import { rational } from './rational.ts'

const coefficient = fc.bigInt({ min: -9n, max: 9n })
const polynomial = fc.array(coefficient, { minLength: 1, maxLength: 5 })

describe('polynomial', () => {
  test('is written from the highest power', () => {
    expect(writePolynomial([5n, -1n, 0n, 2n])).toBe('2x^3 - x + 5')
    expect(writePolynomial([0n, rational(1n, 2n)], 't')).toBe(String.raw`\frac{1}{2}t`)
    expect([writePower('x', 0), writePower('x', 1n), writePower('x', 9), writePower('x', 10n)]).toEqual([
      '',
      'x',
      'x^9',
      'x^{10}',
    ])
  })

  test('sums, products, powers and compositions have the values that their parts give', () => {
    fc.assert(
      fc.property(polynomial, polynomial, coefficient, (f, g, x) => {
        expect(valueAt(addPolynomials(f, g), x)).toBe(valueAt(f, x) + valueAt(g, x))
        expect(valueAt(multiplyPolynomials(f, g), x)).toBe(valueAt(f, x) * valueAt(g, x))
        expect(valueAt(powerOfPolynomial(f, 3), x)).toBe(valueAt(f, x) ** 3n)
        expect(valueAt(composePolynomials(f, g), x)).toBe(valueAt(f, valueAt(g, x)))
        expect(valueAt(scalePolynomial(f, x), 2n)).toBe(x * valueAt(f, 2n))
        expect(rationalValueAt(f, rational(x)).equals(valueAt(f, x))).toBe(true)
      }),
    )
  })

  test('the derivative of the antiderivative is the polynomial', () => {
    fc.assert(
      fc.property(polynomial, coefficient, (f, x) => {
        const whole = scalePolynomial(f, 60n)
        const integral = antiderivativeOf(whole).map(({ s, n, d }) => (s * n) / d)
        expect(valueAt(derivativeOf(integral), x)).toBe(valueAt(whole, x))
      }),
    )
  })

  test('leaves the remainder that agrees with it at the roots of the divisor', () => {
    fc.assert(
      fc.property(polynomial, fc.uniqueArray(coefficient, { minLength: 1, maxLength: 3 }), (f, roots) => {
        const rest = remainderOf(f, fromRoots(roots))
        expect(rest.length).toBeLessThanOrEqual(Math.max(roots.length, f.length))
        for (const root of roots) expect(valueAt(rest, root)).toBe(valueAt(f, root))
      }),
    )
  })
})
