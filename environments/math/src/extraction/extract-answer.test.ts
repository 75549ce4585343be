import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractAnswer } from './extract-answer.ts'

describe('extractAnswer', () => {
  test.each<[string, string, string[]]>([
    [String.raw`So \boxed{5}.`, 'boxed', ['5']],
    [String.raw`\boxed{5} and \boxed{6}`, 'boxed', ['5', '6']],
    [String.raw`\boxed{5} and again \boxed{5}`, 'boxed', ['5']],
    [String.raw`\boxed{5}. Wait, that is wrong. \boxed{6}`, 'boxed', ['6']],
    [String.raw`\boxed{6} is wrong; it is \boxed{7}`, 'boxed', ['7']],
    [String.raw`\boxed{5}` + '\nThe final answer is 6', 'boxed', ['5', '6']],
    [String.raw`\boxed{5}` + '\nThe answer is $5$', 'boxed', ['5', '$5$']],
    [String.raw`The final answer is $\boxed{5}$. I hope it is correct.`, 'boxed', ['5']],
    [String.raw`The answer is 4, or rather: \boxed{5}`, 'boxed', ['5']],
    [String.raw`\boxed{}`, 'boxed', ['']],
    ['The answer is 5.', 'answer_line', ['5.']],
    ['The result is 4.\nThe final answer is 5.', 'answer_line', ['5.']],
    ['Answer: 5. Actually no, Answer: 6', 'answer_line', ['6']],
    ['The answer is 5. Wait, the answer is 6.', 'answer_line', ['6.']],
    ['Answer: 5\nAnswer: 6', 'answer_line', ['5', '6']],
    ['The answer is not 6 and not 8; the answer is 7.', 'answer_line', ['7.']],
    ['We add.\n#### 1,234', 'answer_line', ['1,234']],
    ['<answer>5</answer>', 'answer_line', ['5']],
    ['There are 5 ways.', 'final_line', ['5']],
    ['1\n2\n3', 'final_line', ['1', '2', '3']],
    [String.raw`<think>\boxed{4}</think>\boxed{5}`, 'boxed', ['5']],
    [String.raw`\boxed{4}</think>The answer is 5`, 'answer_line', ['5']],
    ['```\n\\boxed{4}\n```\n5', 'final_line', ['5']],
    ['5<|im_end|>', 'final_line', ['5']],
    [String.raw`The answer is not \boxed{5}.`, 'answer_line', [String.raw`not \boxed{5}.`]],
    [String.raw`x = -\boxed{5}`, 'boxed', ['-{5}']],
    [String.raw`It is $\boxed{50}\%$.`, 'boxed', [String.raw`50\%`]],
  ])('finds in %j, by its %s, %j', (response, method, answers) => {
    expect(extractAnswer(response)).toEqual({ method, answers })
  })

  test.each(['', ' ', 'I do not know.', 'Is it 5?', '<think>5', '```\n5\n```', 'It is not 5.', 'Maybe 5.'])(
    'finds none in %j',
    (response) => {
      expect(extractAnswer(response)).toEqual({ method: 'none', answers: [] })
    },
  )

  test('throws for no response, and finds texts that stand in it', () => {
    const piece = fc.constantFrom(
      '\\boxed{',
      '}',
      '5',
      '6',
      ' ',
      '\n',
      '\n\n',
      'Answer: ',
      'The answer is ',
      '.',
      '$',
      '**',
      '####',
      '<think>',
      '</think>',
      '<answer>',
      '</answer>',
      '```',
      'not ',
      'wait, ',
      'so ',
      '-',
      '%',
      '\\text{ cm}',
      '(B)',
      'no solution',
      '?',
      'is wrong',
      '{',
      '\\{',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { method, answers } = extractAnswer(pieces.join(''))
        expect(['boxed', 'answer_line', 'final_line', 'none']).toContain(method)
        expect(answers.length === 0).toBe(method === 'none')
        expect(new Set(answers).size).toBe(answers.length)
      }),
      { numRuns: 500 },
    )
  })

  test('looks at the end of a long response, in time that its length bounds', () => {
    const filler = ['Answer: 4 ', '\\boxed{', '<think></think>', ' ', '\n', 'the answer is ', '$', '**', 'so '].map(
      (piece) => piece.repeat(Math.floor(250_000 / piece.length)),
    )
    for (const text of filler)
      expect(extractAnswer(`${text}\n\nFinally, let me say: \\boxed{5}`).answers.at(-1)).toBe('5')
  })
})
