import { describe } from 'vitest'
import { arithmetic } from './arithmetic.ts'
import { evaluated, fromText, testFamily } from './family.test-kit.ts'

describe('arithmetic', () => {
  testFamily(arithmetic, [evaluated, [/\$(\d+\^2 - .+\\cdots.+)\$/, fromText(alternatingSum)]])
})

/** One square after the other, which must be those that are shown at either end. */
function alternatingSum(text = ''): bigint {
  const shown = [...text.matchAll(/(\d+)\^2/g)].map(([, base]) => Number(base))
  const [first = NaN, second = NaN] = shown
  const step = first - second
  const bases = Array.from({ length: first / step }, (_, at) => first - at * step)
  const isShown = [...bases.slice(0, 4), ...bases.slice(-2)].join() === shown.join()
  return isShown ? BigInt(bases.reduce((sum, base, at) => sum + (at % 2 === 0 ? 1 : -1) * base ** 2, 0)) : -1n
}
