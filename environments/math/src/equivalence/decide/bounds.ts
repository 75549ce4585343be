import type Fraction from 'fraction.js'
import { logAdd } from '../ball/ball.ts'
import { bitLength } from '../ball/integer.ts'
import { lcm } from '../value/integers.ts'

/**
 * An algebraic number as a quotient U / (d·L): U and L are algebraic integers, d is an integer.
 *
 * Sums of fractions have a common d, which is much less than the product of all denominators.
 * @see Burnikel, Funke, Mehlhorn, Schirra, Schmitt, "A Separation Bound for Real Algebraic Expressions", Algorithmica 55 (2009)
 */
export interface Bounds {
  /** Base-2 logarithm of what U and all its conjugates are at most; never negative. */
  readonly u: number
  /** The same for L. */
  readonly l: number
  readonly d: bigint
}

export const unit: Bounds = { u: 0, l: 0, d: 1n }

export const boundsOfFraction = ({ n, d }: Fraction): Bounds => ({ u: bitLength(n), l: 0, d })

/** Bits of the denominator as a whole. */
export const under = ({ l, d }: Bounds): number => l + bitsOf(d)

export function addBounds(a: Bounds, b: Bounds): Bounds {
  const d = lcm(a.d, b.d)
  return shortened({
    u: logAdd(a.u + bitsOf(d / a.d) + b.l, b.u + bitsOf(d / b.d) + a.l),
    l: a.l + b.l,
    d,
  })
}

export const multiplyBounds = (a: Bounds, b: Bounds): Bounds => shortened({ u: a.u + b.u, l: a.l + b.l, d: a.d * b.d })

export const invertBounds = (a: Bounds): Bounds => ({ u: under(a), l: a.u, d: 1n })

/** @param size a whole number */
export function powerOfBounds({ u, l, d }: Bounds, size: bigint): Bounds {
  const times = Number(size)
  return size * BigInt(bitLength(d)) > maxBits
    ? { u: u * times, l: (l + bitsOf(d)) * times, d: 1n }
    : { u: u * times, l: l * times, d: d ** size }
}

/** The `index`-th root of U/(dL) is that of U·(dL)^(k−1) over dL, or U over that of U^(k−1)·dL. */
export function rootOfBounds(a: Bounds, index: bigint): Bounds {
  const k = Number(index)
  const bits = under(a)
  return a.u >= bits ? { ...a, u: (a.u + (k - 1) * bits) / k } : { u: a.u, l: (bits + (k - 1) * a.u) / k, d: 1n }
}

const bitsOf = (d: bigint): number => (d === 1n ? 0 : bitLength(d))

/** Bits of a denominator that is kept as an integer. */
const maxBits = 4096

const shortened = (a: Bounds): Bounds => (bitLength(a.d) > maxBits ? { u: a.u, l: under(a), d: 1n } : a)
