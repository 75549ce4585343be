import type { Bracket, Node, Relation } from '../syntax/node.ts'
import type { Unit } from '../units/unit-table.ts'

/** What an answer says, as it is compared. */
export type Answer =
  | Value
  /** Words, in lower case and without punctuation; of a time of day its minutes since midnight, of `ACD` its letters in order. */
  | { kind: 'text'; words: string; minutes?: number; letters?: string }
  /** A multiple-choice letter, and what was written behind it. */
  | { kind: 'choice'; letter: string; content?: Answer }
  | Tuple
  /** Several answers in any order: a set, a list without brackets, `±`. */
  | Collection
  | { kind: 'region'; region: Region }
  /** `ℤ`, `ℚ`, … */
  | { kind: 'named set'; name: string }
  /**
   * What is said of a name: `x = 5`, `x > 1`, `x ∈ {1, 2}`, or `f(x) = x^2` with its arguments.
   * A label such as `Area` is a name that begins with `label `.
   */
  | Assignment
  /** `x = 1, y = 2` or `x > 1, y < 2`, which hold together. */
  | { kind: 'assignments'; of: readonly { name: string; value: Answer }[] }
  | { kind: 'equation'; left: Node; right: Node }
  | { kind: 'inequality'; left: Node; operator: Relation; right: Node }
  | { kind: 'matrix'; rows: readonly (readonly Node[])[] }
  | { kind: 'ratio'; parts: readonly Node[]; isClock: boolean }
  | Family
  | { kind: 'congruence'; name: string | undefined; residue: Node; modulus: Node }

export interface Assignment {
  kind: 'assignment'
  name: string
  /** The variables of a function that is defined. */
  arguments?: readonly string[]
  /** What is named, as it is written. */
  left: Node
  value: Answer
}

/** A number or expression, with its unit. */
export interface Value {
  kind: 'value'
  node: Node
  unit?: Unit | undefined
  /** What a chain such as `2/4 = 1/2 ≈ 0.5` says of the same value. */
  also: readonly Link[]
  /** Marked with ≈. */
  isApproximate: boolean
}

/** A part of a chain. */
export interface Link {
  node: Node
  unit?: Unit | undefined
  isApproximate: boolean
}

export interface Tuple {
  kind: 'tuple'
  items: readonly Answer[]
  open: Bracket
  close: Bracket
}

export interface Collection {
  kind: 'collection'
  items: readonly Answer[]
  /** Braces: what stands there twice counts once. */
  isSet: boolean
}

/** All that an expression says while a parameter runs through a set, as in `π/4 + kπ, k ∈ ℤ`. */
export interface Family {
  kind: 'family'
  items: readonly Answer[]
  parameter: string
  domain: string
}

/** A union of intervals of real numbers; an end that is undefined is infinite. */
export type Region = readonly Interval[]

export interface Interval {
  from: Node | undefined
  to: Node | undefined
  hasFrom: boolean
  hasTo: boolean
}
