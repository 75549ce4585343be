import { readFile, stat } from 'node:fs/promises'
import { GymError } from '@gym/core'
import { readLines } from '@gym/rollouts'
import { type DatasetRecord, toDatasetRecord } from './dataset-record.ts'
import { parseJson } from './parse-json.ts'

/** The records of a JSONL file, one a line; a blank line that a record follows is a bad one. */
export async function* readJsonlRecords(path: string): AsyncGenerator<DatasetRecord> {
  let expected = 1
  for await (const { number, text } of readLines(path)) {
    for (; expected < number; expected += 1) yield { number: expected, reason: 'is blank' }
    expected = number + 1
    yield readLine(number, text)
  }
}

const maxArrayBytes = 256 * 1024 * 1024

/**
 * The records of a JSON file that holds one array, which is read whole.
 *
 * @throws {GymError} row_invalid for a file that holds anything else, or more than 256 MiB
 */
export async function* readJsonArrayRecords(path: string): AsyncGenerator<DatasetRecord> {
  const { size } = await stat(path)
  if (size > maxArrayBytes) {
    const megabytes = Math.ceil(size / 1024 / 1024)
    throw noArray(path, `an array is read whole, and this is ${megabytes} MiB where 256 are the most`)
  }
  let value: unknown
  try {
    value = parseJson(await readFile(path, 'utf8'))
  } catch (cause) {
    throw noArray(path, `not JSON: ${reasonOf(cause)}`, cause)
  }
  if (!Array.isArray(value)) throw noArray(path, `must hold one array, not ${value === null ? 'null' : typeof value}`)
  for (const [at, record] of (value as unknown[]).entries()) yield toDatasetRecord(at + 1, record)
}

function readLine(number: number, text: string): DatasetRecord {
  try {
    return toDatasetRecord(number, parseJson(text))
  } catch (error) {
    // Its own line and column are those within this one line.
    return { number, reason: `not JSON: ${reasonOf(error).replace(/ \(line 1 column \d+\)$/, '')}` }
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const noArray = (path: string, reason: string, cause?: unknown) =>
  new GymError({
    code: 'row_invalid',
    message: `${path}: ${reason}; a file with a record on each line is read when its name ends in .jsonl.`,
    cause,
  })
