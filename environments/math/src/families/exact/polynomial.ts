import type Fraction from 'fraction.js'
import { rational, type Value } from './rational.ts'
import { writeSum } from './sums.ts'

/** Integer coefficients from the constant upwards. */
export type Polynomial = readonly bigint[]

/** `2x^3 - x + 5` */
export const writePolynomial = (polynomial: readonly Value[], variable = 'x'): string =>
  writeSum(polynomial.map((coefficient, power) => [coefficient, writePower(variable, power)] as const).toReversed())

/** `x^3`, `x`, or nothing for the power 0. */
export const writePower = (base: string, exponent: number | bigint): string =>
  exponent > 1 ? (exponent > 9 ? `${base}^{${exponent}}` : `${base}^${exponent}`) : Number(exponent) === 1 ? base : ''

export const coefficientOf = (polynomial: Polynomial, power: number): bigint => polynomial[power] ?? 0n

export const addPolynomials = (a: Polynomial, b: Polynomial): bigint[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, power) => coefficientOf(a, power) + coefficientOf(b, power))

export const scalePolynomial = (polynomial: Polynomial, by: bigint): bigint[] =>
  polynomial.map((coefficient) => coefficient * by)

export function multiplyPolynomials(...factors: readonly Polynomial[]): bigint[] {
  return factors.reduce<bigint[]>(multiplyTwo, [1n])
}

function multiplyTwo(a: Polynomial, b: Polynomial): bigint[] {
  const product = Array.from({ length: a.length + b.length - 1 }, () => 0n)
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) product[i + j] = (product[i + j] ?? 0n) + left * right
  }
  return product
}

export const powerOfPolynomial = (polynomial: Polynomial, exponent: number): bigint[] =>
  multiplyPolynomials(...Array.from({ length: exponent }, () => polynomial))

/** The monic polynomial with these roots. */
export const fromRoots = (roots: readonly bigint[]): bigint[] =>
  multiplyPolynomials(...roots.map((root) => [-root, 1n]))

export const valueAt = (polynomial: Polynomial, x: bigint): bigint =>
  polynomial.reduceRight((value, coefficient) => value * x + coefficient, 0n)

export const rationalValueAt = (polynomial: readonly Value[], x: Value): Fraction =>
  polynomial.reduceRight<Fraction>((value, coefficient) => value.mul(x).add(coefficient), rational(0n))

export const derivativeOf = (polynomial: Polynomial): bigint[] =>
  polynomial.slice(1).map((coefficient, index) => coefficient * BigInt(index + 1))

/** The one that is 0 at 0. */
export const antiderivativeOf = (polynomial: readonly Value[]): Fraction[] => [
  rational(0n),
  ...polynomial.map((coefficient, power) => rational(1n, BigInt(power + 1)).mul(coefficient)),
]

/** f(g(x)) */
export const composePolynomials = (f: Polynomial, g: Polynomial): bigint[] =>
  f.reduceRight<bigint[]>((sum, coefficient) => addPolynomials(multiplyPolynomials(sum, g), [coefficient]), [0n])

/** The remainder after division by a monic polynomial, without leading zeros. */
export function remainderOf(polynomial: Polynomial, divisor: Polynomial): bigint[] {
  const rest = [...polynomial]
  while (rest.length >= divisor.length) {
    const lead = rest.at(-1) ?? 0n
    const shift = rest.length - divisor.length
    for (const [power, coefficient] of divisor.entries())
      rest[power + shift] = (rest[power + shift] ?? 0n) - lead * coefficient
    rest.pop()
  }
  return rest
}
