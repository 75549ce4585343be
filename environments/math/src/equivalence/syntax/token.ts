import type { NumberNode } from './node.ts'

/** A piece of an answer's text. */
export type Token = {
  /** Whether blank or a LaTeX space stands before it. */
  spaced: boolean
  /** Where it begins and ends in the text. */
  start: number
  end: number
} & (
  | { kind: 'number'; node: NumberNode; text: string }
  /** A run of letters. */
  | { kind: 'letters'; text: string }
  /** A LaTeX command without its backslash. */
  | { kind: 'command'; text: string }
  /** Any other character, or two that belong together such as `<=`. */
  | { kind: 'mark'; text: string }
  /** What stands in `\text{…}`, trimmed. */
  | { kind: 'text'; text: string }
  | { kind: 'end'; text: '' }
)
