import Fraction from 'fraction.js'
import { tex } from './tex.ts'

/** An exact number. */
export type Value = bigint | Fraction

/** n/d in lowest terms. */
export const rational = (n: bigint, d = 1n): Fraction => new Fraction(n, d)

export const toFraction = (value: Value): Fraction => (typeof value === 'bigint' ? rational(value) : value)

/** The numerator with the sign of the number. */
export const numeratorOf = (value: Value): bigint => (typeof value === 'bigint' ? value : value.s * value.n)

export const isInteger = (value: Value): boolean => toFraction(value).d === 1n

export const isNegative = (value: Value): boolean => numeratorOf(value) < 0n

export const sumOf = (values: readonly Value[]): Fraction =>
  values.reduce<Fraction>((sum, value) => sum.add(value), rational(0n))

export const productOf = (values: readonly Value[]): Fraction =>
  values.reduce<Fraction>((product, value) => product.mul(value), rational(1n))

/** A power with an integer exponent; of 0 only with one that is not negative. */
export function powerOf(base: Value, exponent: bigint): Fraction {
  const { d } = toFraction(base)
  const n = numeratorOf(base)
  return exponent < 0n ? rational(d ** -exponent, n ** -exponent) : rational(n ** exponent, d ** exponent)
}

/** `-3` or `-\frac{3}{4}` */
export function toLatex(value: Value): string {
  const { n, d } = toFraction(value)
  const sign = isNegative(value) ? '-' : ''
  return d === 1n ? `${sign}${n}` : tex`${sign}\frac{${n}}{${d}}`
}
