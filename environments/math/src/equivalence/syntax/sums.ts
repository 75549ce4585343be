import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'
import { startsFactor } from './starts-factor.ts'

const maxNested = 200

/** Reads terms with `+`, `-`, `±` and `∓` between them. */
export function readSum(cursor: Cursor, grammar: Grammar): Node {
  let terms: Node[] = []
  const settle = (): Node => (terms.length === 1 ? (terms[0] as Node) : { kind: 'sum', terms })
  for (let isFirst = true; ; isFirst = false) {
    const sign = takeSign(cursor, isFirst)
    if (!sign && !isFirst) return settle()
    const term = grammar.product(cursor)
    if (sign === '±' || sign === '∓') {
      terms = [{ kind: 'plusMinus', ...(isFirst ? {} : { left: settle() }), right: term, flipped: sign === '∓' }]
    } else {
      terms.push(sign === '-' ? negate(term) : term)
    }
  }
}

function takeSign(cursor: Cursor, isFirst: boolean): '+' | '-' | '±' | '∓' | undefined {
  const isSpaced = cursor.token.spaced
  if (cursor.takeIf('mark', '+')) {
    // `+/-` and `+-` are ± as it is typed.
    if (cursor.is('mark', '/') && cursor.peek(1).text === '-') {
      cursor.take()
      cursor.take()
      return '±'
    }
    // `2+-3` adds a negative number; ± is typed with blanks around it, or in front.
    const isPlusMinus = cursor.is('mark', '-') && !cursor.token.spaced && (isFirst || isSpaced)
    if (!isPlusMinus) return '+'
    cursor.take()
    return '±'
  }
  if (cursor.takeIf('mark', '-')) return '-'
  if (cursor.takeIf('command', 'pm')) return '±'
  return cursor.takeIf('command', 'mp') ? '∓' : undefined
}

/** The negative; of a number it is a number, so that `-3` is one literal. */
function negate(node: Node): Node {
  return node.kind === 'number' ? { ...node, value: node.value.neg() } : { kind: 'negate', of: node }
}

/** Reads factors that are multiplied or divided, from left to right: `1/2x` is half of x. */
export function readProduct(cursor: Cursor, grammar: Grammar): Node {
  let left = grammar.factor(cursor)
  for (let nested = 0; ;) {
    // What is divided again and again nests, and all that walk through it would run out of stack.
    if (left.kind !== 'product' && (nested += 1) > maxNested) throw new Unreadable('it is divided too often')
    if (cursor.takeIf('mark', '*') || cursor.takeIf('command', 'cdot', 'times'))
      left = times(left, grammar.factor(cursor))
    else if (cursor.takeIf('mark', '/')) left = { kind: 'quotient', over: left, under: grammar.factor(cursor) }
    else if (cursor.takeIf('command', 'bmod', 'mod') ?? cursor.takeIf('letters', 'mod')) {
      left = { kind: 'call', name: 'mod', args: [left, grammar.factor(cursor)] }
    } else if (takePer(cursor)) left = { kind: 'quotient', over: left, under: grammar.factor(cursor) }
    else if (left.kind === 'number' && cursor.is('letters', 'C', 'P') && cursor.peek(1).kind === 'number') {
      const name = cursor.take().text === 'C' ? 'binomial' : 'permutations'
      left = { kind: 'call', name, args: [left, grammar.factor(cursor)] }
    } else if (startsFactor(cursor)) left = times(left, grammar.factor(cursor))
    else return left
  }
}

const takePer = (cursor: Cursor) => cursor.takeIf('letters', 'per') ?? cursor.takeIf('text', 'per')

function times(left: Node, right: Node): Node {
  return { kind: 'product', factors: left.kind === 'product' ? [...left.factors, right] : [left, right] }
}
