import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { nodeKey } from '../value/node-key.ts'
import { expFunction, imaginaryUnit, powerFunction, rootFunction } from './exponentials.ts'
import { Generators, nodeOf, type Rewriting } from './generators.ts'
import { constantOf, generator, isZeroPolynomial, polynomialKey, termsOf } from './polynomial.ts'
import {
  fromConstant,
  multiplyFunctions,
  negateFunction,
  type RationalFunction,
  toRationalFunction,
} from './rational-function.ts'
import { name, number, power } from '../value/expression.test-kit.ts'

function rewriting(): Rewriting & { x: RationalFunction } {
  const generators = new Generators()
  const x = generators.number('x', () => ({
    isConstant: false,
    toNode: (exponent) => power(name('x'), number(exponent)),
  }))
  return { generators, effort: { spend: () => {} }, x: toRationalFunction(generator(x)) }
}
const constant = (n: number, d = 1) => fromConstant(new Fraction(n, d))
const textOf = (form: RationalFunction | undefined) => form && polynomialKey(form.over)

describe('expFunction', () => {
  test('is 1 for 0, and its inverse for the negative', () => {
    const context = rewriting()
    expect(constantOf(expFunction(constant(0), context).over)?.toFraction()).toBe('1')
    const product = multiplyFunctions(
      expFunction(context.x, context),
      expFunction(negateFunction(context.x), context),
      context.effort,
    )
    expect(constantOf(product.over)?.toFraction()).toBe('1')
  })

  test('keeps exponents that are not a whole number of shares apart', () => {
    const context = rewriting()
    const odd = multiplyFunctions(context.x, constant(1, 1_000_003), context.effort)
    expect(textOf(expFunction(odd, context))).not.toBe(textOf(expFunction(context.x, context)))
    const huge = multiplyFunctions(context.x, constant(2 ** 40), context.effort)
    expect(textOf(expFunction(huge, context))).not.toBe(textOf(expFunction(context.x, context)))
  })

  test('takes the powers of roots in exponents for what they are, denominators too', () => {
    const context = rewriting()
    const inverse = { over: context.x.under, under: context.x.over }
    const root = rootFunction(inverse, 2, context) as RationalFunction
    const square = multiplyFunctions(root, root, context.effort)
    // The square of √(1/x) is 1/x, and not 1.
    expect(textOf(expFunction(square, context))).not.toBe(textOf(expFunction(constant(1), context)))
    const whole = multiplyFunctions(
      rootFunction(context.x, 2, context) as RationalFunction,
      rootFunction(context.x, 2, context) as RationalFunction,
      context.effort,
    )
    expect(textOf(expFunction(whole, context))).toBe(textOf(expFunction(context.x, context)))
  })
})

describe('rootFunction', () => {
  test('of a positive fraction is a product of roots of primes', () => {
    const context = rewriting()
    const root = rootFunction(constant(12), 2, context) as RationalFunction
    expect(nodeKey(nodeOf(root, context.generators))).toContain('(root 3 2)')
    expect(termsOf(root.over)[0]?.coefficient.toFraction()).toBe('2')
  })

  test('of 0 is 0, and of 1 is 1', () => {
    const context = rewriting()
    expect(isZeroPolynomial((rootFunction(constant(0), 2, context) as RationalFunction).over)).toBe(true)
    expect(constantOf((rootFunction(constant(1), 5, context) as RationalFunction).over)?.toFraction()).toBe('1')
  })
})

describe('powerFunction', () => {
  test('knows the powers of 0', () => {
    const context = rewriting()
    const zero = constant(0)
    expect(isZeroPolynomial((powerFunction(zero, constant(1, 2), context) as RationalFunction).over)).toBe(true)
    expect(powerFunction(zero, constant(-1, 2), context)).toBeUndefined()
    // 0^x is not 1.
    expect(constantOf((powerFunction(zero, context.x, context) as RationalFunction).over)).toBeUndefined()
  })

  test('of 1 is 1', () => {
    const context = rewriting()
    expect(constantOf((powerFunction(constant(1), context.x, context) as RationalFunction).over)?.toFraction()).toBe(
      '1',
    )
  })

  test('refuses exponents that are too high or have long denominators', () => {
    const context = rewriting()
    expect(powerFunction(context.x, constant(401), context)).toBeUndefined()
    expect(powerFunction(context.x, constant(1, 65), context)).toBeUndefined()
    expect(powerFunction(context.x, constant(1, 64), context)).toBeDefined()
  })
})

describe('imaginaryUnit', () => {
  test('has the square -1', () => {
    const { generators, effort } = rewriting()
    const square = generators.reduce(generator(imaginaryUnit(generators), 2), effort)
    expect(constantOf(square)?.toFraction()).toBe('-1')
  })
})
