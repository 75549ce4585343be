import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { readLines } from './read-lines.ts'

function open(maxBytes = 1000) {
  const stream = new PassThrough()
  const onTooMuch = vi.fn()
  return { stream, onTooMuch, lines: readLines(stream, maxBytes, onTooMuch) }
}

describe('readLines', () => {
  test('puts lines together that come in pieces, and parts those that come together', async () => {
    const { stream, lines } = open()
    stream.write('on')
    await turn()
    stream.write('e\ntwo\nthr')
    await turn()
    stream.end('ee\n')
    expect([await lines.next(), await lines.next(), await lines.next(), await lines.next()]).toEqual([
      'one',
      'two',
      'three',
      undefined,
    ])
  })

  test('splits at line feeds alone, and leaves a carriage return where it is', async () => {
    const { stream, lines } = open()
    stream.end('a\r\n\n\u2028b\n')
    expect([await lines.next(), await lines.next(), await lines.next()]).toEqual(['a\r', '', '\u2028b'])
  })

  test('a last line without an end is none', async () => {
    const { stream, lines } = open()
    stream.end('a\nb')
    expect([await lines.next(), await lines.next(), await lines.next()]).toEqual(['a', undefined, undefined])
  })

  test('has read any text in any pieces as the lines of all of it', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\n', '').toWellFormed())
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        fc.array(fc.nat(20), { maxLength: 8 }),
        async (wanted, cuts) => {
          const { stream, lines } = open(100_000)
          let bytes = Buffer.from(wanted.map((each) => `${each}\n`).join(''))
          for (const cut of cuts) {
            stream.write(bytes.subarray(0, cut))
            bytes = bytes.subarray(cut)
            await turn()
          }
          stream.end(bytes)
          const read: string[] = []
          for (let each = await lines.next(); each !== undefined; each = await lines.next()) read.push(each)
          expect(read).toEqual(wanted)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('a line that is too long ends it, once, and lines before it can still be read', async () => {
    const { stream, lines, onTooMuch } = open(100)
    stream.write('short\n')
    for (let round = 0; round < 3; round += 1) {
      stream.write('x'.repeat(60))
      await turn()
    }
    stream.write('\nlater\n')
    await turn()
    expect([await lines.next(), await lines.next(), onTooMuch.mock.calls.length]).toEqual(['short', undefined, 1])
  })

  test('lines that nobody reads are bounded together, even empty ones', async () => {
    const { stream, onTooMuch } = open(1000)
    stream.write('\n'.repeat(40))
    await turn()
    expect(onTooMuch).toHaveBeenCalledOnce()
  })

  test('lines that are read make room for others', async () => {
    const { stream, lines, onTooMuch } = open(100)
    for (let round = 0; round < 20; round += 1) {
      stream.write(`${'x'.repeat(50)}\n`)
      expect(await lines.next()).toHaveLength(50)
    }
    expect(onTooMuch).not.toHaveBeenCalled()
  })

  test('reads on to the end of a stream when nobody asks, so that its process can end', async () => {
    const { stream, lines } = open(1_000_000)
    for (let round = 0; round < 100; round += 1) stream.write(`${'x'.repeat(5000)}\n`)
    stream.end()
    await vi.waitFor(() => expect(stream.readableEnded).toBe(true))
    expect(await lines.next()).toHaveLength(5000)
  })

  test('rejects with the reason of a signal, and loses no line by it', async () => {
    const { stream, lines } = open()
    const controller = new AbortController()
    const waiting = lines.next(controller.signal)
    controller.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await expect(lines.next(AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
    stream.write('a\n')
    expect(await lines.next()).toBe('a')
  })

  test('two who wait at once have a line each', async () => {
    const { stream, lines } = open()
    const both = Promise.all([lines.next(), lines.next()])
    stream.write('a\n')
    await turn()
    stream.write('b\n')
    expect(await both).toEqual(['a', 'b'])
  })

  test.each([
    ['end', (stream: PassThrough) => stream.end()],
    ['failure', (stream: PassThrough) => stream.destroy(new Error('ECONNRESET'))],
  ])('who waits at the %s of the stream hears that there is no more', async (_, end) => {
    const { stream, lines } = open()
    const waiting = lines.next()
    end(stream)
    expect(await waiting).toBeUndefined()
  })
})
