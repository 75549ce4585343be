import {
  add,
  ball,
  type Ball,
  divide,
  floorLog,
  fromInteger,
  Imprecise,
  isExact,
  isZero,
  logAdd,
  multiply,
  negate,
  one,
  root,
  roundedUp,
  signOf,
  TooLarge,
  top,
  zero,
} from './ball.ts'
import { bitLength, integerSqrt } from './integer.ts'

/** m·2^e as an integer number of 2^-bits, rounded down. */
const toFixed = ({ m, e }: Ball, bits: number): bigint =>
  e + bits >= 0 ? m << BigInt(e + bits) : m >> BigInt(-e - bits)

/** Remembers a constant at the highest precision that was asked for. */
function remembered(compute: (bits: number) => bigint): (bits: number) => bigint {
  let known = 0
  let value = 0n
  return (bits) => {
    if (bits > known) {
      known = Math.ceil(bits * 1.25) + 64
      value = compute(known)
    }
    return value >> BigInt(known - bits)
  }
}

/** Σ ±1/((2k+1)·n^(2k+1)) in units of 2^-bits: the inverse tangent of 1/n, or its hyperbolic kin. */
function inverseSeries(n: bigint, bits: number, alternate: boolean): bigint {
  let term = (1n << BigInt(bits)) / n
  let sum = term
  for (let k = 3n, sign = -1n; term !== 0n; k += 2n, sign = -sign) {
    term /= n * n
    sum += ((alternate ? sign : 1n) * term) / k
  }
  return sum
}

const guarded = (compute: (bits: number) => bigint) => remembered((bits) => compute(bits + 32) >> 32n)

/** π by Machin's formula. */
const fixedPi = guarded((bits) => 4n * (4n * inverseSeries(5n, bits, true) - inverseSeries(239n, bits, true)))
/** ln 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749). */
const fixedLn2 = guarded(
  (bits) =>
    18n * inverseSeries(26n, bits, false) -
    2n * inverseSeries(4801n, bits, false) +
    8n * inverseSeries(8749n, bits, false),
)

export const pi = (prec: number): Ball => ({ m: fixedPi(prec), e: -prec, error: 2 - prec })

/** Numbers beyond 2^(2^30) have no place here. */
const maxExponent = 30

/** e^x. @throws {Imprecise} when x is known to less than one, or out of all bounds */
export function exp(x: Ball, prec: number): Ball {
  if (isZero(x)) return one
  const size = Math.max(0, top(x))
  if (size > maxExponent) throw new TooLarge('an exponential that is too large')
  if (x.error > -1) throw new Imprecise('an exponent that is known too little')
  const halvings = Math.floor(Math.sqrt(prec)) + 4
  const bits = prec + size + halvings + 40
  const fixed = toFixed(x, bits)
  const ln2 = fixedLn2(bits)
  const k = fixed / ln2
  const reduced = (fixed - k * ln2) >> BigInt(halvings)
  const unit = 1n << BigInt(bits)
  let sum = unit
  let term = unit
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (term * reduced) / (n * unit)
    sum += term
  }
  for (let step = 0; step < halvings; step += 1) sum = (sum * sum) >> BigInt(bits)
  const e = Number(k) - bits
  const own = bitLength(sum) + e - prec - 8
  // |e^(x+d) − e^x| ≤ 2|d|·e^x for |d| ≤ 1
  const carried = isExact(x) ? -Infinity : bitLength(sum) + e + x.error + 1
  return ball(sum, e, logAdd(carried, own), prec)
}

/** The natural logarithm of a number that is certainly positive. @throws {Imprecise} when it may not be */
export function ln(x: Ball, prec: number): Ball {
  if (signOf(x) !== 1) throw new Imprecise('a logarithm of what may not be positive')
  const length = bitLength(x.m)
  const k = length + x.e
  if (k === 1 && isExact(x) && x.m === 1n << BigInt(length - 1)) return zero
  const bits = prec + bitLength(BigInt(Math.abs(k))) + 40
  // f in [1/2, 1): x = f·2^k
  const fixed = toFixed({ m: x.m, e: -length, error: 0 }, bits)
  const value = fixedLn(fixed, bits) + BigInt(k) * fixedLn2(bits)
  const carried = isExact(x) ? -Infinity : x.error - floorLog(x) + 1
  const own = 8 + bitLength(BigInt(k)) - bits
  return ball(value, -bits, logAdd(carried, own), prec)
}

/** ln f for f in [1/2, 1]: after some square roots, by the series of the inverse hyperbolic tangent. */
function fixedLn(f: bigint, bits: number): bigint {
  const roots = Math.max(4, Math.floor(Math.sqrt(bits) / 2))
  const wide = bits + roots + 16
  const unit = 1n << BigInt(wide)
  let y = f << BigInt(wide - bits)
  for (let step = 0; step < roots; step += 1) y = integerSqrt(y << BigInt(wide))
  const z = ((y - unit) << BigInt(wide)) / (y + unit)
  const square = (z * z) >> BigInt(wide)
  let term = z
  let sum = z
  for (let k = 3n; term !== 0n && term !== -1n; k += 2n) {
    term = (term * square) >> BigInt(wide)
    sum += term / k
  }
  return (sum << BigInt(roots + 1)) >> BigInt(wide - bits)
}

/** Sine and cosine. @throws {Imprecise} when x is known to less than one, or out of all bounds */
export function sinCos(x: Ball, prec: number): { sin: Ball; cos: Ball } {
  if (isZero(x)) return { sin: zero, cos: one }
  const size = Math.max(0, top(x))
  if (size > 4096) throw new TooLarge('an angle that is too large')
  if (x.error > -1) throw new Imprecise('an angle that is known too little')
  const bits = prec + size + 40
  const fixed = toFixed(x, bits)
  const half = fixedPi(bits + 1) >> 2n
  const quarter = half >> 1n
  // The nearest multiple of π/2.
  const k = (fixed + (fixed < 0n ? -quarter : quarter)) / half
  const { sin, cos } = fixedSinCos(fixed - k * half, bits)
  const error = logAdd(x.error, 8 + size - bits)
  const made = (m: bigint) => ball(m, -bits, error, prec)
  switch (Number(((k % 4n) + 4n) % 4n)) {
    case 0:
      return { sin: made(sin), cos: made(cos) }
    case 1:
      return { sin: made(cos), cos: made(-sin) }
    case 2:
      return { sin: made(-sin), cos: made(-cos) }
    default:
      return { sin: made(-cos), cos: made(sin) }
  }
}

/** Sine and cosine of at most 1, by the series at a small part of the angle, which is then doubled again and again. */
function fixedSinCos(t: bigint, bits: number): { sin: bigint; cos: bigint } {
  const doublings = Math.floor(Math.sqrt(bits) / 2)
  const wide = bits + 2 * doublings + 16
  const shift = BigInt(wide)
  const small = (t << BigInt(wide - bits)) >> BigInt(doublings)
  const square = (small * small) >> shift
  const unit = 1n << shift
  let [sin, cos] = [small, unit]
  let [sinTerm, cosTerm] = [sin, cos]
  for (let n = 1n; cosTerm !== 0n; n += 2n) {
    cosTerm = -(cosTerm * square) / (unit * n * (n + 1n))
    sinTerm = -(sinTerm * square) / (unit * (n + 1n) * (n + 2n))
    cos += cosTerm
    sin += sinTerm
  }
  for (let step = 0; step < doublings; step += 1) {
    ;[sin, cos] = [(sin * cos) >> (shift - 1n), unit - ((sin * sin) >> (shift - 1n))]
  }
  const back = BigInt(wide - bits)
  return { sin: sin >> back, cos: cos >> back }
}

/** The inverse tangent, from -π/2 to π/2. */
export function atan(x: Ball, prec: number): Ball {
  if (isZero(x)) return zero
  if (top(x) > 1) {
    const quarterTurn = half(pi(prec + 4))
    const inner = atan(divide(one, x, prec + 8), prec + 4)
    return add(x.m < 0n ? negate(quarterTurn) : quarterTurn, negate(inner), prec)
  }
  if (x.error > -1) throw new Imprecise('a number that is known too little')
  const steps = Math.max(3, Math.floor(Math.sqrt(prec) / 3))
  const bits = prec + steps + 40
  const shift = BigInt(bits)
  const unit = 1n << shift
  let y = toFixed(x, bits)
  // atan x = 2 atan(x / (1 + √(1 + x²)))
  for (let step = 0; step < steps; step += 1)
    y = (y << shift) / (unit + integerSqrt((unit + ((y * y) >> shift)) << shift))
  const square = (y * y) >> shift
  let term = y
  let sum = y
  for (let k = 3n; term !== 0n && term !== -1n; k += 2n) {
    term = -((term * square) >> shift)
    sum += term / k
  }
  return ball(sum << BigInt(steps), -bits, logAdd(x.error, steps + 16 - bits), prec)
}

/** The angle of the point (x, y), from -π to π. @throws {Imprecise} when its half-plane is not certain */
export function atan2(y: Ball, x: Ball, prec: number): Ball {
  const right = signOf(x)
  if (right === 1) return atan(divide(y, x, prec + 4), prec)
  const up = signOf(y)
  if (up === undefined || (up === 0 && right !== -1)) throw new Imprecise('an angle that may be anything')
  const turn = pi(prec + 4)
  if (up === 0) return turn
  // Over the vertical axis: atan(-x/y) from there.
  const inner = atan(divide(negate(x), y, prec + 4), prec + 2)
  return add(up === 1 ? half(turn) : negate(half(turn)), inner, prec)
}

export const half = (x: Ball): Ball => ({ m: x.m, e: x.e - 1, error: roundedUp(x.error - 1) })

/** √(x² + y²) */
export const hypotenuse = (x: Ball, y: Ball, prec: number): Ball =>
  isZero(y) ? absolute(x) : root(add(multiply(x, x, prec + 8), multiply(y, y, prec + 8), prec + 8), 2, prec)

export const absolute = (x: Ball): Ball => (x.m < 0n ? negate(x) : x)

/** The integer below, when it is certain. @throws {Imprecise} next to an integer */
export function floor(x: Ball): Ball {
  if (isExact(x)) return x.e >= 0 ? x : fromInteger(toFixed(x, 0))
  // A few bits more than the midpoint has tell how far it is from the integers.
  const bits = Math.min(Math.floor(-x.error) - 2, 4 - x.e)
  if (bits <= 2) throw new Imprecise('a number next to an integer')
  const low = toFixed(x, 0)
  const margin = toFixed(x, bits) - (low << BigInt(bits))
  if (margin > 1n && margin < (1n << BigInt(bits)) - 2n) return fromInteger(low)
  throw new Imprecise('a number next to an integer')
}
