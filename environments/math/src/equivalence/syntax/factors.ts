import Fraction from 'fraction.js'
import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'

const maxPostfixes = 12

/** Reads one factor: its sign, its power, and what stands behind it. */
export function readFactor(cursor: Cursor, grammar: Grammar): Node {
  return cursor.deeper(() => {
    // After a sign of multiplication, as in `2 \cdot -3`.
    if (cursor.takeIf('mark', '-')) return { kind: 'negate', of: readFactor(cursor, grammar) }
    if (cursor.takeIf('mark', '+')) return readFactor(cursor, grammar)
    return readPower(grammar.primary(cursor), cursor, grammar)
  })
}

/** Reads `^…`, `!`, `%` and `°` behind what was read. */
export function readPower(base: Node, cursor: Cursor, grammar: Grammar): Node {
  let node = base
  for (let count = 0; ; count += 1) {
    if (count > maxPostfixes) throw new Unreadable('it has too many signs behind a value')
    if (cursor.takeIf('mark', '!')) {
      const isDouble = cursor.is('mark', '!') && !cursor.token.spaced
      if (isDouble) cursor.take()
      node = { kind: 'call', name: isDouble ? 'factorial2' : 'factorial', args: [node] }
    } else if (cursor.takeIf('mark', '%') ?? takeWord(cursor, 'percent', 'pct', 'percentage')) {
      node = { kind: 'product', factors: [node, { kind: 'unit', name: '%' }] }
    } else if (cursor.takeIf('mark', '°') ?? takeRaisedCircle(cursor)) node = readDegrees(node, cursor)
    else if (cursor.takeIf('mark', '^')) node = { kind: 'power', base: node, exponent: readExponent(cursor, grammar) }
    else return node
  }
}

function readExponent(cursor: Cursor, grammar: Grammar): Node {
  const sign = cursor.takeIf('mark', '-', '+')
  const isGroup = cursor.is('mark', '{')
  let exponent = readSingle(cursor, grammar)
  if (isGroup && cursor.is('mark', '^')) throw new Unreadable('it has a power of a power without brackets')
  // 2^3^2 is 2^(3^2).
  if (cursor.takeIf('mark', '^')) exponent = { kind: 'power', base: exponent, exponent: readExponent(cursor, grammar) }
  return sign?.text === '-' ? { kind: 'negate', of: exponent } : exponent
}

/** What stands raised: a whole number, a group, or one letter. */
function readSingle(cursor: Cursor, grammar: Grammar): Node {
  if (cursor.token.kind === 'letters' && !/^(pi|sqrt)$/.test(cursor.token.text)) cursor.isolateOne()
  return grammar.argument(cursor)
}

/** `^\circ`, `^{\circ}` and `^o`, which is the degree sign in LaTeX. */
function takeRaisedCircle(cursor: Cursor): boolean {
  if (!cursor.is('mark', '^')) return false
  const isCircle = (offset: number) => {
    const token = cursor.peek(offset)
    return (token.kind === 'command' && token.text === 'circ') || (token.kind === 'mark' && token.text === '°')
  }
  const length = isCircle(1) ? 2 : cursor.peek(1).text === '{' && isCircle(2) && cursor.peek(3).text === '}' ? 4 : 0
  for (let index = 0; index < length; index += 1) cursor.take()
  return length > 0
}

/** Degrees, with minutes and seconds of arc; or a temperature. */
function readDegrees(node: Node, cursor: Cursor): Node {
  const scale = cursor.takeIf('letters', 'C', 'F') ?? cursor.takeIf('text', 'C', 'F')
  if (scale) return withUnit(node, `°${scale.text}`)
  let total = node
  for (const [mark, part] of [
    ["'", 60n],
    ['"', 3600n],
  ] as const) {
    const { token } = cursor
    if (token.kind !== 'number' || cursor.peek(1).text !== mark) continue
    cursor.take()
    cursor.take()
    const share: Node = { kind: 'number', value: token.node.value.div(new Fraction(part)), spelling: 'integer' }
    total = { kind: 'sum', terms: [total, share] }
  }
  return withUnit(total, '°')
}

const withUnit = (node: Node, name: string): Node => ({ kind: 'product', factors: [node, { kind: 'unit', name }] })

function takeWord(cursor: Cursor, ...words: string[]) {
  return cursor.takeIf('letters', ...words) ?? cursor.takeIf('text', ...words)
}

/** Reads a command's argument. */
export function readArgument(cursor: Cursor, grammar: Grammar): Node {
  if (cursor.token.kind === 'end') throw new Unreadable('it ends where something is missing')
  if (!cursor.is('mark', '{')) return grammar.primary(cursor)
  return cursor.deeper(() => {
    cursor.take()
    const { bars, inBuilder, reversed } = cursor
    Object.assign(cursor, { bars: 0, inBuilder: false, reversed: false })
    const node = grammar.sum(cursor)
    cursor.expect('}')
    Object.assign(cursor, { bars, inBuilder, reversed })
    return node
  })
}
