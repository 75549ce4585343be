import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { addPolynomials, constant, generator, type Polynomial, scalePolynomial, termsOf } from './polynomial.ts'
import {
  addFunctions,
  divideFunctions,
  fromConstant,
  functionKey,
  multiplyFunctions,
  negateFunction,
  powerOfFunction,
  type RationalFunction,
  toRationalFunction,
  valueOfFunction,
} from './rational-function.ts'

const free = { spend: () => {} }
const fraction = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 6 }))
  .map(([n, d]) => new Fraction(n, d))

/** a + bx + cx² in the generator 0. */
const polynomial: fc.Arbitrary<Polynomial> = fc
  .array(fraction, { minLength: 1, maxLength: 3 })
  .map((coefficients) =>
    coefficients
      .map((coefficient, exponent) => scalePolynomial(generator(0, exponent), coefficient))
      .reduce((a, b) => addPolynomials(a, b)),
  )
const rational: fc.Arbitrary<RationalFunction> = fc
  .tuple(polynomial, polynomial)
  .filter(([, under]) => termsOf(under).length > 0)
  .map(([over, under]) => ({ over, under }))

const polynomialAt = (p: Polynomial, at: Fraction): Fraction =>
  termsOf(p).reduce(
    (total, { monomial, coefficient }) => total.add(coefficient.mul(at.pow(monomial[0]?.[1] ?? 0))),
    new Fraction(0),
  )

function valueAt({ over, under }: RationalFunction, at: Fraction): Fraction | undefined {
  const bottom = polynomialAt(under, at)
  return bottom.n === 0n ? undefined : polynomialAt(over, at).div(bottom)
}

describe('rational functions', () => {
  test('are worked with as their values are', () => {
    fc.assert(
      fc.property(rational, rational, fraction, fc.integer({ min: -3, max: 3 }), (a, b, at, exponent) => {
        const [x, y] = [valueAt(a, at), valueAt(b, at)]
        if (!x || !y) return
        const results: [RationalFunction | undefined, Fraction | undefined][] = [
          [addFunctions(a, b, free), x.add(y)],
          [addFunctions(a, a, free), x.add(x)],
          [multiplyFunctions(a, b, free), x.mul(y)],
          [negateFunction(a), x.neg()],
          [divideFunctions(a, b, free), y.n === 0n ? undefined : x.div(y)],
          [powerOfFunction(a, exponent, free), x.n === 0n && exponent < 0 ? undefined : x.pow(exponent)],
        ]
        for (const [made, expected] of results)
          if (made && expected) expect(valueAt(made, at)?.toFraction()).toBe(expected.toFraction())
      }),
    )
  })

  test('have the same key only when they are the same', () => {
    fc.assert(
      fc.property(rational, rational, fraction, fraction, (a, b, at, by) => {
        if (functionKey(a) === functionKey(b)) expect(valueAt(a, at)?.toFraction()).toBe(valueAt(b, at)?.toFraction())
        if (by.n === 0n) return
        const scaled = { over: scalePolynomial(a.over, by), under: scalePolynomial(a.under, by) }
        expect(functionKey(scaled)).toBe(functionKey(a))
      }),
    )
  })

  test('are not divided by zero', () => {
    const zero = fromConstant(new Fraction(0))
    expect(divideFunctions(fromConstant(new Fraction(1)), zero, free)).toBeUndefined()
    expect(powerOfFunction(zero, -1, free)).toBeUndefined()
    expect(powerOfFunction(zero, 0, free)).toBeDefined()
  })
})

describe('valueOfFunction', () => {
  test('is the number that it is without any generator', () => {
    expect(valueOfFunction({ over: constant(new Fraction(3)), under: constant(new Fraction(6)) })?.toFraction()).toBe(
      '1/2',
    )
    expect(valueOfFunction(toRationalFunction(generator(0)))).toBeUndefined()
  })
})
