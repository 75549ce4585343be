import type { Answer } from '../answer/answer.ts'
import { different, every, type Finding, undecided } from '../decide/finding.ts'
import type { Node } from '../syntax/node.ts'
import { type Context, same } from './context.ts'
import { rename, rewrite } from '../value/rewrite.ts'
import { hasPart, variablesOf } from '../value/variables.ts'
import Fraction from 'fraction.js'

type Rows = readonly (readonly Node[])[]

/** Compares matrices entry by entry. */
export function compareMatrices(a: Rows, b: Rows, context: Context): Finding {
  if (a.length !== b.length || a[0]?.length !== b[0]?.length) return different('they have different shapes')
  return compareVectors(a.flat(), b.flat(), context)
}

/** Compares the entries of vectors, or of matrices of the same shape. */
export function compareVectors(a: readonly Node[], b: readonly Node[], context: Context): Finding {
  if (a.length !== b.length) return different('one is longer')
  return every(a.keys(), (index) => same(a[index] as Node, b[index] as Node, context))
}

/** The entries of a tuple, a row or a column; undefined for what is no vector. */
export function vectorOf(answer: Answer): readonly Node[] | undefined {
  switch (answer.kind) {
    case 'matrix':
      return answer.rows.length === 1 || answer.rows.every((row) => row.length === 1) ? answer.rows.flat() : undefined
    case 'tuple':
      return /^(?:\(\)|\[\]|⟨⟩)$/.test(`${answer.open}${answer.close}`) ? nodesOf(answer.items) : undefined
    default:
      return undefined
  }
}

function nodesOf(items: readonly Answer[]): Node[] | undefined {
  const nodes = items.map((item) => (item.kind === 'value' && !item.unit ? item.node : undefined))
  return nodes.every((node) => node !== undefined) ? nodes : undefined
}

const directions = ['unit i', 'unit j', 'unit k']
const unmarked = new Map(directions.map((name) => [name.slice(-1), name]))

/**
 * Compares a vector with a sum of multiples of unit vectors such as `2i + 3j`.
 *
 * @returns undefined where the expression is none; a multiple of one letter may be one, or a number
 */
export function compareWithDirections(vector: readonly Node[], written: Node, context: Context): Finding | undefined {
  const names = variablesOf(written)
  const isMarked = directions.some((name) => names.has(name))
  const hasI = hasPart(written, (part) => part.kind === 'name' && part.name === 'i')
  const hasOthers = names.has('j') || names.has('k')
  if (vector.length > directions.length || !(isMarked || hasI || hasOthers)) return undefined
  const coordinates = coordinatesOf(isMarked ? written : rename(written, unmarked), context)
  if (!coordinates) return undefined
  const padded = [...vector, ...coordinates.slice(vector.length).map(() => numberOf(0))]
  const finding = compareVectors(padded, coordinates, context)
  return finding.is !== 'equal' || isMarked || (hasI && hasOthers)
    ? finding
    : undecided('a multiple of one letter may be no vector')
}

/** The coordinates of a sum of multiples of the three unit vectors; undefined for any other expression. */
function coordinatesOf(sum: Node, context: Context): Node[] | undefined {
  const coordinates = directions.map((direction) =>
    rewrite(sum, (part) =>
      part.kind === 'name' && directions.includes(part.name) ? numberOf(part.name === direction ? 1 : 0) : undefined,
    ),
  )
  const terms = directions.map((name, index): Node => ({
    kind: 'product',
    factors: [coordinates[index] as Node, { kind: 'name', name }],
  }))
  return same(sum, { kind: 'sum', terms }, context).is === 'equal' ? coordinates : undefined
}

const numberOf = (value: number): Node => ({ kind: 'number', value: new Fraction(value), spelling: 'integer' })
