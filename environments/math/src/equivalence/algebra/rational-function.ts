import Fraction from 'fraction.js'
import {
  addPolynomials,
  constant,
  constantOf,
  type Effort,
  isZeroPolynomial,
  leadingCoefficient,
  multiplyPolynomials,
  type Polynomial,
  polynomialKey,
  powerOfPolynomial,
  scalePolynomial,
} from './polynomial.ts'

/** A quotient of polynomials; the denominator is never the zero polynomial. */
export interface RationalFunction {
  readonly over: Polynomial
  readonly under: Polynomial
}

const one = constant(new Fraction(1))

export const toRationalFunction = (over: Polynomial): RationalFunction => ({ over, under: one })

export const fromConstant = (value: Fraction): RationalFunction => toRationalFunction(constant(value))

export const negateFunction = ({ over, under }: RationalFunction): RationalFunction => ({
  over: scalePolynomial(over, new Fraction(-1)),
  under,
})

export function addFunctions(a: RationalFunction, b: RationalFunction, effort: Effort): RationalFunction {
  if (isSame(a.under, b.under)) return { over: addPolynomials(a.over, b.over, effort), under: a.under }
  const over = addPolynomials(
    multiplyPolynomials(a.over, b.under, effort),
    multiplyPolynomials(b.over, a.under, effort),
    effort,
  )
  return { over, under: multiplyPolynomials(a.under, b.under, effort) }
}

export function multiplyFunctions(a: RationalFunction, b: RationalFunction, effort: Effort): RationalFunction {
  return { over: multiplyPolynomials(a.over, b.over, effort), under: multiplyPolynomials(a.under, b.under, effort) }
}

/** @returns undefined for a division by zero */
export function divideFunctions(
  a: RationalFunction,
  b: RationalFunction,
  effort: Effort,
): RationalFunction | undefined {
  if (isZeroPolynomial(b.over)) return undefined
  return multiplyFunctions(a, { over: b.under, under: b.over }, effort)
}

/** @returns undefined for a negative power of zero */
export function powerOfFunction(
  { over, under }: RationalFunction,
  exponent: number,
  effort: Effort,
): RationalFunction | undefined {
  const size = Math.abs(exponent)
  const raised = { over: powerOfPolynomial(over, size, effort), under: powerOfPolynomial(under, size, effort) }
  if (exponent >= 0) return raised
  return isZeroPolynomial(over) ? undefined : { over: raised.under, under: raised.over }
}

/** The rational number that it is, when it is one without any generator. */
export function valueOfFunction({ over, under }: RationalFunction): Fraction | undefined {
  const [top, bottom] = [constantOf(over), constantOf(under)]
  return top && bottom ? top.div(bottom) : undefined
}

/**
 * A text that is equal for functions written with the same numerator and denominator up to a constant factor of both.
 * Equal functions may have different texts, for common factors are not looked for.
 */
export function functionKey({ over, under }: RationalFunction): string {
  const scale = leadingCoefficient(under).inverse()
  return `${polynomialKey(scalePolynomial(over, scale))}/${polynomialKey(scalePolynomial(under, scale))}`
}

const isSame = (a: Polynomial, b: Polynomial): boolean =>
  a === b || (a.terms.size === b.terms.size && polynomialKey(a) === polynomialKey(b))
