import { describe, expect, test } from 'vitest'
import { isFormula } from './is-formula.ts'

describe('isFormula', () => {
  test.each(['5', '$x^2$', 'x = 5', '(1, 2)', '5 cm', '12 apples', String.raw`\boxed{\frac12}`, 'Area = 5', '1 or 2'])(
    'knows %s',
    (text) => {
      expect(isFormula(text)).toBe(true)
    },
  )

  test.each([
    '',
    ' ',
    'I do not know',
    'Monday',
    'The answer',
    'so it is',
    '5 is wrong',
    '(',
    `${'1+'.repeat(1200)}1`,
    'no',
    'because 2 + 3',
  ])('does not take %j for one', (text) => {
    expect(isFormula(text)).toBe(false)
  })
})
