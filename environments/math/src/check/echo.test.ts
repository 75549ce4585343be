import { describe, expect, test } from 'vitest'
import { isEcho } from './echo.ts'

describe('isEcho', () => {
  test.each([
    ['17*23', 'What is $17*23$?'],
    ['17 * 23', 'What is 17*23?'],
    ['\\frac{3}{4} + \\frac{1}{2}', 'Compute $\\frac{3}{4} + \\frac{1}{2}$.'],
    ['x^2 - 3x + 2 < 0', 'Solve $x^2-3x+2<0$.'],
    ['\\left(1+2\\right)^3', 'What is (1+2)^3?'],
  ])('finds %s in the question', (answer, question) => {
    expect(isEcho(answer, question, ['5'])).toBe(true)
  })

  test.each([
    ['a number alone', '23', 'Which of 17 and 23 is larger?', ['23']],
    ['a negative number', '-3', 'Is x = -3 or x = 3?', ['-3']],
    ['what is accepted as it is written', '3^{75}', 'Which is larger, $2^{100}$ or $3^{75}$?', ['$3^{75}$']],
    ['what the question does not hold', '23*17', 'What is 17*23?', ['391']],
    ['a word', 'Tuesday', 'Is it Monday or Tuesday?', ['Tuesday']],
  ])('lets %s pass', (_, answer, question, expected) => {
    expect(isEcho(answer, question, expected)).toBe(false)
  })
})
