import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawNonzero, drawUntil } from './drawing.ts'
import { gcd, integerRoot, isSquare } from './exact/integers.ts'
import { fromRoots, multiplyPolynomials, type Polynomial, writePolynomial } from './exact/polynomial.ts'
import { rational } from './exact/rational.ts'
import { writeShifted, writeSum, writeTerm } from './exact/sums.ts'
import { type Surd, squareRoot, writeSurd, writeSurdSum } from './exact/surds.ts'
import { defineFamily, type Problem } from './family.ts'
import { askSet } from './problem.ts'

/** Equations of degree 2 to 4 all of whose roots are real and different. */
export const polynomialEquations = defineFamily(
  'Quadratic, cubic and biquadratic equations with rational roots or square roots, whose solutions are asked for as a set.',
  {
    1: [factored, pureSquare, withoutConstant],
    2: [monicQuadratic],
    3: [quadraticWithFractions, completedSquare],
    4: [cubic, quadraticWithSurds],
    5: [cubicWithSurds, biquadratic, quadraticInQuadratic],
  },
)

type Root = Parameters<typeof askSet>[1][number]

const ask = (random: Random, equation: string, roots: readonly Root[]): Problem =>
  askSet(
    random.pick([
      `Solve $${equation}$ for real $x$. Give the set of all solutions.`,
      `Find all real numbers $x$ with $${equation}$, as a set.`,
      `What is the set of real solutions of the equation $${equation}$?`,
    ]),
    roots,
  )

const equals0 = (polynomial: Polynomial): string => `${writePolynomial(polynomial)} = 0`

function factored(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, -15, 15))
  return ask(random, `${writeShifted('x', -a)}${writeShifted('x', -b)} = 0`, [a, b])
}

function pureSquare(random: Random): Problem {
  const [root, factor] = [drawInteger(random, 2, 15), drawInteger(random, 1, 5)]
  return ask(random, `${writeTerm(factor, 'x^2')} = ${factor * root ** 2n}`, [root, -root])
}

function withoutConstant(random: Random): Problem {
  const [root, factor] = [drawNonzero(random, 12), drawInteger(random, 1, 6)]
  return ask(random, equals0([0n, -root * factor, factor]), [0n, root])
}

function monicQuadratic(random: Random): Problem {
  const roots = drawDistinct(2, () => drawInteger(random, -14, 14))
  const [constant = 0n, linear = 0n] = fromRoots(roots)
  const equation = random.pick([
    equals0([constant, linear, 1n]),
    `${writePolynomial([0n, linear, 1n])} = ${-constant}`,
    `x^2 = ${writePolynomial([-constant, -linear])}`,
  ])
  return ask(random, equation, roots)
}

/** (px − q)(rx − s) = 0 */
function quadraticWithFractions(random: Random): Problem {
  const draw = () => [drawInteger(random, 2, 7), drawNonzero(random, 9)] as const
  const [[p, q], [r, s]] = drawUntil(
    () => [draw(), draw()] as const,
    ([one, other]) => gcd(...one) === 1n && gcd(...other) === 1n && one[1] * other[0] !== other[1] * one[0],
  )
  return ask(random, equals0(multiplyPolynomials([-q, p], [-s, r])), [rational(q, p), rational(s, r)])
}

/** The roots a ± √b, with a and b from a quadratic x² − 2ax + a² − b. */
function conjugates(whole: bigint, square: bigint, under = 1n): string[] {
  const { coefficient, radicand } = squareRoot(square)
  const surd = (sign: bigint): Surd => ({ coefficient: coefficient.mul(sign).div(under), radicand })
  return [writeSurdSum(rational(whole, under), surd(-1n)), writeSurdSum(rational(whole, under), surd(1n))]
}

const drawNonSquare = (random: Random, largest: number): bigint =>
  drawUntil(
    () => drawInteger(random, 2, largest),
    (drawn) => !isSquare(drawn),
  )

function completedSquare(random: Random): Problem {
  const [a, b] = [drawNonzero(random, 12), drawNonSquare(random, 60)]
  return ask(random, equals0([a ** 2n - b, -2n * a, 1n]), conjugates(a, b))
}

function cubic(random: Random): Problem {
  const roots = drawDistinct(3, () => drawInteger(random, -9, 9))
  const factor = random.pick([1n, 1n, 2n, 3n])
  return ask(random, equals0(fromRoots(roots).map((coefficient) => coefficient * factor)), roots)
}

/** The roots (a ± √b)/c. */
function quadraticWithSurds(random: Random): Problem {
  const [a, b, c] = [drawNonzero(random, 9), drawNonSquare(random, 60), drawInteger(random, 2, 5)]
  const coefficients = [a ** 2n - b, -2n * a * c, c ** 2n]
  const divisor = gcd(...coefficients)
  return ask(random, equals0(coefficients.map((coefficient) => coefficient / divisor)), conjugates(a, b, c))
}

function cubicWithSurds(random: Random): Problem {
  const [root, a, b] = [drawNonzero(random, 6), drawInteger(random, -6, 6), drawNonSquare(random, 30)]
  const quadratic = [a ** 2n - b, -2n * a, 1n]
  return ask(random, equals0(multiplyPolynomials([-root, 1n], quadratic)), [root, ...conjugates(a, b)])
}

/** (x² − m)(x² − n) = 0 */
function biquadratic(random: Random): Problem {
  const [m, n] = drawDistinct(2, () => drawInteger(random, 2, 30))
  const roots = [m, n].flatMap((square) => {
    const { coefficient, radicand } = squareRoot(square)
    return [writeSurd({ coefficient, radicand }), writeSurd({ coefficient: coefficient.neg(), radicand })]
  })
  return ask(random, equals0(multiplyPolynomials([-m, 0n, 1n], [-n, 0n, 1n])), roots)
}

/** (x² + ax)² − (p + q)(x² + ax) + pq = 0 */
function quadraticInQuadratic(random: Random): Problem {
  const a = drawNonzero(random, 9)
  const [p, q] = drawUntil(
    () => [drawInteger(random, -20, 20), drawInteger(random, -20, 20)] as const,
    (values) => values[0] !== values[1] && values.every((value) => a ** 2n + 4n * value > 0n),
  )
  const inner = writePolynomial([0n, a, 1n])
  const left = writeSum([
    [1n, `(${inner})^2`],
    [-(p + q), `(${inner})`],
    [p * q, ''],
  ])
  return ask(
    random,
    `${left} = 0`,
    [p, q].flatMap((value) => rootsOfQuadratic(a, -value)),
  )
}

/** The roots of x² + bx + c, which must be real. */
function rootsOfQuadratic(b: bigint, c: bigint): Root[] {
  const square = b ** 2n - 4n * c
  const root = integerRoot(square)
  return isSquare(square) ? [rational(-b - root, 2n), rational(-b + root, 2n)] : conjugates(-b, square, 2n)
}
