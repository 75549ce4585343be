import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawFraction, drawInteger, drawList, drawNonzero, drawUntil } from './drawing.ts'
import { powerOf, rational, toLatex } from './exact/rational.ts'
import { writeSum } from './exact/sums.ts'
import { squareRoot, writeSurd, writeSurdSum } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askExpression, askNumber, askRational } from './problem.ts'
import { asFraction } from './wording.ts'
import { triples } from './exact/triples.ts'

/** Values that follow from other values. */
export const trigonometricIdentities = defineFamily(
  'Values that follow from others: right triangles, double, half and added angles, sums of functions, inverse tangents and extremes.',
  {
    1: [rightTriangleRatio],
    2: [otherFunction],
    3: [doubleAngle, angleSum],
    4: [halfAngle, fromSumOfFunctions],
    5: [sumOfArctangents, extremeOfSum, triangleByTangents],
  },
)

interface Angle {
  sin: Fraction
  cos: Fraction
  quadrant: 1 | 2 | 3 | 4
}

function drawAngle(random: Random, quadrant: Angle['quadrant']): Angle {
  const [a, b, c] = random.pick(triples)
  const [x, y] = random.pick([
    [a, b],
    [b, a],
  ] as const)
  const [left, down] = [quadrant === 2 || quadrant === 3, quadrant > 2]
  return { cos: rational(left ? -x : x, c), sin: rational(down ? -y : y, c), quadrant }
}

const drawQuadrant = (random: Random): Angle['quadrant'] => random.pick([1, 2, 3, 4])

const quadrantNames = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth' }

/** What is known of an angle: one of its functions and its quadrant. */
function describe(random: Random, { sin, cos, quadrant }: Angle, name: string): string {
  const [known, value] = random.pick([['sin', sin] as const, ['cos', cos] as const, ['tan', sin.div(cos)] as const])
  return `$\\${known} ${name} = ${toLatex(value)}$ and $${name}$ is in the ${quadrantNames[quadrant]} quadrant`
}

const theta = tex`\theta`

/** In a right triangle with whole sides. */
function rightTriangleRatio(random: Random): Problem {
  const [k, [a, b, c]] = [drawInteger(random, 1, 6), random.pick(triples)]
  const [x = a, y = b] = random.shuffle([a, b])
  const [name, value] = random.pick([
    ['sine', rational(x, c)] as const,
    ['cosine', rational(y, c)] as const,
    ['tangent', rational(x, y)] as const,
  ])
  const given = random.pick([`legs $${k * x}$ and $${k * y}$`, `hypotenuse $${k * c}$ and a leg $${k * x}$`])
  const question = `A right triangle has the ${given}. What is the ${name} of the angle opposite the leg of length $${k * x}$?`
  return askRational(`${question} ${asFraction}`, value)
}

function otherFunction(random: Random): Problem {
  const angle = drawAngle(random, drawQuadrant(random))
  const [known, wanted] = random.shuffle(['sin', 'cos', 'tan'])
  const values: Record<string, Fraction> = { sin: angle.sin, cos: angle.cos, tan: angle.sin.div(angle.cos) }
  const given = `$\\${known ?? ''} ${theta} = ${toLatex(values[known ?? ''] ?? 0n)}$ and $${theta}$ is in the ${quadrantNames[angle.quadrant]} quadrant`
  return askRational(`If ${given}, what is $\\${wanted ?? ''} ${theta}$? ${asFraction}`, values[wanted ?? ''] ?? 0n)
}

function doubleAngle(random: Random): Problem {
  const angle = drawAngle(random, drawQuadrant(random))
  const { sin, cos } = angle
  const [sin2, cos2] = [sin.mul(cos).mul(2n), cos.mul(cos).sub(sin.mul(sin))]
  const [what, value] = random.pick([
    [tex`\sin 2\theta`, sin2] as const,
    [tex`\cos 2\theta`, cos2] as const,
    [tex`\tan 2\theta`, sin2.div(cos2)] as const,
    [tex`\sin 3\theta`, sin2.mul(cos).add(cos2.mul(sin))] as const,
    [tex`\cos 3\theta`, cos2.mul(cos).sub(sin2.mul(sin))] as const,
  ])
  return askRational(`Suppose that ${describe(random, angle, theta)}. Find $${what}$. ${asFraction}`, value)
}

function angleSum(random: Random): Problem {
  const [a, b] = [drawAngle(random, drawQuadrant(random)), drawAngle(random, drawQuadrant(random))]
  const sign = random.pick([1n, -1n])
  const [name, value] = random.pick([
    ['sin', a.sin.mul(b.cos).add(a.cos.mul(b.sin).mul(sign))] as const,
    ['cos', a.cos.mul(b.cos).sub(a.sin.mul(b.sin).mul(sign))] as const,
  ])
  const given = `${describe(random, a, 'A')}, and that ${describe(random, b, 'B')}`
  return askRational(`Suppose that ${given}. Find $\\${name}(A ${sign > 0n ? '+' : '-'} B)$. ${asFraction}`, value)
}

function halfAngle(random: Random): Problem {
  const cos = drawUntil(
    () => drawFraction(random, 11, 12),
    ({ n, d }) => n < d,
  ).mul(random.pick([1n, -1n]))
  const [name, sign] = random.pick([['sin', -1n] as const, ['cos', 1n] as const])
  const text = tex`Suppose that $\cos \theta = ${toLatex(cos)}$ and $0 < \theta < \pi$.`
  const value = squareRoot(cos.mul(sign).add(1n).div(2n))
  return askExpression(`${text} Find the exact value of $\\${name}\\frac{\\theta}{2}$.`, writeSurd(value))
}

/** From sin x + cos x, or from tan x + cot x. */
function fromSumOfFunctions(random: Random): Problem {
  const sum = drawUntil(
    () => drawFraction(random, 12, 12),
    ({ n, d }) => n * n <= 2n * d * d,
  ).mul(random.pick([1n, -1n]))
  const product = sum.mul(sum).sub(1n).div(2n)
  const [what, value] = random.pick([
    [tex`\sin x \cos x`, product] as const,
    [tex`\sin^3 x + \cos^3 x`, sum.mul(product.neg().add(1n))] as const,
    [tex`\sin^4 x + \cos^4 x`, product.mul(product).mul(-2n).add(1n)] as const,
    [tex`\sin 2x`, product.mul(2n)] as const,
  ])
  return askRational(`If $\\sin x + \\cos x = ${toLatex(sum)}$, what is $${what}$? ${asFraction}`, value)
}

function sumOfArctangents(random: Random): Problem {
  const parts = drawList(3, () => drawFraction(random, 5, 7).mul(random.pick([1n, 1n, -1n])))
  const add = (a: Fraction, b: Fraction) => (a.mul(b).equals(1n) ? undefined : a.add(b).div(a.mul(b).neg().add(1n)))
  const [a, b, c] = parts
  const two = add(a, b)
  const value = two && add(two, c)
  if (!value) return sumOfArctangents(random)
  const sum = writeSum(parts.map((part) => [part.s, tex`\arctan\frac{${part.n}}{${part.d}}`] as const))
  return askNumber(random, tex`\tan\left(${sum}\right)`, value)
}

/** a·sin x + b·cos x lies between ±√(a² + b²). */
function extremeOfSum(random: Random): Problem {
  const [a, b] = [drawNonzero(random, 12), drawNonzero(random, 12)]
  const [c, isGreatest] = [drawInteger(random, -20, 20), random.pick([true, false])]
  const left = writeSum([
    [a, tex`\sin x`],
    [b, tex`\cos x`],
    [c, ''],
  ])
  const { coefficient, radicand } = squareRoot(a ** 2n + b ** 2n)
  const signed = isGreatest ? coefficient : coefficient.neg()
  const answer = radicand === 1n ? signed.add(c) : writeSurdSum(c, { coefficient: signed, radicand })
  return askExpression(`Find the exact ${isGreatest ? 'greatest' : 'least'} value of $${left}$ for real $x$.`, answer)
}

/** tan A + tan B + tan C = tan A·tan B·tan C in every triangle. */
function triangleByTangents(random: Random): Problem {
  const [a, b] = drawUntil(
    () => [drawFraction(random, 9, 5), drawFraction(random, 9, 5)] as const,
    ([x, y]) => !x.mul(y).equals(1n),
  )
  const third = a.add(b).div(a.mul(b).sub(1n))
  const text = `In triangle $ABC$, $\\tan A = ${toLatex(a)}$ and $\\tan B = ${toLatex(b)}$.`
  const [what, value] = random.pick([
    [tex`\tan C`, third] as const,
    [tex`\tan A + \tan B + \tan C`, third.add(a).add(b)] as const,
    [
      tex`\tan 2C`,
      third.equals(1n) || third.equals(-1n) ? undefined : third.mul(2n).div(powerOf(third, 2n).neg().add(1n)),
    ] as const,
  ])
  return value ? askRational(`${text} Find $${what}$. ${asFraction}`, value) : triangleByTangents(random)
}
