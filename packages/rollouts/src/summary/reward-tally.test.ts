import { describe, expect, test } from 'vitest'
import { RewardTally } from './reward-tally.ts'

function tally(...rewards: [task: number, reward: number][]) {
  const tallied = new RewardTally()
  for (const [task, reward] of rewards) tallied.add(task, reward)
  return tallied.read()
}

describe('RewardTally', () => {
  test('counts a task once, however many of its rollouts reached a verdict', () => {
    expect(tally([0, 1], [0, 1], [0, 1], [1, 0])).toMatchObject({ mean: 0.5, tasks: 2, rollouts: 4 })
  })

  test('gives the t interval over task means: 0, 0.5, 1 by hand is 0.5 ± 4.3027 · 0.5 / √3', () => {
    const margin = (4.302652729911275 * 0.5) / Math.sqrt(3)
    const { interval } = tally([0, 0], [1, 0], [1, 1], [2, 1]) ?? {}
    expect(interval?.low).toBeCloseTo(0.5 - margin, 10)
    expect(interval?.high).toBeCloseTo(0.5 + margin, 10)
  })

  test('has no interval for one task and no mean of nothing', () => {
    expect(tally([0, 1], [0, 0])).toMatchObject({ mean: 0.5, interval: undefined })
    expect(tally()).toBeUndefined()
  })

  test('is the same to the last bit in whatever order rollouts end (REP-3)', () => {
    const rewards: [number, number][] = Array.from({ length: 50 }, (_, task) => [task, 0.1 * (task % 7)])
    expect(tally(...rewards.toReversed())).toEqual(tally(...rewards))
  })

  test('knows when all rewards are one number', () => {
    expect(tally([0, 0.5], [1, 0.5])?.isConstant).toBe(true)
    expect(tally([0, 0.5], [1, 0.6])?.isConstant).toBe(false)
  })
})
