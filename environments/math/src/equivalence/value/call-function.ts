import * as real from '../ball/ball.ts'
import { type Ball, Imprecise, isZero, signOf } from '../ball/ball.ts'
import * as complex from '../ball/complex.ts'
import { type Complex, isReal, toComplex } from '../ball/complex.ts'
import * as functions from '../ball/elementary.ts'
import { callInteger } from './call-integer.ts'
import { inverseFunction } from './inverse-functions.ts'
import { quotient, realPower } from './powers.ts'
import { realPart } from './real-part.ts'
import { NoValue, type Setting } from './setting.ts'
import Fraction from 'fraction.js'

const one = toComplex(real.one)
const third = new Fraction(1, 3)

/**
 * Encloses the value of a function.
 *
 * @throws {Imprecise} when more bits may help
 * @throws {NoValue} outside its domain, and for a function that nobody knows
 */
export function callFunction(name: string, args: readonly Complex[], setting: Setting): Complex {
  const { prec } = setting
  const [z, second] = args
  if (!z) throw new NoValue(`${name} of nothing`)
  switch (name) {
    case 'sqrt':
      return sqrt(z, setting)
    case 'cbrt':
      return rootOf(z, third, setting)
    case 'root':
      return second ? rootOf(z, inverseOf(second), setting) : sqrt(z, setting)
    case 'abs':
    case 'norm':
      return toComplex(complex.absolute(z, prec))
    case 'sign':
      return toComplex(real.fromInteger(BigInt(certainSign(realPart(name, z)))))
    case 'conj':
      return complex.conjugate(z)
    case 're':
      return toComplex(z.re)
    case 'im':
      return toComplex(z.im)
    case 'arg':
      if (isZero(z.re) && isZero(z.im)) throw new NoValue('an argument of 0', { isPole: true })
      return toComplex(complex.argument(z, prec))
    case 'floor':
      return toComplex(functions.floor(realPart(name, z)))
    case 'ceil':
      return toComplex(real.negate(functions.floor(real.negate(realPart(name, z)))))
    case 'ln':
      return ln(z, setting)
    case 'log':
    case 'lg':
      return quotient(ln(z, setting), ln(second ?? toComplex(real.fromInteger(10n)), setting), prec)
    case 'max':
    case 'min':
      return toComplex(args.map((arg) => realPart(name, arg)).reduce((a, b) => chosen(name, a, b, prec)))
    default:
  }
  return trigonometric(name, z, prec) ?? inverseFunction(name, z, setting) ?? callInteger(name, args, prec)
}

function sqrt(z: Complex, { prec, field }: Setting): Complex {
  if (field === 'real' && signOf(realPart('sqrt', z)) === -1) throw new NoValue('a square root of a negative number')
  return complex.sqrt(z, prec)
}

/** An odd root of a negative number is negative; `\sqrt[3]{-8}` is -2 in every field. */
function rootOf(z: Complex, exponent: Fraction, { prec, field }: Setting): Complex {
  if (isReal(z)) {
    if (isZero(z.re)) return toComplex(real.zero)
    const sign = signOf(z.re)
    if (sign === undefined) throw new Imprecise('a radicand that may be 0')
    if (sign === 1 || exponent.d % 2n === 1n) return toComplex(realPower(z.re, exponent, prec))
    if (field === 'real') throw new NoValue('an even root of a negative number')
  }
  const power = toComplex(real.fromRatio(exponent.s * exponent.n, exponent.d, prec))
  return complex.exp(complex.multiply(complex.ln(z, prec), power, prec), prec)
}

function inverseOf(index: Complex): Fraction {
  const { m, e } = index.re
  if (!isReal(index) || !real.isExact(index.re) || m <= 0n || e < 0 || e > 20)
    throw new NoValue('a root whose index is no whole number')
  return new Fraction(1n, m << BigInt(e))
}

function ln(z: Complex, { prec, field }: Setting): Complex {
  if (isZero(z.re) && isZero(z.im)) throw new NoValue('a logarithm of 0', { isPole: true })
  if (field === 'real' && signOf(realPart('ln', z)) === -1) throw new NoValue('a logarithm of a negative number')
  return complex.ln(z, prec)
}

function certainSign(x: Ball): -1 | 0 | 1 {
  const sign = signOf(x)
  if (sign === undefined) throw new Imprecise('a number that may be 0')
  return sign
}

function chosen(name: string, a: Ball, b: Ball, prec: number): Ball {
  const isLess = certainSign(real.subtract(a, b, prec)) < 0
  return isLess === (name === 'max') ? b : a
}

function trigonometric(name: string, z: Complex, prec: number): Complex | undefined {
  const circular = () => complex.sinCos(z, prec)
  const hyperbolic = () => {
    const up = complex.exp(z, prec)
    const down = complex.divide(one, up, prec)
    const halve = (w: Complex): Complex => ({ re: functions.half(w.re), im: functions.half(w.im) })
    return { sin: halve(complex.add(up, complex.negate(down), prec)), cos: halve(complex.add(up, down, prec)) }
  }
  const isHyperbolic = /^(sin|cos|tan|cot|sec|csc)h$/.test(name)
  if (!isHyperbolic && !/^(sin|cos|tan|cot|sec|csc)$/.test(name)) return undefined
  const { sin, cos } = isHyperbolic ? hyperbolic() : circular()
  switch (name.slice(0, 3)) {
    case 'sin':
      return sin
    case 'cos':
      return cos
    case 'tan':
      return quotient(sin, cos, prec)
    case 'cot':
      return quotient(cos, sin, prec)
    case 'sec':
      return quotient(one, cos, prec)
    default:
      return quotient(one, sin, prec)
  }
}
