import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawFraction, drawInteger, drawList, drawNonzero, drawUntil } from './drawing.ts'
import { rational, sumOf, toLatex } from './exact/rational.ts'
import { writeMultiple, writeSum, writeTerm } from './exact/sums.ts'
import { squareRoot } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askNumber, askSet } from './problem.ts'

/** Values at special angles, and equations whose solutions are such angles. */
export const specialAngles = defineFamily(
  'Special angles: exact values in degrees and radians, equations on a full turn, sums of squares and products of cosines.',
  {
    1: [(random) => valuesAtAngles(random, { terms: 2, turns: 1 })],
    2: [(random) => valuesAtAngles(random, { terms: 3, turns: 6 })],
    3: [simpleEquation],
    4: [quadraticEquation],
    5: [sumOfSquares, productOfCosines],
  },
)

/** Squares of the sine at multiples of 15° that are rational times 4: at 0°, 30°, 45°, 60° and 90°. */
const squaredSines: Record<number, bigint> = { 0: 0n, 30: 1n, 45: 2n, 60: 3n, 90: 4n }

/** The square of a function at an angle in degrees; undefined where it is not rational, or has no value. */
function square(name: string, degrees: number): Fraction | undefined {
  const reduced = degrees % 180
  const acute = reduced > 90 ? 180 - reduced : reduced
  const sine = squaredSines[acute]
  if (sine === undefined) return undefined
  const cosine = 4n - sine
  if (name === 'tan') return cosine === 0n ? undefined : rational(sine, cosine)
  return rational(name === 'sin' ? sine : cosine, 4n)
}

/** The value of a function, where it is rational. */
function valueOf(name: string, degrees: number): Fraction | undefined {
  const squared = square(name, degrees)
  const root = squared && squareRoot(squared)
  if (!root || root.radicand !== 1n) return undefined
  const quadrant = Math.floor((degrees % 360) / 90)
  const isNegative = { sin: quadrant > 1, cos: quadrant === 1 || quadrant === 2, tan: quadrant % 2 === 1 }[name]
  return isNegative ? root.coefficient.neg() : root.coefficient
}

/** Multiples of 30° and of 45° in two turns. */
const angles = Array.from({ length: 48 }, (_, at) => 15 * at).filter((angle) => angle % 30 === 0 || angle % 45 === 0)

/** A sum of functions, or their squares, of special angles with factors; in degrees or in radians. */
function valuesAtAngles(random: Random, { terms, turns }: { terms: number; turns: number }): Problem {
  const isInDegrees = turns === 1 || random.pick([true, false])
  const drawTerm = () => {
    const degrees = random.pick(angles.filter((angle) => angle > 0 && angle <= 90 * turns))
    const name = random.pick(['sin', 'cos', 'tan'])
    const isSquared = random.pick([true, false])
    return { name, degrees, isSquared, value: isSquared ? square(name, degrees) : valueOf(name, degrees) }
  }
  const drawn = drawList(
    terms,
    () => [drawNonzero(random, turns === 1 ? 6 : 9), drawUntil(drawTerm, ({ value }) => value !== undefined)] as const,
  )
  const latex = drawn.map(([factor, { name, degrees, isSquared }]) => {
    const angle = isInDegrees ? tex`${degrees}^\circ` : inRadians(degrees)
    return [factor, `\\${name}${isSquared ? '^2' : ''} ${angle}`] as const
  })
  return askNumber(
    random,
    writeSum(latex),
    sumOf(drawn.map(([factor, { value }]) => (value ?? rational(0n)).mul(factor))),
  )
}

const askSolutions = (random: Random, equation: string, solutions: readonly string[]): Problem =>
  askSet(
    random.pick([
      tex`Find all solutions of $${equation}$ with $0 \le x < 2\pi$, as a set.`,
      tex`Solve $${equation}$ for $0 \le x < 2\pi$. Give the set of all solutions.`,
    ]),
    solutions,
  )

/** a·f(x) = b, or with the double angle. */
function simpleEquation(random: Random): Problem {
  const name = random.pick(['sin', 'cos', 'tan'])
  const special = [
    rational(1n),
    rational(-1n),
    rational(0n),
    ...(name === 'tan' ? [] : [rational(1n, 2n), rational(-1n, 2n)]),
  ]
  const [value, isDouble] = [random.pick(special), random.pick([true, false])]
  const [a, c] = [2n * drawInteger(random, 1, 8), drawInteger(random, -9, 9)]
  const left = writeSum([
    [a, `\\${name}${isDouble ? '(2x)' : ' x'}`],
    [c, ''],
  ])
  const solutions = angles.filter((angle) => angle < 360 * (isDouble ? 2 : 1) && valueOf(name, angle)?.equals(value))
  const equation = `${left} = ${toLatex(value.mul(a).add(c))}`
  return askSolutions(
    random,
    equation,
    solutions.map((angle) => inRadians(angle, isDouble ? 360n : 180n)),
  )
}

/** As a multiple of π, which so many degrees are. */
const inRadians = (degrees: number, half = 180n): string => writeMultiple(rational(BigInt(degrees), half), tex`\pi`)

/** (f − u)(f − v) = 0 for the sine or cosine f, where u is a special value and v another one or out of reach. */
function quadraticEquation(random: Random): Problem {
  const name = random.pick(['sin', 'cos'])
  const special = [rational(1n, 2n), rational(-1n, 2n), rational(1n), rational(-1n), rational(0n)]
  const u = random.pick(special)
  const v = drawUntil(
    () => random.pick([...special, rational(drawNonzero(random, 9)), drawFraction(random, 9, 3)]),
    (value) => !value.equals(u) && (value.d === 2n || value.d === 1n || value.n > value.d),
  )
  const [lead, factor] = [u.d * v.d, drawInteger(random, 1, 4)]
  const left = writeSum([
    [lead * factor, `\\${name}^2 x`],
    [u.add(v).mul(-lead * factor), `\\${name} x`],
    [u.mul(v).mul(lead * factor), ''],
  ])
  const isSolution = (angle: number) => [u, v].some((value) => valueOf(name, angle)?.equals(value))
  const solutions = angles.filter((angle) => angle < 360 && isSolution(angle))
  return askSolutions(
    random,
    `${left} = 0`,
    solutions.map((angle) => inRadians(angle)),
  )
}

/** Σ sin² over equally spaced angles around the whole circle or a right angle. */
function sumOfSquares(random: Random): Problem {
  const step = random.pick([1, 2, 3, 5, 6, 9, 10, 15, 18])
  const [end, name, factor] = [random.pick([90, 180, 360]), random.pick(['sin', 'cos']), drawInteger(random, 1, 9)]
  const count = BigInt(end / step)
  const term = (angle: number) => writeTerm(factor, `\\${name}^2 ${angle}^\\circ`)
  const latex = tex`${term(step)} + ${term(2 * step)} + ${term(3 * step)} + \cdots + ${term(end)}`
  // The double angles cancel, but for the last one and what a half turn leaves.
  const first = name === 'sin' ? 1n : -1n
  const value = rational(count * factor, 2n).add(end === 90 ? rational(first * factor, 2n) : 0n)
  return askNumber(random, latex, value)
}

/** cos x·cos 2x·cos 4x…, which is sin 2ⁿx/(2ⁿ sin x), for x = π/(2ⁿ ± 1). */
function productOfCosines(random: Random): Problem {
  const [n, factor, sign] = [random.integer(3, 7), drawInteger(random, 1, 40), random.pick([1n, -1n])]
  const under = 2 ** n + Number(sign)
  const cosines = Array.from(
    { length: n },
    (_, k) => tex`\cos ${writeMultiple(rational(2n ** BigInt(k), BigInt(under)), tex`\pi`)}`,
  )
  const shown = n > 4 ? [...cosines.slice(0, 3), tex`\cdots`, cosines.at(-1) ?? ''] : cosines
  return askNumber(random, writeTerm(factor, shown.join(' ')), rational(factor * sign, 2n ** BigInt(n)))
}
