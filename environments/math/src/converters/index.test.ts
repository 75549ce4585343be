import { toRow } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { environment } from '../environment.ts'
import { Task } from '../task.ts'
import { converters } from './index.ts'

const convert = (shape: string, record: Record<string, unknown>) =>
  converters[shape]?.convert(record) ?? expect.fail('no such converter')

describe('converters', () => {
  test('read GSM8K: the number behind ####, without its commas', () => {
    const record = {
      question: 'How many?',
      answer: 'She sells 48/2 = <<48/2=24>>24.\nThat is 1,024 in all.\n#### 1,024',
    }
    expect(convert('gsm8k', record)).toEqual({
      question: 'How many?',
      expected_answer: '1024',
      answer_type: 'rational',
      family: 'gsm8k',
    })
  })

  test('read MATH: the last box of the solution, with nested braces, or the answer beside it', () => {
    const solution = 'First $\\boxed{1}$, then $$\\boxed{\\frac{\\sqrt{3}}{2}}.$$'
    expect(convert('math', { problem: 'Find it.', solution, level: 'Level 3', type: 'Algebra' })).toEqual({
      question: 'Find it.',
      expected_answer: '\\frac{\\sqrt{3}}{2}',
      family: 'Algebra',
      level: 'Level 3',
    })
    expect(convert('math', { problem: 'Find it.', solution, answer: '\\frac{1}{2}', subject: 'Geometry' })).toEqual({
      question: 'Find it.',
      expected_answer: '\\frac{1}{2}',
      family: 'Geometry',
    })
  })

  test.each([
    { problem: 'P', answer: '073' },
    { Problem: 'P', Answer: 73 },
    { Question: 'P', Answer: '73' },
  ])('read AIME in its several spellings: %j', (record) => {
    expect(convert('aime', record)).toEqual({
      question: 'P',
      expected_answer: '73',
      answer_type: 'integer',
      family: 'aime',
    })
  })

  test('read DeepMath: the final answer, and not the solutions', () => {
    const record = {
      question: 'Q',
      final_answer: ' \\pi ',
      difficulty: 6.5,
      topic: 'Calculus',
      r1_solution_1: '\\boxed{3}',
    }
    expect(convert('deepmath', record)).toEqual({
      question: 'Q',
      expected_answer: '\\pi',
      family: 'Calculus',
      level: '6.5',
    })
  })

  test.each([
    ['gsm8k', { question: 'Q', answer: '42' }, 'answer has no "#### …" at its end'],
    ['gsm8k', { question: 'Q' }, 'answer is missing'],
    ['math', { problem: 'Q', solution: 'It is 5.' }, 'solution has no \\boxed{…}'],
    ['math', { problem: 'Q' }, 'solution is missing'],
    ['math', { problem: 'Q', solution: 'So \\boxed{5' }, 'solution has no \\boxed{…}'],
    ['aime', { problem: 'Q', answer: '1000' }, 'an integer from 0 to 999'],
    ['aime', { problem: 'Q', answer: '5.5' }, 'an integer from 0 to 999'],
    ['aime', { answer: '5' }, 'problem is missing, and so is question'],
    ['deepmath', { question: 'Q', final_answer: '  ' }, 'final_answer is missing'],
  ])('refuse a record of %s that has no task in it: %j', (shape, record, message) => {
    expect(() => convert(shape, record)).toThrow(
      expect.objectContaining({ code: 'row_invalid', message: expect.stringContaining(message) as string }) as Error,
    )
  })

  test('make tasks that become rows', () => {
    const tasks = [
      convert('gsm8k', { question: 'Q', answer: '#### 5' }),
      convert('math', { problem: 'Q', answer: '5' }),
      convert('aime', { problem: 'Q', answer: 5 }),
      convert('deepmath', { question: 'Q', final_answer: 'x' }),
    ]
    for (const task of tasks) expect(Task.parse(toRow(environment, { ...task })).question).toBe('Q')
  })
})
