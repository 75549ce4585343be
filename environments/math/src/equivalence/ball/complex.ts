import * as real from './ball.ts'
import { type Ball, Imprecise, isZero, signOf } from './ball.ts'
import * as functions from './elementary.ts'

/** A complex number known up to an error; a real one has an imaginary part that is exactly 0. */
export interface Complex {
  readonly re: Ball
  readonly im: Ball
}

export const toComplex = (re: Ball): Complex => ({ re, im: real.zero })
export const i: Complex = { re: real.zero, im: real.one }
export const isReal = (z: Complex): boolean => isZero(z.im)

export const negate = (z: Complex): Complex => ({ re: real.negate(z.re), im: real.negate(z.im) })
export const conjugate = (z: Complex): Complex => ({ re: z.re, im: real.negate(z.im) })

export const add = (a: Complex, b: Complex, prec: number): Complex => ({
  re: real.add(a.re, b.re, prec),
  im: real.add(a.im, b.im, prec),
})

export function multiply(a: Complex, b: Complex, prec: number): Complex {
  if (isReal(a)) return scale(b, a.re, prec)
  if (isReal(b)) return scale(a, b.re, prec)
  const product = (x: Ball, y: Ball) => real.multiply(x, y, prec)
  return {
    re: real.subtract(product(a.re, b.re), product(a.im, b.im), prec),
    im: real.add(product(a.re, b.im), product(a.im, b.re), prec),
  }
}

const scale = (z: Complex, by: Ball, prec: number): Complex => ({
  re: real.multiply(z.re, by, prec),
  im: isReal(z) ? real.zero : real.multiply(z.im, by, prec),
})

/** @throws {Imprecise} unless the divisor is certainly not 0 */
export function divide(a: Complex, b: Complex, prec: number): Complex {
  if (isReal(b)) return { re: real.divide(a.re, b.re, prec), im: isReal(a) ? real.zero : real.divide(a.im, b.re, prec) }
  const square = real.add(real.multiply(b.re, b.re, prec), real.multiply(b.im, b.im, prec), prec)
  const product = multiply(a, conjugate(b), prec)
  return { re: real.divide(product.re, square, prec), im: real.divide(product.im, square, prec) }
}

export function power(z: Complex, exponent: bigint, prec: number): Complex {
  if (isReal(z)) return toComplex(real.power(z.re, exponent, prec))
  if (exponent < 0n) return divide(toComplex(real.one), power(z, -exponent, prec), prec)
  let result = toComplex(real.one)
  let square = z
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiply(result, square, prec)
    if (rest > 1n) square = multiply(square, square, prec)
  }
  return result
}

export const absolute = (z: Complex, prec: number): Ball => functions.hypotenuse(z.re, z.im, prec)

/** The argument, from -π (not included) to π. @throws {Imprecise} at 0 and next to the negative axis */
export const argument = (z: Complex, prec: number): Ball => functions.atan2(z.im, z.re, prec)

export function exp(z: Complex, prec: number): Complex {
  const size = functions.exp(z.re, prec)
  if (isReal(z)) return toComplex(size)
  const { sin, cos } = functions.sinCos(z.im, prec)
  return { re: real.multiply(size, cos, prec), im: real.multiply(size, sin, prec) }
}

/** The principal logarithm. */
export function ln(z: Complex, prec: number): Complex {
  if (isReal(z) && signOf(z.re) === 1) return toComplex(functions.ln(z.re, prec))
  return { re: functions.ln(absolute(z, prec), prec), im: argument(z, prec) }
}

/** The principal square root. */
export function sqrt(z: Complex, prec: number): Complex {
  if (isReal(z)) {
    const sign = signOf(z.re)
    if (sign === undefined) throw new Imprecise('a radicand of either sign')
    return sign < 0 ? { re: real.zero, im: real.root(real.negate(z.re), 2, prec) } : toComplex(real.root(z.re, 2, prec))
  }
  const halfRoot = (x: Ball) => real.root(functions.half(real.add(absolute(z, prec), x, prec)), 2, prec)
  const halfRatio = (x: Ball) => functions.half(real.divide(z.im, x, prec))
  if (signOf(z.re) === 1) {
    const re = halfRoot(z.re)
    return { re, im: halfRatio(re) }
  }
  const up = signOf(z.im)
  if (up === undefined) throw new Imprecise('a number next to the branch cut')
  const size = halfRoot(real.negate(z.re))
  const im = up < 0 ? real.negate(size) : size
  return { re: halfRatio(im), im }
}

/** Sine and cosine, by way of the exponential where they are not real. */
export function sinCos(z: Complex, prec: number): { sin: Complex; cos: Complex } {
  if (isReal(z)) {
    const { sin, cos } = functions.sinCos(z.re, prec)
    return { sin: toComplex(sin), cos: toComplex(cos) }
  }
  const turned = exp(multiply(i, z, prec), prec)
  const back = divide(toComplex(real.one), turned, prec)
  const halve = (w: Complex): Complex => ({ re: functions.half(w.re), im: functions.half(w.im) })
  const difference = halve(add(turned, negate(back), prec))
  return { cos: halve(add(turned, back, prec)), sin: multiply(negate(i), difference, prec) }
}
