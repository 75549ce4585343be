import type { Cursor } from './cursor.ts'
import { Unreadable } from './node.ts'

/** Reads the subscript and the primes of a name whose letter has been taken: `x_1`, `a_{n+1}`, `f'`. */
export function readName(letter: string, cursor: Cursor): { kind: 'name'; name: string } {
  let name = letter
  if (cursor.is('mark', '_')) name += `_${takeSubscript(cursor)}`
  while (cursor.is('mark', "'")) {
    cursor.take()
    name += "'"
  }
  return { kind: 'name', name }
}

/** The text of a subscript, without blanks. */
export function takeSubscript(cursor: Cursor): string {
  cursor.take()
  if (!cursor.takeIf('mark', '{')) {
    if (cursor.token.kind === 'end') throw new Unreadable('it ends where a subscript is missing')
    if (cursor.token.kind === 'letters') cursor.isolateOne()
    return cursor.take().text
  }
  let text = ''
  for (let depth = 1; ;) {
    const token = cursor.take()
    if (token.kind === 'end') throw new Unreadable('it has a subscript that does not end')
    if (token.text === '{') depth += 1
    if (token.text === '}' && (depth -= 1) === 0) return text
    text += token.text
  }
}
