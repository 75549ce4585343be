import type Fraction from 'fraction.js'

/** How two sides of a relation stand to each other. */
export type Relation = '=' | '≠' | '<' | '≤' | '>' | '≥' | '∈' | '∉' | '≈' | '≡' | '⊂'

/** Brackets of a list; `none` is a list without any, as in `1, 2 or 3`. */
export type Bracket = '(' | ')' | '[' | ']' | '{' | '}' | '⟨' | '⟩' | 'none'

/** What a written answer says, as it is written: nothing is evaluated yet. */
export type Node =
  | NumberNode
  /** A variable or constant: `x`, `x_1`, `pi`, `e`, `i`, `infinity`. */
  | { kind: 'name'; name: string }
  | { kind: 'sum'; terms: Node[] }
  | { kind: 'negate'; of: Node }
  /** `left ± right`; without `left` its negative and itself. Every ± of an answer takes the same sign at once, and ∓ the other. */
  | { kind: 'plusMinus'; left?: Node; right: Node; flipped: boolean }
  | { kind: 'product'; factors: Node[] }
  | { kind: 'quotient'; over: Node; under: Node }
  | { kind: 'power'; base: Node; exponent: Node }
  /** A function by name; `root` is (radicand, index), `log` is (argument, base), `apply` a function nobody knows. */
  | { kind: 'call'; name: string; args: Node[] }
  | { kind: 'unit'; name: string }
  | { kind: 'list'; items: Node[]; open: Bracket; close: Bracket }
  /** `{item | conditions}` */
  | { kind: 'builder'; item: Node; conditions: Node[] }
  /** A chain such as `1 < x ≤ 3`, each operand with its source text; one operand with a modulus is a residue class. */
  | { kind: 'relation'; operands: Node[]; texts: string[]; operators: Relation[]; modulus?: Node }
  | { kind: 'combination'; operator: '∪' | '∩' | '∖'; operands: Node[] }
  | { kind: 'alternative'; operator: 'or' | 'and'; operands: Node[] }
  | { kind: 'matrix'; rows: Node[][] }
  /** `2:3`; what is written as a time of day, such as `2:30`, may be one. */
  | { kind: 'ratio'; parts: Node[]; isClock: boolean }
  /** `ℝ`, `ℤ`, … or `∅`. */
  | { kind: 'set'; name: string }
  | { kind: 'words'; text: string }
  /** Something that has no value here, such as an integral; equal only to what is written alike. */
  | { kind: 'opaque'; text: string }

/** A number with what its spelling says beside its value. */
export interface NumberNode {
  kind: 'number'
  value: Fraction
  /** Digits after the decimal point; undefined for a number written without one. */
  decimals?: number
  /** `mixed` is 2½, `based` 101₂, `repeating` 0.(3); these are exact. */
  spelling: 'integer' | 'decimal' | 'scientific' | 'mixed' | 'repeating' | 'based'
}

/** A text that is no answer in the grammar. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}
