import { describe } from 'vitest'
import { complex, divide } from './complex.test-kit.ts'
import { fromText, testFamily } from './family.test-kit.ts'
import { toFunction } from './latex.test-kit.ts'
import { limitsAtInfinity } from './limits-at-infinity.ts'
import { meanOnCircle, toComplexFunction } from './numeric.test-kit.ts'

describe('limitsAtInfinity', () => {
  testFamily(
    limitsAtInfinity,
    [
      [
        /\\lim_\{x \\to (-?)\\infty\} (\\frac(?!\{\\sqrt)[^$]+)\$/,
        fromText((sign = '', f = '') => farOut(f, sign === '-' ? -0.001 : 0.001)),
      ],
      [/\\lim_\{x \\to \\infty\} (\\left\([^$]+)\$/, fromText((f = '') => extrapolate(f, 64))],
      [/\\lim_\{n \\to \\infty\} (?:\\frac\{1\}\{n\^(\d)\} )?\\sum_\{k=1\}\^\{n\} ([^$]+)\$/, fromText(extrapolateSum)],
      [
        /\\lim_\{x \\to (-?)\\infty\} (\\frac\{\\sqrt[^$]+)\$/,
        fromText((sign = '', f = '') => extrapolate(f, sign === '-' ? -64 : 64)),
      ],
      [/\\lim_\{x \\to \\infty\} (\d*x\\left\(\\ln[^$]+)\$/, fromText((f = '') => extrapolate(f, 16))],
      [/\\lim_\{n \\to \\infty\} \\left\(([^$]+)\\right\)\^\{\\frac\{(\d)\}\{n\}/, fromText(rootOfSum)],
      [/\\lim_\{x \\to \\infty\} (\d*x(?:\^\d)?\\left\((?!\\ln)[^$]+)\$/, fromText((f = '') => farOut(f, 0.02))],
    ],
    { tolerance: 1e-6 },
  )
})

/** A function that is analytic in 1/x around 0: its mean on a circle. */
const farOut = (f: string, radius: number): number =>
  meanOnCircle((z) => toComplexFunction(f)(divide(complex(1), z)), complex(0), radius).re

/** Values at x, 2x, 4x, …, whose errors are a series in 1/x: Richardson's method. */
function extrapolate(f: string, start: number): number {
  const value = toFunction(f)
  return richardson(Array.from({ length: 8 }, (_, k) => value(start * 2 ** k)))
}

function extrapolateSum(...captured: string[]): number {
  const [power, term = ''] = captured.length > 2 ? captured : ['0', ...captured]
  const sumTo = (n: number) => {
    const f = toFunction(term.replaceAll('n', `(${n})`), 'k')
    let sum = 0
    for (let k = 1; k <= n; k += 1) sum += f(k)
    return sum / n ** Number(power)
  }
  return richardson([4, 8, 16, 32, 64, 128].map(sumTo))
}

function richardson(values: number[]): number {
  let row = values
  for (let order = 1; row.length > 1; order += 1)
    row = row.slice(1).map((value, at) => value + (value - (row[at] ?? NaN)) / (2 ** order - 1))
  return row[0] ?? NaN
}

/** In logarithms, as the powers themselves are too large. */
function rootOfSum(sum = '', power = ''): number {
  const terms = [...sum.matchAll(/(?:(\d) \\cdot )?(\d+)\^n/g)].map(([, factor = '1', base]) => ({
    factor: Number(factor),
    base: Number(base),
  }))
  const greatest = Math.max(...terms.map(({ base }) => base))
  const value = (n: number) => {
    const scaled = terms.reduce((total, { factor, base }) => total + factor * (base / greatest) ** n, 0)
    return greatest ** Number(power) * scaled ** (Number(power) / n)
  }
  return richardson(Array.from({ length: 8 }, (_, k) => value(512 * 2 ** k)))
}
