import { bitLength, integerRoot } from './integer.ts'

/**
 * A real number that is known up to an error: it lies within 2^error of m·2^e.
 *
 * Every operation keeps that promise, so a ball without 0 in it proves that a number is not 0.
 * @see Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", 2017
 */
export interface Ball {
  readonly m: bigint
  readonly e: number
  /** Base-2 logarithm of the error; -Infinity for a number that is known exactly. */
  readonly error: number
}

/** The number is known too little for what is asked of it: more bits may help. */
export class Imprecise extends Error {
  override readonly name = 'Imprecise'
}

/** The number is beyond all bounds, whatever is known of it. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

const exactly = -Infinity

export const zero: Ball = { m: 0n, e: 0, error: exactly }
export const one: Ball = { m: 1n, e: 0, error: exactly }

export const isExact = (x: Ball): boolean => x.error === exactly
export const isZero = (x: Ball): boolean => x.m === 0n && isExact(x)

/** An upper bound of log2|midpoint|; -Infinity for 0. */
export const top = (x: Ball): number => (x.m === 0n ? -Infinity : bitLength(x.m) + x.e)

/** An upper bound of log2|x|. */
export const magnitude = (x: Ball): number => logAdd(top(x), x.error)

/** A lower bound of log2|x|; -Infinity when 0 may be meant. */
export function floorLog(x: Ball): number {
  const low = top(x) - 1
  if (isExact(x)) return low
  return low > x.error + 1 ? low - 1 : -Infinity
}

/** -1, 0 or 1 when the sign is certain. */
export function signOf(x: Ball): -1 | 0 | 1 | undefined {
  if (isZero(x)) return 0
  if (floorLog(x) === -Infinity) return undefined
  return x.m < 0n ? -1 : 1
}

/** log2(2^a + 2^b), rounded up by more than a and b themselves may be rounded. */
export function logAdd(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a]
  return low === -Infinity ? roundedUp(high) : roundedUp(high + Math.log2(1 + 2 ** (low - high)) + 1e-9)
}

/** A logarithm that may have been rounded to nearest, made large enough. */
export const roundedUp = (log: number): number => (log === -Infinity ? log : log + 2 * Number.EPSILON * Math.abs(log))

/** Exponents up to here, and logarithms of errors, are exact enough as floating-point numbers. */
const maxExponent = 2 ** 45

/** m·2^e with an error, cut to `prec` bits. @throws {TooLarge} when it is beyond all bounds, or as close to 0 */
export function ball(m: bigint, e: number, error: number, prec: number): Ball {
  if (Math.abs(e) > maxExponent) throw new TooLarge('a number that is beyond all bounds')
  const excess = bitLength(m) - prec
  if (excess <= 0) return { m, e, error }
  const cut = e + excess
  // Whole powers of two stay exact.
  const kept = m >> BigInt(excess)
  const isKept = kept << BigInt(excess) === m
  return { m: kept, e: cut, error: isKept ? error : logAdd(error, cut) }
}

export const fromInteger = (m: bigint): Ball => ({ m, e: 0, error: exactly })

export function fromRatio(numerator: bigint, denominator: bigint, prec: number): Ball {
  return denominator === 1n
    ? ball(numerator, 0, exactly, prec)
    : divide(fromInteger(numerator), fromInteger(denominator), prec)
}

export const negate = (x: Ball): Ball => ({ m: -x.m, e: x.e, error: x.error })

export function add(x: Ball, y: Ball, prec: number): Ball {
  const [high, low] = x.e >= y.e ? [x, y] : [y, x]
  const error = logAdd(x.error, y.error)
  if (low.m === 0n) return { m: high.m, e: high.e, error }
  if (high.m === 0n) return { m: low.m, e: low.e, error }
  const gap = high.e - low.e
  // What lies below everything that is kept goes into the error.
  if (top(low) < top(high) - prec - 8 && gap > prec) return { m: high.m, e: high.e, error: logAdd(error, top(low)) }
  return ball((high.m << BigInt(gap)) + low.m, low.e, error, prec)
}

export const subtract = (x: Ball, y: Ball, prec: number): Ball => add(x, negate(y), prec)

export function multiply(x: Ball, y: Ball, prec: number): Ball {
  const error = logAdd(logAdd(top(x) + y.error, top(y) + x.error), x.error + y.error)
  return ball(x.m * y.m, x.e + y.e, error, prec)
}

/** @throws {Imprecise} unless the divisor is certainly not 0 */
export function divide(x: Ball, y: Ball, prec: number): Ball {
  const low = floorLog(y)
  if (low === -Infinity) throw new Imprecise('a divisor that may be 0')
  if (isZero(x)) return zero
  const shift = Math.max(0, prec + 2 + bitLength(y.m) - bitLength(x.m))
  const scaled = x.m << BigInt(shift)
  const m = scaled / y.m
  const e = x.e - y.e - shift
  // |x/y − q| ≤ (|dx| + |q||dy|) / |y|, with q the quotient of the midpoints
  const carried = logAdd(x.error - low, top({ m, e, error: exactly }) + 1 + y.error - low)
  const isWhole = m * y.m === scaled
  return ball(m, e, isWhole ? carried : logAdd(carried, e), prec)
}

/** The `index`-th root of a number that is certainly not negative. @throws {Imprecise} when it may be */
export function root(x: Ball, index: number, prec: number): Ball {
  if (isZero(x)) return zero
  if (signOf(x) !== 1) throw new Imprecise('a radicand that may be negative')
  const wanted = prec * index + index * 2 - bitLength(x.m)
  let shift = Math.max(0, wanted)
  // The exponent has to be a multiple of the index.
  shift += (((x.e - shift) % index) + index) % index
  const scaled = x.m << BigInt(shift)
  const m = integerRoot(scaled, index)
  const e = (x.e - shift) / index
  const isWhole = m ** BigInt(index) === scaled
  // |x^(1/n) − y^(1/n)| ≤ |x − y| · max(x, y)^(1/n) / max(x, y) ≤ |x − y| · low^(1/n − 1)
  const carried = isExact(x) ? exactly : x.error + floorLog(x) * (1 / index - 1)
  return ball(m, e, isWhole ? carried : logAdd(carried, e), prec)
}

/** A whole power, by squaring. @throws {Imprecise} for a negative power of what may be 0 */
export function power(x: Ball, exponent: bigint, prec: number): Ball {
  if (exponent < 0n) return divide(one, power(x, -exponent, prec + 8), prec)
  const guard = prec + 2 * bitLength(exponent) + 8
  let result = one
  let square = x
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiply(result, square, guard)
    if (rest > 1n) square = multiply(square, square, guard)
  }
  return ball(result.m, result.e, result.error, prec)
}
