import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import {
  addBounds,
  type Bounds,
  boundsOfFraction,
  invertBounds,
  multiplyBounds,
  powerOfBounds,
  rootOfBounds,
  under,
  unit,
} from './bounds.ts'

const fraction = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 9n))
  .map(([n, d]) => new Fraction(n, d))

/** Whether a rational number is 0 or large enough, and small enough, for its bounds. */
function fits(value: Fraction, bounds: Bounds): boolean {
  const [least, most] = [under(bounds), bounds.u].map((bits) => 2n ** BigInt(Math.ceil(bits)))
  return value.n === 0n || (value.n * (least ?? 0n) >= value.d && value.n <= value.d * (most ?? 0n))
}

describe('bounds', () => {
  test('are kept by sums, products, quotients and powers of fractions', () => {
    fc.assert(
      fc.property(fraction, fraction, fc.bigInt(0n, 9n), (a, b, exponent) => {
        const [x, y] = [boundsOfFraction(a), boundsOfFraction(b)]
        expect(fits(a, x) && fits(a.add(b), addBounds(x, y)) && fits(a.mul(b), multiplyBounds(x, y))).toBe(true)
        if (b.n !== 0n) expect(fits(a.div(b), multiplyBounds(x, invertBounds(y)))).toBe(true)
        expect(fits(a.pow(Number(exponent)), powerOfBounds(x, exponent))).toBe(true)
      }),
    )
  })

  test('are kept by roots', () => {
    fc.assert(
      fc.property(fraction, fc.bigInt(1n, 7n), (a, index) => {
        const size = a.abs()
        const raised = boundsOfFraction(size.pow(Number(index)))
        expect(fits(size, rootOfBounds(raised, index))).toBe(true)
        expect(fits(size, rootOfBounds(invertBounds(invertBounds(raised)), index))).toBe(true)
      }),
    )
  })

  test('find a common denominator', () => {
    const halves = Array.from({ length: 60 }, () => boundsOfFraction(new Fraction(1, 2)))
    const total = halves.reduce(addBounds)
    expect(total.d).toBe(2n)
    expect(total.u).toBeLessThan(8)
    expect(under(unit)).toBe(0)
  })

  test('do not write out denominators that are too long', () => {
    const long = powerOfBounds(boundsOfFraction(new Fraction(1, 3)), 10n ** 30n)
    expect([long.d, long.l]).toEqual([1n, 2e30])
    const product = Array.from({ length: 300 }, (_, k) =>
      boundsOfFraction(new Fraction(1n, 10n ** 20n + BigInt(k))),
    ).reduce(multiplyBounds)
    expect(product.d < 2n ** 4096n).toBe(true)
    expect(under(product)).toBeGreaterThan(300 * 66)
  })
})
