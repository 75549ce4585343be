import type Fraction from 'fraction.js'
import { rational, toFraction, type Value } from './rational.ts'
import { writeSum } from './sums.ts'

/** A complex number with rational parts. */
export interface Gaussian {
  re: Fraction
  im: Fraction
}

export const gaussian = (re: Value, im: Value = 0n): Gaussian => ({ re: toFraction(re), im: toFraction(im) })

export const addGaussian = (a: Gaussian, b: Gaussian): Gaussian => gaussian(a.re.add(b.re), a.im.add(b.im))

export const subtractGaussian = (a: Gaussian, b: Gaussian): Gaussian => gaussian(a.re.sub(b.re), a.im.sub(b.im))

export const multiplyGaussian = (a: Gaussian, b: Gaussian): Gaussian =>
  gaussian(a.re.mul(b.re).sub(a.im.mul(b.im)), a.re.mul(b.im).add(a.im.mul(b.re)))

export const conjugate = ({ re, im }: Gaussian): Gaussian => gaussian(re, im.neg())

/** The square of the modulus. */
export const normOf = ({ re, im }: Gaussian): Fraction => re.mul(re).add(im.mul(im))

export function divideGaussian(a: Gaussian, b: Gaussian): Gaussian {
  const { re, im } = multiplyGaussian(a, conjugate(b))
  return gaussian(re.div(normOf(b)), im.div(normOf(b)))
}

/** For an exponent that is not negative. */
export function powerOfGaussian(base: Gaussian, exponent: bigint): Gaussian {
  let product = gaussian(rational(1n))
  for (let k = 0n; k < exponent; k += 1n) product = multiplyGaussian(product, base)
  return product
}

/** `3 - 2i`, `i` or `0` */
export const writeGaussian = ({ re, im }: Gaussian): string =>
  writeSum([
    [re, ''],
    [im, 'i'],
  ])
