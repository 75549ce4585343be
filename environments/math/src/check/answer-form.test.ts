import { describe, expect, test } from 'vitest'
import { type AnswerType, formProblem } from './answer-form.ts'

const accepted: Record<string, string[]> = {
  integer: [
    '42',
    '-7',
    '1{,}000',
    '1,000',
    '42.0',
    '$42$',
    'x = 42',
    '\\text{42}',
    '42 \\text{ apples}',
    '4.2 \\times 10^{1}',
    'forty-two',
    '\\boxed{42}',
    '(42)',
  ],
  rational: [
    '\\frac{3}{4}',
    '-3/4',
    '0.75',
    '2\\frac{1}{2}',
    '75\\%',
    '0.\\overline{3}',
    'x = \\frac34',
    '\\$1.50',
    '60 \\text{ km/h}',
    '5',
    'three quarters',
  ],
  interval: [
    '[2, 5)',
    '(-\\infty, 1) \\cup (3, \\infty)',
    'x > 3',
    '1 < x \\le 2',
    'x < 1 \\text{ or } x > 2',
    'x \\in [1, 2]',
    '\\emptyset',
    '\\mathbb{R}',
    'x \\ne 2',
    '\\{x \\mid x > 2\\}',
    'no solution',
    'all real numbers',
    '(\\sqrt{2}, 3)',
  ],
  set: [
    '\\{1, 2\\}',
    '1, 2',
    'x = 1 \\text{ or } x = 2',
    '1 \\pm \\sqrt{5}',
    '\\frac{-1 \\pm \\sqrt{13}}{4}',
    '3',
    'x = 3',
    '\\emptyset',
  ],
  tuple: ['(1, -2, 3)', '\\left(\\frac12, 0\\right)', 'x = 1, y = 2', '(x, y) = (1, 2)', '\\langle 1, 2 \\rangle'],
  matrix: [
    '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
    '[[1, 2], [3, 4]]',
    '\\begin{bmatrix}\\frac12\\\\-1\\end{bmatrix}',
  ],
  based: ['1011_2', '1A_{16}', '(101)_2', '101 (base 2)'],
  expression: ['17*23', 'x^2'],
  any: ['17*23', 'anything at all'],
}

const refused: Record<string, string[]> = {
  integer: [
    '17*23',
    '17 \\times 23',
    '2^5',
    '5!',
    '\\frac{84}{2}',
    '84/2',
    '40 + 2',
    '\\sqrt{1764}',
    '\\binom{5}{2}',
    '42.5',
    '101_2',
    'x',
    '\\log_2 8',
    '6 \\cdot 7',
    '\\lfloor 42.3 \\rfloor',
  ],
  rational: [
    '\\frac{1}{2} + \\frac{1}{4}',
    '\\frac{1+2}{4}',
    '\\frac{1}{2} \\cdot 3',
    '(1/2)^2',
    '\\frac{\\frac12}{3}',
    '\\sqrt{4}',
    '3 - 1',
    '\\frac{2^3}{5}',
  ],
  interval: ['2x > 6', '|x| < 2', 'x^2 < 4', '-x < 3', 'x > 1 + 2', '[1 + 1, 5]', 'x', '5'],
  set: ['x^2 = 4', '\\{1 + 1, 3\\}', '\\{2^2\\}', '2x = 4'],
  tuple: ['(1 + 1, 2)', 'x + y = 3, x - y = 1', '(2^2, 1)'],
  matrix: [
    '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
    '2\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
    '\\begin{pmatrix}1+1&2\\\\3&4\\end{pmatrix}',
  ],
  based: ['11', '1011', '8 + 3'],
}

describe('formProblem', () => {
  test.each(Object.entries(accepted))('takes answers that are worked out as %s', (type, answers) => {
    for (const answer of answers)
      expect({ answer, problem: formProblem(answer, type as AnswerType) }).toEqual({ answer, problem: undefined })
  })

  test.each(Object.entries(refused))(
    'refuses what still has to be worked out as %s, and says what is asked for',
    (type, answers) => {
      for (const answer of answers)
        expect({ answer, problem: formProblem(answer, type as AnswerType) }).toEqual({
          answer,
          problem: expect.stringContaining('the answer has to be'),
        })
    },
  )
})
