import { describe } from 'vitest'
import { complex } from './complex.test-kit.ts'
import { fromText, isClose, testFamily } from './family.test-kit.ts'
import { evaluate, evaluateComplex } from './latex.test-kit.ts'
import { coefficientByCauchy, rootsOf, toComplexFunction } from './numeric.test-kit.ts'
import { polynomials } from './polynomials.ts'

describe('polynomials', () => {
  testFamily(
    polynomials,
    [
      [/P\(x\) = ([^$]+)\$.+P\((-?\d+)\)/, fromText((p = '', x = '') => evaluate(p, { x: Number(x) }))],
      [/coefficient of \$x\$ .+\$([^$]+)\$/, fromText((latex) => coefficient('1', latex))],
      [/coefficient of \$x\^\{?(\d+)\}?\$ .+\$([^$]+)\$/, fromText(coefficient)],
      [/constant term .+\$([^$]+)\$/, fromText((latex) => coefficient('0', latex))],
      [/\$([^$]+)\$ is divided by \$([^$]+)\$/, fromText(leavesRemainder)],
      [/roots of \$([^$]+)\$.+ Find \$([^$]+)\$/, fromText(sumOverRoots)],
      // Newton's forward differences.
      [/P\(k\) = ([^$]+)\$.+ldots, (\d+)\$/, fromText(extrapolate)],
    ],
    { tolerance: 1e-7 },
  )
})

const coefficient = (exponent = '', latex = ''): bigint =>
  BigInt(Math.round(coefficientByCauchy(toComplexFunction(latex), Number(exponent))))

/** At every root of the divisor the remainder has the value of the dividend. */
function leavesRemainder(dividend = '', divisor = '', remainder = ''): boolean {
  const by = toComplexFunction(divisor)
  const roots = rootsOf(by, divisor.includes('x^2') ? 2 : 1)
  const [left, right] = [toComplexFunction(dividend), toComplexFunction(remainder)]
  return roots.every((root) => {
    const [a, b] = [left(root), right(root)]
    return isClose(a.re, b.re, 1e-6) && isClose(a.im, b.im, 1e-6)
  })
}

function sumOverRoots(polynomial = '', what = ''): number {
  const degree = polynomial.includes('x^3') ? 3 : 2
  const [r = complex(0), s = complex(0), t = complex(0)] = rootsOf(toComplexFunction(polynomial), degree)
  return evaluateComplex(what, { r, s, t }).re
}

function extrapolate(term = '', last = ''): bigint {
  let row = Array.from({ length: Number(last) + 1 }, (_, k) => evaluate(term, { k }))
  let sum = 0
  while (row.length > 0) {
    sum += row.at(-1) ?? 0
    row = row.slice(1).map((value, at) => value - (row[at] ?? 0))
  }
  return BigInt(sum)
}
