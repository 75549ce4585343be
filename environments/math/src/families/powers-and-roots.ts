import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawDistinct, drawFraction, drawInteger, drawList, drawPrime, drawUntil } from './drawing.ts'
import { isSquare } from './exact/integers.ts'
import { powerOf, productOf, rational, toLatex } from './exact/rational.ts'
import { writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askNumber } from './problem.ts'
import { evaluate } from './wording.ts'

/** Powers and roots whose value is a rational number. */
export const powersAndRoots = defineFamily(
  'Powers and roots with rational values: negative and fractional exponents, surds that cancel, nested and cubic radicals.',
  {
    1: [squaresAndRoots],
    2: [negativeExponents, cubeRoots, rootOfFraction],
    3: [fractionalExponents],
    4: [primePowers, conjugateSurds, squaresOfSurds],
    5: [nestedRoots, cubicRadicals, telescopingRoots],
  },
)

function squaresAndRoots(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 2, 12), drawInteger(random, 2, 9), drawInteger(random, 2, 9)]
  const root = tex`\sqrt{${a ** 2n}}`
  const [latex, value] = random.pick([
    [`${root} + ${b}^2`, a + b ** 2n] as const,
    [`${b}^2 - ${root}`, b ** 2n - a] as const,
    [tex`${b} \cdot ${root} - ${c}`, a * b - c] as const,
    [`${b}^2 - ${c}^2`, b ** 2n - c ** 2n] as const,
    [`${b > 5n ? 3n : b}^3 + ${root}`, (b > 5n ? 3n : b) ** 3n + a] as const,
    [tex`${root} + \sqrt{${b ** 2n}}`, a + b] as const,
  ])
  return askInteger(evaluate(random, latex), value)
}

function negativeExponents(random: Random): Problem {
  const [a, b] = [drawInteger(random, 2, 6), drawFraction(random, 5, 5)]
  const [m, n] = [drawInteger(random, 1, 3), drawInteger(random, 1, 3)]
  const [left, right] = [powerOf(a, -m), powerOf(b, -n)]
  const latex = [`${a}^{-${m}}`, tex`\left(${toLatex(b)}\right)^{-${n}}`]
  const [operator, value] = random.pick([
    ['+', left.add(right)] as const,
    ['-', left.sub(right)] as const,
    [tex`\cdot`, left.mul(right)] as const,
  ])
  return askNumber(random, latex.join(` ${operator} `), value)
}

function cubeRoots(random: Random): Problem {
  const [a, b, k] = [drawInteger(random, 2, 10), drawInteger(random, 2, 5), drawInteger(random, 2, 3)]
  const sign = random.pick([1n, -1n])
  const root = tex`\sqrt[3]{${sign * a ** 3n}}`
  const [latex, value] = random.pick([
    [tex`${root} \cdot ${b}^${k}`, sign * a * b ** k] as const,
    [`${root} + ${b}^${k}`, sign * a + b ** k] as const,
    [`${b}^${k} - ${root}`, b ** k - sign * a] as const,
  ])
  return askNumber(random, latex, value)
}

function rootOfFraction(random: Random): Problem {
  const [a, b] = [drawFraction(random, 12, 12), drawFraction(random, 12, 12)]
  const root = (of: Fraction) => tex`\sqrt{\frac{${of.n ** 2n}}{${of.d ** 2n}}}`
  const [operator, value] = random.pick([['+', a.add(b)] as const, ['-', a.sub(b)] as const])
  return askNumber(random, `${root(a)} ${operator} ${root(b)}`, value)
}

/** (p^n)^(m/n), for a base that is a whole number or a fraction. */
function fractionalExponents(random: Random): Problem {
  const power = () => {
    const root = random.pick([rational(drawInteger(random, 2, 6)), drawFraction(random, 5, 5)])
    const [m, n] = drawUntil(
      () => [drawInteger(random, -3, 3), drawInteger(random, 2, 4)] as const,
      ([over, under]) => over !== 0n && over !== -1n * under && over % under !== 0n && !(over === 2n && under === 4n),
    )
    const base = powerOf(root, n)
    const text = base.d === 1n ? toLatex(base) : tex`\left(${toLatex(base)}\right)`
    const exponent = m < 0n ? tex`-\frac{${-m}}{${n}}` : tex`\frac{${m}}{${n}}`
    return { latex: `${text}^{${exponent}}`, value: powerOf(root, m) }
  }
  const [a, b] = [power(), power()]
  const [operator, value] = random.pick([
    ['+', a.value.add(b.value)] as const,
    ['-', a.value.sub(b.value)] as const,
    [tex`\cdot`, a.value.mul(b.value)] as const,
  ])
  return askNumber(random, `${a.latex} ${operator} ${b.latex}`, value)
}

/** A quotient of powers of numbers that share their prime factors. */
function primePowers(random: Random): Problem {
  const [p, q] = random.pick([
    [2n, 3n],
    [2n, 5n],
    [3n, 5n],
    [2n, 7n],
  ] as const)
  const [a, b, c, d] = drawList(4, () => drawInteger(random, 2, 4))
  const bases = [p * q, p ** 2n * q, p, q, p * q ** 2n]
  const [w, x, y, z] = drawDistinct(4, () => random.pick(bases))
  const latex = tex`\frac{${w}^${a} \cdot ${x}^${b}}{${y}^${c} \cdot ${z}^${d}}`
  return askNumber(random, latex, productOf([w ** a, x ** b, powerOf(y, -c), powerOf(z, -d)]))
}

/** (a√m + b√n)(a√m − b√n) */
function conjugateSurds(random: Random): Problem {
  const [a, b] = [drawInteger(random, 1, 7), drawInteger(random, 1, 7)]
  const [m, n] = drawUntil(
    () => [drawPrime(random, 2, 30), drawPrime(random, 2, 30)] as const,
    ([x, y]) => x !== y,
  )
  const [left, right] = [writeTerm(a, tex`\sqrt{${m}}`), writeTerm(b, tex`\sqrt{${n}}`)]
  return askInteger(evaluate(random, `(${left} + ${right})(${left} - ${right})`), a ** 2n * m - b ** 2n * n)
}

/** (a + b√n)² + (a − b√n)² */
function squaresOfSurds(random: Random): Problem {
  const [a, b, n] = [drawInteger(random, 2, 12), drawInteger(random, 1, 6), drawPrime(random, 2, 20)]
  const right = writeTerm(b, tex`\sqrt{${n}}`)
  return askInteger(evaluate(random, `(${a} + ${right})^2 + (${a} - ${right})^2`), 2n * (a ** 2n + b ** 2n * n))
}

/** The roots of (a ± b√n)²: their sum or their difference is rational. */
function nestedRoots(random: Random): Problem {
  const [a, b] = [drawInteger(random, 2, 15), drawInteger(random, 1, 6)]
  const n = drawUntil(
    () => drawInteger(random, 2, 15),
    (drawn) => !isSquare(drawn),
  )
  const [whole, surd] = [a ** 2n + b ** 2n * n, tex`${2n * a * b}\sqrt{${n}}`]
  const operator = a ** 2n > b ** 2n * n ? '+' : '-'
  const latex = tex`\sqrt{${whole} + ${surd}} ${operator} \sqrt{${whole} - ${surd}}`
  return askInteger(evaluate(random, latex), 2n * a)
}

/** The cube roots of (a ± b√n)³. */
function cubicRadicals(random: Random): Problem {
  const [a, b] = [drawInteger(random, 1, 8), drawInteger(random, 1, 4)]
  const n = drawUntil(
    () => drawInteger(random, 2, 13),
    (drawn) => !isSquare(drawn),
  )
  const whole = a ** 3n + 3n * a * b ** 2n * n
  const surd = tex`${3n * a ** 2n * b + b ** 3n * n}\sqrt{${n}}`
  const latex = tex`\sqrt[3]{${whole} + ${surd}} + \sqrt[3]{${whole} - ${surd}}`
  return askInteger(`${evaluate(random, latex)} Cube roots are real.`, 2n * a)
}

/** Σ 1/(√k + √(k + d)) from one square to another. */
function telescopingRoots(random: Random): Problem {
  const [step, from] = [drawInteger(random, 1, 12), drawInteger(random, 1, 8)]
  const to = drawUntil(
    () => from + drawInteger(random, 2, 30),
    (drawn) => (drawn ** 2n - from ** 2n) % step === 0n && drawn ** 2n - from ** 2n > 4n * step,
  )
  const term = (k: bigint) => tex`\frac{1}{\sqrt{${k}} + \sqrt{${k + step}}}`
  const first = from ** 2n
  const latex = tex`${term(first)} + ${term(first + step)} + \cdots + ${term(to ** 2n - step)}`
  return askNumber(random, latex, rational(to - from, step))
}
