import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { fromInteger, zero } from '../equivalence/ball/ball.ts'
import { fromFraction } from '../equivalence/value/setting.ts'
import { toDecimal } from './to-decimal.ts'

describe('toDecimal', () => {
  test('writes numbers within a few powers of ten plainly, and others in scientific notation', () => {
    const write = (value: Fraction) => toDecimal(fromFraction(value, 160), 10)
    expect(
      [
        new Fraction(1, 3),
        new Fraction(-200000),
        new Fraction(1, 1_000_000),
        new Fraction(1n, 10n ** 30n),
        new Fraction(10n ** 40n),
      ].map(write),
    ).toEqual(['0.3333333333', '-200000', '0.000001', '1e-30', '1e40'])
    expect(toDecimal(zero, 10)).toBe('0')
    expect(toDecimal(fromInteger(1024n), 4)).toBe('1024')
  })

  test('has no digits that are not known', () => {
    expect(toDecimal({ m: 3n, e: 0, error: -4 }, 10)).toBeUndefined()
  })

  test('gives the first digits of any fraction', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        (over, under) => {
          fc.pre(over !== 0n)
          const value = new Fraction(over, under)
          const written = toDecimal(fromFraction(value, 200), 20) ?? expect.fail('it is known well enough')
          const [mantissa = '', exponent = '0'] = written.split('e')
          const read = new Fraction(mantissa).mul(
            Number(exponent) < 0
              ? new Fraction(1n, 10n ** BigInt(-Number(exponent)))
              : new Fraction(10n ** BigInt(exponent)),
          )
          // Cut off, not rounded: off by less than one unit of the twentieth digit.
          expect(
            read
              .sub(value)
              .abs()
              .compare(value.abs().div(10n ** 18n)),
          ).toBeLessThan(0)
        },
      ),
    )
  })
})
