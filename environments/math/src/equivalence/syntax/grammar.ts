import type { Cursor } from './cursor.ts'
import type { Node } from './node.ts'

/** The rules that refer to each other, from the loosest to the tightest; each reads at a cursor. */
export interface Grammar {
  /** Clauses with `or`, `and` and commas between them. */
  clauses(cursor: Cursor): Node
  relation(cursor: Cursor): Node
  /** Unions, intersections and differences of sets; ratios. */
  combination(cursor: Cursor): Node
  sum(cursor: Cursor): Node
  product(cursor: Cursor): Node
  /** A sign, a power, and what stands behind it such as `!` and `%`. */
  factor(cursor: Cursor): Node
  primary(cursor: Cursor): Node
  /** A command's argument: a group, or one letter, digit or command. */
  argument(cursor: Cursor): Node
}
