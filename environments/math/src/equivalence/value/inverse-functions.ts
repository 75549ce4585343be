import * as real from '../ball/ball.ts'
import { type Ball, isZero, signOf } from '../ball/ball.ts'
import * as complex from '../ball/complex.ts'
import { type Complex, isReal, toComplex } from '../ball/complex.ts'
import * as functions from '../ball/elementary.ts'
import { quotient } from './powers.ts'
import { NoValue, type Setting } from './setting.ts'

const one = toComplex(real.one)

/**
 * Encloses an inverse circular or hyperbolic function, principal values.
 *
 * @returns undefined for any other name
 * @throws {NoValue} outside the domain, {Imprecise} next to its edge
 * @see NIST DLMF 4.23 and 4.37
 */
export function inverseFunction(name: string, z: Complex, setting: Setting): Complex | undefined {
  const { prec } = setting
  const quarter = () => toComplex(functions.half(functions.pi(prec + 8)))
  const minus = (a: Complex, b: Complex) => complex.add(a, complex.negate(b), prec)
  switch (name) {
    case 'arcsin':
      return arcsin(z, setting)
    case 'arccos':
      return minus(quarter(), arcsin(z, setting))
    case 'arctan':
      return arctan(z, prec)
    case 'arccot':
      return minus(quarter(), arctan(z, prec))
    case 'arcsec':
      return minus(quarter(), arcsin(quotient(one, z, prec), setting))
    case 'arccsc':
      return arcsin(quotient(one, z, prec), setting)
    case 'arsinh':
      return arsinh(z, prec)
    case 'arcosh':
      return arcosh(z, setting)
    case 'artanh': {
      const ratio = quotient(complex.add(one, z, prec), minus(one, z), prec)
      if (setting.field === 'real' && isReal(ratio) && signOf(ratio.re) === -1)
        throw new NoValue('artanh outside of its domain')
      const { re, im } = ln(ratio, prec)
      return { re: functions.half(re), im: functions.half(im) }
    }
    default:
      return undefined
  }
}

function arcsin(z: Complex, { prec, field }: Setting): Complex {
  const square = complex.add(one, complex.negate(complex.multiply(z, z, prec)), prec)
  if (isReal(z) && isReal(square)) {
    const inside = signOf(square.re)
    if (inside === 0 || inside === 1) return toComplex(functions.atan2(z.re, root(square.re, prec), prec))
    if (inside === -1 && field === 'real') throw new NoValue('an arcsine outside of [-1, 1]')
  }
  // -i ln(iz + √(1 − z²))
  const inner = complex.add(complex.multiply(complex.i, z, prec), complex.sqrt(square, prec), prec)
  return complex.multiply(complex.negate(complex.i), complex.ln(inner, prec), prec)
}

function arctan(z: Complex, prec: number): Complex {
  if (isReal(z)) return toComplex(functions.atan(z.re, prec))
  // i/2 (ln(1 − iz) − ln(1 + iz))
  const turned = complex.multiply(complex.i, z, prec)
  const difference = complex.add(
    ln(complex.add(one, complex.negate(turned), prec), prec),
    complex.negate(ln(complex.add(one, turned, prec), prec)),
    prec,
  )
  const product = complex.multiply(complex.i, difference, prec)
  return { re: functions.half(product.re), im: functions.half(product.im) }
}

function ln(z: Complex, prec: number): Complex {
  if (isZero(z.re) && isZero(z.im)) throw new NoValue('a logarithm of 0', { isPole: true })
  return complex.ln(z, prec)
}

/** ln(z + √(z² + 1)) */
function arsinh(z: Complex, prec: number): Complex {
  const square = complex.add(complex.multiply(z, z, prec), one, prec)
  return complex.ln(complex.add(z, complex.sqrt(square, prec), prec), prec)
}

/** ln(z + √(z − 1)√(z + 1)): with one root in place of two it would be another branch on the left. */
function arcosh(z: Complex, { prec, field }: Setting): Complex {
  const below = complex.add(z, complex.negate(one), prec)
  if (field === 'real' && isReal(z) && signOf(below.re) === -1) throw new NoValue('arcosh below 1')
  const roots = complex.multiply(complex.sqrt(below, prec), complex.sqrt(complex.add(z, one, prec), prec), prec)
  return complex.ln(complex.add(z, roots, prec), prec)
}

const root = (x: Ball, prec: number): Ball => (isZero(x) ? real.zero : real.root(x, 2, prec))
