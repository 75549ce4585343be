import { describe } from 'vitest'
import { complex } from './complex.test-kit.ts'
import { fromText, testFamily } from './family.test-kit.ts'
import { limitsAtPoints } from './limits-at-points.ts'
import { meanOnCircle, toComplexFunction } from './numeric.test-kit.ts'

describe('limitsAtPoints', () => {
  testFamily(
    limitsAtPoints,
    [
      // Analytic functions have the mean of their values on a small circle in its middle.
      [
        /\\lim_\{x \\to (-?\d+)\} ([^$]+)\$/,
        fromText((at = '', f = '') => meanOnCircle(toComplexFunction(f), complex(Number(at)), 0.02).re),
      ],
    ],
    { tolerance: 1e-6 },
  )
})
