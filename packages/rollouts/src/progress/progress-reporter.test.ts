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

function reporter(isTTY: boolean, columns = 120) {
  const written: string[] = []
  const clock = { time: 0 }
  const stream = { isTTY, columns, write: (text: string) => written.push(text) }
  return { written, clock, ...createProgressReporter(stream, { label: 'weather/oracle', now: () => clock.time }) }
}

describe('createProgressReporter', () => {
  test('rewrites one line on a terminal, no more often than can be read (OBS-9)', () => {
    const { written, clock, update, finish } = reporter(true)
    update(progress)
    for (clock.time = 1; clock.time < 100; clock.time += 1) update({ ...progress, done: 121 })
    update({ ...progress, done: 122 })
    finish()
    expect(written).toEqual([
      '\r\u001b[2Kweather/oracle: 120/400 rollouts, 3 failed, mean reward 0.742, 31.4/s, 9 s left',
      '\r\u001b[2Kweather/oracle: 122/400 rollouts, 3 failed, mean reward 0.742, 31.4/s, 9 s left',
      '\n',
    ])
  })

  test('cuts the line to the width of the terminal', () => {
    const { written, update } = reporter(true, 30)
    update(progress)
    expect(written[0]?.replace('\r\u001b[2K', '')).toHaveLength(29)
  })

  test('writes plain lines now and then where there is no terminal, the last one always (OBS-9)', () => {
    const { written, clock, update, finish } = reporter(false)
    for (clock.time = 0; clock.time <= 12_000; clock.time += 100) update({ ...progress, done: clock.time / 100 })
    finish()
    finish()
    expect(written.map((line) => line.split(' ')[1])).toEqual(['50/400', '100/400', '120/400'])
    expect(written.every((line) => line.endsWith('\n') && !line.includes('\u001b'))).toBe(true)
  })

  test('writes nothing when nothing happened', () => {
    const { written, finish } = reporter(false)
    finish()
    expect(written).toEqual([])
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
