import type { Random } from '@gym/core'
import { drawInteger, drawNonzero, drawUntil } from './drawing.ts'
import {
  addGaussian,
  conjugate,
  divideGaussian,
  type Gaussian,
  gaussian,
  multiplyGaussian,
  normOf,
  powerOfGaussian,
  subtractGaussian,
  writeGaussian,
} from './exact/gaussian.ts'
import { binomial, range } from './exact/integers.ts'
import { writePower } from './exact/polynomial.ts'
import { powerOf, productOf, rational } from './exact/rational.ts'
import { writeShifted, writeSum, writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askRational, askSet, askTuple } from './problem.ts'
import { asFraction, evaluate } from './wording.ts'
import { triples } from './exact/triples.ts'

/** Arithmetic of complex numbers, and roots of unity. */
export const complexNumbers = defineFamily(
  'Complex arithmetic, moduli, powers, equations with complex coefficients, and sums and products over roots of unity.',
  {
    1: [product, powersOfI],
    2: [quotient, modulusOfProduct],
    3: [power, withConjugate],
    4: [squareRoots, powerOfSurd, modulusOfQuotient],
    5: [quadratic, productOverRoots, sumOverRoots, everyThirdBinomial],
  },
)

const parts = 'Give the answer as an ordered pair $(a, b)$, where $a$ is the real part and $b$ the imaginary part.'

const askComplex = (question: string, { re, im }: Gaussian): Problem => askTuple(`${question} ${parts}`, [re, im])

const drawComplex = (random: Random, largest: number): Gaussian =>
  gaussian(drawNonzero(random, largest), drawNonzero(random, largest))

const bracketed = (z: Gaussian): string => `(${writeGaussian(z)})`

function product(random: Random): Problem {
  const [z, w] = [drawComplex(random, 6), drawComplex(random, 6)]
  const [latex, value] = random.pick([
    [`${bracketed(z)}${bracketed(w)}`, multiplyGaussian(z, w)] as const,
    [`${bracketed(z)} - ${bracketed(w)}`, subtractGaussian(z, w)] as const,
    [`${bracketed(z)} + ${bracketed(w)}`, addGaussian(z, w)] as const,
  ])
  return askComplex(evaluate(random, latex), value)
}

function powersOfI(random: Random): Problem {
  const i = gaussian(0n, 1n)
  const [a, m, b, n] = [
    drawNonzero(random, 9),
    drawInteger(random, 2, 60),
    drawNonzero(random, 9),
    drawInteger(random, 2, 60),
  ]
  const latex = writeSum([
    [a, writePower('i', m)],
    [b, writePower('i', n)],
  ])
  const term = (factor: bigint, exponent: bigint) =>
    multiplyGaussian(gaussian(factor), powerOfGaussian(i, exponent % 4n))
  return askComplex(evaluate(random, latex), addGaussian(term(a, m), term(b, n)))
}

function quotient(random: Random): Problem {
  const [z, w] = [drawComplex(random, 12), drawComplex(random, 5)]
  return askComplex(evaluate(random, tex`\frac{${writeGaussian(z)}}{${writeGaussian(w)}}`), divideGaussian(z, w))
}

/** With an integer modulus. */
function drawWithModulus(random: Random): { z: Gaussian; modulus: bigint } {
  const [a, b, c] = random.pick(triples.slice(0, 7))
  const [x = a, y = b] = random.shuffle([a, b])
  const [s, t, k] = [random.pick([1n, -1n]), random.pick([1n, -1n]), c < 20n ? drawInteger(random, 1, 3) : 1n]
  return { z: gaussian(s * k * x, t * k * y), modulus: k * c }
}

function modulusOfProduct(random: Random): Problem {
  const [a, b] = [drawWithModulus(random), drawWithModulus(random)]
  return askInteger(evaluate(random, `|${bracketed(a.z)}${bracketed(b.z)}|`), a.modulus * b.modulus)
}

function power(random: Random): Problem {
  const [z, n] = random.pick([
    [drawComplex(random, 5), drawInteger(random, 3, 4)] as const,
    [gaussian(random.pick([1n, -1n]), random.pick([1n, -1n])), drawInteger(random, 6, 21)] as const,
  ])
  return askComplex(evaluate(random, writePower(bracketed(z), n)), powerOfGaussian(z, n))
}

/** a·z + b·z̄ = w */
function withConjugate(random: Random): Problem {
  const z = drawComplex(random, 9)
  const [a, b] = drawUntil(
    () => [drawComplex(random, 4), drawComplex(random, 4)] as const,
    ([p, q]) => !normOf(p).equals(normOf(q)),
  )
  const value = addGaussian(multiplyGaussian(a, z), multiplyGaussian(b, conjugate(z)))
  const equation = tex`${bracketed(a)}z + ${bracketed(b)}\overline{z} = ${writeGaussian(value)}`
  return askComplex(`Find the complex number $z$ with $${equation}$, where $\\overline{z}$ is the conjugate of $z$.`, z)
}

function squareRoots(random: Random): Problem {
  const [z, shift] = [drawComplex(random, 9), drawInteger(random, -4, 4)]
  const square = writeGaussian(multiplyGaussian(z, z))
  const minus = subtractGaussian(gaussian(0n), z)
  const roots = [z, minus].map((root) => writeGaussian(subtractGaussian(root, gaussian(shift))))
  return askSet(
    `Find all complex numbers $z$ with $${writeShifted('z', shift)}^2 = ${square}$. Give a set of numbers of the form $a + bi$.`,
    roots,
  )
}

/** Powers of k(±√3 ± i) and of k(±1 ± i√3), whose cubes have no surds. */
function powerOfSurd(random: Random): Problem {
  const [k, s, t, n] = [
    drawInteger(random, 1, 2),
    random.pick([1n, -1n]),
    random.pick([1n, -1n]),
    3n * drawInteger(random, 1, 5),
  ]
  const root = tex`\sqrt{3}`
  const isRootFirst = random.pick([true, false])
  const base = isRootFirst
    ? writeSum([
        [s * k, root],
        [t * k, 'i'],
      ])
    : writeSum([
        [s * k, ''],
        [t * k, `${root}i`],
      ])
  // (s√3 + ti)³ = 8ti and (s + t√3i)³ = −8s
  const cube = isRootFirst ? gaussian(0n, 8n * t * k ** 3n) : gaussian(-8n * s * k ** 3n)
  return askComplex(evaluate(random, writePower(`(${base})`, n)), powerOfGaussian(cube, n / 3n))
}

function modulusOfQuotient(random: Random): Problem {
  const [a, b] = [drawWithModulus(random), drawWithModulus(random)]
  const [m, n] = [drawInteger(random, 2, 4), drawInteger(random, 2, 4)]
  const latex = tex`\left|\frac{${writePower(bracketed(a.z), m)}}{${writePower(bracketed(b.z), n)}}\right|`
  return askRational(`${evaluate(random, latex)} ${asFraction}`, productOf([a.modulus ** m, powerOf(b.modulus, -n)]))
}

function quadratic(random: Random): Problem {
  const [u, v] = drawUntil(
    () => [drawComplex(random, 5), drawComplex(random, 5)] as const,
    ([x, y]) => !normOf(subtractGaussian(x, y)).equals(0n),
  )
  const [sum, product] = [addGaussian(u, v), multiplyGaussian(u, v)]
  const terms = ['z^2']
  if (normOf(sum).n !== 0n) terms.push(`- ${bracketed(sum)}z`)
  if (normOf(product).n !== 0n) terms.push(`+ ${bracketed(product)}`)
  const question = `Find all complex numbers $z$ with $${terms.join(' ')} = 0$. Give a set of numbers of the form $a + bi$.`
  return askSet(question, [u, v].map(writeGaussian))
}

const unity = (n: bigint): string => tex`Let $\omega = e^{2\pi i/${n}}$.`

/** ∏ (a − ωᵏ) over all n-th roots of unity but 1. */
function productOverRoots(random: Random): Problem {
  const [n, a, c] = [
    drawInteger(random, 4, 12),
    drawUntil(
      () => drawNonzero(random, 5),
      (value) => value !== 1n && value !== -1n,
    ),
    drawInteger(random, 1, 9),
  ]
  const factor = tex`\left(${a} - \omega^k\right)`
  const latex = writeTerm(c, tex`\prod_{k=1}^{${n - 1n}} ${factor}`)
  const value = range(0n, n - 1n).reduce((sum, k) => sum + a ** k, 0n) * c
  return askInteger(`${unity(n)} ${evaluate(random, latex)}`, value)
}

/** Σ 1/(a − ωᵏ) = n·aⁿ⁻¹/(aⁿ − 1) */
function sumOverRoots(random: Random): Problem {
  const [n, a, c] = [
    drawInteger(random, 3, 9),
    drawUntil(
      () => drawNonzero(random, 4),
      (value) => value !== 1n && value !== -1n,
    ),
    drawInteger(random, 1, 9),
  ]
  const latex = tex`\sum_{k=0}^{${n - 1n}} \frac{${c}}{${a} - \omega^k}`
  return askRational(
    `${unity(n)} ${evaluate(random, latex)} ${asFraction}`,
    rational(c * n * a ** (n - 1n), a ** n - 1n),
  )
}

/** Binomial coefficients whose lower index leaves one remainder. */
function everyThirdBinomial(random: Random): Problem {
  const [n, step] = [drawInteger(random, 10, 36), drawInteger(random, 3, 5)]
  const rest = drawInteger(random, 0, Number(step) - 1)
  const terms = range(0n, n).filter((k) => k % step === rest)
  const which = tex`of the binomial coefficients $\binom{${n}}{k}$ over all $k$ in $0, 1, \ldots, ${n}$ that leave remainder $${rest}$ when divided by $${step}$`
  const question = random.pick([`Find the sum ${which}.`, `What is the sum ${which}?`])
  return askInteger(
    question,
    terms.reduce((sum, k) => sum + binomial(n, k), 0n),
  )
}
