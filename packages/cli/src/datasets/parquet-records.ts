import { GymError } from '@gym/core'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { DatasetRecord } from './dataset-record.ts'
import { toPlainRecord } from './plain-value.ts'

/**
 * The records of a Parquet file, holding one row group at a time; see `toPlainValue` for what becomes of its values.
 *
 * @throws {GymError} row_invalid for a file that cannot be read, saying why
 */
export async function* readParquetRecords(path: string): AsyncGenerator<DatasetRecord> {
  const { file, metadata } = await reading(path, async () => {
    const file = await asyncBufferFromFile(path)
    return { file, metadata: await parquetMetadataAsync(file) }
  })
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    // Bytes that are not declared to be text stay bytes: as text they could be past mending.
    const options = { file, metadata, compressors, utf8: false, rowStart, rowEnd }
    const rows = await reading(path, () => parquetReadObjects(options))
    for (const [at, row] of rows.entries()) yield { number: rowStart + at + 1, record: toPlainRecord(row) }
    rowStart = rowEnd
  }
}

async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new GymError({ code: 'row_invalid', message: `${path} cannot be read as Parquet: ${reason}.`, cause })
  }
}
