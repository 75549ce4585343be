import type Fraction from 'fraction.js'
import * as real from '../ball/ball.ts'
import { type Ball, isZero } from '../ball/ball.ts'
import { type Complex, divide } from '../ball/complex.ts'
import * as functions from '../ball/elementary.ts'
import { fromFraction, NoValue } from './setting.ts'

/** @throws {NoValue} for a division by what is exactly 0, {Imprecise} by what may be */
export function quotient(over: Complex, under: Complex, prec: number): Complex {
  if (isZero(under.re) && isZero(under.im)) throw new NoValue('a division by 0', { isPole: true })
  return divide(over, under, prec)
}

/** A rational power of a number that is not 0; for an odd index the root of a negative number is negative. */
export function realPower(base: Ball, exponent: Fraction, prec: number): Ball {
  const isNegative = base.m < 0n
  const size = functions.absolute(base)
  const { s, n, d } = exponent
  const byRoot = () => real.power(real.root(size, Number(d), prec + 16), s * n, prec)
  const byLogarithm = () => {
    const wide = prec + 16
    return functions.exp(real.multiply(functions.ln(size, wide), fromFraction(exponent, wide), wide), prec)
  }
  const raised = d <= 32n && n < 4096n ? byRoot() : byLogarithm()
  return isNegative && n % 2n === 1n ? real.negate(raised) : raised
}
