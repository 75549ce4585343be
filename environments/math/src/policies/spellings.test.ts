import { describe, expect, test } from 'vitest'
import { type AnswerType } from '../check/answer-form.ts'
import { checkResponse } from '../check/check-response.ts'
import { presentations } from './presentations.ts'
import { spellings } from './spellings.ts'

const answers: [answer: string, type: AnswerType][] = [
  ['42', 'integer'],
  ['-7', 'integer'],
  ['0', 'integer'],
  ['1200000', 'integer'],
  ['\\frac{3}{4}', 'rational'],
  ['-\\frac{22}{7}', 'rational'],
  ['12', 'rational'],
  ['3\\sqrt{2}', 'expression'],
  ['2x\\cos(x^2)', 'expression'],
  ['\\{1, -2\\}', 'set'],
  ['(1, -2, \\frac{1}{2})', 'tuple'],
  ['[2, 5)', 'interval'],
  ['(-\\infty, 1) \\cup (3, \\infty)', 'interval'],
  ['\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}', 'matrix'],
  ['1011_2', 'based'],
  ['y = 2x + 1', 'equation'],
  ['\\frac{\\pi}{4}', 'any'],
]

describe('spellings', () => {
  test.each(answers)(
    'write %s as %s in at least ten ways, each of them right and of the form that is asked for',
    (answer, answerType) => {
      const written = spellings(answer, answerType)
      expect(written.length).toBeGreaterThanOrEqual(10)
      expect(new Set(written).size).toBe(written.length)
      for (const spelling of written) {
        const check = checkResponse({
          response: `\\boxed{${spelling}}`,
          question: 'What is it?',
          expected: [answer],
          answerType,
          options: {},
        })
        expect({ spelling, verdict: check.verdict, reason: check.reason }).toEqual({
          spelling,
          verdict: 'equal',
          reason: expect.any(String) as string,
        })
      }
    },
  )
})

describe('presentations', () => {
  test.each(answers)('say which of their words are the answer %s', (answer, answerType) => {
    for (const present of presentations) {
      const response = present(answer)
      const check = checkResponse({ response, question: 'What is it?', expected: [answer], answerType, options: {} })
      expect({ response, verdict: check.verdict, extracted: check.extracted }).toEqual({
        response,
        verdict: 'equal',
        extracted: answer,
      })
    }
  })
})
