import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { collectOutput } from './collect-output.ts'

async function collect(maxBytes: number, writes: readonly ['stdout' | 'stderr', string | Buffer][]) {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() }
  const onFull = vi.fn()
  const output = collectOutput(streams, maxBytes, onFull)
  for (const [name, chunk] of writes) {
    streams[name].write(chunk)
    await turn()
  }
  return { stdout: output.stdout(), stderr: output.stderr(), full: onFull.mock.calls.length, streams }
}

describe('collectOutput', () => {
  test('keeps two streams apart', async () => {
    expect(
      await collect(10, [
        ['stdout', 'a'],
        ['stderr', 'b'],
        ['stdout', 'c'],
      ]),
    ).toMatchObject({
      stdout: 'ac',
      stderr: 'b',
      full: 0,
    })
  })

  test('takes exactly as many bytes as it may without complaint', async () => {
    expect(
      await collect(4, [
        ['stdout', 'ab'],
        ['stderr', 'cd'],
      ]),
    ).toMatchObject({ stdout: 'ab', stderr: 'cd', full: 0 })
  })

  test('cuts the chunk in which the limit is passed, drops the rest and says so once', async () => {
    expect(
      await collect(5, [
        ['stdout', 'abc'],
        ['stderr', 'defg'],
        ['stdout', 'h'],
        ['stderr', 'ijklmnop'],
      ]),
    ).toMatchObject({ stdout: 'abc', stderr: 'de', full: 1 })
  })

  test('joins characters that were split between chunks, and replaces what is none', async () => {
    const bytes = Buffer.from('aé')
    expect(
      await collect(10, [
        ['stdout', bytes.subarray(0, 2)],
        ['stdout', bytes.subarray(2)],
      ]),
    ).toMatchObject({ stdout: 'aé' })
    expect(await collect(10, [['stdout', Buffer.from([0xff, 0x41])]])).toMatchObject({ stdout: '\ufffdA' })
  })

  test('outlives a stream that fails', async () => {
    const { streams } = await collect(10, [['stdout', 'a']])
    expect(() => streams.stdout.emit('error', new Error('EPIPE'))).not.toThrow()
  })
})
