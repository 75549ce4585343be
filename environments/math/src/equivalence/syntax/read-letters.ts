import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'
import { readApplication } from './read-application.ts'
import { readName } from './read-name.ts'
import { isUnit, isWordUnit } from '../units/unit-names.ts'
import { isFunctionWord, isWord } from './english.ts'
import { functionOf, nameOf, onlyWithBracket } from './vocabulary.ts'

/** Reads a run of letters: a function, a constant, a unit behind a number, or a product of variables. */
export function readLetters(cursor: Cursor, grammar: Grammar): Node {
  const { token } = cursor
  if (token.kind !== 'letters') throw new Unreadable('it has no letters here')
  const word = token.text
  if (isUnitHere(cursor, word)) {
    cursor.take()
    cursor.endUnit()
    return { kind: 'unit', name: word }
  }
  const next = cursor.peek(1)
  const hasBracket = next.kind === 'mark' && next.text === '('
  if (functionOf(word) !== undefined && (hasBracket || !onlyWithBracket(word))) return readApplication(cursor, grammar)
  const constant = nameOf(/^pi$/i.test(word) ? 'pi' : word)
  if (constant !== undefined && word.length > 1) {
    cursor.take()
    return readName(constant, cursor)
  }
  if (word.length === 1) return readLetter(word, cursor, grammar)
  return splitLetters(word, cursor)
}

/** One letter: a variable, a coefficient `C(n, k)`, or a function `f(x)`. */
function readLetter(word: string, cursor: Cursor, grammar: Grammar): Node {
  cursor.take()
  if (/^[CP]$/.test(word) && cursor.is('mark', '(')) {
    const bracket = grammar.primary(cursor)
    if (bracket.kind === 'list' && bracket.items.length === 2)
      return { kind: 'call', name: word === 'C' ? 'binomial' : 'permutations', args: bracket.items }
    return { kind: 'product', factors: [{ kind: 'name', name: word }, bracket] }
  }
  const named = readName(word, cursor)
  if (!/^[fghFGH]$/.test(word) || !cursor.is('mark', '(')) return named
  const args = grammar.primary(cursor)
  return { kind: 'call', name: `apply ${named.name}`, args: args.kind === 'list' ? args.items : [args] }
}

/** `xy` is x·y, `xsin(x)` is x·sin(x), `pir` is π·r; longer words have no value. */
function splitLetters(word: string, cursor: Cursor): Node {
  for (let length = 1; length <= 3; length += 1) {
    const rest = word.slice(length)
    if (functionOf(rest) !== undefined && rest.length > 2) return splitAfter(word, length, cursor)
  }
  if (/^pi[a-z]{1,2}$/.test(word)) return splitAfter(word, 2, cursor)
  const isSentence = word.length === 4 && cursor.token.spaced && isWord(word)
  if (word.length > 4 || isSentence || isFunctionWord(word)) throw new Unreadable(`it has the word ${word}`)
  return splitAfter(word, 1, cursor)
}

/** Reads the first letters of a run alone; the product goes on with the others. */
function splitAfter(word: string, length: number, cursor: Cursor): Node {
  cursor.isolate(length)
  const first = word.slice(0, length)
  cursor.take()
  return length === 1 ? readName(first, cursor) : { kind: 'name', name: nameOf(first) ?? first }
}

/** A single letter is a unit only where blank stands before it and nothing follows but another unit: `5 m`, `5 m/s`. */
function isUnitHere(cursor: Cursor, word: string): boolean {
  const { previous, followsUnit } = cursor
  if (!isUnit(word)) return false
  if (followsUnit) return true
  const isAfterNumber = previous?.kind === 'number' || (previous?.kind === 'mark' && /^[}%]$/.test(previous.text))
  if (!isAfterNumber) return false
  const next = cursor.peek(1)
  if (word.length > 2 || isWordUnit(word)) return !(next.kind === 'mark' && next.text === '(')
  const ends =
    next.kind === 'end' ||
    (next.kind === 'mark' && (/^[/^,;.]$/.test(next.text) || (next.text === ')' && cursor.hasNumbersOnly))) ||
    (next.kind === 'letters' && (next.text === 'per' || isUnit(next.text))) ||
    (next.kind === 'command' && next.text === 'cdot' && isUnit(cursor.peek(2).text))
  return ends && (word.length === 2 || (cursor.token.spaced && cursor.hasNumbersOnly))
}
