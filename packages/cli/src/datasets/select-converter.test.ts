import { describe, expect, test } from 'vitest'
import { environment as capitals } from '../fixtures/workspace/environments/capitals/src/environment.ts'
import { environment as sums } from '../fixtures/workspace/environments/sums/src/environment.ts'
import { selectConverter } from './select-converter.ts'

describe('selectConverter', () => {
  test('finds the environment that has the converter', () => {
    expect(selectConverter('arithmetic', [capitals, sums])).toMatchObject({
      name: 'arithmetic',
      environment: sums,
      converter: sums.converters['arithmetic'],
    })
  })

  test.each([
    [
      'arithmatic',
      [capitals, sums],
      'There is no converter "arithmatic". Did you mean "arithmetic"? Available: quiz (capitals, sums), arithmetic (sums).',
    ],
    ['gsm8k', [capitals], 'There is no converter "gsm8k". Available: quiz (capitals).'],
    ['toString', [capitals], 'There is no converter "toString". Available: quiz (capitals).'],
    ['quiz', [], 'There is no converter "quiz". Available: none, for no environment here has any.'],
    [
      'quiz',
      [capitals, sums],
      'The converter "quiz" is one of capitals and of sums; choose one with --environment NAME.',
    ],
  ])('refuses %s', (name, environments, message) => {
    expect(() => selectConverter(name, environments)).toThrow(expect.objectContaining({ code: 'usage', message }))
  })
})
