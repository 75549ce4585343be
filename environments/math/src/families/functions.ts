import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawDistinct, drawInteger, drawList, drawNonzero, drawUntil } from './drawing.ts'
import { composePolynomials, type Polynomial, rationalValueAt, valueAt, writePolynomial } from './exact/polynomial.ts'
import { rational, type Value } from './exact/rational.ts'
import { writeSum } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askExpression, askInteger, askRational } from './problem.ts'
import { asFraction } from './wording.ts'

/** Compositions, inverses, iterates and functional equations. */
export const functions = defineFamily(
  'Values of functions, compositions, inverses, iterates of fractional linear functions, and functional equations.',
  {
    1: [sumOfValues, compositionOfLinear],
    2: [compositionOfQuadratic, inverseOfLinear],
    3: [inverseOfQuotient, compositionInX, piecewise],
    4: [inverseFunction, thriceOfQuotient, polynomialFromShift],
    5: [manyIterates, reflectedEquation, reciprocalEquation, additiveWithProduct],
  },
)

const drawPolynomial = (random: Random, degree: number, largest: number): bigint[] => [
  ...drawList(degree, () => drawNonzero(random, largest)),
  drawNonzero(random, largest),
]

const define = (name: string, polynomial: Polynomial): string => `$${name}(x) = ${writePolynomial(polynomial)}$`

function sumOfValues(random: Random): Problem {
  const f = drawPolynomial(random, random.integer(1, 2), 6)
  const [a, b] = drawDistinct(2, () => drawInteger(random, -3, 4))
  const [sign, value] = random.pick([
    ['+', valueAt(f, a) + valueAt(f, b)] as const,
    ['-', valueAt(f, a) - valueAt(f, b)] as const,
  ])
  return askInteger(`Let ${define('f', f)}. Find $f(${a}) ${sign} f(${b})$.`, value)
}

function askComposition(random: Random, f: Polynomial, g: Polynomial): Problem {
  const a = drawInteger(random, -4, 5)
  const [what, value] = random.pick([
    [`f(g(${a}))`, valueAt(f, valueAt(g, a))] as const,
    [`g(f(${a}))`, valueAt(g, valueAt(f, a))] as const,
  ])
  const question = random.pick([
    `Let ${define('f', f)} and ${define('g', g)}. Find $${what}$.`,
    `If ${define('f', f)} and ${define('g', g)}, what is $${what}$?`,
  ])
  return askInteger(question, value)
}

function compositionOfLinear(random: Random): Problem {
  return askComposition(random, drawPolynomial(random, 1, 5), drawPolynomial(random, 1, 5))
}

function compositionOfQuadratic(random: Random): Problem {
  const fs = random.shuffle([drawPolynomial(random, 2, 4), drawPolynomial(random, random.integer(1, 2), 6)])
  const [f = [], g = []] = fs
  return askComposition(random, f, g)
}

function inverseOfLinear(random: Random): Problem {
  const [b, y] = [drawNonzero(random, 15), drawInteger(random, -12, 12)]
  const a = drawUntil(
    () => drawNonzero(random, 9),
    (drawn) => drawn !== 1n,
  )
  const f = define('f', [b, a])
  const question = random.pick([`Let ${f}. Find $f^{-1}(${y})$.`, `For ${f}, what is $f^{-1}(${y})$?`])
  return askRational(`${question} ${asFraction}`, rational(y - b, a))
}

/** (ax + b)/(cx + d), never constant. */
interface Quotient {
  over: [b: bigint, a: bigint]
  under: [d: bigint, c: bigint]
}

const drawQuotient = (random: Random, largest: number): Quotient =>
  drawUntil(
    () => ({
      over: [drawNonzero(random, largest), drawNonzero(random, largest)],
      under: [drawNonzero(random, largest), drawNonzero(random, largest)],
    }),
    ({ over: [b, a], under: [d, c] }) => a * d !== b * c,
  )

const writeQuotient = ({ over, under }: Quotient): string =>
  tex`\frac{${writePolynomial(over)}}{${writePolynomial(under)}}`

/** Undefined at the pole. */
function quotientAt({ over, under }: Quotient, x: Value | undefined): Fraction | undefined {
  const below = x === undefined ? undefined : rationalValueAt(under, x)
  return x === undefined || !below || below.n === 0n ? undefined : rationalValueAt(over, x).div(below)
}

function inverseOfQuotient(random: Random): Problem {
  const [quotient, x] = drawUntil(
    () => [drawQuotient(random, 7), drawInteger(random, -9, 9)] as const,
    ([drawn, at]) => quotientAt(drawn, at)?.d === 1n || quotientAt(inverted(drawn), at) !== undefined,
  )
  const y = quotientAt(quotient, x)
  // The value is asked for where the inverse is a whole number, or may be a fraction.
  const [at, value] = y?.d === 1n ? [y.s * y.n, rational(x)] : [x, quotientAt(inverted(quotient), x)]
  if (!value) return inverseOfQuotient(random)
  return askRational(`Let $f(x) = ${writeQuotient(quotient)}$. Find $f^{-1}(${at})$. ${asFraction}`, value)
}

const inverted = ({ over: [b, a], under: [d, c] }: Quotient): Quotient => ({ over: [-b, d], under: [a, -c] })

function compositionInX(random: Random): Problem {
  const [f, g] = [drawPolynomial(random, 2, 4), drawPolynomial(random, 1, 5)]
  const [what, value] = random.pick([
    ['f(g(x))', composePolynomials(f, g)] as const,
    ['g(f(x))', composePolynomials(g, f)] as const,
  ])
  const question = `Let ${define('f', f)} and ${define('g', g)}. Write $${what}$ as a polynomial in $x$.`
  return askExpression(question, writePolynomial(value))
}

function piecewise(random: Random): Problem {
  const [left, right, border] = [drawPolynomial(random, 1, 5), drawPolynomial(random, 2, 3), drawInteger(random, -2, 4)]
  const f = (x: bigint) => valueAt(x < border ? left : right, x)
  const a = drawInteger(random, -5, 6)
  const text = `Let $f(x) = ${writePolynomial(left)}$ for $x < ${border}$ and $f(x) = ${writePolynomial(right)}$ for $x \\ge ${border}$.`
  return askInteger(`${text} Find $f(f(${a}))$.`, f(f(a)))
}

function inverseFunction(random: Random): Problem {
  // Functions that are their own inverses are too easy to answer.
  const quotient = drawUntil(
    () => drawQuotient(random, 9),
    ({ over: [, a], under: [d] }) => a !== -d,
  )
  const question = random.pick([
    `Let $f(x) = ${writeQuotient(quotient)}$. Find a formula for $f^{-1}(x)$.`,
    `Find the inverse function $f^{-1}(x)$ of $f(x) = ${writeQuotient(quotient)}$.`,
  ])
  return askExpression(question, writeQuotient(inverted(quotient)))
}

function thriceOfQuotient(random: Random): Problem {
  const [quotient, a] = [drawQuotient(random, 5), drawInteger(random, -5, 5)]
  const value = quotientAt(quotient, quotientAt(quotient, quotientAt(quotient, a)))
  if (!value) return thriceOfQuotient(random)
  return askRational(`Let $f(x) = ${writeQuotient(quotient)}$. Find $f(f(f(${a})))$. ${asFraction}`, value)
}

/** f(x) in terms of x, from f(x + k). */
function polynomialFromShift(random: Random): Problem {
  const [f, k] = [drawPolynomial(random, 2, 5), drawNonzero(random, 4)]
  const shifted = writePolynomial(composePolynomials(f, [k, 1n]))
  const argument = writePolynomial([k, 1n])
  return askExpression(
    `A function satisfies $f(${argument}) = ${shifted}$ for all $x$. Find $f(x)$.`,
    writePolynomial(f),
  )
}

/** Fractional linear functions with period 2, 3, 4 or 6: (trace)² is 0, 1, 2 or 3 times the determinant. */
function manyIterates(random: Random): Problem {
  const [quotient, period] = drawUntil(
    () => {
      const drawn = drawQuotient(random, 6)
      return [drawn, periodOf(drawn)] as const
    },
    ([, found]) => found > 2n,
  )
  const [times, start] = [drawInteger(random, 100, 3000), drawInteger(random, -7, 9)]
  let value: Fraction | undefined = rational(start)
  for (let step = 0n; step < period; step += 1n) value = quotientAt(quotient, value)
  if (!value) return manyIterates(random)
  for (let step = 0n; step < times % period; step += 1n) value = quotientAt(quotient, value)
  if (!value) return manyIterates(random)
  const text = `Let $f(x) = ${writeQuotient(quotient)}$, $x_0 = ${start}$ and $x_{n+1} = f(x_n)$.`
  return askRational(`${text} Find $x_{${times}}$. ${asFraction}`, value)
}

function periodOf({ over: [b, a], under: [d, c] }: Quotient): bigint {
  const [squaredTrace, determinant] = [(a + d) ** 2n, a * d - b * c]
  const periods = [2n, 3n, 4n, 6n]
  return periods.find((_, at) => squaredTrace === BigInt(at) * determinant) ?? 0n
}

/** p·f(x) + q·f(c − x) is given. */
function reflectedEquation(random: Random): Problem {
  const [p, q] = drawUntil(
    () => [drawInteger(random, 1, 5), drawNonzero(random, 5)] as const,
    ([a, b]) => a !== b && a !== -b,
  )
  const [c, k, right] = [drawNonzero(random, 9), drawInteger(random, -6, 6), drawPolynomial(random, 2, 6)]
  const left = writeSum([
    [p, 'f(x)'],
    [
      q,
      `f(${writeSum([
        [c, ''],
        [-1n, 'x'],
      ])})`,
    ],
  ])
  const value = rational(p * valueAt(right, k) - q * valueAt(right, c - k), p ** 2n - q ** 2n)
  const text = `A function satisfies $${left} = ${writePolynomial(right)}$ for all real $x$.`
  return askRational(`${text} Find $f(${k})$. ${asFraction}`, value)
}

/** p·f(x) + q·f(1/x) is given. */
function reciprocalEquation(random: Random): Problem {
  const [p, q] = drawUntil(
    () => [drawInteger(random, 1, 5), drawNonzero(random, 5)] as const,
    ([a, b]) => a !== b && a !== -b,
  )
  const [k, right] = [
    drawUntil(
      () => drawNonzero(random, 7),
      (x) => x !== 1n && x !== -1n,
    ),
    drawPolynomial(random, random.integer(1, 2), 6),
  ]
  const left = writeSum([
    [p, 'f(x)'],
    [q, tex`f\left(\frac{1}{x}\right)`],
  ])
  const inverse = rationalValueAt(right, rational(1n, k))
  const value = rational(p * valueAt(right, k))
    .sub(inverse.mul(q))
    .div(p ** 2n - q ** 2n)
  const text = `A function satisfies $${left} = ${writePolynomial(right)}$ for all real $x \\ne 0$.`
  return askRational(`${text} Find $f(${k})$. ${asFraction}`, value)
}

/** f(x + y) = f(x) + f(y) + kxy is k·x²/2 + c·x on the integers. */
function additiveWithProduct(random: Random): Problem {
  const [k, first, n] = [2n * drawNonzero(random, 6), drawNonzero(random, 12), drawInteger(random, 10, 60)]
  const rule = `f(x) + f(y) ${k > 0n ? '+' : '-'} ${k > 0n ? k : -k}xy`
  const text = `A function on the integers satisfies $f(x + y) = ${rule}$ for all $x$ and $y$, and $f(1) = ${first}$.`
  return askInteger(`${text} Find $f(${n})$.`, (k * n * (n - 1n)) / 2n + first * n)
}
