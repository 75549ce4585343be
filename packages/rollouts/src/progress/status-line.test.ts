import { describe, expect, test } from 'vitest'
import { createStatusLine } from './status-line.ts'

function statusLine(isTTY: boolean, columns = 120) {
  const written: string[] = []
  const clock = { time: 0 }
  const stream = { isTTY, columns, write: (text: string) => written.push(text) }
  return { written, clock, ...createStatusLine(stream, { label: 'gsm8k', now: () => clock.time }) }
}

describe('createStatusLine', () => {
  test('rewrites one line on a terminal, no more often than can be read (OBS-9)', () => {
    const { written, clock, update, finish } = statusLine(true)
    let asked = 0
    for (clock.time = 0; clock.time < 100; clock.time += 1) update(() => `${(asked += 1)} records`)
    update(() => 'the last')
    finish()
    expect(written).toEqual(['\r\u001b[2Kgsm8k: 1 records', '\r\u001b[2Kgsm8k: the last', '\n'])
    expect(asked).toBe(1)
  })

  test('cuts the line to the width of the terminal', () => {
    const { written, update } = statusLine(true, 30)
    update(() => 'x'.repeat(100))
    expect(written[0]?.replace('\r\u001b[2K', '')).toHaveLength(29)
  })

  test('writes plain lines now and then where there is no terminal, the last one always (OBS-9)', () => {
    const { written, clock, update, finish } = statusLine(false)
    for (clock.time = 0; clock.time <= 12_000; clock.time += 100) {
      const { time } = clock
      update(() => `${time} ms`)
    }
    finish()
    finish()
    expect(written).toEqual(['gsm8k: 5000 ms\n', 'gsm8k: 10000 ms\n', 'gsm8k: 12000 ms\n'])
  })

  test('writes nothing when nothing happened', () => {
    const { written, finish } = statusLine(false)
    finish()
    expect(written).toEqual([])
  })
})
