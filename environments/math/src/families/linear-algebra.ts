import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawDistinct, drawInteger, drawList, drawNonzero, drawUntil } from './drawing.ts'
import { isSquare } from './exact/integers.ts'
import {
  determinantOf,
  inverseOf,
  type Matrix,
  multiplyMatrices,
  rankOf,
  transpose,
  writeMatrix,
} from './exact/matrices.ts'
import { writePower } from './exact/polynomial.ts'
import { numeratorOf, powerOf, rational, toFraction, type Value } from './exact/rational.ts'
import { writeSum } from './exact/sums.ts'
import { squareRoot, writeSurdSum } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askMatrix, askRational, askSet } from './problem.ts'
import { asFraction } from './wording.ts'

/** Matrices. */
export const linearAlgebra = defineFamily(
  'Sums, products, powers, inverses, determinants, ranks and eigenvalues of matrices with up to four rows.',
  {
    1: [combination, smallDeterminant],
    2: [product, withTranspose],
    3: [(random) => determinant(random, 3, 6), smallInverse, square],
    4: [inverse, rank, smallEigenvalues, lawsOfDeterminants],
    5: [(random) => determinant(random, 4, 5), eigenvalues, highPower, patternedDeterminant],
  },
)

const drawMatrix = (random: Random, rows: number, columns: number, largest: number): bigint[][] =>
  drawList(rows, () => drawList(columns, () => drawInteger(random, -largest, largest)))

const define = (name: string, matrix: Matrix): string => `$${name} = ${writeMatrix(matrix)}$`

/** Integer entries, for sums that are already known to be whole. */
const askDeterminant = (random: Random, matrix: Matrix): Problem => {
  const text = random.pick([
    `Find the determinant of ${define('A', matrix)}.`,
    `Let ${define('A', matrix)}. What is $\\det A$?`,
  ])
  return askInteger(text, numeratorOf(determinantOf(matrix)))
}

function combination(random: Random): Problem {
  const [a, b] = [drawMatrix(random, 2, 2, 9), drawMatrix(random, 2, 2, 9)]
  const [p, q] = [drawInteger(random, 1, 3), drawNonzero(random, 3)]
  const sum = a.map((row, i) => row.map((entry, j) => p * entry + q * (b[i]?.[j] ?? 0n)))
  return askMatrix(
    `Let ${define('A', a)} and ${define('B', b)}. Find $${writeSum([
      [p, 'A'],
      [q, 'B'],
    ])}$.`,
    sum,
  )
}

function smallDeterminant(random: Random): Problem {
  return askDeterminant(random, drawMatrix(random, 2, 2, 12))
}

function product(random: Random): Problem {
  const [rows, inner, columns] = [random.integer(2, 3), random.integer(2, 3), 2]
  const [a, b] = [drawMatrix(random, rows, inner, 6), drawMatrix(random, inner, columns, 6)]
  return askMatrix(`Let ${define('A', a)} and ${define('B', b)}. Find the product $AB$.`, multiplyMatrices(a, b))
}

function withTranspose(random: Random): Problem {
  const [a, b] = [drawMatrix(random, 2, 2, 7), drawMatrix(random, 2, 2, 7)]
  const [what, value] = random.pick([
    ['A^T B', multiplyMatrices(transpose(a), b)] as const,
    ['AB^T', multiplyMatrices(a, transpose(b))] as const,
    ['AA^T', multiplyMatrices(a, transpose(a))] as const,
  ])
  const given = what === 'AA^T' ? define('A', a) : `${define('A', a)} and ${define('B', b)}`
  return askMatrix(`Let ${given}. Find $${what}$, where $T$ means the transpose.`, value)
}

function determinant(random: Random, size: number, largest: number): Problem {
  return askDeterminant(random, drawMatrix(random, size, size, largest))
}

function smallInverse(random: Random): Problem {
  const a = drawUntil(
    () => drawMatrix(random, 2, 2, 9),
    (drawn) => determinantOf(drawn).n !== 0n,
  )
  return askMatrix(`Find the inverse of ${define('A', a)}.`, inverseOf(a))
}

const powerOfMatrix = (matrix: Matrix, exponent: number): Matrix =>
  Array.from({ length: exponent - 1 }, () => matrix).reduce<Matrix>(multiplyMatrices, matrix)

function square(random: Random): Problem {
  const [size, exponent] = random.pick([
    [3, 2],
    [2, 3],
    [2, 4],
  ] as const)
  const a = drawMatrix(random, size, size, size === 3 ? 5 : 4)
  return askMatrix(`Let ${define('A', a)}. Find $A^${exponent}$.`, powerOfMatrix(a, exponent))
}

function inverse(random: Random): Problem {
  const a = drawUntil(
    () => drawMatrix(random, 3, 3, 4),
    (drawn) => {
      const { n } = determinantOf(drawn)
      return n > 0n && n < 8n
    },
  )
  return askMatrix(`Find the inverse of ${define('A', a)}.`, inverseOf(a))
}

/** Some rows are combinations of others. */
function rank(random: Random): Problem {
  const [rows, columns, independent] = [random.integer(3, 4), random.integer(3, 5), random.integer(1, 3)]
  const generators = drawMatrix(random, independent, columns, 4)
  const coefficients = drawMatrix(random, rows, independent, 2)
  const matrix = multiplyMatrices(coefficients, generators)
  if (matrix.some((row) => row.every(({ n }) => n === 0n))) return rank(random)
  return askInteger(`What is the rank of ${define('A', matrix)}?`, BigInt(rankOf(matrix)))
}

/** The roots of the characteristic polynomial, where they are real and different. */
function smallEigenvalues(random: Random): Problem {
  const [a, discriminant] = drawUntil(
    () => {
      const drawn = drawMatrix(random, 2, 2, 8)
      const trace = (drawn[0]?.[0] ?? 0n) + (drawn[1]?.[1] ?? 0n)
      return [drawn, trace ** 2n - 4n * numeratorOf(determinantOf(drawn))] as const
    },
    ([drawn, found]) => found > 0n && drawn[0]?.[1] !== 0n && drawn[1]?.[0] !== 0n,
  )
  const half = rational((a[0]?.[0] ?? 0n) + (a[1]?.[1] ?? 0n), 2n)
  const { coefficient, radicand } = squareRoot(rational(discriminant, 4n))
  const values = [coefficient.neg(), coefficient].map((surd) =>
    isSquare(discriminant) ? half.add(surd) : writeSurdSum(half, { coefficient: surd, radicand }),
  )
  return askSet(`Find the set of all eigenvalues of ${define('A', a)}.`, values)
}

function lawsOfDeterminants(random: Random): Problem {
  const [n, a, b, k] = [
    drawInteger(random, 2, 5),
    drawNonzero(random, 9),
    drawNonzero(random, 9),
    drawNonzero(random, 3),
  ]
  const scale = k ** n
  const [what, value]: readonly [string, Value] = random.pick([
    [tex`\det(${k}A^{-1}B)`, rational(scale * b, a)],
    [tex`\det(${k}A^2B^T)`, toFraction(scale * a ** 2n * b)],
    [tex`\det(${k}B^{-1}A^3)`, rational(scale * a ** 3n, b)],
    [tex`\det\left((${k}AB)^{-1}\right)`, powerOf(scale * a * b, -1n)],
  ])
  const written = what.replace('(1A', '(A').replace('(1B', '(B').replace('(-1', '(-')
  const text = `$A$ and $B$ are $${n} \\times ${n}$ matrices with $\\det A = ${a}$ and $\\det B = ${b}$.`
  return askRational(`${text} Find $${written}$. ${asFraction}`, value)
}

/** P·D·P⁻¹ for a P whose inverse is whole, as its determinant is 1. */
function similarTo(random: Random, diagonal: readonly bigint[]): Fraction[][] {
  const size = diagonal.length
  const unit = (keep: (i: number, j: number) => boolean) =>
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (i === j ? 1n : keep(i, j) ? drawInteger(random, -2, 2) : 0n)),
    )
  const basis = multiplyMatrices(
    unit((i, j) => i < j),
    unit((i, j) => i > j),
  )
  const middle = diagonal.map((value, i) => diagonal.map((_, j) => (i === j ? value : 0n)))
  return multiplyMatrices(multiplyMatrices(basis, middle), inverseOf(basis))
}

const isTriangular = (matrix: Matrix): boolean => {
  const entries = matrix.flatMap((row, i) => row.map((entry, j) => ({ i, j, isZero: numeratorOf(entry) === 0n })))
  return entries.every(({ i, j, isZero }) => i >= j || isZero) || entries.every(({ i, j, isZero }) => i <= j || isZero)
}

function eigenvalues(random: Random): Problem {
  const values = drawDistinct(3, () => drawInteger(random, -5, 6))
  const a = drawUntil(
    () => similarTo(random, values),
    (drawn) => !isTriangular(drawn),
  )
  return askSet(`Find the set of all eigenvalues of ${define('A', a)}.`, values)
}

function highPower(random: Random): Problem {
  // Powers of 0, 1 and −1 alone would need no idea.
  const values = drawUntil(
    () => drawDistinct(2, () => drawInteger(random, -3, 3)),
    (drawn) => drawn.some((value) => value ** 2n > 1n),
  )
  const a = drawUntil(
    () => similarTo(random, values),
    (drawn) => !isTriangular(drawn),
  )
  const exponent = random.integer(6, 10)
  return askMatrix(`Let ${define('A', a)}. Find $${writePower('A', exponent)}$.`, powerOfMatrix(a, exponent))
}

/** a on the diagonal and b elsewhere: (a − b)ⁿ⁻¹·(a + (n − 1)b) */
function patternedDeterminant(random: Random): Problem {
  const [n, a, b] = [drawInteger(random, 5, 10), drawNonzero(random, 7), drawNonzero(random, 6)]
  if (a === b) return patternedDeterminant(random)
  const question = `What is the determinant of the $${n} \\times ${n}$ matrix whose diagonal entries are all $${a}$ and whose other entries are all $${b}$?`
  return askInteger(question, (a - b) ** (n - 1n) * (a + (n - 1n) * b))
}
