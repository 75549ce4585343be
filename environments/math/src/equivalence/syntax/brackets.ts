import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Bracket, type Node, Unreadable } from './node.ts'

const openers: Record<string, Bracket> = { '(': '(', '[': '[', ']': ']', '{': '{', '\\{': '{', '<': '⟨' }
const closers: Record<string, Bracket> = { ')': ')', ']': ']', '[': '[', '}': '}', '\\}': '}', '>': '⟩' }

/** Reads `( … )`, `[ … )`, `] … [`, `\{ … \}`, `{ … }`, `< … >`: a group of one, a list, a set, an interval or a set-builder. */
export function readBrackets(cursor: Cursor, grammar: Grammar): Node {
  const open = openers[cursor.token.text]
  if (!open) throw new Unreadable(`it has a ${cursor.token.text} where a value is expected`)
  const isLatexGroup = cursor.is('mark', '{')
  cursor.take()
  return inside(cursor, open, () => {
    if (isLatexGroup || open === '{') {
      if (cursor.takeIf('mark', '}', '\\}')) return { kind: 'set', name: '∅' }
    }
    const first = readItem(cursor, grammar, open)
    if (open === '{' && takeSuchThat(cursor)) return readBuilder(first, cursor, grammar)
    if (isLatexGroup) {
      const special = readInfix(first, cursor, grammar)
      if (special) return special
    }
    const items = [first]
    while (takeComma(cursor)) items.push(readItem(cursor, grammar, open))
    const close = takeCloser(cursor, open)
    const isGroup = items.length === 1 && open !== '⟨' && !(open === '{' && !isLatexGroup) && matches(open, close)
    return isGroup ? first : { kind: 'list', items, open, close }
  })
}

/** Reads `|…|`: an absolute value, or the determinant of a matrix. */
export function readBars(cursor: Cursor, grammar: Grammar, bar: '|' | 'norm'): Node {
  const take = () => (bar === '|' ? cursor.takeIf('mark', '|') : cursor.takeIf('command', 'norm'))
  take()
  const { inBuilder } = cursor
  cursor.bars += 1
  cursor.inBuilder = false
  const node = grammar.sum(cursor)
  if (!take()) throw new Unreadable('it has a | that is not closed')
  cursor.bars -= 1
  cursor.inBuilder = inBuilder
  if (bar === '|' && node.kind === 'matrix') return { kind: 'call', name: 'det', args: [node] }
  return { kind: 'call', name: bar === '|' ? 'abs' : 'norm', args: [node] }
}

/** Reads what stands between `\langle` and `\rangle`, `\lfloor` and `\rfloor` and the like. */
export function readBetween(cursor: Cursor, grammar: Grammar, close: string): Node[] {
  return inside(cursor, '⟨', () => {
    const items = [grammar.relation(cursor)]
    while (takeComma(cursor)) items.push(grammar.relation(cursor))
    if (!cursor.takeIf('command', close)) throw new Unreadable(`it lacks a \\${close}`)
    return items
  })
}

function inside<T>(cursor: Cursor, open: Bracket, read: () => T): T {
  const { bars, inBuilder, reversed } = cursor
  Object.assign(cursor, { bars: 0, inBuilder: false, reversed: open === ']' })
  const result = cursor.deeper(read)
  Object.assign(cursor, { bars, inBuilder, reversed })
  return result
}

function readItem(cursor: Cursor, grammar: Grammar, open: Bracket): Node {
  cursor.inBuilder = open === '{'
  // `<1, 2>` ends at its `>`.
  return open === '⟨' || open === ']' ? grammar.sum(cursor) : grammar.relation(cursor)
}

const takeComma = (cursor: Cursor): boolean => {
  if (!cursor.takeIf('mark', ',', ';')) return cursor.takeIf('text', 'and', 'or', ',') !== undefined
  cursor.takeIf('text', 'and', 'or')
  return true
}

const takeSuchThat = (cursor: Cursor): boolean =>
  (cursor.takeIf('mark', '|', ':') ??
    cursor.takeIf('command', 'mid') ??
    cursor.takeIf('text', 'such that', ':', '|')) !== undefined

function readBuilder(item: Node, cursor: Cursor, grammar: Grammar): Node {
  cursor.inBuilder = false
  const conditions = [grammar.clauses(cursor)]
  takeCloser(cursor, '{')
  return { kind: 'builder', item, conditions }
}

/** TeX's own `{a \over b}` and `{n \choose k}`. */
function readInfix(left: Node, cursor: Cursor, grammar: Grammar): Node | undefined {
  const command = cursor.takeIf('command', 'over', 'choose', 'brack')
  if (!command) return undefined
  const right = grammar.sum(cursor)
  cursor.expect('}')
  return command.text === 'over'
    ? { kind: 'quotient', over: left, under: right }
    : { kind: 'call', name: 'binomial', args: [left, right] }
}

function takeCloser(cursor: Cursor, open: Bracket): Bracket {
  const close = cursor.token.kind === 'mark' ? closers[cursor.token.text] : undefined
  if (!close || !canClose(open, close)) throw new Unreadable(`it has a ${open} that is not closed`)
  cursor.take()
  return close
}

function canClose(open: Bracket, close: Bracket): boolean {
  if (open === '{') return close === '}'
  if (open === '⟨') return close === '⟩'
  if (open === ']') return close === '[' || close === ']' || close === ')'
  return close === ')' || close === ']' || close === '['
}

const matches = (open: Bracket, close: Bracket) =>
  (open === '(' && close === ')') || (open === '[' && close === ']') || (open === '{' && close === '}')
