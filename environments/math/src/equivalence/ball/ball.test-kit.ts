import fc from 'fast-check'
import Fraction from 'fraction.js'
import type { Ball } from './ball.ts'

/** A ball with a number that lies in it, which may be at its very edge. */
export interface Enclosed {
  ball: Ball
  value: Fraction
}

const shifted = (m: bigint, by: number): bigint => (by >= 0 ? m << BigInt(by) : m >> BigInt(-by))

/** m·2^e */
export const dyadic = (m: bigint, e: number): Fraction =>
  e >= 0 ? new Fraction(m << BigInt(e)) : new Fraction(m, 1n << BigInt(-e))

/** The midpoint of a ball. */
export const midpoint = ({ m, e }: Ball): Fraction => dyadic(m, e)

/** Whether a ball holds a number that is known up to ±slack. */
export function holds({ m, e, error }: Ball, { s, n, d }: Fraction, slack = new Fraction(0)): boolean {
  const whole = Number.isFinite(error) ? Math.floor(error) : 0
  const scale = Math.max(0, -e, 60 - whole)
  const difference = (shifted(m, e + scale) * d - shifted(s * n, scale)) * slack.d
  // 2^error, rounded up in the 52nd place.
  const radius = Number.isFinite(error) ? BigInt(Math.ceil(2 ** (error - whole) * 2 ** 52)) : 0n
  const allowed = shifted(radius, whole + scale - 52) * d * slack.d + shifted(slack.n, scale) * d
  return (difference < 0n ? -difference : difference) <= allowed
}

/** Whether two balls have a number in common. */
export const meet = (a: Ball, b: Ball): boolean => holds(a, midpoint(b), radiusOf(b))

function radiusOf({ error }: Ball): Fraction {
  if (!Number.isFinite(error)) return new Fraction(0)
  const whole = Math.floor(error)
  return dyadic(BigInt(Math.ceil(2 ** (error - whole) * 2 ** 52)), whole - 52)
}

const signed = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n })
const small = fc.bigInt({ min: -40n, max: 40n })

/** Numbers of all sizes that are known exactly. */
export const exactBall = ({ min = -400, max = 200 } = {}): fc.Arbitrary<Ball> =>
  fc.record({ m: fc.oneof(signed, small), e: fc.integer({ min, max }), error: fc.constant(-Infinity) })

/** Balls of all sizes and relative errors with a number inside. */
export const enclosed = (range?: { min?: number; max?: number }): fc.Arbitrary<Enclosed> =>
  fc
    .tuple(
      exactBall(range),
      fc.option(fc.double({ min: -120, max: 12, noNaN: true })),
      fc.oneof(fc.constantFrom(-1, 1), fc.double({ min: -1, max: 1, noNaN: true })),
    )
    .map(([exact, relative, place]) => {
      if (relative === null) return { ball: exact, value: midpoint(exact) }
      const error = exact.e + relative
      // A number that is at most 2^error away, rounded towards the midpoint.
      const away = dyadic(
        BigInt(Math.trunc(place * 2 ** (error - Math.floor(error)) * 2 ** 50)),
        Math.floor(error) - 50,
      )
      return { ball: { ...exact, error }, value: midpoint(exact).add(away) }
    })

/** A precision to work with. */
export const precision: fc.Arbitrary<number> = fc.integer({ min: 8, max: 300 })
