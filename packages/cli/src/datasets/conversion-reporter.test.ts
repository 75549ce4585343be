import { describe, expect, test } from 'vitest'
import { createConversionReporter } from './conversion-reporter.ts'

function reporter(isTTY: boolean) {
  const written: string[] = []
  const clock = { time: 0 }
  const err = { isTTY, columns: 120, write: (text: string) => written.push(text) }
  return { written, clock, ...createConversionReporter('gsm8k', { err, now: () => clock.time }) }
}

describe('createConversionReporter', () => {
  test('says nothing of a short file, on a terminal or elsewhere', () => {
    for (const isTTY of [true, false]) {
      const { written, clock, update, finish } = reporter(isTTY)
      for (clock.time = 0; clock.time < 1000; clock.time += 10) update({ read: clock.time, bad: 0 })
      finish()
      expect(written).toEqual([])
    }
  })

  test('says how many records of a long file were read, how many are bad, and how fast', () => {
    const { written, clock, update, finish } = reporter(false)
    clock.time = 5000
    update({ read: 12_000, bad: 3 })
    finish()
    expect(written).toEqual(['gsm8k: 12,000 records, 3 bad, 2,400/s\n'])
  })
})
