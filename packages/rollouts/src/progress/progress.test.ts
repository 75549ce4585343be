import { describe, expect, test } from 'vitest'
import { ProgressCounter } from './progress.ts'

describe('ProgressCounter', () => {
  test('tells rate and time left from the rollouts of this run alone', () => {
    let time = 1000
    const counter = new ProgressCounter(
      { total: 100, done: 40, failed: 1, rewards: { count: 39, sum: 39 } },
      () => time,
    )
    expect(counter.read()).toMatchObject({ done: 40, failed: 1, meanReward: 1, perSecond: 0, remainingMs: undefined })
    time += 2000
    for (let i = 0; i < 9; i += 1) counter.completed(0)
    counter.failed()
    expect(counter.read()).toEqual({
      total: 100,
      done: 50,
      failed: 2,
      meanReward: 39 / 48,
      elapsedMs: 2000,
      perSecond: 5,
      remainingMs: 10_000,
    })
  })

  test('leaves masked verdicts out of the mean', () => {
    const counter = new ProgressCounter({ total: 2, done: 0, failed: 0, rewards: { count: 0, sum: 0 } }, () => 0)
    counter.completed(undefined)
    expect(counter.read()).toMatchObject({ done: 1, meanReward: undefined })
  })
})
