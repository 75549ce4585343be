import { describe } from 'vitest'
import { fromText, testFamily } from './family.test-kit.ts'
import { integrals } from './integrals.ts'
import { evaluate, toFunction } from './latex.test-kit.ts'
import { integrate } from './numeric.test-kit.ts'

describe('integrals', () => {
  testFamily(integrals, [[/\$\\int_(\d|\{.+?\})\^(\S|\{\\frac.+?\}\}|\{.+?\}) (.+) \\, dx\$/, fromText(compute)]], {
    tolerance: 1e-8,
  })
})

function compute(from = '', to = '', integrand = ''): number {
  return integrate(toFunction(integrand), evaluate(from), evaluate(to))
}
