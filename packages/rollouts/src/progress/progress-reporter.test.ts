import { describe, expect, test } from 'vitest'
import type { Progress } from './progress.ts'
import { createProgressReporter, formatDuration, formatProgress } from './progress-reporter.ts'

const progress: Progress = {
  total: 400,
  done: 120,
  failed: 3,
  meanReward: 0.7421,
  elapsedMs: 4000,
  perSecond: 31.4,
  remainingMs: 9000,
}

describe('createProgressReporter', () => {
  test('shows how far a collection has come', () => {
    const written: string[] = []
    const stream = { isTTY: true, columns: 120, write: (text: string) => written.push(text) }
    const { update, finish } = createProgressReporter(stream, { label: 'weather/oracle', now: () => 0 })
    update(progress)
    update({ ...progress, done: 122 })
    finish()
    expect(written).toEqual([
      '\r\u001b[2Kweather/oracle: 120/400 rollouts, 3 failed, mean reward 0.742, 31.4/s, 9 s left',
      '\r\u001b[2Kweather/oracle: 122/400 rollouts, 3 failed, mean reward 0.742, 31.4/s, 9 s left',
      '\n',
    ])
  })
})

describe('formatProgress', () => {
  test('has no mean before the first verdict and no time left at the end', () => {
    expect(formatProgress({ ...progress, done: 0, meanReward: undefined, remainingMs: undefined })).toBe(
      '0/400 rollouts, 3 failed, mean reward –, 31.4/s',
    )
    expect(formatProgress({ ...progress, done: 400 })).toBe('400/400 rollouts, 3 failed, mean reward 0.742, 31.4/s')
  })
})

describe('formatDuration', () => {
  test.each([
    [400, '0 s'],
    [59_400, '59 s'],
    [250_000, '4 min 10 s'],
    [7_500_000, '2 h 5 min'],
  ])('says %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text))
})
