import { describe, expect, test } from 'vitest'
import { recordsFromFile } from './record-source.ts'

describe('recordsFromFile', () => {
  test.each([
    ['a.jsonl', 'line'],
    ['a.JSON', 'row'],
    ['a.parquet', 'row'],
  ])('counts the records of %s by the %s', async (path, unit) => {
    expect((await recordsFromFile(path)).unit).toBe(unit)
  })

  test.each(['a.csv', 'a.jsonl.gz', 'parquet'])('refuses %s', async (path) => {
    await expect(recordsFromFile(path)).rejects.toMatchObject({
      code: 'usage',
      message: `${path} cannot be read: its name must end in .jsonl, .json or .parquet.`,
    })
  })
})
