import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { compareWithConstants, integrationConstant } from './compare-constants.ts'
import { contextOf } from './context.test-kit.ts'

const compared = (a: string, b: string) => compareWithConstants(parse(a), parse(b), contextOf()).is

describe('compareWithConstants', () => {
  test.each([
    ['x^2 + C', 'C + x^2', 'equal'],
    ['x^2 + C', 'x^2 + 1 + C', 'equal'],
    ['x^2 + C', 'x^2 + 1 + c', 'equal'],
    ['x^2 + C', 'x^2 + K', 'equal'],
    [String.raw`\sin^2 x + C`, String.raw`-\cos^2 x + C`, 'equal'],
    [String.raw`\ln|x| + C`, String.raw`\ln|3x| + C`, 'equal'],
    ['C_1 e^x + C_2', 'c_1 e^x + c_2', 'equal'],
    [String.raw`2\hat{i} + 3\hat{j}`, '2i + 3j', 'equal'],
    ['x^2 + c', 'x^2 + 1 + c', 'undecided'],
    ['a + c', 'a + c + 1', 'undecided'],
    ['Ax + By + C', 'Ax + By + C + 1', 'undecided'],
    ['C_1 e^x + C_2', 'C_2 e^x + C_1', 'undecided'],
    ['C_1/(C_1+C_2)', 'C_2/(C_1+C_2)', 'undecided'],
    ['x^2 + C', 'x^2', 'different'],
    ['x^2 + C', 'x^2 + 5', 'different'],
    ['x^2 + C', 'x^3 + C', 'different'],
    ['x^2 + C', 'x^2 + y + C', 'different'],
    [String.raw`\ln|x| + C`, String.raw`\ln x + C`, 'different'],
    ['Cx', 'x', 'different'],
  ])('finds of %s and %s that they are %s', (a, b, verdict) => {
    expect(compared(a, b)).toBe(verdict)
    expect(compared(b, a)).toBe(verdict)
  })
})

describe('integrationConstant', () => {
  test.each([
    ['x^2 + C', { name: 'C', isCertain: true }],
    ['ax + bx^2 + C', { name: 'C', isCertain: true }],
    ['x^2 + c', { name: 'c', isCertain: false }],
    ['Ax + C', { name: 'C', isCertain: false }],
    ['x^2', undefined],
    ['5 + C', undefined],
    ['Cx + C', undefined],
    ['C', undefined],
  ])('finds in %s the constant %o', (text, constant) => {
    expect(integrationConstant(parse(text))).toEqual(constant)
  })
})
