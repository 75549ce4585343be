import { describe } from 'vitest'
import { fromText, testFamily } from './family.test-kit.ts'
import { improperIntegrals } from './improper-integrals.ts'
import { evaluate, toFunction } from './latex.test-kit.ts'
import { integrate, integrateTail } from './numeric.test-kit.ts'

describe('improperIntegrals', () => {
  testFamily(
    improperIntegrals,
    [
      [
        /\$\\int_(\d|\{-?\d+\}|\{\\ln \d\})\^\{\\infty\} (.+) \\, dx\$/,
        fromText((from = '', f = '') => integrateTail(toFunction(f), evaluate(from))),
      ],
      [/\$\\int_\{-\\infty\}\^\{\\infty\} (.+) \\, dx\$/, fromText(overLine)],
      [
        /\$\\int_(\d)\^(\d|\{\d+\}) (.+) \\, dx\$/,
        fromText((from = '', to = '', f = '') => integrate(toFunction(f), evaluate(from), evaluate(to))),
      ],
    ],
    { tolerance: 1e-8 },
  )
})

function overLine(integrand = ''): number {
  const f = toFunction(integrand)
  return integrateTail(f, 0) + integrateTail((x) => f(-x), 0)
}
