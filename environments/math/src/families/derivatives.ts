import type { Random } from '@gym/core'
import { drawInteger, drawList, drawNonzero, drawPolynomial, drawPositive, drawUntil } from './drawing.ts'
import {
  derivativeOf,
  multiplyPolynomials,
  type Polynomial,
  scalePolynomial,
  writePolynomial,
  writePower,
} from './exact/polynomial.ts'
import { rational } from './exact/rational.ts'
import { quotientTerm, type Term, writeRaised, writeSum, writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askExpression } from './problem.ts'

/** Derivatives as formulas. */
export const derivatives = defineFamily(
  'Derivatives as formulas: sums, products, chains and quotients of elementary functions, second derivatives and powers of x to x.',
  {
    1: [polynomial],
    2: [elementarySum, productOfPolynomials],
    3: [chain, powerOfInner],
    4: [productWithExponential, productOfWaves, quotient],
    5: [secondDerivative, powerTower, nestedLogarithm],
  },
)

const ask = (random: Random, f: string, derivative: string): Problem =>
  askExpression(
    random.pick([
      `Let $f(x) = ${f}$. Find $f'(x)$.`,
      `Differentiate $f(x) = ${f}$ with respect to $x$.`,
      `What is the derivative of $f(x) = ${f}$?`,
    ]),
    derivative,
  )

function polynomial(random: Random): Problem {
  const f = drawPolynomial(random, random.integer(2, 4), 9)
  return ask(random, writePolynomial(f), writePolynomial(derivativeOf(f)))
}

/** Multiples of functions and their derivatives. */
const elementary: readonly ((by: bigint) => { f: Term; derivative: Term })[] = [
  (by) => ({ f: [by, tex`\sin x`], derivative: [by, tex`\cos x`] }),
  (by) => ({ f: [by, tex`\cos x`], derivative: [-by, tex`\sin x`] }),
  (by) => ({ f: [by, 'e^x'], derivative: [by, 'e^x'] }),
  (by) => ({ f: [by, tex`\ln x`], derivative: quotientTerm(by, 'x') }),
  (by) => ({ f: [by, 'x^2'], derivative: [2n * by, 'x'] }),
  (by) => ({ f: [by, 'x^3'], derivative: [3n * by, 'x^2'] }),
  (by) => ({ f: [by, tex`\sqrt{x}`], derivative: quotientTerm(rational(by, 2n), tex`\sqrt{x}`) }),
]

function elementarySum(random: Random): Problem {
  const parts = random.shuffle(elementary).slice(0, random.integer(2, 3))
  const terms = parts.map((make) => make(drawNonzero(random, 9)))
  return ask(random, writeSum(terms.map(({ f }) => f)), writeSum(terms.map(({ derivative }) => derivative)))
}

function productOfPolynomials(random: Random): Problem {
  const [f, g] = [drawPolynomial(random, random.integer(1, 2), 6), drawPolynomial(random, 2, 6)]
  const isLong = (p: Polynomial) => p.filter((coefficient) => coefficient !== 0n).length > 1
  if (!isLong(f) || !isLong(g)) return productOfPolynomials(random)
  return ask(
    random,
    `(${writePolynomial(f)})(${writePolynomial(g)})`,
    writePolynomial(derivativeOf(multiplyPolynomials(f, g))),
  )
}

/** Outer functions of u, with their derivatives up to the factor u'. */
const outer = [
  (u: string) => ({ f: tex`\sin(${u})`, derivative: tex`\cos(${u})`, sign: 1n }),
  (u: string) => ({ f: tex`\cos(${u})`, derivative: tex`\sin(${u})`, sign: -1n }),
  (u: string) => ({ f: `e^{${u}}`, derivative: `e^{${u}}`, sign: 1n }),
]

function chain(random: Random): Problem {
  const inner = drawUntil(
    () => drawPolynomial(random, 2, 7),
    ([, linear = 0n]) => linear !== 0n,
  )
  const [factor, make] = [drawNonzero(random, 6), random.pick(outer)]
  const { f, derivative, sign } = make(writePolynomial(inner))
  const slope = writePolynomial(scalePolynomial(derivativeOf(inner), factor * sign))
  return ask(random, writeTerm(factor, f), `(${slope})${derivative}`)
}

/** (ax² + c)^n, its logarithm and its square root. */
function powerOfInner(random: Random): Problem {
  const [inner, n, factor] = [drawPositive(random), drawInteger(random, 3, 9), drawNonzero(random, 6)]
  const u = writePolynomial(inner)
  const a = inner[2] ?? 1n
  const [f, derivative] = random.pick([
    [`(${u})^${n}`, writeTerm(2n * a * n * factor, `x${writePower(`(${u})`, n - 1n)}`)] as const,
    [tex`\ln(${u})`, writeSum([quotientTerm(2n * a * factor, u, 'x')])] as const,
    [tex`\sqrt{${u}}`, writeSum([quotientTerm(a * factor, tex`\sqrt{${u}}`, 'x')])] as const,
  ])
  return ask(random, writeTerm(factor, f), derivative)
}

/** (bx + c)·e^{ax}, or with a square. */
function productWithExponential(random: Random): Problem {
  const [f, a] = [drawPolynomial(random, random.integer(1, 2), 6), drawNonzero(random, 6)]
  if (f.filter((coefficient) => coefficient !== 0n).length < 2) return productWithExponential(random)
  const e = writeRaised('e', writeTerm(a, 'x'))
  const sum = scalePolynomial(f, a).map((coefficient, power) => coefficient + (derivativeOf(f)[power] ?? 0n))
  return ask(random, `(${writePolynomial(f)})${e}`, `(${writePolynomial(sum)})${e}`)
}

/** e^{ax}·sin bx or e^{ax}·cos bx, and x^n·sin bx. */
function productOfWaves(random: Random): Problem {
  const [a, b, n] = [drawNonzero(random, 6), drawInteger(random, 2, 7), drawInteger(random, 2, 6)]
  const [sine, cosine] = [tex`\sin(${b}x)`, tex`\cos(${b}x)`]
  const e = writeRaised('e', writeTerm(a, 'x'))
  const [f, derivative] = random.pick([
    [
      `${e}${sine}`,
      `${e}(${writeSum([
        [a, sine],
        [b, cosine],
      ])})`,
    ] as const,
    [
      `${e}${cosine}`,
      `${e}(${writeSum([
        [a, cosine],
        [-b, sine],
      ])})`,
    ] as const,
    [
      `x^${n}${sine}`,
      writeSum([
        [n, writePower('x', n - 1n) + sine],
        [b, `x^${n}${cosine}`],
      ]),
    ] as const,
    [tex`x^${n}\ln(${b}x)`, `${writePower('x', n - 1n)}${tex`(${n}\ln(${b}x) + 1)`}`] as const,
  ])
  return ask(random, f, derivative)
}

/** (ax + b)/(cx + d), whose derivative has a constant above its bar. */
function quotient(random: Random): Problem {
  const [b, a, d, c] = drawUntil(
    () => drawList(4, () => drawNonzero(random, 9)),
    ([q, p, s, r]) => p * s !== q * r,
  )
  const under = writePolynomial([d, c])
  return ask(
    random,
    tex`\frac{${writePolynomial([b, a])}}{${under}}`,
    writeSum([quotientTerm(a * d - b * c, `(${under})^2`)]),
  )
}

function secondDerivative(random: Random): Problem {
  const [a, b] = [drawNonzero(random, 6), drawInteger(random, 2, 7)]
  const [sine, cosine, e] = [tex`\sin(${b}x)`, tex`\cos(${b}x)`, writeRaised('e', writeTerm(a, 'x'))]
  const same = a ** 2n - b ** 2n
  const isSine = random.pick([true, false])
  const [one, other] = isSine ? [sine, cosine] : [cosine, sine]
  const sum = writeSum([
    [same, one],
    [isSine ? 2n * a * b : -2n * a * b, other],
  ])
  return askExpression(`Let $f(x) = ${e}${one}$. Find the second derivative $f''(x)$.`, `${e}(${sum})`)
}

/** x^{ax + b} and (ln x)-like powers by logarithmic differentiation. */
function powerTower(random: Random): Problem {
  const [a, b, c] = [drawNonzero(random, 9), drawNonzero(random, 9), drawInteger(random, 1, 9)]
  const exponent = writePolynomial([b, a])
  const f = `x^{${exponent}}`
  const inner = writeSum([[a, tex`\ln x`], [a, ''], quotientTerm(b, 'x')])
  const question = random.pick([
    `Differentiate $f(x) = ${writeTerm(c, f)}$ for $x > 0$.`,
    `Find $f'(x)$ for $x > 0$ if $f(x) = ${writeTerm(c, f)}$.`,
  ])
  return askExpression(question, `${writeTerm(c, f)}\\left(${inner}\\right)`)
}

/** A logarithm of a sum, an inverse tangent, an exponential of a sine, and a difference of logarithms. */
function nestedLogarithm(random: Random): Problem {
  const [a, b, n] = [drawInteger(random, 1, 9), drawInteger(random, 1, 9), drawInteger(random, 2, 6)]
  const e = writeRaised('e', writeTerm(n, 'x'))
  const [inner, quadratic] = [`${writeTerm(a, e)} + ${b}`, writePolynomial([b, 0n, a])]
  const power = writeRaised('e', writeTerm(b, tex`\sin(${n}x)`))
  const [f, derivative] = random.pick([
    [tex`\ln(${inner})`, tex`\frac{${writeTerm(a * n, e)}}{${inner}}`] as const,
    [writeTerm(a, tex`\arctan(${n}x)`), tex`\frac{${a * n}}{${writePolynomial([1n, 0n, n ** 2n])}}`] as const,
    [writeTerm(a, power), writeTerm(a * b * n, tex`\cos(${n}x)${power}`)] as const,
    [tex`\ln(${quadratic}) - \ln x`, tex`\frac{${writePolynomial([-b, 0n, a])}}{x(${quadratic})}`] as const,
  ])
  return ask(random, f, derivative)
}
