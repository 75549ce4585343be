import Fraction from 'fraction.js'
import { readBars, readBrackets } from './brackets.ts'
import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, type NumberNode, Unreadable } from './node.ts'
import { readCommand } from './read-command.ts'
import { readLetters } from './read-letters.ts'
import { readWords } from './read-words.ts'

/** Reads what a product is made of. */
export function readPrimary(cursor: Cursor, grammar: Grammar): Node {
  const { token } = cursor
  switch (token.kind) {
    case 'number':
      cursor.take()
      return readMixed(token.node, cursor)
    case 'letters':
      return readLetters(cursor, grammar)
    case 'text':
      return readWords(cursor, grammar)
    case 'command':
      return readCommand(cursor, grammar)
    case 'mark':
      if (token.text === '|') return readBars(cursor, grammar, '|')
      return readBrackets(cursor, grammar)
    case 'end':
      throw new Unreadable('it ends where something is missing')
  }
}

/** A whole number with a proper fraction behind it: `2\frac{1}{2}`, `2 1/2`, `2½`. */
function readMixed(whole: NumberNode, cursor: Cursor): NumberNode {
  const mayGoOn = cursor.is('command', 'frac') || (cursor.token.kind === 'number' && cursor.token.spaced)
  if (whole.spelling !== 'integer' || !mayGoOn) return whole
  const fraction = cursor.attempt(() => takeProperFraction(cursor))
  return fraction ? { kind: 'number', value: whole.value.add(fraction), spelling: 'mixed' } : whole
}

/** @throws {Unreadable} when no proper fraction of whole numbers comes next */
function takeProperFraction(cursor: Cursor): Fraction {
  const isCommand = cursor.is('command', 'frac')
  if (isCommand) cursor.take()
  const over = takeWhole(cursor, isCommand)
  if (!isCommand) cursor.expect('/')
  const under = takeWhole(cursor, isCommand)
  if (over <= 0n || over >= under) throw new Unreadable('it has no proper fraction here')
  // `2\frac{1}{2}^2` and `2 1/2!` are something else.
  if (cursor.is('mark', '^', '!')) throw new Unreadable('it has no mixed number here')
  return new Fraction(over, under)
}

function takeWhole(cursor: Cursor, isArgument: boolean): bigint {
  const isGroup = isArgument && cursor.takeIf('mark', '{') !== undefined
  if (isArgument && !isGroup) cursor.isolateOne()
  const token = cursor.take()
  if (token.kind !== 'number' || token.node.spelling !== 'integer') throw new Unreadable('it has no whole number here')
  if (isGroup) cursor.expect('}')
  return token.node.value.n
}
