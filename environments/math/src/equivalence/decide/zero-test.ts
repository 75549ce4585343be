import { Imprecise, isZero, magnitude, signOf, TooLarge } from '../ball/ball.ts'
import type { Node } from '../syntax/node.ts'
import { evaluate } from '../value/evaluate.ts'
import { type Field, NoValue, type Setting } from '../value/setting.ts'
import type { Budget } from './budget.ts'
import { type Separation, separationOf } from './separation.ts'

/** Whether a constant is 0: proved, proved not to be, or beyond what was worked out. */
export interface ZeroTest {
  is: 'zero' | 'not zero' | 'undecided' | 'no value'
  /** False where 0 rests on agreement in hundreds of digits alone, for want of a theorem. */
  isProved: boolean
}

const settledBits = 2048

/**
 * Decides whether a constant expression is 0.
 *
 * @param maxBits how close to 0 it may have to be known
 */
export function zeroTest(node: Node, field: Field, budget: Budget, maxBits = 100_000): ZeroTest {
  let needed: Separation | undefined
  for (let prec = 64; prec <= maxBits * 2; prec *= 2) {
    const setting: Setting = { prec, field, at: new Map(), step: (times = 1) => budget.spend(times * prec) }
    try {
      const { re, im } = evaluate(node, setting)
      if (signOf(re) || signOf(im)) return { is: 'not zero', isProved: true }
      if (isZero(re) && isZero(im)) return { is: 'zero', isProved: true }
      // Where parts count by their size, that is known better with more bits.
      if (!needed || (!needed.isProved && prec <= settledBits)) needed = separationOf(node, setting)
      const isWithin = needed.bits + needed.size <= maxBits
      if (!isWithin && prec >= settledBits) return { is: 'undecided', isProved: false }
      if (Math.max(magnitude(re), magnitude(im)) < -needed.bits) return { is: 'zero', isProved: needed.isProved }
    } catch (error) {
      if (error instanceof NoValue) return { is: 'no value', isProved: true }
      if (error instanceof TooLarge) return { is: 'undecided', isProved: false }
      if (!(error instanceof Imprecise)) throw error
    }
  }
  return { is: 'undecided', isProved: false }
}
