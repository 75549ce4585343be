import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { Budget, BudgetSpent } from './budget.ts'
import { domainOf } from './domain.test-kit.ts'
import type { Domain } from './domain.ts'
import { sample } from './sample.ts'

const of = (a: string, b: string, options: Partial<Domain> = {}) =>
  sample(parse(a), parse(b), domainOf(options), { from: 0, to: 25 }, new Budget())

describe('sample', () => {
  test('finds that expressions agree', () => {
    expect(of('(x+y)^2', 'x^2+2xy+y^2')).toEqual({ agreed: 25, mismatched: 0, differed: 0 })
    expect(of('\\ln(x^2)', '2\\ln|x|').differed).toBe(0)
    expect(of('\\ln(x^2)', '2\\ln|x|').agreed).toBeGreaterThan(20)
  })

  test('ends at the first certain difference', () => {
    expect(of('x', 'x+10^{-20}')).toEqual({ agreed: 0, mismatched: 0, differed: 1 })
    expect(of('\\sqrt{x^2}', 'x').differed).toBe(1)
  })

  test('tells poles from what has no value', () => {
    expect(of('\\frac{x}{x}', '1', { variables: ['x'] })).toEqual({ agreed: 24, mismatched: 0, differed: 0 })
    expect(of('\\sqrt{x}^2', 'x').mismatched).toBeGreaterThan(3)
    expect(of('\\sqrt{x}', '\\sqrt{x}').mismatched).toBe(0)
    expect(of('f(x)', 'x')).toEqual({ agreed: 0, mismatched: 0, differed: 0 })
    expect(of('\\sum_{k=1}^{1000000}x', 'x')).toEqual({ agreed: 0, mismatched: 0, differed: 0 })
  })

  test('ends with its budget', () => {
    const run = () => sample(parse('\\sin x'), parse('\\sin x'), domainOf(), { from: 0, to: 25 }, new Budget(1000))
    expect(run).toThrow(BudgetSpent)
  })
})
