import { describe } from 'vitest'
import { evaluated, fromText, testFamily } from './family.test-kit.ts'
import { fractions } from './fractions.ts'
import { evaluate } from './latex.test-kit.ts'

describe('fractions', () => {
  testFamily(fractions, [
    evaluated,
    [/mixed numbers (.+) What is (their sum|the first minus the second|their product)/, fromText(ofMixedNumbers)],
    [/is the repeating decimal \$([^$]+)\$. Find \$([^$]+)\$/, fromText((x = '', what = '') => withDecimal(x, what))],
    [/^What is \$([^$]+)\$ if \$x = ([^$]+)\$/, fromText((what = '', x = '') => withDecimal(x, what))],
    [/\$(0[^$]*overline[^$]*times[^$]*)\$/, fromText(evaluateDecimals)],
    [
      /1 - \\frac\{(\d+)\}\{(\d+)\^2\}.+\{\1\}\{(\d+)\^2\}.+\{\1\}\{(\d+)\^2\}.+\\cdots .+\{\1\}\{(\d+)\^2\}/,
      (square, first, second, third, last) => {
        let product = second === first + 1 && third === first + 2 ? 1 : NaN
        for (let k = first; k <= last; k += 1) product *= 1 - square / k ** 2
        return product
      },
    ],
  ])
})

function ofMixedNumbers(numbers = '', what = ''): number {
  const [a = 0, b = 0] = [...numbers.matchAll(/(\d+)\\frac\{(\d+)\}\{(\d+)\}/g)].map(
    ([, whole, n, d]) => Number(whole) + Number(n) / Number(d),
  )
  return what === 'their sum' ? a + b : what === 'their product' ? a * b : a - b
}

/** Writes the periods out, as far as floating point goes. */
const evaluateDecimals = (latex = ''): number =>
  evaluate(latex.replaceAll(/\\overline\{(\d+)\}/g, (_, period: string) => period.repeat(20)))

function withDecimal(x: string, what: string): number {
  return evaluate(what, { x: evaluateDecimals(x) })
}
