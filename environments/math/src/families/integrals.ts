import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawDistinct, drawInteger, drawList, drawNonzero } from './drawing.ts'
import { factorial } from './exact/integers.ts'
import { antiderivativeOf, type Polynomial, rationalValueAt, writePolynomial, writePower } from './exact/polynomial.ts'
import { powerOf, rational, type Value } from './exact/rational.ts'
import { quotientTerm, type Term, writeMultiple, writeRaised, writeSum, writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { integral, writeLogarithm } from './integral-notation.ts'
import { askClosed, askNumber } from './problem.ts'

/** Definite integrals over intervals. */
export const integrals = defineFamily(
  'Definite integrals: polynomials, logarithms, waves and areas, by parts, by partial fractions, by substitution and by symmetry.',
  {
    1: [(random) => polynomial(random, { degree: 2, largest: 6 })],
    2: [(random) => polynomial(random, { degree: 4, largest: 9 }), rootsAndPowers],
    3: [reciprocal, exponential, wave, inverseTangent, halfDisc],
    4: [byParts, logarithmByParts, partialFractions, substitution],
    5: [beta, wallis, symmetric, evenOverExponential],
  },
)

const inBrackets = (sum: string): string => (/ [+-] /.test(sum) ? `(${sum})` : sum)

function over(polynomial: Polynomial, from: Value, to: Value): Fraction {
  const antiderivative = antiderivativeOf(polynomial)
  return rationalValueAt(antiderivative, to).sub(rationalValueAt(antiderivative, from))
}

function polynomial(random: Random, { degree, largest }: { degree: number; largest: number }): Problem {
  const f = [
    ...drawList(random.integer(1, degree), () => drawInteger(random, -largest, largest)),
    drawNonzero(random, largest),
  ]
  const from = drawInteger(random, degree > 2 ? -3 : 0, 2)
  const to = from + drawInteger(random, 1, 3)
  return askNumber(random, integral(from, to, inBrackets(writePolynomial(f))), over(f, from, to))
}

/** a√x + b/x^n between squares. */
function rootsAndPowers(random: Random): Problem {
  const [p, q] = drawDistinct(2, () => drawInteger(random, 1, 5)).sort((a, b) => Number(a - b))
  const [a, b, n] = [drawNonzero(random, 9), drawNonzero(random, 9), drawInteger(random, 2, 3)]
  const f = writeSum([[a, tex`\sqrt{x}`], quotientTerm(b, writePower('x', n))])
  const roots = rational(2n * a * (q ** 3n - p ** 3n), 3n)
  const powers = powerOf(p ** 2n, 1n - n)
    .sub(powerOf(q ** 2n, 1n - n))
    .mul(b)
    .div(n - 1n)
  return askNumber(random, integral(p ** 2n, q ** 2n, `\\left(${f}\\right)`), roots.add(powers))
}

function reciprocal(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 1, 5), drawInteger(random, 1, 9), drawNonzero(random, 9)]
  const from = drawInteger(random, 0, 4)
  const to = from + drawInteger(random, 1, 6)
  const f = tex`\frac{${c}}{${writePolynomial([b, a])}}`
  return askClosed(random, integral(from, to, f), writeLogarithm(rational(c, a), rational(a * to + b, a * from + b)))
}

/** ∫ c/(x² + a²) from 0 or −a to a. */
function inverseTangent(random: Random): Problem {
  const [a, c, isWhole] = [drawInteger(random, 1, 9), drawInteger(random, 1, 12), random.pick([true, false])]
  const f = tex`\frac{${c}}{x^2 + ${a ** 2n}}`
  const value = rational(isWhole ? 2n * c : c, 4n * a)
  return askClosed(random, integral(isWhole ? -a : 0n, a, f), writeMultiple(value, tex`\pi`))
}

/** ∫ c·e^{ax} between multiples of logarithms, or whole numbers. */
function exponential(random: Random): Problem {
  const [a, c, u, v] = [
    drawInteger(random, 1, 4),
    drawInteger(random, 1, 9),
    drawInteger(random, 1, 3),
    drawInteger(random, 2, 5),
  ]
  const f = writeTerm(c, writeRaised('e', writeTerm(a, 'x')))
  if (random.pick([true, false])) {
    const closed = writeSum([
      [c, writeRaised('e', `${a * u}`)],
      [-c, ''],
    ])
    const value = a === 1n ? closed : tex`\frac{${closed}}{${a}}`
    return askClosed(random, integral(0n, u, f), value)
  }
  return askNumber(random, integral(0n, tex`\ln ${v}`, f), rational(c * (v ** a - 1n), a))
}

/** ∫ of a sine or cosine up to a fraction of π at which it is 0, ±1 or ±1/2. */
function wave(random: Random): Problem {
  const [a, b, name] = [drawInteger(random, 1, 6), drawInteger(random, 1, 12), random.pick(['sin', 'cos'])]
  const [part, sine, cosine] = random.pick([
    [rational(1n, 2n), rational(1n), rational(0n)] as const,
    [rational(1n), rational(0n), rational(-1n)] as const,
    [rational(1n, name === 'sin' ? 3n : 6n), rational(1n, 2n), rational(1n, 2n)] as const,
  ])
  const value = name === 'sin' ? rational(1n).sub(cosine) : sine
  const f = writeTerm(b, `\\${name}${a === 1n ? ' x' : `(${a}x)`}`)
  return askNumber(random, integral(0n, writeMultiple(part.div(a), tex`\pi`), f), value.mul(b).div(a))
}

function halfDisc(random: Random): Problem {
  const [r, c, isHalf] = [drawInteger(random, 1, 12), drawInteger(random, 1, 5), random.pick([true, false])]
  const f = writeTerm(c, tex`\sqrt{${r ** 2n} - x^2}`)
  return askClosed(
    random,
    integral(isHalf ? -r : 0n, r, f),
    writeMultiple(rational(c * r ** 2n, isHalf ? 2n : 4n), tex`\pi`),
  )
}

/** ∫ (bx + c)·e^{kx} from 0 to 1 or 2, and with a sine or cosine up to π. */
function byParts(random: Random): Problem {
  const [b, c, k, to] = [
    drawNonzero(random, 6),
    drawInteger(random, -6, 6),
    drawNonzero(random, 3),
    drawInteger(random, 1, 2),
  ]
  const factor = inBrackets(writePolynomial([c, b]))
  if (random.pick([true, false])) {
    // The antiderivative is ((bx + c)/k − b/k²)·e^{kx}.
    const at = (x: bigint) => k * (b * x + c) - b
    const power = writeRaised('e', `${k * to}`)
    const sum = writeSum([
      [rational(at(to), k ** 2n), power],
      [rational(-at(0n), k ** 2n), ''],
    ])
    return askClosed(random, integral(0n, to, factor + writeRaised('e', writeTerm(k, 'x'))), sum)
  }
  const n = drawInteger(random, 1, 6)
  const sign = n % 2n === 0n ? 1n : -1n
  const argument = n === 1n ? ' x' : `(${n}x)`
  const [f, terms]: [string, Term[]] = random.pick([
    [
      tex`\sin${argument}`,
      [
        [rational(-sign * b, n), tex`\pi`],
        [rational(c * (1n - sign), n), ''],
      ],
    ],
    [tex`\cos${argument}`, [[rational(b * (sign - 1n), n ** 2n), '']]],
  ])
  return askClosed(random, integral(0n, tex`\pi`, factor + f), writeSum(terms))
}

/** ∫ x^n·ln x from 1 to a: aⁿ⁺¹·ln a/(n + 1) − (aⁿ⁺¹ − 1)/(n + 1)². */
function logarithmByParts(random: Random): Problem {
  const [n, c] = [drawInteger(random, 1, 5), drawInteger(random, 1, 9)]
  const f = writeTerm(c, tex`${writePower('x', n)}\ln x`)
  const m = n + 1n
  if (random.pick([true, false])) {
    const sum = writeSum([
      [rational(c * n, m ** 2n), writeRaised('e', `${m}`)],
      [rational(c, m ** 2n), ''],
    ])
    return askClosed(random, integral(1n, 'e', f), sum)
  }
  const a = drawInteger(random, 2, 5)
  const sum = writeSum([
    [rational(c * a ** m, m), tex`\ln ${a}`],
    [rational(c * (1n - a ** m), m ** 2n), ''],
  ])
  return askClosed(random, integral(1n, a, f), sum)
}

/** c/((x + a)(x + b)), multiplied out. */
function partialFractions(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, 1, 7))
  const [from, c] = [drawInteger(random, 0, 3), drawInteger(random, 1, 9)]
  const to = from + drawInteger(random, 1, 4)
  const f = tex`\frac{${c}}{${writePolynomial([a * b, a + b, 1n])}}`
  const ratio = rational((to + a) * (from + b), (to + b) * (from + a))
  return askClosed(random, integral(from, to, f), writeLogarithm(rational(c, b - a), ratio))
}

/** ∫ c·x^{m−1}·(x^m + b)^n */
function substitution(random: Random): Problem {
  const [m, n, b, c] = [
    drawInteger(random, 2, 3),
    drawInteger(random, 3, 5),
    drawNonzero(random, 3),
    drawInteger(random, 1, 9),
  ]
  const to = drawInteger(random, 1, 2)
  const inner = writeSum([
    [1n, `x^${m}`],
    [b, ''],
  ])
  const f = writeTerm(c, tex`${writePower('x', m - 1n)}(${inner})^${n}`)
  const value = rational(c * ((to ** m + b) ** (n + 1n) - b ** (n + 1n)), m * (n + 1n))
  return askNumber(random, integral(0n, to, f), value)
}

/** ∫ x^m·(a − x)^n from 0 to a is m!·n!·aᵐ⁺ⁿ⁺¹/(m + n + 1)!. */
function beta(random: Random): Problem {
  const [m, n, a] = [drawInteger(random, 2, 9), drawInteger(random, 5, 12), drawInteger(random, 1, 3)]
  const f = `x^${m}${writePower(`(${a} - x)`, n)}`
  const value = rational(factorial(m) * factorial(n) * a ** (m + n + 1n), factorial(m + n + 1n))
  return askNumber(random, integral(0n, a, f), value)
}

/** ∫ sin^m·cos^n from 0 to π/2: a quotient of double factorials, times π/2 when both are even. */
function wallis(random: Random): Problem {
  const [m, n, c] = [drawInteger(random, 2, 8), drawInteger(random, 0, 8), drawInteger(random, 1, 9)]
  const value = rational(c * doubleFactorial(m - 1n) * doubleFactorial(n - 1n), doubleFactorial(m + n))
  const cosines = n === 0n ? '' : tex` ${writePower(tex`\cos`, n)} x`
  const f = writeTerm(c, tex`\sin^${m} x${cosines}`)
  const latex = integral(0n, tex`\frac{\pi}{2}`, f)
  const areEven = m % 2n === 0n && n % 2n === 0n
  return areEven ? askClosed(random, latex, writeMultiple(value.div(2n), tex`\pi`)) : askNumber(random, latex, value)
}

/** n·(n − 2)·(n − 4)…, and 1 for 0 and −1. */
const doubleFactorial = (n: bigint): bigint => (n > 1n ? n * doubleFactorial(n - 2n) : 1n)

/** f(x)/(f(x) + f(a + b − x)) is 1/2 on average over [a, b]. */
function symmetric(random: Random): Problem {
  const [from, c] = [drawInteger(random, 1, 9), drawInteger(random, 1, 9)]
  const to = from + drawInteger(random, 1, 12)
  const mirrored = `${from + to} - x`
  const [f, g] = random.pick([
    [tex`\sqrt{x}`, tex`\sqrt{${mirrored}}`] as const,
    ['x^3', `(${mirrored})^3`] as const,
    [tex`\sqrt[3]{x}`, tex`\sqrt[3]{${mirrored}}`] as const,
    ['x^5', `(${mirrored})^5`] as const,
  ])
  return askNumber(
    random,
    integral(from, to, tex`\frac{${writeTerm(c, f)}}{${f} + ${g}}`),
    rational(c * (to - from), 2n),
  )
}

/** 1/(1 + b^x) + 1/(1 + b^{−x}) = 1: over [−a, a] an even function keeps its half. */
function evenOverExponential(random: Random): Problem {
  const [p, q, a] = [drawInteger(random, 1, 9), drawInteger(random, 0, 9), drawInteger(random, 1, 3)]
  const base = random.pick(['e', '2', '3', '5'])
  const f = [q, 0n, p]
  return askNumber(random, integral(-a, a, tex`\frac{${writePolynomial(f)}}{1 + ${base}^x}`), over(f, 0n, a))
}
