import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawNonzero, drawUntil } from './drawing.ts'
import { absolute, gcd } from './exact/integers.ts'
import { writePolynomial } from './exact/polynomial.ts'
import { isInteger, powerOf, rational, toLatex, type Value } from './exact/rational.ts'
import { writeShifted, writeSum, writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askNumber, askRational, askSet } from './problem.ts'
import { asFraction, evaluate } from './wording.ts'

/** Logarithms with rational values, and equations with logarithms or powers. */
export const logarithms = defineFamily(
  'Logarithms with rational values, their laws and change of base, and logarithmic and exponential equations.',
  {
    1: [wholeLogarithms, simplePower],
    2: [lawOfProducts, powerWithFraction, logarithmEquation],
    3: [fractionalLogarithm, naturalLogarithms, commonBase],
    4: [sumEquation, chainOfBases, exponentialQuadratic],
    5: [quadraticInLogarithm, differentBases, mixedBases, exponentWithLogarithm],
  },
)

/** `\log_2 8`, `\log_{16}\left(\frac{1}{2}\right)` */
const log = (base: bigint, argument: Value): string =>
  isInteger(argument) ? `${logBy(base)} ${toLatex(argument)}` : tex`${logBy(base)}\left(${toLatex(argument)}\right)`

const logBy = (base: bigint): string => (base > 9n ? tex`\log_{${base}}` : tex`\log_${base}`)

const askSolution = (random: Random, equation: string, solution: Value): Problem =>
  askRational(
    `${random.pick([`Solve $${equation}$ for real $x$.`, `For which real $x$ is $${equation}$?`, `Find the real number $x$ with $${equation}$.`])} ${asFraction}`,
    solution,
  )

/** A base and an exponent whose power is not large. */
function drawPower(random: Random, largest = 1100n): [base: bigint, exponent: bigint] {
  return drawUntil(
    () => [drawInteger(random, 2, 12), drawInteger(random, 2, 8)],
    ([base, exponent]) => base ** exponent < largest,
  )
}

function wholeLogarithms(random: Random): Problem {
  const [[a, m], [b, n]] = [drawPower(random), drawPower(random)]
  const [sign, value] = random.pick([['+', m + n] as const, ['-', m - n] as const])
  return askInteger(evaluate(random, `${log(a, a ** m)} ${sign} ${log(b, b ** n)}`), value)
}

function simplePower(random: Random): Problem {
  const [[base, exponent], shift] = [drawPower(random), drawInteger(random, -6, 6)]
  return askSolution(random, `${base}^{${writePolynomial([shift, 1n])}} = ${base ** exponent}`, exponent - shift)
}

/** log u ± log v, where uv or u/v is a power of the base. */
function lawOfProducts(random: Random): Problem {
  const [base, exponent] = drawPower(random, 20_000n)
  const [isSum, factor] = [random.pick([true, false]), drawInteger(random, 2, 30)]
  const power = base ** exponent
  if (isSum && power % factor !== 0n) return lawOfProducts(random)
  const latex = isSum
    ? `${log(base, factor)} + ${log(base, power / factor)}`
    : `${log(base, power * factor)} - ${log(base, factor)}`
  return isSum && (factor === power || factor === 1n)
    ? lawOfProducts(random)
    : askInteger(evaluate(random, latex), exponent)
}

function powerWithFraction(random: Random): Problem {
  const [base, exponent] = drawPower(random)
  const [a, b] = [drawInteger(random, 2, 6), drawNonzero(random, 9)]
  const value = powerOf(base, random.pick([exponent, -exponent]))
  const reached = value.d === 1n ? exponent : -exponent
  return askSolution(random, `${base}^{${writePolynomial([b, a])}} = ${toLatex(value)}`, rational(reached - b, a))
}

function logarithmEquation(random: Random): Problem {
  const [base, exponent] = drawPower(random)
  const [a, b] = [drawInteger(random, 1, 6), drawNonzero(random, 20)]
  return askSolution(
    random,
    `${logBy(base)}(${writePolynomial([b, a])}) = ${exponent}`,
    rational(base ** exponent - b, a),
  )
}

/** The logarithm of p^n to the base p^m, for fractions of either sign of the exponent. */
function fractionalLogarithm(random: Random): Problem {
  const [p, q, r] = [drawInteger(random, 2, 6), drawInteger(random, 2, 6), drawInteger(random, 2, 5)]
  const part = (root: bigint) => {
    const [m, n] = drawUntil(
      () => [drawInteger(random, 2, 4), drawNonzero(random, 5)] as const,
      ([a, b]) => gcd(a, b) === 1n,
    )
    return { latex: log(root ** m, powerOf(root, n)), value: rational(n, m) }
  }
  const [a, b] = [part(p), part(q)]
  return askNumber(random, `${a.latex} + ${writeTerm(r, b.latex)}`, a.value.add(b.value.mul(r)))
}

/** e^{a ln b} + c ln(e^d) and the like. */
function naturalLogarithms(random: Random): Problem {
  const [a, b, c, d] = [
    drawInteger(random, 2, 3),
    drawInteger(random, 2, 9),
    drawInteger(random, 2, 9),
    drawInteger(random, 2, 9),
  ]
  const sign = random.pick([1n, -1n])
  const latex = tex`e^{${sign * a}\ln ${b}} + ${c}\ln(e^{${-sign * d}}) + \ln\sqrt{e^{${c + d}}}`
  return askNumber(
    random,
    latex,
    powerOf(b, sign * a)
      .sub(c * sign * d)
      .add(rational(c + d, 2n)),
  )
}

/** (p^m)^(ax + b) = (p^n)^(cx + d) */
function commonBase(random: Random): Problem {
  const [p, b, d] = [drawInteger(random, 2, 5), drawNonzero(random, 7), drawNonzero(random, 7)]
  const [m, n] = drawDistinct(2, () => drawInteger(random, 1, 4))
  const [a, c] = drawUntil(
    () => [drawNonzero(random, 5), drawNonzero(random, 5)] as const,
    ([x, y]) => m * x !== n * y && absolute(n * d - m * b) <= 12n * absolute(m * x - n * y),
  )
  const side = (base: bigint, slope: bigint, shift: bigint) => `${base}^{${writePolynomial([shift, slope])}}`
  return askSolution(random, `${side(p ** m, a, b)} = ${side(p ** n, c, d)}`, rational(n * d - m * b, m * a - n * c))
}

/** log(x + a) + log(x + b) = n has one solution in its domain. */
function sumEquation(random: Random): Problem {
  const [base, exponent] = drawPower(random, 2000n)
  const power = base ** exponent
  const [x, first] = [drawInteger(random, -12, 25), drawInteger(random, 1, 40)]
  if (power % first !== 0n || power / first === first) return sumEquation(random)
  const [a, b] = [first - x, power / first - x]
  const side = [a, b].map((shift) => `${logBy(base)} ${writeShifted('x', shift)}`).join(' + ')
  return askSolution(random, `${side} = ${exponent}`, x)
}

/** log_a b · log_b c · log_c d, where the ends are powers of the same number. */
function chainOfBases(random: Random): Problem {
  const [p, m, n] = [drawInteger(random, 2, 7), drawInteger(random, 2, 5), drawInteger(random, 2, 5)]
  const [q, r] = drawUntil(
    () => drawDistinct(2, () => drawInteger(random, 2, 20)),
    ([a, b]) => a !== p && b !== p,
  )
  const [k, j] = [drawInteger(random, 1, 3), drawInteger(random, 1, 3)]
  const latex = [log(p ** m, q ** k), log(q, r ** j), log(r, p ** n)].join(tex` \cdot `)
  return askNumber(random, latex, rational(k * j * n, m))
}

const askSolutions = (random: Random, equation: string, solutions: readonly Value[]): Problem =>
  askSet(
    random.pick([
      `Solve $${equation}$ for real $x$. Give the set of all solutions.`,
      `Find all real numbers $x$ with $${equation}$, as a set.`,
    ]),
    solutions,
  )

/** b^{2x} − (b^m + b^n)·b^x + b^{m+n} = 0 */
function exponentialQuadratic(random: Random): Problem {
  const [base, factor] = [drawInteger(random, 2, 6), drawInteger(random, 1, 4)]
  const [m, n] = drawDistinct(2, () => drawInteger(random, 0, base > 4n ? 3 : 5))
  const [u, v] = [base ** m, base ** n]
  const square = random.pick([`${base ** 2n}^x`, `${base}^{2x}`])
  const times = (coefficient: bigint, power: string) =>
    [1n, coefficient === 1n ? power : tex`${coefficient} \cdot ${power}`] as const
  const [lead, middle] = [times(factor, square), times(factor * (u + v), `${base}^x`)]
  const left = writeSum([lead, [-1n, middle[1]], [factor * u * v, '']])
  return askSolutions(random, `${left} = 0`, [m, n])
}

/** (log x)² − (m + n)·log x + mn = 0, also in the form x^{log x} = c·x^k. */
function quadraticInLogarithm(random: Random): Problem {
  const [base, factor] = [drawInteger(random, 2, 9), drawInteger(random, 1, 3)]
  const [m, n] = drawDistinct(2, () => drawInteger(random, -3, 4))
  const log = `${logBy(base)} x`
  const left = writeSum([
    [factor, `(${log})^2`],
    [-factor * (m + n), log],
    [factor * m * n, ''],
  ])
  const exponent = writeSum([
    [1n, log],
    [-(m + n), ''],
  ])
  const equation = random.pick([`${left} = 0`, `x^{${exponent}} = ${toLatex(powerOf(base, -m * n))}`])
  return askSolutions(random, equation, [powerOf(base, m), powerOf(base, n)])
}

/** log_p x + log_{p^2} x + … adds fractions of one logarithm. */
function differentBases(random: Random): Problem {
  const [p, solved] = [drawInteger(random, 2, 6), drawNonzero(random, 4)]
  const exponents = random
    .shuffle([1n, 2n, 3n, 4n, 5n, 6n])
    .slice(0, 3)
    .filter((exponent) => p ** exponent < 10_000n)
  const signs = exponents.map(() => random.pick([1n, 1n, -1n]))
  const total = exponents.reduce((sum, exponent, at) => sum.add(rational(signs[at] ?? 1n, exponent)), rational(0n))
  const shift = drawInteger(random, -9, 9)
  if (total.n === 0n || exponents.length < 2) return differentBases(random)
  const argument = writeShifted('x', shift)
  const left = writeSum(
    exponents.map((exponent, at) => [signs[at] ?? 1n, `${logBy(p ** exponent)} ${argument}`] as const),
  )
  return askSolution(random, `${left} = ${toLatex(total.mul(solved))}`, powerOf(p, solved).sub(shift))
}

/** a·log_p x + b·log_x p = c, quadratic in the logarithm: the equation is multiplied out from (t − m)(t − n). */
function mixedBases(random: Random): Problem {
  const p = drawInteger(random, 2, 9)
  const [m, n] = drawDistinct(2, () => drawNonzero(random, 4))
  const factor = drawInteger(random, 1, 5)
  const left = writeSum([
    [factor, `${logBy(p)} x`],
    [factor * m * n, tex`\log_x ${p}`],
  ])
  return askSolutions(random, `${left} = ${factor * (m + n)}`, [powerOf(p, m), powerOf(p, n)])
}

/** p^{a + log_p b} and (p^m)^{log_p c} */
function exponentWithLogarithm(random: Random): Problem {
  const [p, a, b] = [drawInteger(random, 2, 5), drawNonzero(random, 3), drawInteger(random, 2, 12)]
  const [m, c, k] = [drawInteger(random, 2, 3), drawInteger(random, 2, 6), drawNonzero(random, 2)]
  const exponent = writeSum([
    [a, ''],
    [k, log(p, b)],
  ])
  const latex = `${p}^{${exponent}} + ${p ** m}^{${log(p, c)}} - ${p}^{${log(p ** m, c ** (2n * m))}}`
  return askNumber(
    random,
    latex,
    powerOf(p, a)
      .mul(powerOf(b, k))
      .add(c ** m)
      .sub(c ** 2n),
  )
}
