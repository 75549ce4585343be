import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import {
  addPolynomials,
  coefficientsBy,
  constant,
  constantOf,
  fromTerms,
  generator,
  isZeroPolynomial,
  leadingCoefficient,
  multiplyPolynomials,
  type Polynomial,
  polynomialKey,
  powerOfPolynomial,
  scalePolynomial,
  splitByPower,
  type Term,
  termsOf,
  zeroPolynomial,
} from './polynomial.ts'

const free = { spend: () => {} }
const generators = 3

const fraction = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 6 }))
  .map(([n, d]) => new Fraction(n, d))

const term: fc.Arbitrary<Term> = fc
  .tuple(fraction, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: generators, maxLength: generators }))
  .map(([coefficient, exponents]) => ({
    coefficient,
    monomial: exponents.flatMap((exponent, index) => (exponent === 0 ? [] : [[index, exponent] as const])),
  }))

const polynomial = fc.array(term, { maxLength: 6 }).map(fromTerms)
const point = fc.array(fraction, { minLength: generators, maxLength: generators })

/** The value where each generator stands for a number. */
const valueAt = (p: Polynomial, at: readonly Fraction[]): Fraction =>
  termsOf(p).reduce(
    (total, { monomial, coefficient }) =>
      total.add(
        monomial.reduce(
          (product, [index, exponent]) => product.mul((at[index] as Fraction).pow(exponent)),
          coefficient,
        ),
      ),
    new Fraction(0),
  )

const same = (a: Fraction, b: Fraction) => expect(a.toFraction()).toBe(b.toFraction())

describe('polynomials', () => {
  test('are added, multiplied, scaled and raised as their values are', () => {
    fc.assert(
      fc.property(polynomial, polynomial, fraction, fc.integer({ min: 0, max: 4 }), point, (a, b, by, exponent, at) => {
        const [x, y] = [valueAt(a, at), valueAt(b, at)]
        same(valueAt(addPolynomials(a, b), at), x.add(y))
        same(valueAt(multiplyPolynomials(a, b, free), at), x.mul(y))
        same(valueAt(scalePolynomial(a, by), at), x.mul(by))
        same(valueAt(powerOfPolynomial(a, exponent, free), at), x.pow(exponent))
      }),
    )
  })

  test('have the same key just when they are the same', () => {
    fc.assert(
      fc.property(polynomial, polynomial, (a, b) => {
        const difference = addPolynomials(a, scalePolynomial(b, new Fraction(-1)))
        expect(polynomialKey(a) === polynomialKey(b)).toBe(isZeroPolynomial(difference))
        expect(polynomialKey(addPolynomials(a, b))).toBe(polynomialKey(addPolynomials(b, a)))
        expect(polynomialKey(multiplyPolynomials(a, b, free))).toBe(polynomialKey(multiplyPolynomials(b, a, free)))
      }),
    )
  })

  test('keep no term that is 0', () => {
    fc.assert(
      fc.property(polynomial, polynomial, (a, b) => {
        const all = [
          a,
          addPolynomials(a, b),
          multiplyPolynomials(a, b, free),
          addPolynomials(a, scalePolynomial(a, new Fraction(-1))),
        ]
        for (const p of all) expect(termsOf(p).every(({ coefficient }) => coefficient.n !== 0n)).toBe(true)
        expect(isZeroPolynomial(all[3] as Polynomial)).toBe(true)
      }),
    )
  })
})

describe('splitByPower', () => {
  test('is undone by multiplying the parts with the powers', () => {
    fc.assert(
      fc.property(polynomial, fc.integer({ min: 0, max: generators - 1 }), (p, index) => {
        let total = zeroPolynomial
        for (const [power, part] of splitByPower(p, index)) {
          total = addPolynomials(total, multiplyPolynomials(part, generator(index, power), free))
          expect(termsOf(part).every(({ monomial }) => monomial.every(([other]) => other !== index))).toBe(true)
        }
        expect(polynomialKey(total)).toBe(polynomialKey(p))
      }),
    )
  })
})

describe('coefficientsBy', () => {
  test('are all 0 just for the polynomial that is 0', () => {
    fc.assert(
      fc.property(polynomial, (p) => {
        const parts = coefficientsBy(p, (index) => index > 0)
        expect(parts.length === 0).toBe(isZeroPolynomial(p))
        for (const part of parts) {
          expect(isZeroPolynomial(part)).toBe(false)
          expect(termsOf(part).every(({ monomial }) => monomial.every(([index]) => index === 0))).toBe(true)
        }
      }),
    )
  })

  test('are one for each product of the others', () => {
    // (2 + a)·b + 3a
    const p = addPolynomials(
      multiplyPolynomials(addPolynomials(constant(new Fraction(2)), generator(0)), generator(1), free),
      scalePolynomial(generator(0), new Fraction(3)),
    )
    expect(
      coefficientsBy(p, (index) => index === 1)
        .map(polynomialKey)
        .sort(),
    ).toEqual(['1*0^1+2*', '3*0^1'])
  })
})

describe('constantOf', () => {
  test('is that of a polynomial without generators', () => {
    expect(constantOf(zeroPolynomial)?.toFraction()).toBe('0')
    expect(constantOf(constant(new Fraction(3, 2)))?.toFraction()).toBe('3/2')
    expect(constantOf(generator(0, 0))?.toFraction()).toBe('1')
    expect(constantOf(generator(0))).toBeUndefined()
    expect(constantOf(addPolynomials(generator(0), constant(new Fraction(1))))).toBeUndefined()
  })
})

describe('leadingCoefficient', () => {
  test('is multiplied with the polynomial, and is never 0', () => {
    fc.assert(
      fc.property(polynomial, fraction, (p, by) => {
        expect(leadingCoefficient(p).n).not.toBe(0n)
        if (by.n === 0n || isZeroPolynomial(p)) return
        same(leadingCoefficient(scalePolynomial(p, by)), leadingCoefficient(p).mul(by))
      }),
    )
  })
})

describe('effort', () => {
  const counting = (steps: number) => {
    let left = steps
    return {
      spend(weight: number) {
        left -= weight
        if (left < 0) throw new RangeError('spent')
      },
    }
  }

  test('is asked for each product of terms', () => {
    const three = fromTerms([0, 1, 2].map((index) => ({ coefficient: new Fraction(1), monomial: [[index, 1]] })))
    expect(() => multiplyPolynomials(three, three, counting(8))).toThrow('spent')
    expect(() => multiplyPolynomials(three, three, counting(10))).not.toThrow()
  })

  test('is more for long coefficients', () => {
    const long = scalePolynomial(generator(0), new Fraction(1n, 7n ** 2000n))
    expect(() => powerOfPolynomial(long, 4, counting(100))).toThrow('spent')
    expect(() => addPolynomials(long, scalePolynomial(long, new Fraction(1n, 5n ** 3000n)), counting(100))).toThrow(
      'spent',
    )
    expect(() => powerOfPolynomial(generator(0), 4, counting(100))).not.toThrow()
  })

  test('does not last for exponents that are no longer exact', () => {
    const high = generator(0, Number.MAX_SAFE_INTEGER)
    expect(() => multiplyPolynomials(high, generator(0), counting(1e9))).toThrow('spent')
    expect(() => multiplyPolynomials(high, generator(1), counting(1e9))).not.toThrow()
  })
})
