import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  determinantOf,
  dot,
  inverseOf,
  type Matrix,
  multiplyMatrices,
  rankOf,
  solveSystem,
  transpose,
  writeMatrix,
} from './matrices.ts'
import { rational, toLatex } from './rational.ts'

const square = fc.integer({ min: 2, max: 4 }).chain((size) => {
  const row = fc.array(fc.bigInt({ min: -5n, max: 5n }), { minLength: size, maxLength: size })
  return fc.tuple(fc.array(row, { minLength: size, maxLength: size }), row)
})
const text = (matrix: Matrix) => matrix.map((row) => row.map(toLatex))

describe('matrices', () => {
  test('are written row by row', () => {
    expect(
      writeMatrix([
        [1n, rational(1n, 2n)],
        [-3n, 0n],
      ]),
    ).toBe(String.raw`\begin{pmatrix} 1 & \frac{1}{2} \\ -3 & 0 \end{pmatrix}`)
  })

  test('an inverse undoes the matrix, and a solution fulfils its system', () => {
    fc.assert(
      fc.property(square, ([matrix, right]) => {
        fc.pre(determinantOf(matrix).n !== 0n)
        const unit = matrix.map((_, i) => matrix.map((_, j) => (i === j ? '1' : '0')))
        expect(text(multiplyMatrices(matrix, inverseOf(matrix)))).toEqual(unit)
        const solution = solveSystem(matrix, right)
        expect(matrix.map((row) => toLatex(dot(row, solution)))).toEqual(right.map(toLatex))
      }),
    )
  })

  test('determinants multiply, do not change by transposing, and vanish below full rank', () => {
    fc.assert(
      fc.property(square, ([matrix]) => {
        const determinant = determinantOf(matrix)
        expect(determinantOf(transpose(matrix)).equals(determinant)).toBe(true)
        expect(determinantOf(multiplyMatrices(matrix, matrix)).equals(determinant.mul(determinant))).toBe(true)
        expect(rankOf(matrix) === matrix.length).toBe(determinant.n !== 0n)
      }),
    )
    expect(
      toLatex(
        determinantOf([
          [0n, 2n],
          [3n, 4n],
        ]),
      ),
    ).toBe('-6')
    expect(
      rankOf([
        [1n, 2n, 3n],
        [2n, 4n, 6n],
      ]),
    ).toBe(1)
  })
})
