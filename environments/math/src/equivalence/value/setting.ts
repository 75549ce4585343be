import type Fraction from 'fraction.js'
import { type Ball, fromRatio } from '../ball/ball.ts'
import type { Complex } from '../ball/complex.ts'

/** Values are real wherever that is possible, or complex with principal branches. */
export type Field = 'real' | 'complex'

/** What values depend on beside the expression. */
export interface Setting {
  /** Bits that are computed with. */
  readonly prec: number
  readonly field: Field
  /** What the variables stand for. */
  readonly at: ReadonlyMap<string, Fraction | Complex>
  /** Counts steps, one unless it says how many, and refuses more than a check may take. */
  step(times?: number): void
}

/** Where an expression has no value: a pole, an even root of a negative number among the reals, something that is no number. */
export class NoValue extends Error {
  override readonly name = 'NoValue'
  /**
   * Whether a missing value says nothing of the others: at a pole, where it is missing at single points, or where it is not worked out.
   * Expressions that differ there alone are the same.
   */
  readonly isPole: boolean

  constructor(message: string, { isPole = false } = {}) {
    super(message)
    this.isPole = isPole
  }
}

export const fromFraction = (value: Fraction, prec: number): Ball => fromRatio(value.s * value.n, value.d, prec)
