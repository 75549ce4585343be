import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawList, drawNonzero, drawUntil } from './drawing.ts'
import { rational, type Value } from './exact/rational.ts'
import { writeShifted, writeSum, writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askRational } from './problem.ts'
import { asFraction } from './wording.ts'

/** Equations in one unknown that come down to a linear one. */
export const linearEquations = defineFamily(
  'Equations in one unknown that come down to a linear one, with brackets, fractions and the unknown in denominators.',
  {
    1: [oneStep, twoSteps],
    2: [bothSides],
    3: [brackets],
    4: [overNumbers, squaresThatCancel],
    5: [sumOfQuotients, differencesOfReciprocals, nestedFractions],
  },
)

const letters = ['x', 'y', 't', 'n', 'z'] as const

const wordings = [
  (equation: string, x: string) => `Solve $${equation}$ for $${x}$.`,
  (equation: string, x: string) => `Find the number $${x}$ for which $${equation}$.`,
  (equation: string, x: string) => `For which value of $${x}$ is $${equation}$?`,
]

const ask = (random: Random, equation: string, x: string, solution: Value): Problem =>
  askRational(`${random.pick(wordings)(equation, x)} ${asFraction}`, solution)

function oneStep(random: Random): Problem {
  const x = random.pick(letters)
  const solution = drawNonzero(random, 12)
  const by = drawInteger(random, 2, 12)
  const equation = random.pick([
    `${x} + ${by} = ${solution + by}`,
    `${x} - ${by} = ${solution - by}`,
    `${by}${x} = ${by * solution}`,
    tex`\frac{${x}}{${by}} = ${solution}`,
  ])
  return askInteger(random.pick(wordings)(equation, x), equation.includes('frac') ? by * solution : solution)
}

function twoSteps(random: Random): Problem {
  const x = random.pick(letters)
  const [solution, a, b] = [drawNonzero(random, 10), drawInteger(random, 2, 9), drawNonzero(random, 15)]
  const equation = `${linear(a, b, x)} = ${a * solution + b}`
  return askInteger(random.pick(wordings)(equation, x), solution)
}

const linear = (a: bigint, b: bigint, x: string): string =>
  writeSum([
    [a, x],
    [b, ''],
  ])

function bothSides(random: Random): Problem {
  const x = random.pick(letters)
  const [a, c] = drawDistinct(2, () => drawNonzero(random, 15))
  const [b, d] = [drawNonzero(random, 30), drawNonzero(random, 30)]
  return ask(random, `${linear(a, b, x)} = ${linear(c, d, x)}`, x, rational(d - b, a - c))
}

/** a(px + b) − c(qx + d) = e − fx */
function brackets(random: Random): Problem {
  const x = random.pick(letters)
  const draw = () => drawNonzero(random, 9)
  const [a, c] = [drawInteger(random, 2, 9), drawInteger(random, 2, 9)]
  const [b, d, e, q, f] = [draw(), draw(), draw(), draw(), draw()] as const
  const p = drawUntil(draw, (drawn) => a * drawn - c * q + f !== 0n)
  const equation = `${a}(${linear(p, b, x)}) - ${c}(${linear(q, d, x)}) = ${linear(-f, e, x)}`
  return ask(random, equation, x, rational(e - a * b + c * d, a * p - c * q + f))
}

/** (px + b)/m − (qx + d)/n = e */
function overNumbers(random: Random): Problem {
  const x = random.pick(letters)
  const draw = () => drawNonzero(random, 9)
  const [m, n] = drawDistinct(2, () => drawInteger(random, 2, 12))
  const [b, d, e, q] = [draw(), draw(), draw(), draw()] as const
  const p = drawUntil(draw, (drawn) => drawn * n !== q * m)
  const equation = tex`\frac{${linear(p, b, x)}}{${m}} - \frac{${linear(q, d, x)}}{${n}} = ${e}`
  return ask(random, equation, x, rational(e * m * n - b * n + d * m, p * n - q * m))
}

/** (x + a)(x + b) = (x + c)(x + d) + e */
function squaresThatCancel(random: Random): Problem {
  const x = random.pick(letters)
  const draw = () => drawNonzero(random, 12)
  const [a, b, c, e] = [draw(), draw(), draw(), draw()] as const
  const d = drawUntil(draw, (drawn) => a + b !== c + drawn)
  const shifted = (by: bigint) => writeShifted(x, by)
  const equation = `${shifted(a)}${shifted(b)} = ${writeSum([
    [1n, shifted(c) + shifted(d)],
    [e, ''],
  ])}`
  return ask(random, equation, x, rational(c * d + e - a * b, a + b - c - d))
}

const bare = (x: string, shift: bigint): string => linear(1n, shift, x)

/** (x + a)/(x + b) + (x + c)/(x + d) = 2 */
function sumOfQuotients(random: Random): Problem {
  const x = random.pick(letters)
  const draw = () => drawNonzero(random, 15)
  const [a, b, c, d] = drawUntil(
    () => [draw(), draw(), draw(), draw()] as const,
    ([p, q, r, s]) => p !== q && r !== s && p - q + r - s !== 0n && q !== s,
  )
  const equation = tex`\frac{${bare(x, a)}}{${bare(x, b)}} + \frac{${bare(x, c)}}{${bare(x, d)}} = 2`
  return ask(random, equation, x, rational(-((a - b) * d + (c - d) * b), a - b + c - d))
}

/** 1/(x + a) − 1/(x + a + k) = 1/(x + c) − 1/(x + c + k), where both denominators must be the same. */
function differencesOfReciprocals(random: Random): Problem {
  const x = random.pick(letters)
  const [a, c] = drawDistinct(2, () => drawInteger(random, -20, 20))
  const k = drawUntil(
    () => drawInteger(random, 1, 12),
    (drawn) => absent([a, c, a + drawn, c + drawn], a + c + drawn),
  )
  const term = (shift: bigint) => tex`\frac{1}{${bare(x, shift)}}`
  const equation = `${term(a)} - ${term(a + k)} = ${term(c)} - ${term(c + k)}`
  return ask(random, equation, x, rational(-(a + c + k), 2n))
}

/** Whether half of a number is none of the shifts, at which a denominator would vanish. */
const absent = (shifts: readonly bigint[], doubled: bigint): boolean => shifts.every((shift) => 2n * shift !== doubled)

/** ((x/a + b)/c + d)/e + f = g·x */
function nestedFractions(random: Random): Problem {
  const x = random.pick(letters)
  const [a, c, e] = [drawInteger(random, 2, 7), drawInteger(random, 2, 7), drawInteger(random, 2, 7)]
  const [b, d, f, g] = drawList(4, () => drawNonzero(random, 9))
  const inner = writeSum([
    [1n, tex`\frac{${x}}{${a}}`],
    [b, ''],
  ])
  const middle = writeSum([
    [1n, tex`\frac{1}{${c}}\left(${inner}\right)`],
    [d, ''],
  ])
  const left = writeSum([
    [1n, tex`\frac{1}{${e}}\left(${middle}\right)`],
    [f, ''],
  ])
  const constant = rational(b, c).add(d).div(e).add(f)
  const slope = rational(1n, a * c * e).sub(g)
  return ask(random, `${left} = ${writeTerm(g, x)}`, x, constant.neg().div(slope))
}
