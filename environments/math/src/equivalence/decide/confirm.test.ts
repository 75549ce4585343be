import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { Budget } from './budget.ts'
import { confirm } from './confirm.ts'
import { domainOf } from './domain.test-kit.ts'
import type { Domain } from './domain.ts'

describe('confirm', () => {
  const confirmed = (a: string, b: string, options: Partial<Domain> = {}) =>
    confirm(parse(a), parse(b), domainOf(options), new Budget())

  test.each([
    ['\\ln(x^2)', '2\\ln|x|', 'zero'],
    ['\\sqrt{x^2}', '|x|', 'zero'],
    ['\\sqrt{x^2}', 'x', 'not zero'],
    ['|x|+e^{-1000}', '|x|', 'not zero'],
    ['\\tanh(1000+x^2)', '1', 'not zero'],
    ['|x|+10^{-1000}\\pi', '|x|', 'not zero'],
    ['\\tanh(10^{6}+x^2)', '1', 'undecided'],
    ['f(x)', 'f(x)', 'undecided'],
    ['\\frac{1}{x-x}', '1', 'undecided'],
    ['\\sum_{x=1}^{3} x', '6', 'zero'],
  ])('finds of %s and %s: %s', (a, b, expected) => {
    expect(confirmed(a, b)).toBe(expected)
  })

  test('takes complex points where variables are complex', () => {
    const complex = { variables: ['z'], complex: new Set(['z']), field: 'complex' as const }
    expect(confirmed('z\\overline{z}', '|z|^2', complex)).toBe('zero')
    expect(confirmed('\\overline{z}', 'z', complex)).toBe('not zero')
  })
})
