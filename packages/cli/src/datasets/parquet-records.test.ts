import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { parquetWriteFile } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { collect } from '../fixtures/collect.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { readParquetRecords } from './parquet-records.ts'

type Columns = Parameters<typeof parquetWriteFile>[0]['columnData']
type Options = Omit<Parameters<typeof parquetWriteFile>[0], 'filename' | 'columnData'>

async function parquetOf(columnData: Columns, options: Options = {}): Promise<string> {
  const filename = join(await makeFolder(), 'records.parquet')
  parquetWriteFile({ filename, columnData, ...options })
  return filename
}

describe('readParquetRecords', () => {
  test('reads plain records of every row group and numbers them through', async () => {
    const path = await parquetOf(
      [
        { name: 'question', data: ['1 + 2', '3 + 4', null], type: 'STRING' },
        { name: 'id', data: [1n, 9007199254740993n, 3n], type: 'INT64' },
        { name: 'at', data: [new Date(0), null, null], type: 'TIMESTAMP' },
        { name: 'bytes', data: [new Uint8Array([255, 65]), null, null], type: 'BYTE_ARRAY' },
        { name: 'score', data: [0.5, Number.NaN, 2], type: 'DOUBLE' },
        { name: 'choices', data: [{ label: ['A'] }, null, null], type: 'JSON' },
      ],
      { rowGroupSize: 2 },
    )
    const rest = { at: null, bytes: null, choices: null }
    expect(await collect(readParquetRecords(path))).toEqual([
      {
        number: 1,
        record: {
          question: '1 + 2',
          id: 1,
          at: '1970-01-01T00:00:00.000Z',
          bytes: '/0E=',
          score: 0.5,
          choices: { label: ['A'] },
        },
      },
      { number: 2, record: { ...rest, question: '3 + 4', id: '9007199254740993', score: null } },
      { number: 3, record: { ...rest, question: null, id: 3, score: 2 } },
    ])
  })

  test.each([
    ['SNAPPY', undefined],
    ['GZIP', gzipSync],
    ['BROTLI', brotliCompressSync],
    ['UNCOMPRESSED', undefined],
  ] as const)('reads files compressed with %s', async (codec, compress) => {
    const data = Array.from({ length: 1000 }, (_, i) => `question ${i % 7}`)
    const compressors = compress && { [codec]: compress }
    const path = await parquetOf([{ name: 'question', data, type: 'STRING' }], { codec, compressors })
    const records = await collect(readParquetRecords(path))
    expect(records.map((found) => 'record' in found && found.record['question'])).toEqual(data)
  })

  test('says why a file cannot be read', async () => {
    const path = join(await makeFolder(), 'records.parquet')
    await writeFile(path, 'no such thing at all')
    await expect(collect(readParquetRecords(path))).rejects.toMatchObject({
      code: 'row_invalid',
      message: expect.stringMatching(/records\.parquet cannot be read as Parquet: .*PAR1/) as string,
    })
  })
})
