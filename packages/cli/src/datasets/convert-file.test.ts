import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { environment } from '../fixtures/workspace/environments/sums/src/environment.ts'
import { type ConversionProgress, convertFile, type ConvertFileOptions } from './convert-file.ts'
import { selectConverter } from './select-converter.ts'

/** Converts sums such as `1 + 2`; what is none is bad. */
async function convert(questions: readonly string[], options: Partial<ConvertFileOptions> = {}) {
  const folder = await makeFolder()
  const output = join(folder, 'out.jsonl')
  const taken: number[] = []
  const converting = convertFile({
    source: {
      unit: 'row',
      async *read() {
        for (const [at, question] of questions.entries()) {
          taken.push(at + 1)
          yield { number: at + 1, record: { question } }
        }
      },
    },
    name: 'sums.parquet',
    converter: selectConverter('arithmetic', [environment]),
    output,
    ...options,
  })
  return { folder, output, taken, converting }
}

describe('convertFile', () => {
  test('writes one line for each record, in their order', async () => {
    const { output, converting } = await convert(['1 + 2', '3 + 4'])
    expect(await converting).toMatchObject({ rows: 2, badRows: { count: 0 } })
    const lines = (await readFile(output, 'utf8')).split('\n')
    expect(lines).toHaveLength(3)
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ first_term: 3, second_term: 4 })
  })

  test('lists bad records by number and field, and leaves no file behind', async () => {
    const { folder, converting } = await convert(['1 + 2', 'one', '3 + 4', 'two'])
    await expect(converting).rejects.toMatchObject({
      code: 'row_invalid',
      message: expect.stringMatching(
        /^sums\.parquet: 2 bad rows; nothing was written\.\n {2}row 2: question: .*\n {2}row 4: question: .*$/,
      ) as string,
      details: { bad_rows: 2, problems: [{ row: 2, field: 'question' }, { row: 4 }] },
    })
    expect(await readdir(folder)).toEqual([])
  })

  test('leaves bad records out when told to, and counts them', async () => {
    const { output, converting } = await convert(['one', '1 + 2', 'two'], { skipBad: true })
    expect(await converting).toMatchObject({ rows: 1, badRows: { count: 2 } })
    expect((await readFile(output, 'utf8')).split('\n')).toHaveLength(2)
  })

  test.each([
    [['one', 'two'], '2 bad rows; nothing was written'],
    [[], 'no records to convert'],
  ])('writes no file without a row, of %j', async (questions, message) => {
    const { folder, converting } = await convert(questions, { skipBad: true })
    await expect(converting).rejects.toThrow(message)
    expect(await readdir(folder)).toEqual([])
  })

  test('reads no record beyond the limit', async () => {
    const { taken, converting } = await convert(['1 + 2', '3 + 4', 'bad', 'bad'], { limit: 2 })
    expect((await converting).rows).toBe(2)
    expect(taken).toEqual([1, 2])
  })

  test('stops when told to, and leaves no file behind', async () => {
    const controller = new AbortController()
    const seen: ConversionProgress[] = []
    const { folder, converting } = await convert(['1 + 2', '3 + 4', '5 + 6'], {
      signal: controller.signal,
      onProgress: (progress) => {
        seen.push(progress)
        if (progress.read === 2) controller.abort()
      },
    })
    const error = await converting.catch((thrown: unknown) => thrown)
    expect(error).toBe(controller.signal.reason)
    expect(controller.signal.aborted).toBe(true)
    expect(seen).toEqual([
      { read: 1, bad: 0 },
      { read: 2, bad: 0 },
    ])
    expect(await readdir(folder)).toEqual([])
  })
})
