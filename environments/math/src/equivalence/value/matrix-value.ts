import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import { exactValue } from './exact-value.ts'
import { rewrite } from './rewrite.ts'
import { hasPart } from './variables.ts'

type Rows = readonly (readonly Node[])[]

const sum = (terms: Node[]): Node => worked(terms.length === 1 ? (terms[0] as Node) : { kind: 'sum', terms })
const product = (...factors: Node[]): Node => worked({ kind: 'product', factors })

/** Numbers are worked out at once, so that powers of a matrix do not grow. */
function worked(node: Node): Node {
  const value = exactValue(node)
  return value ? { kind: 'number', value, spelling: 'integer' } : node
}

const hasMatrix = (node: Node): boolean => hasPart(node, ({ kind }) => kind === 'matrix')

/**
 * The entries of an expression that is a matrix: sums, products, multiples and powers of matrices.
 *
 * @returns undefined for what is no matrix, or matrices whose shapes do not fit
 */
export function matrixValue(node: Node): Rows | undefined {
  switch (node.kind) {
    case 'matrix':
      return node.rows
    case 'negate':
      return scale(matrixValue(node.of), { kind: 'number', value: new Fraction(-1), spelling: 'integer' })
    case 'sum':
      return node.terms.map(matrixValue).reduce(add)
    case 'product':
      return multiplyAll(node.factors)
    case 'quotient':
      return hasMatrix(node.under)
        ? undefined
        : scale(matrixValue(node.over), { kind: 'quotient', over: one, under: node.under })
    case 'power': {
      const base = matrixValue(node.base)
      if (base && node.exponent.kind === 'name' && node.exponent.name === 'T') return transpose(base)
      const exponent = exactValue(node.exponent)
      if (base && exponent?.equals(-1)) return inverse(base)
      if (
        !base ||
        exponent?.d !== 1n ||
        exponent.s < 0n ||
        exponent.n < 1n ||
        exponent.n > (base.flat().every(exactValue) ? 20n : 4n)
      )
        return undefined
      return Array.from({ length: Number(exponent.n) }, () => base as Rows | undefined).reduce(multiply)
    }
    default:
      return undefined
  }
}

const one: Node = { kind: 'number', value: new Fraction(1), spelling: 'integer' }

const scale = (rows: Rows | undefined, by: Node): Rows | undefined =>
  rows?.map((row) => row.map((entry) => product(by, entry)))

const transpose = (rows: Rows): Rows => (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as Node))

const largestInverse = 4

/** The cofactors over the determinant. */
function inverse(rows: Rows): Rows | undefined {
  const size = rows.length
  if (size < 2 || size > largestInverse || rows.some((row) => row.length !== size)) return undefined
  const under = determinant(rows)
  return rows.map((_, i) =>
    rows.map((__, j): Node => {
      const minor = determinant(without(rows, j, i))
      const over: Node = (i + j) % 2 === 0 ? minor : { kind: 'negate', of: minor }
      return worked({ kind: 'quotient', over, under })
    }),
  )
}

const without = (rows: Rows, row: number, column: number): Rows =>
  rows.filter((_, index) => index !== row).map((entries) => entries.filter((_, index) => index !== column))

function add(a: Rows | undefined, b: Rows | undefined): Rows | undefined {
  if (!a || !b || a.length !== b.length || a[0]?.length !== b[0]?.length) return undefined
  return a.map((row, i) => row.map((entry, j) => sum([entry, b[i]?.[j] as Node])))
}

function multiply(a: Rows | undefined, b: Rows | undefined): Rows | undefined {
  if (!a || !b || a[0]?.length !== b.length) return undefined
  return a.map((row) =>
    (b[0] as readonly Node[]).map((_, j) => sum(row.map((entry, k) => product(entry, b[k]?.[j] as Node)))),
  )
}

function multiplyAll(factors: readonly Node[]): Rows | undefined {
  const matrices = factors.filter(hasMatrix)
  const numbers = factors.filter((factor) => !hasMatrix(factor))
  const [first, ...rest] = matrices.map(matrixValue)
  if (!first) return undefined
  const multiplied = rest.reduce(multiply, first)
  return numbers.length === 0 ? multiplied : scale(multiplied, product(...numbers))
}

/** Puts its value in the place of every determinant. */
export function withoutDeterminants(node: Node): Node {
  return rewrite(node, (part) => {
    const [matrix] = part.kind === 'call' && part.name === 'det' ? part.args : []
    const rows = matrix && matrixValue(matrix)
    return rows && rows.length <= 5 && rows.length === rows[0]?.length ? determinant(rows) : undefined
  })
}

/** By the first row. */
function determinant(rows: Rows): Node {
  const [first, ...others] = rows
  if (!first || others.length === 0) return first?.[0] ?? one
  return sum(
    first.map((entry, column): Node => {
      const minor = determinant(without(rows, 0, column))
      return column % 2 === 0 ? product(entry, minor) : { kind: 'negate', of: product(entry, minor) }
    }),
  )
}
