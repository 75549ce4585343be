import type Fraction from 'fraction.js'
import { lcm, primeFactors } from './integers.ts'
import { rational, toFraction, type Value } from './rational.ts'
import { writeMultiple, writeSum } from './sums.ts'
import { tex } from './tex.ts'

/** A square root as a multiple of that of an integer without square factors. */
export interface Surd {
  coefficient: Fraction
  radicand: bigint
}

/** The square root of a number that is not negative. */
export function squareRoot(value: Value): Surd {
  const { n, d } = toFraction(value)
  let [outside, inside] = [1n, 1n]
  for (const [prime, exponent] of n === 0n ? [] : primeFactors(n * d)) {
    outside *= prime ** (exponent / 2n)
    inside *= prime ** (exponent % 2n)
  }
  return { coefficient: n === 0n ? rational(0n) : rational(outside, d), radicand: inside }
}

/** `\frac{3\sqrt{2}}{4}`, and `6` for the root of 36. */
export const writeSurd = ({ coefficient, radicand }: Surd): string => writeMultiple(coefficient, writeRadical(radicand))

const writeRadical = (radicand: bigint): string => (radicand === 1n ? '' : tex`\sqrt{${radicand}}`)

/** A rational number plus a surd, over one fraction bar: `\frac{3 - 2\sqrt{5}}{4}`. */
export function writeSurdSum(whole: Value, { coefficient, radicand }: Surd): string {
  const below = lcm(toFraction(whole).d, coefficient.d)
  const above = writeSum([
    [toFraction(whole).mul(below), ''],
    [coefficient.mul(below), writeRadical(radicand)],
  ])
  return below === 1n ? above : tex`\frac{${above}}{${below}}`
}

export const scaleSurd = ({ coefficient, radicand }: Surd, by: Value): Surd => ({
  coefficient: coefficient.mul(by),
  radicand,
})
