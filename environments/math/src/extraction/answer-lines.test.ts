import { describe, expect, test } from 'vitest'
import { findAnswerLines } from './answer-lines.ts'

const found = (text: string) => findAnswerLines(text).map((candidate) => candidate.text)

describe('findAnswerLines', () => {
  test.each([
    'Answer: 5',
    'answer: 5',
    'ANSWER: 5',
    'Answer = 5',
    'Answer is: 5',
    '**Answer:** 5',
    '**Answer: 5**',
    '**Answer**: 5',
    '### Answer: 5',
    '> Answer: 5',
    '- Answer: 5',
    'Final answer: 5',
    '**Final Answer:** 5',
    'The final answer is 5',
    'The answer is: 5',
    'So the answer is 5',
    'Therefore, the final answer is **5**',
    'Adding up, the correct answer is 5',
    'My answer is 5',
    'The result is 5',
    'the answer would be 5',
    'The answer must be 5',
    'the answer equals 5',
    '#### 5',
    '####5',
    '<answer>5</answer>',
    '<answer> 5 </answer>',
    '<ANSWER>\n5\n</ANSWER>',
    'Answer:\n5',
    'Answer:\n\n5',
    '## Final Answer\n\n5',
    '**Final Answer**\n5',
    'The answer is:\n\n5',
    'The answer is 5 because 2 + 3 = 5',
    'The answer is 5, since 2 + 3 = 5',
    'The answer is 5. That follows from the sum.',
    'a) Answer: 5',
    '✅ **Answer: 5** 🎉',
    'Answer: __5__',
    'Answer: _5_',
  ])('finds 5 in %j', (text) => {
    const [answer, ...others] = found(text).map((line) => line.replace(/\.$/, ''))
    expect(answer).toBe('5')
    expect(others).toEqual([])
  })

  test.each([
    ['The answer is $\\frac{1}{2}$.', ['$\\frac{1}{2}$.']],
    ['The answer is 3.14', ['3.14']],
    ['The answer is B) 5', ['B) 5']],
    ['The answer is $5$ cm.', ['$5$ cm.']],
    ['Answer: -5', ['-5']],
    ['Answer: 2**10', ['2**10']],
    ['**Answer: x**2 - 5*x**', ['x**2 - 5*x']],
    ['Answer: _9C_4', ['_9C_4']],
    ['Answer: 1, 2', ['1, 2']],
    ['Answer: k\\pi, where k is an integer', ['k\\pi, where k is an integer']],
    ['Answer: 5\nAnswer: 6', ['5', '6']],
    ['Answer: 5. Wait, Answer: 6', ['5', '6']],
    ['The answer is 5. No, the answer is 6.', ['5', '6.']],
    ['<answer>5</answer><answer>6</answer>', ['5', '6']],
    ['The answer is not 5.', ['not 5.']],
    ['The answer is at least 5', ['at least 5']],
    ['The answer is probably 5', ['probably 5']],
  ])('finds all of what %j announces', (text, answers) => {
    expect(found(text)).toEqual(answers)
  })

  test.each([
    '',
    '5',
    'Answer',
    'Answer:',
    'the answer',
    'answering 5',
    'The wrong answer is 5',
    'Another answer is 5',
    'if the answer is 5',
    'whether the result is 5',
    'This result is 5',
    'an intermediate result is 5',
    'Each answer is 5',
    'not answer: 5',
    '<answer>5',
    '5</answer>',
    'I like the answer: 5',
    'text #### 5',
    '##### 5',
  ])('finds no announcement in %j', (text) => {
    expect(found(text)).toEqual([])
  })

  test('knows which are called final', () => {
    const finals = (text: string) => findAnswerLines(text).map(({ isFinal }) => isFinal)
    expect(finals('The result is 4.\nThe final answer is 5.')).toEqual([false, true])
    expect(finals('#### 5')).toEqual([true])
    expect(finals('<answer>5</answer>')).toEqual([true])
  })

  test('says where the answer ends, so that what takes it back can be seen', () => {
    const text = 'Answer: 5. Actually no, Answer: 6'
    const [first, second] = findAnswerLines(text)
    expect(text.slice(first?.end, second?.start)).toContain('Actually')
  })

  test('takes time in proportion to what it is given', () => {
    for (const piece of [
      'answer ',
      'answer is ',
      'Answer: ',
      '<answer>',
      '<answer> ',
      ' ',
      '*',
      '\n',
      'the final answer ',
      '#### ',
      '**',
      '. ',
    ])
      for (const text of [piece, `Answer: 5${piece}`]) {
        const long = text.repeat(Math.floor(200_000 / text.length))
        expect(findAnswerLines(`${long}x`).length).toBeLessThan(200_000)
      }
  })
})
