import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, type Relation, Unreadable } from './node.ts'
import { isUnionLetter } from './starts-factor.ts'

const marks: Record<string, Relation> = { '=': '=', '<': '<', '>': '>' }
const commands: Record<string, Relation> = {
  le: '≤',
  ge: '≥',
  ne: '≠',
  in: '∈',
  notin: '∉',
  approx: '≈',
  equiv: '≡',
  subset: '⊂',
  sim: '≈',
  cong: '≡',
}

/** Reads a chain of relations, a residue class such as `2 \pmod 5`, or what stands alone. */
export function readRelation(cursor: Cursor, grammar: Grammar): Node {
  // `= 5` and `≈ 5` are what is left of a longer line.
  if (cursor.is('mark', '=') || cursor.is('command', 'approx')) cursor.take()
  const operands: Node[] = []
  const texts: string[] = []
  const operators: Relation[] = []
  for (;;) {
    const { position } = cursor
    operands.push(grammar.combination(cursor))
    texts.push(cursor.textFrom(position))
    const operator = relationAt(cursor)
    if (!operator) break
    cursor.take()
    operators.push(operator)
  }
  const [first] = operands
  const modulus = readModulus(cursor, grammar)
  if (operators.length === 0 && first && !modulus) return first
  return { kind: 'relation', operands, texts, operators, ...(modulus && { modulus }) }
}

function relationAt({ token }: Cursor): Relation | undefined {
  if (token.kind === 'mark') return marks[token.text]
  return token.kind === 'command' ? commands[token.text] : undefined
}

/** `\pmod{5}`, `(mod 5)` and `mod 5` behind a congruence. */
function readModulus(cursor: Cursor, grammar: Grammar): Node | undefined {
  if (cursor.takeIf('command', 'pmod', 'pod')) return grammar.argument(cursor)
  const isMod = (offset: number) => {
    const token = cursor.peek(offset)
    return (token.kind === 'letters' || token.kind === 'text' || token.kind === 'command') && /^b?mod$/.test(token.text)
  }
  if (isMod(0)) {
    cursor.take()
    return grammar.product(cursor)
  }
  if (!cursor.is('mark', '(') || !isMod(1)) return undefined
  cursor.take()
  cursor.take()
  const modulus = grammar.product(cursor)
  cursor.expect(')')
  return modulus
}

/** Reads sets and what joins them, and ratios such as `2:3:5`. */
export function readCombination(cursor: Cursor, grammar: Grammar): Node {
  let left = readRatio(cursor, grammar)
  const joined = new Set<string>()
  while (isUnionLetter(cursor) || cursor.is('command', 'cup', 'cap', 'setminus', 'bigcup', 'bigcap')) {
    const { text } = cursor.take()
    const operator = text.endsWith('cap') ? '∩' : text === 'setminus' ? '∖' : '∪'
    joined.add(operator)
    if (joined.has('∪') && joined.has('∩')) throw new Unreadable('whether ∪ or ∩ comes first is not clear')
    const right = readRatio(cursor, grammar)
    const earlier: Node[] =
      left.kind === 'combination' && left.operator === operator && operator !== '∖' ? left.operands : [left]
    left = { kind: 'combination', operator, operands: [...earlier, right] }
  }
  return left
}

function readRatio(cursor: Cursor, grammar: Grammar): Node {
  const { position } = cursor
  const parts = [grammar.sum(cursor)]
  while (!cursor.inBuilder && cursor.is('mark', ':')) {
    cursor.take()
    if (parts.length > 20) throw new Unreadable('it is a ratio of too many')
    parts.push(grammar.sum(cursor))
  }
  if (parts.length === 1) return parts[0] as Node
  const isClock = /^\d{1,2}(?::[0-5]\d)+$/.test(cursor.textFrom(position).replaceAll(/[\s{}]/g, ''))
  return { kind: 'ratio', parts, isClock }
}
