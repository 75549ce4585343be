import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawList, drawNonzero, drawPolynomial, drawUntil } from './drawing.ts'
import { binomial } from './exact/integers.ts'
import {
  coefficientOf,
  fromRoots,
  multiplyPolynomials,
  type Polynomial,
  powerOfPolynomial,
  remainderOf,
  valueAt,
  writePolynomial,
  writePower,
} from './exact/polynomial.ts'
import { rational, type Value } from './exact/rational.ts'
import { quotientTerm, writeSum } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askExpression, askInteger, askRational } from './problem.ts'
import { asFraction } from './wording.ts'

/** Values, coefficients, remainders, and symmetric functions of roots. */
export const polynomials = defineFamily(
  'Values, coefficients and remainders of polynomials, sums over their roots by Vieta, and interpolation.',
  {
    1: [value, productOfBinomials],
    2: [productOfPolynomials, remainderAtNumber],
    3: [quadraticRoots, remainderOfCubic],
    4: [binomialCoefficient, constantTerm, cubicRoots],
    5: [trinomialCoefficient, powerSums, remainderOfPower, interpolation],
  },
)

function value(random: Random): Problem {
  const [polynomial, x] = [drawPolynomial(random, 2, 6), drawNonzero(random, 4)]
  const text = `P(x) = ${writePolynomial(polynomial)}`
  const question = random.pick([`Let $${text}$. Find $P(${x})$.`, `If $${text}$, what is $P(${x})$?`])
  return askInteger(question, valueAt(polynomial, x))
}

const wordCoefficient = (random: Random, power: number, of: string): string => {
  const term = power === 0 ? 'constant term' : `coefficient of $${writePower('x', power)}$`
  return random.pick([
    `Find the ${term} in the expansion of $${of}$.`,
    `What is the ${term} when $${of}$ is multiplied out?`,
  ])
}

function askCoefficient(random: Random, factors: readonly Polynomial[], power: number): Problem {
  const latex = factors.map((factor) => `(${writePolynomial(factor)})`).join('')
  return askInteger(wordCoefficient(random, power, latex), coefficientOf(multiplyPolynomials(...factors), power))
}

function productOfBinomials(random: Random): Problem {
  const factors = drawList(2, () => [drawNonzero(random, 9), drawInteger(random, 1, 4)])
  return askCoefficient(random, factors, 1)
}

function productOfPolynomials(random: Random): Problem {
  const factors = [drawPolynomial(random, 2, 7), drawPolynomial(random, 3, 7)]
  return askCoefficient(random, factors, random.integer(2, 3))
}

const wordRemainder = (random: Random, dividend: string, divisor: string): string =>
  random.pick([
    `Find the remainder when $${dividend}$ is divided by $${divisor}$.`,
    `What remains when $${dividend}$ is divided by $${divisor}$?`,
  ])

function remainderAtNumber(random: Random): Problem {
  const [polynomial, root] = [drawPolynomial(random, 3, 9), drawNonzero(random, 5)]
  const question = wordRemainder(random, writePolynomial(polynomial), writePolynomial([-root, 1n]))
  return askInteger(question, valueAt(polynomial, root))
}

/** Whose linear remainder depends on x. */
function remainderOfCubic(random: Random): Problem {
  const [polynomial, divisor] = drawUntil(
    () =>
      [drawPolynomial(random, random.integer(3, 4), 6), [...drawList(2, () => drawNonzero(random, 5)), 1n]] as const,
    ([dividend, by]) => coefficientOf(remainderOf(dividend, by), 1) !== 0n,
  )
  const question = wordRemainder(random, writePolynomial(polynomial), writePolynomial(divisor))
  return askExpression(question, writePolynomial(remainderOf(polynomial, divisor)))
}

/** Sums of powers of the roots of a monic polynomial, by Newton's identities; index 0 is their number. */
function sumsOfPowers(polynomial: Polynomial, upTo: number): bigint[] {
  const degree = polynomial.length - 1
  const sums = [BigInt(degree)]
  for (let k = 1; k <= upTo; k += 1) {
    let sum = k <= degree ? -BigInt(k) * coefficientOf(polynomial, degree - k) : 0n
    for (let j = 1; j < k && j <= degree; j += 1) sum -= coefficientOf(polynomial, degree - j) * (sums[k - j] ?? 0n)
    sums.push(sum)
  }
  return sums
}

function quadraticRoots(random: Random): Problem {
  const [p, q, a] = [drawNonzero(random, 9), drawNonzero(random, 9), drawInteger(random, 1, 3)]
  const [sum, product] = [rational(-p, a), rational(q, a)]
  const squares = sum.mul(sum).sub(product.mul(2n))
  const [what, answer] = random.pick([
    ['r^2 + s^2', squares] as const,
    [tex`\frac{1}{r} + \frac{1}{s}`, sum.div(product)] as const,
    [tex`\frac{r}{s} + \frac{s}{r}`, squares.div(product)] as const,
    ['(r - s)^2', squares.sub(product.mul(2n))] as const,
    ['r^3 + s^3', sum.mul(squares.sub(product))] as const,
  ])
  const question = `Let $r$ and $s$ be the (possibly complex) roots of $${writePolynomial([q, p, a])}$.`
  return askRational(`${question} Find $${what}$. ${asFraction}`, answer)
}

function cubicRoots(random: Random): Problem {
  const cubic = [drawNonzero(random, 9), drawNonzero(random, 9), drawNonzero(random, 9), 1n]
  const [c = 0n, b = 0n, a = 0n] = cubic
  const [e1, e2, e3] = [-a, b, -c]
  const [what, answer]: readonly [string, Value] = random.pick([
    ['r^2 + s^2 + t^2', e1 ** 2n - 2n * e2] as const,
    [tex`\frac{1}{r} + \frac{1}{s} + \frac{1}{t}`, rational(e2, e3)] as const,
    ['(1 + r)(1 + s)(1 + t)', 1n + e1 + e2 + e3] as const,
    ['r^2s^2 + s^2t^2 + t^2r^2', e2 ** 2n - 2n * e1 * e3] as const,
    [tex`\frac{1}{rs} + \frac{1}{st} + \frac{1}{tr}`, rational(e1, e3)] as const,
  ])
  const question = `The (possibly complex) roots of $${writePolynomial(cubic)}$ are $r$, $s$ and $t$.`
  return askRational(`${question} Find $${what}$. ${asFraction}`, answer)
}

function binomialCoefficient(random: Random): Problem {
  const [exponent, binomialTerms] = [random.integer(5, 9), [drawNonzero(random, 4), drawNonzero(random, 4)]]
  const power = random.integer(2, exponent - 2)
  const question = wordCoefficient(random, power, `(${writePolynomial(binomialTerms)})^${exponent}`)
  return askInteger(question, coefficientOf(powerOfPolynomial(binomialTerms, exponent), power))
}

/** Of (ax^p + b/x^q)^n, where the powers of x cancel once. */
function constantTerm(random: Random): Problem {
  const [a, b, p, q] = [drawNonzero(random, 4), drawNonzero(random, 4), random.integer(1, 3), random.integer(1, 3)]
  const n = drawUntil(
    () => random.integer(4, 10),
    (drawn) => (drawn * q) % (p + q) === 0,
  )
  const k = BigInt((n * q) / (p + q))
  const terms = writeSum([[a, writePower('x', p)], quotientTerm(b, writePower('x', q))])
  const question = wordCoefficient(random, 0, tex`\left(${terms}\right)${n > 9 ? `^{${n}}` : `^${n}`}`)
  return askInteger(question, binomial(BigInt(n), k) * a ** k * b ** (BigInt(n) - k))
}

function trinomialCoefficient(random: Random): Problem {
  const trinomial = [drawNonzero(random, 3), drawNonzero(random, 3), drawNonzero(random, 3)]
  const exponent = random.integer(5, 8)
  const power = random.integer(3, 2 * exponent - 3)
  const question = wordCoefficient(random, power, `(${writePolynomial(trinomial)})^${exponent}`)
  return askInteger(question, coefficientOf(powerOfPolynomial(trinomial, exponent), power))
}

function powerSums(random: Random): Problem {
  const cubic = drawUntil(
    () => [drawNonzero(random, 5), drawInteger(random, -5, 5), drawInteger(random, -4, 4), 1n],
    // No cube of a linear polynomial.
    ([, b = 0n, a = 0n]) => a ** 2n !== 3n * b,
  )
  const power = random.integer(4, 7)
  const question = `Let $r$, $s$ and $t$ be the (possibly complex) roots of $${writePolynomial(cubic)}$, counted with multiplicity.`
  return askInteger(`${question} Find $r^${power} + s^${power} + t^${power}$.`, sumsOfPowers(cubic, power)[power] ?? 0n)
}

/** The remainder of x^n after division by (x − a)(x − b) is the line through (a, aⁿ) and (b, bⁿ). */
function remainderOfPower(random: Random): Problem {
  const roots = drawUntil(
    () => drawDistinct(2, () => drawNonzero(random, 3)),
    ([a, b]) => a !== -b,
  )
  const [a, b] = roots
  const [n, factor, c] = [drawInteger(random, 6, 14), drawInteger(random, 1, 5), drawInteger(random, -9, 9)]
  const slope = (factor * (a ** n - b ** n)) / (a - b)
  const dividend = writeSum([
    [factor, writePower('x', n)],
    [c, ''],
  ])
  const question = wordRemainder(random, dividend, writePolynomial(fromRoots(roots)))
  return askExpression(question, writePolynomial([factor * a ** n - slope * a + c, slope]))
}

/** The polynomial Σ binomial(x, k)·(c − 1)^k lacks only its last term at n + 1. */
function interpolation(random: Random): Problem {
  const [degree, base, shift] = [drawInteger(random, 3, 9), drawInteger(random, 2, 7), drawInteger(random, -9, 9)]
  const term = writeSum([
    [1n, `${base}^k`],
    [shift, ''],
  ])
  const question = tex`A polynomial $P$ of degree at most $${degree}$ satisfies $P(k) = ${term}$ for $k = 0, 1, \ldots, ${degree}$.`
  const answer = base ** (degree + 1n) - (base - 1n) ** (degree + 1n) + shift
  return askInteger(`${question} Find $P(${degree + 1n})$.`, answer)
}
