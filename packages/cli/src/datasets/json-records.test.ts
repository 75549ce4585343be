import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { collect } from '../fixtures/collect.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { readJsonArrayRecords, readJsonlRecords } from './json-records.ts'

async function fileOf(text: string): Promise<string> {
  const path = join(await makeFolder(), 'records')
  await writeFile(path, text)
  return path
}

describe('readJsonlRecords', () => {
  const read = async (text: string) => collect(readJsonlRecords(await fileOf(text)))

  test('reads one record a line and does not mind blank lines at the end', async () => {
    expect(await read('{"a":1}\r\n{"a":9007199254740993}\n\n \n')).toEqual([
      { number: 1, record: { a: 1 } },
      { number: 2, record: { a: '9007199254740993' } },
    ])
  })

  test('has a reason at each line that holds no record, blank ones in between included', async () => {
    expect(await read('\n{"a":1}\n\n[1]\nnull\n"x"\n{a:1}\n')).toEqual([
      { number: 1, reason: 'is blank' },
      { number: 2, record: { a: 1 } },
      { number: 3, reason: 'is blank' },
      { number: 4, reason: 'must be a JSON object, not a list' },
      { number: 5, reason: 'must be a JSON object, not null' },
      { number: 6, reason: 'must be a JSON object, not string' },
      { number: 7, reason: expect.stringMatching(/^not JSON: .*position 1$/) as string },
    ])
  })
})

describe('readJsonArrayRecords', () => {
  const read = async (text: string) => collect(readJsonArrayRecords(await fileOf(text)))

  test('numbers the records of an array from 1', async () => {
    expect(await read('[{"a":1},2]')).toEqual([
      { number: 1, record: { a: 1 } },
      { number: 2, reason: 'must be a JSON object, not number' },
    ])
  })

  test.each([
    ['{"data":[]}', /: must hold one array, not object; /],
    ['null', /: must hold one array, not null; /],
    [
      '{"a":1}\n{"a":2}\n',
      /: not JSON: .*; a file with a record on each line is read when its name ends in \.jsonl\.$/,
    ],
  ])('refuses a file that holds %j', async (text, message) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'row_invalid',
      message: expect.stringMatching(message) as string,
    })
  })

  test('reads no array that is too large to be held', async () => {
    const path = await fileOf('[')
    await truncate(path, 300 * 1024 * 1024)
    await expect(collect(readJsonArrayRecords(path))).rejects.toThrow(/this is 300 MiB where 256 are the most/)
  })
})
