import { describe } from 'vitest'
import { fromText, isClose, testFamily } from './family.test-kit.ts'
import { evaluate, toFunction } from './latex.test-kit.ts'
import { linearEquations } from './linear-equations.ts'

const unknown = String.raw`[^$]*\$([a-z])\$`

describe('linearEquations', () => {
  testFamily(linearEquations, [
    // The whole equation in front of the unknown, or after it.
    [
      new RegExp(String.raw`^Solve \$([^$]+)\$ for${unknown}`),
      fromText((equation, x, answer) => holds(equation, x, answer)),
    ],
    [
      new RegExp(String.raw`^(?:Find|For which value)${unknown}[^$]*\$([^$]+)\$`),
      fromText((x, equation, answer) => holds(equation, x, answer)),
    ],
  ])
})

/** Substitutes the solution; where both sides are polynomials, a second root would make them the same everywhere. */
function holds(equation = '', x = '', answer = ''): boolean {
  const [left, right] = equation.split(' = ').map((side) => toFunction(side, x))
  if (!left || !right) return false
  const gap = (at: number) => left(at) - right(at)
  const solution = evaluate(answer)
  const hasOthers = [-37.7, -8.31, 0.123, 5.77, 61.9].every((at) => Math.abs(gap(at)) < 1e-9)
  return isClose(left(solution), right(solution)) && !hasOthers
}
