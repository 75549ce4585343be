import { readClauses } from './clauses.ts'
import { Cursor } from './cursor.ts'
import { readArgument, readFactor } from './factors.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'
import { readPrimary } from './primary.ts'
import { readCombination, readRelation } from './relations.ts'
import { readProduct, readSum } from './sums.ts'
import { tokenize, type TokenizeOptions } from './tokenize.ts'

const grammar: Grammar = {
  clauses: (cursor) => readClauses(cursor, grammar),
  relation: (cursor) => readRelation(cursor, grammar),
  combination: (cursor) => readCombination(cursor, grammar),
  sum: (cursor) => cursor.deeper(() => readSum(cursor, grammar)),
  product: (cursor) => readProduct(cursor, grammar),
  factor: (cursor) => readFactor(cursor, grammar),
  primary: (cursor) => readPrimary(cursor, grammar),
  argument: (cursor) => readArgument(cursor, grammar),
}

/**
 * Reads an answer in LaTeX, plain text or Unicode as what it says.
 *
 * @throws {Unreadable} saying where it leaves the grammar, or that it is too long or too deep
 */
export function parse(answer: string, options?: TokenizeOptions): Node {
  const { tokens, text } = tokenize(answer, options)
  const cursor = new Cursor(tokens, text)
  const node = grammar.clauses(cursor)
  if (cursor.token.kind !== 'end')
    throw new Unreadable(`it goes on with ${JSON.stringify(cursor.token.text)} after its end`)
  return node
}
