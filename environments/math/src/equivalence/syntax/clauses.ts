import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'
import { variablesOf } from '../value/variables.ts'

type Separator = ',' | ';' | 'or' | 'and'

/** Reads clauses and what joins them: `1, 2 or 3`, `x > 1 and x < 3`, `x = 1, y = 2 or x = 2, y = 1`. */
export function readClauses(cursor: Cursor, grammar: Grammar): Node {
  const clauses = [grammar.relation(cursor)]
  const separators: Separator[] = []
  for (let separator = takeSeparator(cursor); separator; separator = takeSeparator(cursor)) {
    // A comma at the end is no separator.
    if (cursor.token.kind === 'end') break
    separators.push(separator)
    clauses.push(grammar.relation(cursor))
  }
  return join(clauses, separators)
}

function takeSeparator(cursor: Cursor): Separator | undefined {
  let found: Separator | undefined
  for (;;) {
    const one = separatorAt(cursor)
    if (!one) return found
    cursor.take()
    // `, or` is one separator.
    found = found === undefined || found === ',' || found === ';' ? one : found
  }
}

function separatorAt(cursor: Cursor): Separator | undefined {
  const { token } = cursor
  const word =
    token.kind === 'text' || token.kind === 'letters'
      ? token.text
          .toLowerCase()
          .replaceAll(/[,;\s]+/g, ' ')
          .trim()
      : ''
  if (word === 'or' || word === 'and/or' || cursor.is('command', 'lor')) return 'or'
  if (word === 'and' || cursor.is('command', 'land')) return 'and'
  if (cursor.is('mark', ';')) return ';'
  return cursor.is('mark', ',', '\\\\') || (token.kind === 'text' && word === '' && /[,;]/.test(token.text))
    ? ','
    : undefined
}

function join(clauses: Node[], separators: Separator[]): Node {
  const [first] = clauses
  if (!first) throw new Unreadable('it says nothing')
  if (separators.length === 0) return first
  // `p = 5, q = 2; p = 7, q = 2`: what stands between semicolons belongs together.
  if (separators.includes(';') && separators.includes(','))
    return list(
      splitAt(';', clauses, separators).map((group) => (group.length === 1 ? (group[0] as Node) : list(group))),
    )
  if (!clauses.every(({ kind }) => kind === 'relation')) return list(clauses)
  // `x > 1 and x < 3` says something together, and `x < 1, 2 < x < 3, or x > 4` is one of several; `x = 1, x = 2` lists.
  const isUniform = separators.every((separator) => separator === separators[0])
  const isOneVariable = new Set(clauses.flatMap((clause) => [...variablesOf(clause)])).size === 1
  if (separators[0] === 'and' && isUniform) return { kind: 'alternative', operator: 'and', operands: clauses }
  if (separators.at(-1) === 'or' && (isUniform || (isOneVariable && separators.every(isLoose))))
    return { kind: 'alternative', operator: 'or', operands: clauses }
  if (!separators.includes('or')) return list(clauses)
  if (isOneVariable && separators.includes(',')) throw new Unreadable('what its commas and its "or" join is not clear')
  const operands = splitAt('or', clauses, separators).map((group) =>
    group.length === 1 ? (group[0] as Node) : list(group),
  )
  return { kind: 'alternative', operator: 'or', operands }
}

/** What stands between the items of a list that ends with `or`. */
const isLoose = (separator: Separator): boolean => separator === ',' || separator === 'or'

function splitAt(separator: Separator, clauses: Node[], separators: Separator[]): Node[][] {
  const groups: Node[][] = [[]]
  for (const [index, clause] of clauses.entries()) {
    if (index > 0 && separators[index - 1] === separator) groups.push([])
    groups.at(-1)?.push(clause)
  }
  return groups
}

const list = (items: Node[]): Node => ({ kind: 'list', items, open: 'none', close: 'none' })
