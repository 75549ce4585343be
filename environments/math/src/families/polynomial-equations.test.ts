import { describe } from 'vitest'
import { fromText, testFamily } from './family.test-kit.ts'
import { complex, subtract } from './complex.test-kit.ts'
import { rootsOf, toComplexFunction } from './numeric.test-kit.ts'
import { polynomialEquations } from './polynomial-equations.ts'

describe('polynomialEquations', () => {
  testFamily(polynomialEquations, [[/\$([^$]+ = [^$]+)\$/, fromText(realRoots)]], { tolerance: 1e-7 })
})

/** All roots by iteration: those that are not real are no solutions. */
function realRoots(equation = ''): number[] {
  const [left, right] = equation.split(' = ').map((side) => toComplexFunction(side))
  const gap = (z: ReturnType<typeof complex>) => (left && right ? subtract(left(z), right(z)) : complex(NaN))
  const degree = Math.round(Math.log2(Math.abs(gap(complex(2e4)).re / gap(complex(1e4)).re)))
  return rootsOf(gap, degree).flatMap(({ re, im }) => (Math.abs(im) < 1e-6 ? [re] : []))
}
