import { describe, expect, test } from 'vitest'
import { Budget, BudgetSpent } from './budget.ts'

describe('Budget', () => {
  test('is spent to the last step, and not beyond', () => {
    const budget = new Budget(10)
    budget.spend(4)
    budget.spend(6)
    expect(() => budget.spend(1)).toThrow(BudgetSpent)
    expect(() => budget.spend(1)).toThrow(BudgetSpent)
  })

  test('gives parts that end by themselves', () => {
    const budget = new Budget(1_000_000)
    const part = budget.part(10)
    part.spend(10)
    expect(() => part.spend(1)).toThrow(BudgetSpent)
    expect(() => budget.spend(100)).not.toThrow()
  })

  test('pays for its parts', () => {
    const budget = new Budget(100)
    const part = budget.part(1_000_000)
    expect(() => {
      for (let step = 0; step < 100; step += 1) part.spend(2)
    }).toThrow(BudgetSpent)
    expect(() => budget.spend(1)).toThrow(BudgetSpent)
  })

  test('refuses what has no end', () => {
    expect(() => new Budget().spend(Infinity)).toThrow(BudgetSpent)
  })
})
