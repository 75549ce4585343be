import { Imprecise, magnitude, signOf, TooLarge } from '../ball/ball.ts'
import * as complex from '../ball/complex.ts'
import type { Complex } from '../ball/complex.ts'
import type { Node } from '../syntax/node.ts'
import { evaluate } from '../value/evaluate.ts'
import { type Field, NoValue, type Setting } from '../value/setting.ts'
import type { Budget } from './budget.ts'
import type { Domain } from './domain.ts'
import { isPeculiar, pointOf } from './points.ts'

/** What two expressions did at some points. */
export interface Sampling {
  /** They had the same value, to many digits. */
  agreed: number
  /** One had a value and the other none. */
  mismatched: number
  /** They certainly had different values. */
  differed: number
}

/**
 * Evaluates two expressions at points of every kind: small, large, negative, between 0 and 1, and complex where variables are.
 * It ends at the first certain difference.
 */
export function sample(
  a: Node,
  b: Node,
  domain: Domain,
  { from, to }: { from: number; to: number },
  budget: Budget,
): Sampling {
  const result: Sampling = { agreed: 0, mismatched: 0, differed: 0 }
  for (let index = from; index < to && result.differed === 0; index += 1) {
    const outcome = compareAt(a, b, pointOf(index, domain), domain.field, budget)
    // A value that is missing at a single point says nothing: xˣ has one at -1, and e^(x ln x) has none.
    if (outcome && !(outcome === 'mismatched' && isPeculiar(index, domain))) result[outcome] += 1
  }
  return result
}

function compareAt(a: Node, b: Node, at: Setting['at'], field: Field, budget: Budget): keyof Sampling | undefined {
  for (const prec of [80, 240, 960]) {
    const setting: Setting = { prec, field, at, step: (times = 1) => budget.spend(times * prec) }
    const [left, right] = [valueAt(a, setting), valueAt(b, setting)]
    if (left === 'pole' || right === 'pole') return undefined
    if (left === 'imprecise' || right === 'imprecise') continue
    if (left === 'none' || right === 'none') return left === right ? undefined : 'mismatched'
    const difference = complex.add(left, complex.negate(right), prec)
    if (signOf(difference.re) || signOf(difference.im)) return 'differed'
    const size = Math.max(magnitude(left.re), magnitude(left.im), magnitude(right.re), magnitude(right.im), -prec)
    const distance = Math.max(magnitude(difference.re), magnitude(difference.im))
    if (distance < size - 48 || (prec > 80 && distance < -96)) return 'agreed'
  }
  return undefined
}

function valueAt(node: Node, setting: Setting): Complex | 'none' | 'pole' | 'imprecise' {
  try {
    return evaluate(node, setting)
  } catch (error) {
    if (error instanceof NoValue) return error.isPole ? 'pole' : 'none'
    if (error instanceof Imprecise || error instanceof TooLarge) return 'imprecise'
    throw error
  }
}
