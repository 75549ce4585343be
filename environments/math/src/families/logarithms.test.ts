import { describe } from 'vitest'
import { evaluated, fromText, testFamily } from './family.test-kit.ts'
import { toFunction } from './latex.test-kit.ts'
import { logarithms } from './logarithms.ts'
import { gridBetween, zerosBetween } from './numeric.test-kit.ts'

describe('logarithms', () => {
  testFamily(
    logarithms,
    [
      evaluated,
      [/\$([^$]+ = [^$]+)\$(?!.*set)/, fromText((equation) => solutionsOf(equation)[0] ?? NaN)],
      [/\$([^$]+ = [^$]+)\$.+set/, fromText(solutionsOf)],
    ],
    { tolerance: 1e-7 },
  )
})

/** All real solutions by the signs of the difference between both sides. */
function solutionsOf(equation = ''): number[] {
  const [left, right] = equation.split(' = ').map((side) => toFunction(side))
  const gap = (x: number) => (left?.(x) ?? NaN) - (right?.(x) ?? NaN)
  // Where logarithms are taken, their arguments go through all magnitudes.
  const edges = [...equation.matchAll(/\((\d*)x ([+-] \d+)\)/g)].map(
    ([, slope, shift = '']) => -Number(shift.replace(' ', '')) / Number(slope || '1'),
  )
  const powers = gridBetween(-12, 12, 150).map((exponent) => Math.exp(exponent))
  const points = [0, ...edges].flatMap((edge) => powers.map((power) => edge + power)).toSorted((a, b) => a - b)
  return zerosBetween(gap, equation.includes('log') ? points : gridBetween(-99.87, 99.91, 400))
}
