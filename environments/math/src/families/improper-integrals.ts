import type { Random } from '@gym/core'
import { drawDistinct, drawInteger } from './drawing.ts'
import { factorial } from './exact/integers.ts'
import { writePolynomial, writePower } from './exact/polynomial.ts'
import { rational } from './exact/rational.ts'
import { writeMultiple, writeRaised, writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { integral, writeLogarithm } from './integral-notation.ts'
import { askClosed, askNumber } from './problem.ts'

/** Integrals over infinite intervals, or of functions that grow beyond all bounds. */
export const improperIntegrals = defineFamily(
  'Improper integrals: tails of powers and exponentials, roots and logarithms at 0, inverse tangents, factorials and damped waves.',
  {
    1: [powerTail],
    2: [exponentialTail, rootAtZero],
    3: [inverseTangentTail, logarithmAtZero],
    4: [(random) => gamma(random, 4), partialFractionsTail, dampedWave],
    5: [(random) => gamma(random, 9), powerOfLogarithm, gaussian, twoQuadratics],
  },
)

/** ∫ x^n·e^{−ax} from 0 to infinity is n!/aⁿ⁺¹. */
function gamma(random: Random, largest: number): Problem {
  const [n, a, c] = [drawInteger(random, largest - 3, largest), drawInteger(random, 1, 5), drawInteger(random, 1, 9)]
  const f = writeTerm(c, `${writePower('x', n)}${writeRaised('e', writeTerm(-a, 'x'))}`)
  return askNumber(random, integral(0n, tex`\infty`, f), rational(c * factorial(n), a ** (n + 1n)))
}

/** ∫ c/((x + p)(x + q)) from a to infinity. */
function partialFractionsTail(random: Random): Problem {
  const [p, q] = drawDistinct(2, () => drawInteger(random, 0, 7))
  const [from, c] = [drawInteger(random, 1, 4), drawInteger(random, 1, 9)]
  const f = tex`\frac{${c}}{${writePolynomial([p * q, p + q, 1n])}}`
  return askClosed(
    random,
    integral(from, toInfinity, f),
    writeLogarithm(rational(c, q - p), rational(from + q, from + p)),
  )
}

/** ∫ e^{−ax}·sin bx and e^{−ax}·cos bx from 0. */
function dampedWave(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 1, 6), drawInteger(random, 1, 6), drawInteger(random, 1, 9)]
  const argument = b === 1n ? ' x' : `(${b}x)`
  const decay = writeRaised('e', writeTerm(-a, 'x'))
  const [name, over] = random.pick([['sin', b] as const, ['cos', a] as const])
  return askNumber(
    random,
    integral(0n, toInfinity, writeTerm(c, `${decay}\\${name}${argument}`)),
    rational(c * over, a ** 2n + b ** 2n),
  )
}

/** ∫ x^m·(ln x)^n from 0 to 1 is (−1)ⁿ·n!/(m + 1)ⁿ⁺¹. */
function powerOfLogarithm(random: Random): Problem {
  const [m, n, c] = [drawInteger(random, 1, 6), drawInteger(random, 2, 5), drawInteger(random, 1, 9)]
  const sign = n % 2n === 0n ? 1n : -1n
  const f = writeTerm(c, tex`${writePower('x', m)}(\ln x)^${n}`)
  return askNumber(random, integral(0n, 1n, f), rational(c * sign * factorial(n), (m + 1n) ** (n + 1n)))
}

/** ∫ x^{2n + 1}·e^{−ax²} from 0 is n!/(2aⁿ⁺¹). */
function gaussian(random: Random): Problem {
  const [n, a, c] = [drawInteger(random, 0, 5), drawInteger(random, 1, 6), drawInteger(random, 1, 9)]
  const f = writeTerm(c, `${writePower('x', 2n * n + 1n)}e^{${writeTerm(-a, 'x^2')}}`)
  return askNumber(random, integral(0n, toInfinity, f), rational(c * factorial(n), 2n * a ** (n + 1n)))
}

/** ∫ c/((x² + a²)(x² + b²)) from 0 is cπ/(2ab(a + b)). */
function twoQuadratics(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, 1, 7))
  const c = drawInteger(random, 1, 12)
  const f = tex`\frac{${c}}{(x^2 + ${a ** 2n})(x^2 + ${b ** 2n})}`
  return askClosed(random, integral(0n, toInfinity, f), writeMultiple(rational(c, 2n * a * b * (a + b)), tex`\pi`))
}

const toInfinity = tex`\infty`

/** ∫ c/x^n from a to infinity. */
function powerTail(random: Random): Problem {
  const [n, a, c] = [drawInteger(random, 2, 5), drawInteger(random, 1, 6), drawInteger(random, 1, 20)]
  return askNumber(random, integral(a, toInfinity, tex`\frac{${c}}{x^${n}}`), rational(c, (n - 1n) * a ** (n - 1n)))
}

/** ∫ c·e^{−ax}, from 0 or from a logarithm. */
function exponentialTail(random: Random): Problem {
  const [a, c, v] = [drawInteger(random, 1, 6), drawInteger(random, 1, 20), drawInteger(random, 1, 5)]
  const from = v === 1n ? 0n : tex`\ln ${v}`
  return askNumber(
    random,
    integral(from, toInfinity, writeTerm(c, writeRaised('e', writeTerm(-a, 'x')))),
    rational(c, a * v ** a),
  )
}

/** ∫ c/√x or c/∛x from 0. */
function rootAtZero(random: Random): Problem {
  const [a, c, isSquare] = [drawInteger(random, 1, 9), drawInteger(random, 1, 20), random.pick([true, false])]
  return isSquare
    ? askNumber(random, integral(0n, a ** 2n, tex`\frac{${c}}{\sqrt{x}}`), 2n * c * a)
    : askNumber(random, integral(0n, a ** 3n, tex`\frac{${c}}{\sqrt[3]{x}}`), rational(3n * c * a ** 2n, 2n))
}

/** ∫ c/((x − b)² + a²) over the line, or over half of it. */
function inverseTangentTail(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 1, 9), drawInteger(random, -6, 6), drawInteger(random, 1, 12)]
  const f = tex`\frac{${c}}{${writePolynomial([a ** 2n + b ** 2n, -2n * b, 1n])}}`
  const [from, halves] = random.pick([[tex`-\infty`, 2n] as const, [b, 1n] as const])
  return askClosed(random, integral(from, toInfinity, f), writeMultiple(rational(c * halves, 2n * a), tex`\pi`))
}

/** ∫ x^m·ln x from 0 to 1 is −1/(m + 1)². */
function logarithmAtZero(random: Random): Problem {
  const [m, c] = [drawInteger(random, 0, 8), drawInteger(random, 1, 20)]
  const f = writeTerm(c, tex`${writePower('x', m)}\ln x`)
  return askNumber(random, integral(0n, 1n, f), rational(-c, (m + 1n) ** 2n))
}
