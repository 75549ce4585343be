import { describe } from 'vitest'
import { evaluated, fromText, testFamily } from './family.test-kit.ts'
import { toFunction } from './latex.test-kit.ts'
import { gridBetween, localMinima } from './numeric.test-kit.ts'
import { specialAngles } from './special-angles.ts'

describe('specialAngles', () => {
  testFamily(
    specialAngles,
    [
      evaluated,
      [/(?:all solutions of|^Solve) \$([^$]+) = (-?\d+)\$/, fromText(zerosInTurn)],
      [/\$(\d*)\\(sin|cos)\^2 (.+ \\cdots .+)\$/, fromText(sumSquares)],
      [/\$(\d*)(\\cos \\frac\{\\pi\}.+\\cdots.+)\$/, fromText(multiplyCosines)],
    ],
    { tolerance: 1e-7 },
  )
})

function zerosInTurn(left = '', right = ''): number[] {
  const f = toFunction(left)
  const size = (x: number) => Math.abs(f(x) - Number(right))
  return localMinima(size, gridBetween(-0.01, 2 * Math.PI - 0.005, 500)).filter((x) => size(x) < 1e-9)
}

/** One angle after the other, which must be those that are shown at either end. */
function sumSquares(factor = '', name = '', text = ''): number {
  const shown = [...text.matchAll(/(\d+)\^\\circ/g)].map(([, degrees]) => Number(degrees))
  const [step = NaN, last = NaN] = [shown[0], shown.at(-1)]
  const degrees = Array.from({ length: last / step }, (_, at) => (at + 1) * step)
  if ([...degrees.slice(0, 3), last].join() !== shown.join()) return NaN
  const f = toFunction(`\\${name}^2 x`)
  return Number(factor || '1') * degrees.reduce((sum, angle) => sum + f((angle * Math.PI) / 180), 0)
}

/** Doubles the angle until it is the last one. */
function multiplyCosines(factor = '', text = ''): number {
  const shown = [...text.matchAll(/(\d*)\\pi\}\{(\d+)\}/g)].map(
    ([, over, under]) => Number(over || '1') / Number(under),
  )
  const [first = NaN, last = NaN] = [shown[0], shown.at(-1)]
  const parts = Array.from({ length: Math.round(Math.log2(last / first)) + 1 }, (_, at) => first * 2 ** at)
  const isShown = [...parts.slice(0, 3), last].every((part, at) => Math.abs(part - (shown[at] ?? NaN)) < 1e-12)
  return isShown ? parts.reduce((product, part) => product * Math.cos(part * Math.PI), Number(factor || '1')) : NaN
}
