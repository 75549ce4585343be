import { describe } from 'vitest'
import { entriesOf, fromText, isClose, testFamily } from './family.test-kit.ts'
import { evaluate, parseLatex } from './latex.test-kit.ts'
import { linearSystems } from './linear-systems.ts'
import { eliminate } from './numeric.test-kit.ts'

describe('linearSystems', () => {
  testFamily(linearSystems, [[/^((?:Solve|Find|What is).+)$/, fromText(solve)]])
})

/** Reads the coefficients by setting one unknown, or its reciprocal, to 1 and the others to 0. */
function solve(question = '', answer = ''): boolean {
  const letters = /\$\(([a-z, ]+)\)\$/.exec(question)?.[1]?.split(', ') ?? []
  const isReciprocal = /\}\{[xyz]\}/.test(question)
  const equations = [...question.matchAll(/\$([^$]+) = ([^$]+)\$/g)].map(([, left = '', right = '']) => {
    const formula = parseLatex(left.replaceAll(/\\frac\{(\d+)\}\{([xyz])\}/g, '$1$2'))
    const at = (chosen: string) =>
      formula(Object.fromEntries(letters.map((name) => [name, name === chosen ? 1 : 0]))).re
    return { coefficients: letters.map((letter) => at(letter)), right: evaluate(right) }
  })
  const found = eliminate(
    equations.map(({ coefficients }) => coefficients),
    equations.map(({ right }) => right),
  )
  const expected = entriesOf(answer).map((entry) => evaluate(entry))
  return (
    expected.length === letters.length &&
    found.every((value, at) => isClose(isReciprocal ? 1 / value : value, expected[at] ?? NaN))
  )
}
