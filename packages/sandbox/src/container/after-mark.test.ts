import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { afterMark } from './after-mark.ts'

async function read(chunks: readonly string[]): Promise<{ after: string; marks: number }> {
  const stream = new PassThrough()
  const onMark = vi.fn()
  const after = text(afterMark(stream, 'MARK', onMark))
  for (const chunk of chunks) {
    stream.write(chunk)
    await turn()
  }
  stream.end()
  return { after: await after, marks: onMark.mock.calls.length }
}

describe('afterMark', () => {
  test.each([
    [['MARKa', 'b'], 'ab'],
    [['warning: old\nMA', 'RK', 'a'], 'a'],
    [['MARK'], ''],
    [['MARKaMARKb'], 'aMARKb'],
  ])('of %j is %j', async (chunks, after) => {
    expect(await read(chunks)).toEqual({ after, marks: 1 })
  })

  test('without a mark is all there was', async () => {
    expect(await read(['Error: ', 'no image'])).toEqual({ after: 'Error: no image', marks: 0 })
    expect(await read([])).toEqual({ after: '', marks: 0 })
  })

  test('keeps no more than the end of what comes before', async () => {
    const { after } = await read(['first', 'x'.repeat(100_000), 'last'])
    expect(after).toHaveLength(64 * 1024)
    expect(after).toMatch(/xlast$/)
  })
})
