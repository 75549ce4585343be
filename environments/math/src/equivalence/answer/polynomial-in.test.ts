import { describe, expect, test } from 'vitest'
import { Budget } from '../decide/budget.ts'
import { parse } from '../syntax/parse.ts'
import { exactValue } from '../value/exact-value.ts'
import { polynomialIn } from './polynomial-in.ts'

const coefficients = (text: string) =>
  polynomialIn(parse(text), 'x', new Budget())?.map((node) => exactValue(node)?.toFraction())

describe('polynomialIn', () => {
  test.each([
    ['x^2 - 3x + 2', ['2', '-3', '1']],
    ['(x-1)(x+1)', ['-1', '0', '1']],
    [String.raw`\frac{x+1}{2}`, ['1/2', '1/2']],
    ['x - x + 5', ['5']],
    ['7', ['7']],
    ['(x+1)^3', ['1', '3', '3', '1']],
  ])('finds the coefficients of %s from the constant one up', (text, wanted) => {
    expect(coefficients(text)).toEqual(wanted)
  })

  test('keeps coefficients that are no fractions', () => {
    expect(coefficients(String.raw`\pi x + \sqrt{2}`)).toEqual([undefined, undefined])
  })

  test.each([
    '1/x',
    'x^{-1}',
    'x^2/x',
    String.raw`\frac{x^2-1}{x-1}`,
    String.raw`(\sqrt{x})^2`,
    'xy',
    'x + y',
    '2^x',
    String.raw`\sin x`,
    '|x|',
    'x^{1/2}',
    'x^9',
    'x!',
  ])('finds none for %s', (text) => {
    expect(coefficients(text)).toBeUndefined()
  })
})
