import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { type Line, readLines } from './read-lines.ts'

async function read(bytes: string | Uint8Array): Promise<Line[]> {
  const path = join(await makeFolder(), 'rows.jsonl')
  await writeFile(path, bytes)
  const lines: Line[] = []
  for await (const line of readLines(path)) lines.push(line)
  return lines
}

describe('readLines', () => {
  test('numbers lines from 1 and counts the blank ones it leaves out', async () => {
    expect(await read('{"a":1}\n\n  \n{"b":2}\r\n{"c":3}')).toEqual([
      { number: 1, text: '{"a":1}' },
      { number: 4, text: '{"b":2}' },
      { number: 5, text: '{"c":3}' },
    ])
  })

  test('keeps a row whole that holds U+2028, at which node:readline would cut it', async () => {
    expect(await read('{"a":"x\u2028y\u2029z\u0085"}\n')).toEqual([
      { number: 1, text: '{"a":"x\u2028y\u2029z\u0085"}' },
    ])
  })

  test('drops a byte order mark', async () => {
    expect(await read('\uFEFF{}\n')).toEqual([{ number: 1, text: '{}' }])
  })

  test('names the line whose bytes are not UTF-8 (REP-6)', async () => {
    const bytes = Buffer.concat([Buffer.from('{}\n'), Buffer.from([0x7b, 0xff, 0x7d, 0x0a])])
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'row_invalid',
      message: expect.stringContaining('line 2: the bytes are not UTF-8') as string,
    })
  })

  test('gives back any JSON lines, across chunks and in any script', async () => {
    const values = fc.array(fc.record({ text: fc.string({ unit: 'binary', maxLength: 300 }), n: fc.integer() }), {
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(values, fc.constantFrom('\n', '\r\n'), async (rows, ending) => {
        const lines = await read(rows.map((row) => JSON.stringify(row) + ending).join(''))
        expect(lines.map(({ text }) => JSON.parse(text) as unknown)).toEqual(rows)
      }),
      { numRuns: 25 },
    )
  })

  test('reads a line longer than its chunks', async () => {
    const row = JSON.stringify({ text: 'é'.repeat(700_000) })
    expect(await read(`${row}\n{}\n`)).toEqual([
      { number: 1, text: row },
      { number: 2, text: '{}' },
    ])
  })
})
