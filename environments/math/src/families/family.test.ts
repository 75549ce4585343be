import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { defineFamily, type Problem } from './family.ts'

const problem = (question: string, expected_answer: string, answer_type: Problem['answer_type']) => () => ({
  question,
  expected_answer,
  answer_type,
})

const drawSome = (kinds: (() => Problem)[]): Set<string> => {
  const family = defineFamily('Two kinds.', { 1: kinds, 2: kinds, 3: kinds, 4: kinds, 5: kinds })
  return new Set(Array.from({ length: 50 }, (_, seed) => family.draw(createRandom(seed), 3).question))
}

describe('defineFamily', () => {
  test('draws all kinds of a level', () => {
    expect(drawSome([problem('A?', '1', 'integer'), problem('B?', 'x', 'expression')])).toEqual(new Set(['A?', 'B?']))
  })

  test('draws nothing whose answer stands in the question', () => {
    const good = problem('Find $f(x)$.', 'x^2', 'expression')
    expect(drawSome([good, problem('Let $y = x^2$. Find $y$.', 'x^2', 'expression')])).toEqual(
      new Set(['Find $f(x)$.']),
    )
    expect(drawSome([good, problem('Take $(1, 2)$.', '(1, 2)', 'tuple')])).toEqual(new Set(['Find $f(x)$.']))
    expect(drawSome([good, problem('Solve $x^2 = 0$.', '\\{0\\}', 'set')])).toEqual(new Set(['Find $f(x)$.']))
    expect(drawSome([good, problem('Is $y$ or $x$ known?', 'y = x', 'equation')])).toEqual(new Set(['Find $f(x)$.']))
    expect(drawSome([problem('What is $3 - 0$?', '3', 'integer')])).toEqual(new Set(['What is $3 - 0$?']))
  })
})
