import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'
import { isUnit } from '../units/unit-names.ts'
import { canBeCounted } from '../units/counted.ts'
import { turnsAround } from './english.ts'

/**
 * Reads what stood in `\text{…}`: a label before `=`, a currency before its amount, a unit behind a value, else words,
 * which have no value.
 */
export function readWords(cursor: Cursor, grammar: Grammar): Node {
  const { previous, token } = cursor
  const { text } = token
  const next = cursor.peek(1)
  if (/^[$€£¥¢₹]$/.test(text) && next.kind === 'number') {
    cursor.take()
    const amount = grammar.primary(cursor)
    cursor.endUnit()
    return { kind: 'product', factors: [amount, { kind: 'unit', name: text }] }
  }
  if (next.kind === 'mark' && next.text === '=' && beginsClause(previous)) {
    const label = labelOf(text)
    if (label !== undefined) {
      cursor.take()
      return { kind: 'name', name: label }
    }
  }
  const isBehindValue =
    previous !== undefined &&
    (previous.kind === 'number' || previous.kind === 'letters' || /^[)}\]!|]$/.test(previous.text))
  const isOne = previous?.text === '1' && cursor.position === 1
  if (isUnit(text) || ((isBehindValue || cursor.followsUnit) && canBeCounted(text, { isOne }))) {
    cursor.take()
    cursor.endUnit()
    return { kind: 'unit', name: text }
  }
  cursor.take()
  if (/^[A-Za-z]$/.test(text)) return { kind: 'name', name: text }
  throw new Unreadable(`it has the words ${text}`)
}

const beginsClause = (previous: Cursor['previous']): boolean =>
  previous === undefined || /^(?:[,;]|and|or|land|lor)$/.test(previous.text)

/** The name that a label such as `Area` gives to what is behind its `=`; undefined for words such as `not`. */
function labelOf(text: string): string | undefined {
  const words = text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return /^\p{L}{2,}[\p{L}\s'-]*$/u.test(words) && !turnsAround(words) ? `label ${words}` : undefined
}
