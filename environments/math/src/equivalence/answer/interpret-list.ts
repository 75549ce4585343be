import type { Node } from '../syntax/node.ts'
import type { Answer } from './answer.ts'
import type { Interpret, Reading } from './reading.ts'

/** Reads the items of a list; `n = 1, 2, 3` names the first alone and means all. */
export function interpretAll(items: readonly Node[], reading: Reading, interpret: Interpret): Answer[] {
  const answers = items.map((item) => interpret(item, reading))
  const [first, ...rest] = answers
  const isNamedOnce =
    first?.kind === 'assignment' &&
    rest.length > 0 &&
    rest.every(({ kind }) => kind === 'value' || kind === 'collection' || kind === 'tuple')
  return isNamedOnce ? [first.value, ...rest] : answers
}
