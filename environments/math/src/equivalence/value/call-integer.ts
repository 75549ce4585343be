import * as real from '../ball/ball.ts'
import { type Complex, divide, isReal, multiply, toComplex } from '../ball/complex.ts'
import { floor } from '../ball/elementary.ts'
import { integerFunction } from './integers.ts'
import { realPart } from './real-part.ts'
import { NoValue } from './setting.ts'

/**
 * The value of a function of integers, where variables have made its arguments integers.
 *
 * @throws {NoValue} for other arguments, and for a function that nobody knows
 */
export function callInteger(name: string, args: readonly Complex[], prec: number): Complex {
  const [first, second] = args
  if (name === 'mod' && first && second) return modulo(first, second, prec)
  const integers = args.map(asInteger)
  const [n, k] = integers
  if (name === 'binomial' && first && n === undefined && k !== undefined) return fallingBinomial(first, k, prec)
  const known = integers.filter((value) => value !== undefined)
  const value = known.length === args.length ? integerFunction(name, known) : undefined
  if (value === undefined) throw new NoValue(`${name} has no value here`, { isPole: true })
  return toComplex(real.fromInteger(value))
}

/** The integer that a number is known to be exactly. */
function asInteger(z: Complex): bigint | undefined {
  const { m, e } = z.re
  if (!isReal(z) || !real.isExact(z.re) || e > 4096) return undefined
  // A shift by all of a tiny number's exponent would take more memory than there is.
  if (m !== 0n && real.top(z.re) < 1) return undefined
  if (e >= 0) return m << BigInt(e)
  const whole = m >> BigInt(-e)
  return whole << BigInt(-e) === m ? whole : undefined
}

/** z(z−1)…(z−k+1) / k! */
function fallingBinomial(z: Complex, k: bigint, prec: number): Complex {
  if (k < 0n) throw new NoValue('a binomial of fewer than none', { isPole: true })
  if (k > 60n) throw new real.TooLarge('a binomial of that many')
  let product = toComplex(real.one)
  for (let j = 0n; j < k; j += 1n) {
    const factor = { re: real.add(z.re, real.fromInteger(-j), prec), im: z.im }
    product = divide(multiply(product, factor, prec), toComplex(real.fromInteger(j + 1n)), prec)
  }
  return product
}

function modulo(a: Complex, b: Complex, prec: number): Complex {
  const [number, modulus] = [realPart('mod', a), realPart('mod', b)]
  if (real.isZero(modulus)) throw new NoValue('a remainder by 0', { isPole: true })
  const whole = floor(real.divide(number, modulus, prec))
  return toComplex(real.subtract(number, real.multiply(modulus, whole, prec), prec))
}
