import type { Random } from '@gym/core'
import { drawDistinct, drawFraction, drawInteger, drawNonzero, drawUntil } from './drawing.ts'
import { range } from './exact/integers.ts'
import { writePolynomial } from './exact/polynomial.ts'
import { isNegative, powerOf, rational, sumOf, toLatex, type Value } from './exact/rational.ts'
import { writeShifted, writeSum } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askExpression, askInteger, askRational } from './problem.ts'
import { asFraction, evaluate, ordinal } from './wording.ts'

/** Terms and sums of sequences. */
export const sequences = defineFamily(
  'Arithmetic and geometric sequences, sums, telescoping and infinite series, linear recurrences and their closed forms.',
  {
    1: [arithmeticTerm, nextTerm],
    2: [arithmeticSum, geometricTerm, numberOfTerms],
    3: [geometricSum, infiniteGeometric, sumOfPolynomial],
    4: [telescoping, firstOrder, secondOrderTerm],
    5: [closedForm, arithmeticoGeometric, infiniteTelescoping, firstOrderClosedForm],
  },
)

const ellipsis = tex`\ldots`

function arithmeticTerm(random: Random): Problem {
  const [first, step, n] = [drawInteger(random, -10, 20), drawNonzero(random, 9), drawInteger(random, 8, 30)]
  const list = [0n, 1n, 2n].map((k) => first + k * step).join(', ')
  const question = random.pick([
    `What is the ${ordinal(n)} term of the arithmetic sequence $${list}, ${ellipsis}$?`,
    `Find the ${ordinal(n)} term of the arithmetic sequence that begins $${list}, ${ellipsis}$.`,
  ])
  return askInteger(question, first + (n - 1n) * step)
}

function nextTerm(random: Random): Problem {
  const [first, step] = [drawInteger(random, -20, 40), drawNonzero(random, 15)]
  const list = [0n, 1n, 2n].map((k) => first + k * step).join(', ')
  return askInteger(`What is the next term of the arithmetic sequence $${list}, ${ellipsis}$?`, first + 3n * step)
}

function arithmeticSum(random: Random): Problem {
  const [first, step, n] = [drawInteger(random, -10, 20), drawNonzero(random, 9), drawInteger(random, 10, 60)]
  const list = [0n, 1n, 2n].map((k) => first + k * step).join(', ')
  const question = `Find the sum of the first $${n}$ terms of the arithmetic sequence $${list}, ${ellipsis}$.`
  return askInteger(question, (n * (2n * first + (n - 1n) * step)) / 2n)
}

function geometricTerm(random: Random): Problem {
  const [first, ratio, n] = [
    drawNonzero(random, 6),
    drawUntil(
      () => drawNonzero(random, 4),
      (r) => r !== 1n,
    ),
    drawInteger(random, 5, 8),
  ]
  const list = [0n, 1n, 2n].map((k) => first * ratio ** k).join(', ')
  const question = `What is the ${ordinal(n)} term of the geometric sequence $${list}, ${ellipsis}$?`
  return askInteger(question, first * ratio ** (n - 1n))
}

function numberOfTerms(random: Random): Problem {
  const [first, step, n] = [drawInteger(random, -10, 20), drawInteger(random, 2, 9), drawInteger(random, 8, 70)]
  const list = `${first}, ${first + step}, ${first + 2n * step}, ${ellipsis}, ${first + (n - 1n) * step}`
  return askInteger(`How many terms does the arithmetic sequence $${list}$ have?`, n)
}

function geometricSum(random: Random): Problem {
  const ratio = random.pick([drawFraction(random, 3, 4), rational(drawInteger(random, 2, 3)), rational(-2n)])
  const [first, n] = [drawInteger(random, 1, 12), drawInteger(random, 5, 7)]
  const terms = range(0n, n - 1n).map((k) => powerOf(ratio, k).mul(first))
  const list = terms.slice(0, 3).map(toLatex).join(', ')
  const question = `Find the sum of the first $${n}$ terms of the geometric sequence $${list}, ${ellipsis}$. ${asFraction}`
  return askRational(question, sumOf(terms))
}

function infiniteGeometric(random: Random): Problem {
  const ratio = drawUntil(
    () => drawFraction(random, 6, 9),
    ({ n, d }) => n < d,
  ).mul(random.pick([1n, -1n]))
  const first = drawInteger(random, 1, 20)
  const terms = [0n, 1n, 2n].map((k) => [powerOf(ratio, k).mul(first), ''] as const)
  const sum = tex`${writeSum(terms)} ${isNegative(ratio) ? '-' : '+'} \cdots`
  const question = random.pick([
    `Find the sum of the infinite geometric series $${sum}$.`,
    `To what number does the geometric series $${sum}$ converge?`,
  ])
  return askRational(`${question} ${asFraction}`, rational(first).div(ratio.neg().add(1n)))
}

/** Σ of a quadratic polynomial over 1 … n. */
function sumOfPolynomial(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 1, 3), drawInteger(random, -5, 5), drawInteger(random, -5, 5)]
  const n = drawInteger(random, 10, 30)
  const value = a * ((n * (n + 1n) * (2n * n + 1n)) / 6n) + b * ((n * (n + 1n)) / 2n) + c * n
  return askInteger(evaluate(random, tex`\sum_{k=1}^{${n}} (${writePolynomial([c, b, a], 'k')})`), value)
}

/** Σ 1/((k + a)(k + a + d)), whose partial fractions cancel. */
function telescoping(random: Random): Problem {
  const [a, d] = [drawInteger(random, 0, 6), drawInteger(random, 1, 4)]
  const n = drawInteger(random, 10, 60)
  const under = `${writeShifted('k', a)}${writeShifted('k', a + d)}`
  const value = sumOf(range(1n, n).map((k) => rational(1n, (k + a) * (k + a + d))))
  return askRational(`${evaluate(random, tex`\sum_{k=1}^{${n}} \frac{1}{${under}}`)} ${asFraction}`, value)
}

function firstOrder(random: Random): Problem {
  const [first, factor, shift, n] = [
    drawInteger(random, 1, 9),
    random.pick([2n, 3n, -2n, -3n]),
    drawNonzero(random, 9),
    drawInteger(random, 7, 11),
  ]
  let term = first
  for (let k = 1n; k < n; k += 1n) term = factor * term + shift
  const rule = writeSum([
    [factor, 'a_n'],
    [shift, ''],
  ])
  return askInteger(`A sequence is given by $a_1 = ${first}$ and $a_{n+1} = ${rule}$. Find $a_{${n}}$.`, term)
}

function secondOrderTerm(random: Random): Problem {
  const [p, q] = [drawInteger(random, 1, 3), drawNonzero(random, 3)]
  const [a, b, n] = [drawInteger(random, 0, 5), drawInteger(random, 1, 5), random.integer(8, 11)]
  const terms = [a, b]
  while (terms.length < n) terms.push(p * (terms.at(-1) ?? 0n) + q * (terms.at(-2) ?? 0n))
  const rule = writeSum([
    [p, 'a_{n-1}'],
    [q, 'a_{n-2}'],
  ])
  const question = `Let $a_1 = ${a}$, $a_2 = ${b}$ and $a_n = ${rule}$ for $n \\ge 3$.`
  return askInteger(`${question} Find $a_{${n}}$.`, terms.at(-1) ?? 0n)
}

/** a_n = A·rⁿ + B·sⁿ from its recurrence and its first terms. */
function closedForm(random: Random): Problem {
  const [r, s] = drawUntil(
    () =>
      drawDistinct(2, () =>
        drawUntil(
          () => drawNonzero(random, 5),
          (root) => root !== 1n,
        ),
      ),
    ([x, y]) => x !== -y,
  )
  const [a, b] = [drawNonzero(random, 6), drawNonzero(random, 6)]
  const rule = writeSum([
    [r + s, 'a_{n-1}'],
    [-r * s, 'a_{n-2}'],
  ])
  const question = `A sequence has $a_0 = ${a + b}$, $a_1 = ${a * r + b * s}$ and $a_n = ${rule}$ for $n \\ge 2$.`
  return askExpression(
    `${question} Find a formula for $a_n$ in terms of $n$.`,
    exponentials([
      [a, r],
      [b, s],
    ]),
  )
}

/** `2 \cdot 3^n - (-2)^n` */
function exponentials(terms: readonly (readonly [Value, bigint])[]): string {
  return writeSum(
    terms.map(([coefficient, base]) => {
      const power = base < 0n ? `(${base})^n` : `${base}^n`
      const isOne = toLatex(coefficient).replace('-', '') === '1'
      return [coefficient, base === 1n ? '' : isOne ? power : tex` \cdot ${power}`] as const
    }),
  )
}

/** a_{n+1} = r·a_n + s, which is A·rⁿ + B. */
function firstOrderClosedForm(random: Random): Problem {
  const [r, s, a] = [drawInteger(random, 2, 6), drawNonzero(random, 12), drawNonzero(random, 9)]
  const fixed = rational(s, 1n - r)
  if (fixed.equals(a)) return firstOrderClosedForm(random)
  const question = `A sequence has $a_0 = ${a}$ and $a_{n+1} = ${writeSum([
    [r, 'a_n'],
    [s, ''],
  ])}$ for $n \\ge 0$.`
  return askExpression(
    `${question} Find a formula for $a_n$ in terms of $n$.`,
    exponentials([
      [rational(a).sub(fixed), r],
      [fixed, 1n],
    ]),
  )
}

/** Σ (ak + b)/r^k = a·r/(r − 1)² + b/(r − 1) */
function arithmeticoGeometric(random: Random): Problem {
  const [a, b, r] = [drawInteger(random, 1, 9), drawInteger(random, -9, 9), drawInteger(random, 2, 7)]
  const value = rational(a * r, (r - 1n) ** 2n).add(rational(b, r - 1n))
  const latex = tex`\sum_{k=1}^{\infty} \frac{${writePolynomial([b, a], 'k')}}{${r}^k}`
  return askRational(`${evaluate(random, latex)} ${asFraction}`, value)
}

/** Σ c/((k + a)(k + a + d)(k + a + 2d)) = c/(2d) · Σ over the first d terms of 1/((k + a)(k + a + d)). */
function infiniteTelescoping(random: Random): Problem {
  const [a, d, c] = [drawInteger(random, 0, 6), drawInteger(random, 1, 4), drawInteger(random, 1, 12)]
  const under = [a, a + d, a + 2n * d].map((shift) => writeShifted('k', shift)).join('')
  const value = sumOf(range(1n, d).map((k) => rational(c, 2n * d * (k + a) * (k + a + d))))
  return askRational(`${evaluate(random, tex`\sum_{k=1}^{\infty} \frac{${c}}{${under}}`)} ${asFraction}`, value)
}
