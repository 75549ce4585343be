import type Fraction from 'fraction.js'
import { productOf, rational, sumOf, toFraction, toLatex, type Value } from './rational.ts'
import { tex } from './tex.ts'

/** Rows of equal length. */
export type Matrix = readonly (readonly Value[])[]

export const writeMatrix = (matrix: Matrix): string =>
  tex`\begin{pmatrix} ${matrix.map((row) => row.map(toLatex).join(' & ')).join(tex` \\ `)} \end{pmatrix}`

export const dot = (a: readonly Value[], b: readonly Value[]): Fraction =>
  sumOf(a.map((entry, index) => toFraction(entry).mul(b[index] ?? 0n)))

export const transpose = (matrix: Matrix): Value[][] =>
  (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0n))

export function multiplyMatrices(a: Matrix, b: Matrix): Fraction[][] {
  const columns = transpose(b)
  return a.map((row) => columns.map((column) => dot(row, column)))
}

/** Row-reduces as far as possible: `pivots` are the columns with leading ones, `determinant` that of a square matrix. */
export function reduce(matrix: Matrix): { rows: Fraction[][]; pivots: number[]; determinant: Fraction } {
  const rows = matrix.map((row) => row.map(toFraction))
  const pivots: number[] = []
  const factors: Fraction[] = []
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const top = pivots.length
    const found = rows.findIndex((row, index) => index >= top && row[column]?.n !== 0n)
    const [pivotRow, lead] = [rows[found], rows[found]?.[column]]
    if (!pivotRow || !lead) continue
    if (found !== top) {
      ;[rows[found], rows[top]] = [rows[top] ?? [], pivotRow]
      factors.push(rational(-1n))
    }
    factors.push(lead)
    const scaled = pivotRow.map((entry) => entry.div(lead))
    rows[top] = scaled
    for (const [index, row] of rows.entries()) {
      const factor = row[column]
      if (index !== top && factor) rows[index] = row.map((entry, at) => entry.sub(factor.mul(scaled[at] ?? 0n)))
    }
    pivots.push(column)
  }
  return { rows, pivots, determinant: pivots.length === rows.length ? productOf(factors) : rational(0n) }
}

export const determinantOf = (matrix: Matrix): Fraction => reduce(matrix).determinant

export const rankOf = (matrix: Matrix): number => reduce(matrix).pivots.length

/** Of a square matrix whose determinant is not 0. */
export const inverseOf = (matrix: Matrix): Fraction[][] =>
  reduce(matrix.map((row, index) => [...row, ...matrix.map((_, column) => (column === index ? 1n : 0n))])).rows.map(
    (row) => row.slice(matrix.length),
  )

/** The vector x with matrix·x = right, for a square matrix whose determinant is not 0. */
export const solveSystem = (matrix: Matrix, right: readonly Value[]): Fraction[] =>
  reduce(matrix.map((row, index) => [...row, right[index] ?? 0n])).rows.map((row) => row.at(-1) ?? rational(0n))
