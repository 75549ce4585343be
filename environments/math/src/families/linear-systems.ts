import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawInteger, drawList, drawNonzero, drawUntil } from './drawing.ts'
import { determinantOf, dot } from './exact/matrices.ts'
import { rational, toLatex, type Value } from './exact/rational.ts'
import { quotientTerm, writeSum } from './exact/sums.ts'
import { defineFamily, type Problem } from './family.ts'
import { askTuple } from './problem.ts'

/** Systems with exactly one solution. */
export const linearSystems = defineFamily(
  'Systems of two to four linear equations with exactly one solution, also in the reciprocals of the unknowns.',
  {
    1: [sumAndDifference],
    2: [(random) => system(random, { unknowns: 2, largest: 6 })],
    3: [triangular, (random) => system(random, { unknowns: 2, largest: 12, denominators: [1n, 2n, 3n, 5n] })],
    4: [(random) => system(random, { unknowns: 3, largest: 6 }), reciprocals],
    5: [
      (random) => system(random, { unknowns: 4, largest: 4 }),
      (random) => system(random, { unknowns: 3, largest: 7, denominators: [1n, 2n, 3n, 4n] }),
    ],
  },
)

interface Size {
  unknowns: 2 | 3 | 4
  /** Of the coefficients. */
  largest: number
  /** Of the solution; whole numbers without them. */
  denominators?: readonly bigint[]
}

const names = { 2: ['x', 'y'], 3: ['x', 'y', 'z'], 4: ['w', 'x', 'y', 'z'] } as const
const tuples = { 2: 'pair', 3: 'triple', 4: 'quadruple' } as const

function ask(random: Random, equations: readonly string[], solution: readonly Value[], unknowns: 2 | 3 | 4): Problem {
  const list = equations.map((equation) => `$${equation}$`)
  const inWords = `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
  const tuple = `as an ordered ${tuples[unknowns]} $(${names[unknowns].join(', ')})$`
  const question = random.pick([
    `Solve the system of equations ${inWords}. Give the solution ${tuple}.`,
    `Find the numbers that satisfy ${inWords}, ${tuple}.`,
    `What is the solution, ${tuple}, of ${inWords}?`,
  ])
  return askTuple(question, solution)
}

const writeRow = (row: readonly bigint[], right: Value, letters: readonly string[]): string =>
  `${writeSum(row.map((coefficient, index) => [coefficient, letters[index] ?? ''] as const))} = ${toLatex(right)}`

/** Equations with these coefficients, scaled so that a solution with denominators leaves whole numbers. */
function pose(random: Random, rows: readonly (readonly bigint[])[], solution: readonly Fraction[]): Problem {
  const unknowns = solution.length === 2 ? 2 : solution.length === 3 ? 3 : 4
  const equations = rows.map((row) => {
    const right = dot(row, solution)
    return writeRow(
      row.map((coefficient) => coefficient * right.d),
      right.mul(right.d),
      names[unknowns],
    )
  })
  return ask(random, equations, solution, unknowns)
}

function sumAndDifference(random: Random): Problem {
  const solution = [rational(drawInteger(random, 1, 20)), rational(drawInteger(random, 1, 20))]
  const first = random.pick([
    [1n, 1n],
    [2n, 1n],
    [1n, 2n],
  ] as const)
  return pose(random, [first, [1n, -1n]], solution)
}

function system(random: Random, { unknowns, largest, denominators = [1n] }: Size): Problem {
  const solution = drawList(unknowns, () => rational(drawNonzero(random, 9), random.pick(denominators)))
  const draw = () => drawInteger(random, -largest, largest)
  const isLong = (row: readonly bigint[]) => row.filter((entry) => entry !== 0n).length > 1
  const rows = drawUntil(
    () => drawList(unknowns, () => drawList(unknowns, draw)),
    (matrix) => matrix.every(isLong) && determinantOf(matrix).n !== 0n,
  )
  return pose(random, rows, solution)
}

/** Three equations that can be solved one after the other, in some order. */
function triangular(random: Random): Problem {
  const solution = drawList(3, () => rational(drawNonzero(random, 12)))
  const draw = () => drawNonzero(random, 6)
  const rows = [
    [draw(), draw(), draw()],
    [0n, draw(), draw()],
    [0n, 0n, drawInteger(random, 2, 6)],
  ]
  return pose(random, random.shuffle(rows), solution)
}

/** Linear in 1/x and 1/y. */
function reciprocals(random: Random): Problem {
  const solution = drawList(2, () => drawNonzero(random, 9))
  const rows = drawUntil(
    () => drawList(2, () => drawList(2, () => drawNonzero(random, 9))),
    (matrix) => determinantOf(matrix).n !== 0n,
  )
  const inverses = solution.map((value) => rational(1n, value))
  const equations = rows.map((row) => {
    const right = dot(row, inverses)
    const left = row.map((coefficient, index) => quotientTerm(coefficient, names[2][index] ?? ''))
    return `${writeSum(left)} = ${toLatex(right)}`
  })
  return ask(random, equations, solution, 2)
}
