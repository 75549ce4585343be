import { extname } from 'node:path'
import { GymError } from '@gym/core'
import type { DatasetRecord } from './dataset-record.ts'
import { readJsonArrayRecords, readJsonlRecords } from './json-records.ts'

/** The records of a file. */
export interface RecordSource {
  /** What their numbers count. */
  readonly unit: 'line' | 'row'
  /** Reads them from the first on, one at a time. */
  read(): AsyncIterable<DatasetRecord>
}

/**
 * Reads a dataset file by the end of its name: `.jsonl`, `.json` or `.parquet`.
 *
 * @throws {GymError} usage for any other name
 */
export async function recordsFromFile(path: string): Promise<RecordSource> {
  switch (extname(path).toLowerCase()) {
    case '.jsonl':
      return { unit: 'line', read: () => readJsonlRecords(path) }
    case '.json':
      return { unit: 'row', read: () => readJsonArrayRecords(path) }
    case '.parquet': {
      // Loaded here: most files are none, and its decompressors take their time.
      const { readParquetRecords } = await import('./parquet-records.ts')
      return { unit: 'row', read: () => readParquetRecords(path) }
    }
    default:
      throw new GymError({
        code: 'usage',
        message: `${path} cannot be read: its name must end in .jsonl, .json or .parquet.`,
      })
  }
}
