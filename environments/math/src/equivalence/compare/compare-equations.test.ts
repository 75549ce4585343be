import { describe, expect, test } from 'vitest'
import { compareEquations, compareInequalities } from './compare-equations.ts'
import { answerOf, contextOf } from './context.test-kit.ts'

const equations = (a: string, b: string) =>
  compareEquations(answerOf(a, 'equation'), answerOf(b, 'equation'), contextOf()).is
const inequalities = (a: string, b: string) =>
  compareInequalities(answerOf(a, 'inequality'), answerOf(b, 'inequality'), contextOf()).is

describe('compareEquations', () => {
  test.each([
    ['2x + 3y = 5', '3y + 2x - 5 = 0'],
    ['2x + 3y = 5', '-4x - 6y = -10'],
    ['2x + 3y = 5', String.raw`\frac{2x}{5} + \frac{3y}{5} = 1`],
    [String.raw`\sqrt{2}x + y = 0`, String.raw`2x + \sqrt{2}y = 0`],
    ['(x-1)(x+1) = 0', 'x^2 = 1'],
    ['x^2 + y^2 = 1', '1 - x^2 - y^2 = 0'],
    [String.raw`\frac{x^2}{4} + \frac{y^2}{9} = 1`, '9x^2 + 4y^2 = 36'],
    ['xy = 1', String.raw`\frac{1}{x} - y = 0`],
    [String.raw`\frac{x}{y} - 1 = 0`, String.raw`\frac{2x}{y} - 2 = 0`],
    [String.raw`\frac{x^2-1}{x-1} = 0`, 'x + 1 = 0'],
  ])('finds %s and %s to be one equation', (a, b) => {
    expect(equations(a, b)).toBe('equal')
    expect(equations(b, a)).toBe('equal')
  })

  test.each([
    ['3x - y + 13 = 0', '3x + 4y + 14 = 0'],
    ['2x + 3y = 5', '2x + 3y = 6'],
    ['2x + 3y = 5', '2x - 3y = 5'],
    ['x^2 + y^2 = 1', 'x^2 + y^2 = 2'],
    ['x^2 + y^2 = 1', 'x^2 - y^2 = 1'],
    ['x^2 = 4', '2x = 4'],
    ['x^2 - 4 = 0', 'x^2 + 4x + 4 = 0'],
  ])('finds a solution of one of %s and %s that is none of the other', (a, b) => {
    expect(equations(a, b)).toBe('different')
    expect(equations(b, a)).toBe('different')
  })

  test.each([
    [String.raw`\frac{x}{y} - 1 = 0`, 'x - y = 0'],
    [String.raw`\frac{(x-1)^2}{x-1} = 0`, 'x - 1 = 0'],
    [String.raw`\frac{y-1}{x-2} - 3 = 0`, 'y - 1 = 3(x-2)'],
    [String.raw`\tan x \cos x - 1 = 0`, String.raw`\sin x - 1 = 0`],
    [String.raw`(\sqrt{x})^2 - y^2 = 0`, 'x - y^2 = 0'],
    ['x^2 + y^2 = 0', 'x^2 + 2y^2 = 0'],
    ['x^2 + 1 = 0', 'x^2 + 2 = 0'],
    ['(x-1)(x-2) = 0', '(x-1)^2(x-2) = 0'],
    ['e^x - 1 = 0', '2x = 0'],
  ])('does not decide whether %s and %s have the same solutions', (a, b) => {
    expect(equations(a, b)).toBe('undecided')
    expect(equations(b, a)).toBe('undecided')
  })
})

describe('compareInequalities', () => {
  test.each([
    ['x < y', 'y > x'],
    ['x + y < 1', '2x + 2y < 2'],
    ['x + y < 1', '-x - y > -1'],
    [String.raw`x \ne y`, String.raw`y \ne x`],
    [String.raw`\frac{x}{y} < 1`, String.raw`\frac{2x}{y} < 2`],
  ])('finds %s and %s to be one inequality', (a, b) => {
    expect(inequalities(a, b)).toBe('equal')
  })

  test.each([
    ['x < y', 'x > y'],
    ['x < y', String.raw`x \le y`],
    ['x + y < 1', '-x - y < -1'],
  ])('tells %s from %s', (a, b) => {
    expect(inequalities(a, b)).toBe('different')
  })

  test.each([
    [String.raw`\frac{x}{y} < 1`, 'x < y'],
    ['x < y', 'x^2 < xy'],
    ['x + y < 1', 'x + y < 2'],
  ])('does not decide whether %s says what %s says', (a, b) => {
    expect(inequalities(a, b)).toBe('undecided')
  })
})
