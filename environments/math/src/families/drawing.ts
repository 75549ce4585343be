import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { isPrime, range } from './exact/integers.ts'
import { isInteger, rational } from './exact/rational.ts'

/** In [min, max], both included. */
export const drawInteger = (random: Random, min: number, max: number): bigint => BigInt(random.integer(min, max))

/** In [-max, max], but not 0. */
export const drawNonzero = (random: Random, max: number): bigint => drawInteger(random, 1, max) * random.pick([1n, -1n])

/** Draws again until the outcome will do, which must be likely. */
export function drawUntil<T>(draw: () => T, willDo: (drawn: T) => boolean): T {
  for (let attempt = 0; attempt < 10_000; attempt += 1) {
    const drawn = draw()
    if (willDo(drawn)) return drawn
  }
  throw new Error('Nothing that will do was drawn in 10,000 attempts.')
}

/** A list whose length the compiler knows, up to four. */
type Several<T, Count extends number> = number extends Count
  ? T[]
  : Count extends 2
    ? [T, T]
    : Count extends 3
      ? [T, T, T]
      : Count extends 4
        ? [T, T, T, T]
        : T[]

/** So many different ones, in the order drawn. */
export function drawDistinct<Count extends number>(count: Count, draw: () => bigint): Several<bigint, Count> {
  const drawn = new Set<bigint>()
  while (drawn.size < count) drawn.add(draw())
  // There are now as many as the type says.
  return [...drawn] as Several<bigint, Count>
}

/** So many drawn one after the other, which may be equal. */
export const drawList = <T, Count extends number>(count: Count, draw: () => T): Several<T, Count> =>
  // As long as the type says.
  Array.from({ length: count }, draw) as Several<T, Count>

/** A positive fraction that is no integer, in lowest terms. */
export const drawFraction = (random: Random, maxNumerator: number, maxDenominator: number): Fraction =>
  drawUntil(
    () => rational(drawInteger(random, 1, maxNumerator), drawInteger(random, 2, maxDenominator)),
    (drawn) => !isInteger(drawn),
  )

const primes = range(2n, 200n).filter(isPrime)

/** A prime in [min, max]; max is at most 200. */
export const drawPrime = (random: Random, min: number, max: number): bigint =>
  random.pick(primes.filter((prime) => prime >= min && prime <= max))

/** Integer coefficients from the constant upwards; the last is not 0. */
export const drawPolynomial = (random: Random, degree: number, largest: number): bigint[] => [
  ...drawList(degree, () => drawInteger(random, -largest, largest)),
  drawNonzero(random, largest),
]

/** A polynomial without real zeros: ax² + c. */
export const drawPositive = (random: Random): bigint[] => [drawInteger(random, 1, 9), 0n, drawInteger(random, 1, 6)]
