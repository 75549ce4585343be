import Fraction from 'fraction.js'
import { TooLarge } from '../ball/ball.ts'
import type { Node } from '../syntax/node.ts'
import { NoValue, type Setting } from './setting.ts'
import { substitute } from './substitute.ts'

const maxTerms = 2_000n

/** A term of a series, and what its variables stand for, the index among them. */
interface SeriesTerm {
  term: Node
  at: Setting['at']
}

/**
 * The terms of a sum or product over an index.
 *
 * @throws {NoValue} when its bounds are no integers, {TooLarge} when there are too many
 */
export function* termsOfSeries({ args }: Extract<Node, { kind: 'call' }>, { at }: Setting): Generator<SeriesTerm> {
  const [term, variable, first, last] = args
  if (!term || variable?.kind !== 'name' || !first || !last) throw new NoValue('a series without bounds')
  const [from, to] = [substitute(first, at), substitute(last, at)]
  if (from?.d !== 1n || to?.d !== 1n) throw new NoValue('a series whose bounds are no integers', { isPole: true })
  const [start, end] = [from.s * from.n, to.s * to.n]
  if (end - start > maxTerms) throw new TooLarge('a series that is too long')
  for (let k = start; k <= end; k += 1n) yield { term, at: new Map(at).set(variable.name, new Fraction(k)) }
}
