import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawList, drawNonzero } from './drawing.ts'
import { fromRoots, multiplyPolynomials, rationalValueAt, writePolynomial } from './exact/polynomial.ts'
import { rational, toLatex } from './exact/rational.ts'
import { quotientTerm, writeRaised, writeSum, writeTerm } from './exact/sums.ts'
import { squareRoot, writeSurd } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askClosedLimit, askLimit, toZero } from './limit-wording.ts'

/** Limits where a variable comes near a number. */
export const limitsAtPoints = defineFamily(
  'Limits at points: cancelled factors, conjugates, standard limits of sine, exponential and logarithm, and expansions to the third order.',
  {
    1: [cancelledFactor, directValue],
    2: [cancelledTwice, conjugateAtPoint],
    3: [sines, exponentials, cosine],
    4: [differenceOfRoots, secondOrder],
    5: [thirdOrder, cosineToPower, meanOfPowers],
  },
)

/** (x − a)(x − b)/(x − a) at a. */
function cancelledFactor(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, -9, 9))
  const f = tex`\frac{${writePolynomial(fromRoots([a, b]))}}{${writePolynomial([-a, 1n])}}`
  return askLimit(random, tex`x \to ${a}`, f, a - b)
}

function directValue(random: Random): Problem {
  const [f, g, a] = [
    drawList(3, () => drawNonzero(random, 5)),
    drawList(2, () => drawNonzero(random, 5)),
    drawInteger(random, -3, 4),
  ]
  const under = rationalValueAt(g, a)
  if (under.n === 0n) return directValue(random)
  return askLimit(
    random,
    tex`x \to ${a}`,
    tex`\frac{${writePolynomial(f)}}{${writePolynomial(g)}}`,
    rationalValueAt(f, a).div(under),
  )
}

/** A common factor (x − a) of a cubic and a quadratic. */
function cancelledTwice(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawNonzero(random, 5))
  const [f, g] = [
    [drawNonzero(random, 6), drawNonzero(random, 4), drawInteger(random, 1, 3)],
    [-b, 1n],
  ]
  const [over, under] = [f, g].map((factor) => writePolynomial(multiplyPolynomials(factor, [-a, 1n])))
  return askLimit(
    random,
    tex`x \to ${a}`,
    tex`\frac{${over ?? ''}}{${under ?? ''}}`,
    rationalValueAt(f, a).div(rationalValueAt(g, a)),
  )
}

/** (√(ax + r²) − r)/(bx) at 0, or upside down. */
function conjugateAtPoint(random: Random): Problem {
  const [a, b, r] = [drawNonzero(random, 9), drawInteger(random, 1, 9), drawInteger(random, 1, 9)]
  const [over, under] = [tex`\sqrt{${writePolynomial([r ** 2n, a])}} - ${r}`, writeTerm(b, 'x')]
  const value = rational(a, 2n * r * b)
  const isUpright = random.pick([true, false])
  return isUpright
    ? askLimit(random, toZero, tex`\frac{${over}}{${under}}`, value)
    : askLimit(random, toZero, tex`\frac{${under}}{${over}}`, value.inverse())
}

const of = (a: bigint): string => (a === 1n ? ' x' : `(${writeTerm(a, 'x')})`)

const onePlus = (a: bigint): string =>
  writeSum([
    [1n, ''],
    [a, 'x'],
  ])

function sines(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 2, 12), drawInteger(random, 2, 12), drawInteger(random, 1, 9)]
  const [f, g] = [random.pick(['sin', 'tan', 'arctan']), random.pick(['sin', 'tan'])]
  const [over, under] = [writeTerm(c, `\\${f}${of(a)}`), random.pick([writeTerm(b, 'x'), `\\${g}${of(b)}`])]
  return askLimit(random, toZero, tex`\frac{${over}}{${under}}`, rational(a * c, b))
}

function exponentials(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawNonzero(random, 9))
  const [c, e] = [drawInteger(random, 1, 9), (factor: bigint) => writeRaised('e', writeTerm(factor, 'x'))]
  const under = random.pick([writeTerm(c, 'x'), tex`\sin${of(c)}`])
  const logarithm = tex`\ln(${onePlus(b)})`
  const [over, value] = random.pick([
    [`${e(a)} - ${e(b)}`, a - b] as const,
    [`${e(a)} - 1`, a] as const,
    [logarithm, b] as const,
    [
      writeSum([
        [1n, e(a)],
        [-1n, ''],
        [1n, logarithm],
      ]),
      a + b,
    ] as const,
  ])
  return askLimit(random, toZero, tex`\frac{${over}}{${under}}`, rational(value, c))
}

function cosine(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, 1, 9))
  const [c, isPair] = [drawInteger(random, 1, 9), random.pick([true, false])]
  const cos = (factor: bigint) => tex`\cos${of(factor)}`
  const under = random.pick([writeTerm(c, 'x^2'), tex`x\sin${of(c)}`])
  return isPair
    ? askLimit(random, toZero, tex`\frac{${cos(a)} - ${cos(b)}}{${under}}`, rational(b ** 2n - a ** 2n, 2n * c))
    : askLimit(random, toZero, tex`\frac{1 - ${cos(a)}}{${under}}`, rational(a ** 2n, 2n * c))
}

/** (√(a + b·x) − √(a + c·x))/x at 0 keeps a root. */
function differenceOfRoots(random: Random): Problem {
  const [b, c] = drawDistinct(2, () => drawNonzero(random, 9))
  const [a, d] = [drawInteger(random, 2, 12), drawInteger(random, 1, 6)]
  const root = (slope: bigint) => tex`\sqrt{${writePolynomial([a, slope])}}`
  // (b − c)/(2d√a)
  const { coefficient, radicand } = squareRoot(a)
  const value = { coefficient: rational(b - c, 2n * d).div(coefficient.mul(radicand)), radicand }
  return askClosedLimit(random, toZero, tex`\frac{${root(b)} - ${root(c)}}{${writeTerm(d, 'x')}}`, writeSurd(value))
}

/** Differences that vanish to the third order. */
function thirdOrder(random: Random): Problem {
  const [a, b] = [drawInteger(random, 1, 6), drawInteger(random, 1, 9)]
  const [sin, tan, arctan] = [tex`\sin${of(a)}`, tex`\tan${of(a)}`, tex`\arctan${of(a)}`]
  const line = writeTerm(a, 'x')
  const [over, value] = random.pick([
    [`${sin} - ${line}`, rational(-(a ** 3n), 6n)] as const,
    [`${tan} - ${line}`, rational(a ** 3n, 3n)] as const,
    [`${tan} - ${sin}`, rational(a ** 3n, 2n)] as const,
    [`${arctan} - ${line}`, rational(-(a ** 3n), 3n)] as const,
    [`${sin} - ${arctan}`, rational(a ** 3n, 6n)] as const,
    [tex`${sin} - ${line}\cos${of(a)}`, rational(a ** 3n, 3n)] as const,
  ])
  const under = random.pick([writeTerm(b, 'x^3'), writeTerm(b, tex`x\sin^2 x`), writeTerm(b, tex`\sin^3 x`)])
  return askLimit(random, toZero, tex`\frac{${over}}{${under}}`, value.div(b))
}

/** Differences that vanish to the second order over another one. */
function secondOrder(random: Random): Problem {
  const [a, b] = [drawNonzero(random, 7), drawInteger(random, 1, 7)]
  const [over, value] = random.pick([
    [
      writeSum([
        [1n, writeRaised('e', writeTerm(a, 'x'))],
        [-1n, ''],
        [-a, 'x'],
      ]),
      rational(a ** 2n, 2n),
    ] as const,
    [
      writeSum([
        [1n, tex`\ln(${onePlus(a)})`],
        [-a, 'x'],
      ]),
      rational(-(a ** 2n), 2n),
    ] as const,
    [
      writeSum([
        [1n, tex`\sqrt{${onePlus(2n * a)}}`],
        [-1n, ''],
        [-a, 'x'],
      ]),
      rational(-(a ** 2n), 2n),
    ] as const,
  ])
  const [under, size] = random.pick([
    [tex`1 - \cos${of(b)}`, rational(b ** 2n, 2n)] as const,
    [tex`x\sin${of(b)}`, rational(b)] as const,
    [tex`x\ln(${onePlus(b)})`, rational(b)] as const,
  ])
  return askLimit(random, toZero, tex`\frac{${over}}{${under}}`, value.div(size))
}

/** (cos ax)^{b/x²} at 0 is e^{−a²b/2}. */
function cosineToPower(random: Random): Problem {
  const [a, b] = [drawInteger(random, 1, 6), drawNonzero(random, 9)]
  const exponent = rational(-(a ** 2n) * b, 2n)
  const f = tex`\left(\cos${of(a)}\right)^{${writeSum([quotientTerm(b, 'x^2')])}}`
  return askClosedLimit(random, toZero, f, writeRaised('e', toLatex(exponent)))
}

/** ((p^x + q^x)/2)^{c/x} at 0 is √(pq)^c. */
function meanOfPowers(random: Random): Problem {
  const [p, q] = drawDistinct(2, () => drawInteger(random, 2, 12))
  const c = drawInteger(random, 1, 3)
  const f = tex`\left(\frac{${p}^x + ${q}^x}{2}\right)^{\frac{${c}}{x}}`
  return askClosedLimit(random, toZero, f, writeSurd(squareRoot((p * q) ** c)))
}
