import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawList, drawNonzero, drawUntil } from './drawing.ts'
import { coefficientOf, writePolynomial, writePower } from './exact/polynomial.ts'
import { rational } from './exact/rational.ts'
import { quotientTerm, writeMultiple, writeRaised, writeSum, writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askClosedLimit, askLimit, toInfinity } from './limit-wording.ts'

/** Limits where a variable grows beyond all bounds. */
export const limitsAtInfinity = defineFamily(
  'Limits at infinity: quotients of polynomials and roots, differences of roots, powers that tend to powers of e, and Riemann sums.',
  {
    1: [(random) => quotientAtInfinity(random, 2)],
    2: [(random) => quotientAtInfinity(random, 4), rootOverLine],
    3: [rootMinusLine, differenceOfLargeRoots],
    4: [towardsE, logarithmsApart, greatestBase],
    5: [riemannSum, smallCosine, beyondE],
  },
)

function quotientAtInfinity(random: Random, largest: number): Problem {
  const degree = random.integer(largest - 1, largest)
  const draw = () => [...drawList(degree, () => drawInteger(random, -9, 9)), drawNonzero(random, 9)]
  const [f, g] = [draw(), draw()]
  const target = random.pick([toInfinity, tex`x \to -\infty`])
  const value = rational(coefficientOf(f, degree), coefficientOf(g, degree))
  return askLimit(random, target, tex`\frac{${writePolynomial(f)}}{${writePolynomial(g)}}`, value)
}

/** √(a²x² + bx + c)/(dx + e), on either side. */
function rootOverLine(random: Random): Problem {
  const [a, b, c, d, e] = [
    drawInteger(random, 1, 9),
    drawNonzero(random, 9),
    drawNonzero(random, 9),
    drawNonzero(random, 9),
    drawNonzero(random, 9),
  ]
  const f = tex`\frac{\sqrt{${writePolynomial([c, b, a ** 2n])}}}{${writePolynomial([e, d])}}`
  const isRight = random.pick([true, false])
  return askLimit(random, isRight ? toInfinity : tex`x \to -\infty`, f, rational(isRight ? a : -a, d))
}

/** √(p²x² + ax + b) − px at infinity. */
function rootMinusLine(random: Random): Problem {
  const [p, a, b, c] = [
    drawInteger(random, 1, 6),
    drawNonzero(random, 15),
    drawInteger(random, -9, 9),
    drawInteger(random, -9, 9),
  ]
  const line = writePolynomial([c, p])
  const minus = c === 0n ? line : `(${line})`
  const f = tex`\left(\sqrt{${writePolynomial([b, a, p ** 2n])}} - ${minus}\right)`
  return askLimit(random, toInfinity, f, rational(a, 2n * p).sub(c))
}

/** √(x² + ax + c) − √(x² + bx + d) */
function differenceOfLargeRoots(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, -15, 15))
  const p = drawInteger(random, 1, 4)
  const root = (linear: bigint) => tex`\sqrt{${writePolynomial([drawInteger(random, -9, 9), linear, p ** 2n])}}`
  return askLimit(random, toInfinity, tex`\left(${root(a)} - ${root(b)}\right)`, rational(a - b, 2n * p))
}

/** (1 + a/x)^{bx + c}, and ((x + a)/(x + d))^{bx}. */
function towardsE(random: Random): Problem {
  const [a, b, c] = [drawNonzero(random, 7), drawInteger(random, 1, 7), drawInteger(random, -9, 9)]
  const d = drawUntil(
    () => drawInteger(random, -7, 7),
    (drawn) => drawn !== a,
  )
  const sum = writeSum([[1n, ''], quotientTerm(a, 'x')])
  const [f, exponent] = random.pick([
    [tex`\left(${sum}\right)^{${writePolynomial([c, b])}}`, a * b] as const,
    [
      tex`\left(\frac{${writePolynomial([a, 1n])}}{${writePolynomial([d, 1n])}}\right)^{${writePolynomial([c, b])}}`,
      (a - d) * b,
    ] as const,
  ])
  return askClosedLimit(random, toInfinity, f, writeRaised('e', `${exponent}`))
}

/** x(ln(px + a) − ln(px + b)) */
function logarithmsApart(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, -9, 9))
  const [p, c] = [drawInteger(random, 1, 6), drawInteger(random, 1, 9)]
  const ln = (shift: bigint) => (p === 1n && shift === 0n ? tex`\ln x` : tex`\ln(${writePolynomial([shift, p])})`)
  return askLimit(
    random,
    toInfinity,
    tex`${writeTerm(c, 'x')}\left(${ln(a)} - ${ln(b)}\right)`,
    rational(c * (a - b), p),
  )
}

/** (p·aⁿ + q·bⁿ)^{1/n} tends to the greater base. */
function greatestBase(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, 2, 20))
  const [p, q, k] = [drawInteger(random, 1, 9), drawInteger(random, 1, 9), drawInteger(random, 1, 3)]
  const term = (factor: bigint, base: bigint) => (factor === 1n ? `${base}^n` : tex`${factor} \cdot ${base}^n`)
  const f = tex`\left(${term(p, a)} + ${term(q, b)}\right)^{\frac{${k}}{n}}`
  return askLimit(random, tex`n \to \infty`, f, (a > b ? a : b) ** k)
}

/** Sums that become ∫ (a + bx)^m or ∫ 1/(a + bx) over [0, 1]. */
function riemannSum(random: Random): Problem {
  const [a, b, m] = [drawInteger(random, 1, 6), drawInteger(random, 1, 6), drawInteger(random, 2, 4)]
  const toMany = tex`n \to \infty`
  const sum = (term: string) => tex`\sum_{k=1}^{n} ${term}`
  if (random.pick([true, false])) {
    const powers = tex`\frac{1}{${writePower('n', m + 1n)}} ${sum(
      `(${writeSum([
        [a, 'n'],
        [b, 'k'],
      ])})^${m}`,
    )}`
    return askLimit(random, toMany, powers, rational((a + b) ** (m + 1n) - a ** (m + 1n), b * (m + 1n)))
  }
  const c = drawInteger(random, 1, 6)
  const { n, d } = rational(a + b, a)
  const value = writeTerm(rational(c, b), d === 1n ? tex`\ln ${n}` : tex`\ln\frac{${n}}{${d}}`)
  return askClosedLimit(
    random,
    toMany,
    sum(
      tex`\frac{${c}}{${writeSum([
        [a, 'n'],
        [b, 'k'],
      ])}}`,
    ),
    value,
  )
}

/** Powers of x times what vanishes like a power of 1/x. */
function smallCosine(random: Random): Problem {
  const [a, c] = [drawInteger(random, 1, 9), drawInteger(random, 1, 9)]
  const over = tex`\frac{${a}}{x}`
  const [f, value] = random.pick([
    [tex`${writeTerm(c, 'x^2')}\left(1 - \cos ${over}\right)`, rational(c * a ** 2n, 2n)] as const,
    [tex`${writeTerm(c, 'x^3')}\left(${over} - \sin ${over}\right)`, rational(c * a ** 3n, 6n)] as const,
    [tex`${writeTerm(c, 'x^2')}\left(e^{${over}} - 1 - ${over}\right)`, rational(c * a ** 2n, 2n)] as const,
    [tex`${writeTerm(c, 'x^3')}\left(\tan ${over} - ${over}\right)`, rational(c * a ** 3n, 3n)] as const,
  ])
  return askLimit(random, toInfinity, f, value)
}

/** x((1 + a/x)^x − e^a) */
function beyondE(random: Random): Problem {
  const [a, c] = [drawNonzero(random, 7), drawInteger(random, 1, 9)]
  const power = tex`\left(${writeSum([[1n, ''], quotientTerm(a, 'x')])}\right)^x`
  const e = writeRaised('e', `${a}`)
  return askClosedLimit(
    random,
    toInfinity,
    tex`${writeTerm(c, 'x')}\left(${power} - ${e}\right)`,
    writeMultiple(rational(-c * a ** 2n, 2n), e),
  )
}
