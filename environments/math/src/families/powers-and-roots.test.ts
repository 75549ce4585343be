import { describe } from 'vitest'
import { evaluated, fromText, testFamily } from './family.test-kit.ts'
import { powersAndRoots } from './powers-and-roots.ts'

describe('powersAndRoots', () => {
  testFamily(powersAndRoots, [evaluated, [/\$(\\frac\{1\}.+\\cdots.+)\$/, fromText(addReciprocals)]])
})

/** One term after the other, which must be those that are shown at either end. */
function addReciprocals(text = ''): number {
  const shown = [...text.matchAll(/sqrt\{(\d+)\} \+ \\sqrt\{(\d+)\}/g)].map(([, a, b]) => [Number(a), Number(b)])
  const [[first = NaN, second = NaN] = [], , [last = NaN] = []] = shown
  const step = second - first
  const terms = Array.from({ length: (last - first) / step + 1 }, (_, at) => [first + at * step, second + at * step])
  const isShown = [...terms.slice(0, 2), ...terms.slice(-1)].join() === shown.join()
  return isShown ? terms.reduce((sum, [a = NaN, b = NaN]) => sum + 1 / (Math.sqrt(a) + Math.sqrt(b)), 0) : NaN
}
