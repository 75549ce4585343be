import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawList, drawNonzero, drawPolynomial, drawPositive, drawUntil } from './drawing.ts'
import { binomial, factorial } from './exact/integers.ts'
import { derivativeOf, rationalValueAt, valueAt, writePolynomial, writePower } from './exact/polynomial.ts'
import { rational } from './exact/rational.ts'
import { quotientTerm, writeRaised, writeSum, writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askEquation, askInteger, askRational } from './problem.ts'
import { asFraction } from './wording.ts'

/** Derivatives at a point, and what they tell of a curve there. */
export const derivativesAtPoints = defineFamily(
  'Derivatives at points: values, tangents, greatest and least values, implicit and inverse functions, and derivatives of high order.',
  {
    1: [polynomialAtPoint],
    2: [powersAtPoint],
    3: [quotientAtPoint, chainAtPoint],
    4: [tangent, extremeValue],
    5: [higherAtZero, implicit, inverseAtPoint],
  },
)

function polynomialAtPoint(random: Random): Problem {
  const [f, x] = [drawPolynomial(random, 3, 6), drawInteger(random, -2, 3)]
  return askInteger(`Let $f(x) = ${writePolynomial(f)}$. Find $f'(${x})$.`, valueAt(derivativeOf(f), x))
}

/** a√x + b/x^n at a square. */
function powersAtPoint(random: Random): Problem {
  const [a, b, n, root] = [
    drawNonzero(random, 9),
    drawNonzero(random, 9),
    drawInteger(random, 1, 3),
    drawInteger(random, 1, 4),
  ]
  const f = writeSum([[a, tex`\sqrt{x}`], quotientTerm(b, writePower('x', n))])
  const value = rational(a, 2n * root).sub(rational(n * b, root ** (2n * n + 2n)))
  return askRational(`Let $f(x) = ${f}$. Find $f'(${root ** 2n})$. ${asFraction}`, value)
}

function quotientAtPoint(random: Random): Problem {
  const [f, g, x] = [drawPolynomial(random, random.integer(1, 2), 6), drawPositive(random), drawInteger(random, -3, 3)]
  const [fx, gx] = [valueAt(f, x), valueAt(g, x)]
  const value = rational(valueAt(derivativeOf(f), x) * gx - fx * valueAt(derivativeOf(g), x), gx ** 2n)
  return askRational(
    `Let $f(x) = \\frac{${writePolynomial(f)}}{${writePolynomial(g)}}$. Find $f'(${x})$. ${asFraction}`,
    value,
  )
}

function chainAtPoint(random: Random): Problem {
  const [inner, n, x] = [drawPolynomial(random, 2, 3), random.integer(3, 5), drawInteger(random, -2, 2)]
  const value = BigInt(n) * valueAt(inner, x) ** BigInt(n - 1) * valueAt(derivativeOf(inner), x)
  return askInteger(`Let $f(x) = (${writePolynomial(inner)})^${n}$. Find $f'(${x})$.`, value)
}

function tangent(random: Random): Problem {
  const [f, x] = [drawPolynomial(random, 3, 4), drawNonzero(random, 3)]
  const slope = valueAt(derivativeOf(f), x)
  const line = writePolynomial([valueAt(f, x) - slope * x, slope])
  const question = `Find an equation of the tangent line to the curve $y = ${writePolynomial(f)}$ at the point with $x = ${x}$.`
  return askEquation(question, `y = ${line}`)
}

/** Of a cubic with derivative 6k(x − p)(x − q) on an interval. */
function extremeValue(random: Random): Problem {
  const [p, q] = drawDistinct(2, () => drawInteger(random, -4, 4))
  const [k, c] = [random.pick([1n, -1n]), drawInteger(random, -9, 9)]
  const f = [c, 6n * k * p * q, -3n * k * (p + q), 2n * k]
  const [from, length] = [drawInteger(random, -6, 2), drawInteger(random, 3, 8)]
  const candidates = [from, from + length, ...[p, q].filter((x) => x > from && x < from + length)].map((x) =>
    valueAt(f, x),
  )
  const isGreatest = random.pick([true, false])
  const value = candidates.reduce((best, one) => (one > best === isGreatest ? one : best))
  const interval = `$[${from}, ${from + length}]$`
  return askInteger(
    `What is the ${isGreatest ? 'greatest' : 'least'} value of $f(x) = ${writePolynomial(f)}$ on the interval ${interval}?`,
    value,
  )
}

/** The n-th derivative of x^k·e^{ax}, of x^k·sin ax or of a rational function at 0, from the series. */
function higherAtZero(random: Random): Problem {
  const [a, k, n] = [
    drawUntil(
      () => drawNonzero(random, 4),
      (value) => value !== 1n,
    ),
    drawInteger(random, 1, 4),
    drawInteger(random, 6, 11),
  ]
  const x = writePower('x', k)
  const chosen = binomial(n, k) * factorial(k) * a ** (n - k)
  const sine = (n - k) % 2n === 0n ? 0n : (n - k) % 4n === 1n ? chosen : -chosen
  const [f, value] = random.pick([
    [x + writeRaised('e', writeTerm(a, 'x')), chosen] as const,
    [tex`\frac{${x}}{${writePolynomial([1n, -a])}}`, factorial(n) * a ** (n - k)] as const,
    [tex`${x}\sin(${writeTerm(a, 'x')})`, sine] as const,
  ])
  return askInteger(`Let $f(x) = ${f}$. Find $f^{(${n})}(0)$.`, value)
}

/** The slope of ax² + bxy + cy² + … at a point on the curve. */
function implicit(random: Random): Problem {
  const [x, y] = [drawNonzero(random, 4), drawNonzero(random, 4)]
  const coefficients = drawList(3, () => drawNonzero(random, 5))
  const [a, b, c] = coefficients
  const [p, q] = [drawInteger(random, 2, 3), drawInteger(random, 2, 3)]
  const byX = p * a * x ** (p - 1n) + b * y
  const byY = b * x + q * c * y ** (q - 1n)
  if (byY === 0n) return implicit(random)
  const left = writeSum([
    [a, `x^${p}`],
    [b, 'xy'],
    [c, `y^${q}`],
  ])
  const right = a * x ** p + b * x * y + c * y ** q
  return askRational(
    `Find the slope of the curve $${left} = ${right}$ at the point $(${x}, ${y})$. ${asFraction}`,
    rational(-byX, byY),
  )
}

/** f(x) = x^n + ax + c increases. */
function inverseAtPoint(random: Random): Problem {
  const [n, a, c, x] = [
    random.pick([3, 5]),
    drawInteger(random, 1, 9),
    drawInteger(random, -9, 9),
    drawInteger(random, -3, 3),
  ]
  const f = [c, a, ...drawList(n - 2, () => 0n), drawInteger(random, 1, 4)]
  const question = `Let $f(x) = ${writePolynomial(f)}$. Find the derivative of its inverse function at $${valueAt(f, x)}$, that is $(f^{-1})'(${valueAt(f, x)})$.`
  return askRational(`${question} ${asFraction}`, rationalValueAt(derivativeOf(f), x).inverse())
}
