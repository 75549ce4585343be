import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { repairTail } from './repair-tail.ts'

async function repair(bytes: string | Uint8Array) {
  const path = join(await makeFolder(), 'r.jsonl')
  await writeFile(path, bytes)
  return { repair: await repairTail(path), text: await readFile(path, 'utf8') }
}

describe('repairTail', () => {
  test('leaves a file alone that ends with a line break, is empty or is not there', async () => {
    expect(await repair('{"a":1}\n')).toEqual({ repair: 'none', text: '{"a":1}\n' })
    expect(await repair('')).toEqual({ repair: 'none', text: '' })
    expect(await repairTail('/no/such/file.jsonl')).toBe('none')
  })

  test('ends a whole last line', async () => {
    expect(await repair('{"a":1}\n{"b":2}')).toEqual({ repair: 'completed', text: '{"a":1}\n{"b":2}\n' })
  })

  test('cuts off a half-written last line, also one that was cut in mid-character', async () => {
    expect(await repair('{"a":1}\n{"b":')).toEqual({ repair: 'cut', text: '{"a":1}\n' })
    expect(await repair('{"b":')).toEqual({ repair: 'cut', text: '' })
    const torn = Buffer.from('{"a":1}\n{"b":"é"}').subarray(0, -3)
    expect(await repair(torn)).toEqual({ repair: 'cut', text: '{"a":1}\n' })
  })

  test('cuts a number off that was perhaps longer', async () => {
    expect(await repair('{"a":1}\n12')).toEqual({ repair: 'cut', text: '{"a":1}\n' })
  })

  test('keeps every whole line of a file cut at any byte (REP-3)', async () => {
    const rows = fc.array(fc.record({ text: fc.string({ unit: 'grapheme' }), n: fc.integer() }), {
      minLength: 1,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (values, at) => {
        const lines = values.map((value) => `${JSON.stringify(value)}\n`)
        const bytes = Buffer.from(lines.join(''))
        const cut = bytes.subarray(0, at % (bytes.length + 1))
        const whole = lines.filter((_, i) => Buffer.byteLength(lines.slice(0, i + 1).join('')) - 1 <= cut.length)
        expect((await repair(cut)).text).toBe(whole.join(''))
      }),
      { numRuns: 60 },
    )
  })

  test('finds the last line break many blocks back', async () => {
    const text = `{"a":1}\n{"b":"${'x'.repeat(200_000)}`
    expect(await repair(text)).toEqual({ repair: 'cut', text: '{"a":1}\n' })
  })
})
