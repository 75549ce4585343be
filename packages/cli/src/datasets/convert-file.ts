import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { GymError } from '@gym/core'
import { BadRows } from '@gym/rollouts'
import { convertRecord, type NamedConverter } from './convert-record.ts'
import type { RecordSource } from './record-source.ts'

/** Where a conversion stands. */
export interface ConversionProgress {
  /** Records read. */
  readonly read: number
  /** Of these, the bad ones. */
  readonly bad: number
}

/** What to make into rows, with what, and where they go. */
export interface ConvertFileOptions {
  readonly source: RecordSource
  /** Names the source at the head of error messages. */
  readonly name: string
  readonly converter: NamedConverter
  /** Path of the JSONL file to write. */
  readonly output: string
  /** Records to read at most. @default all */
  readonly limit?: number
  /** Leaves bad records out. @default false: there is no output when one is bad */
  readonly skipBad?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ConversionProgress) => void
}

/** What was written, and what was not. */
export interface Conversion {
  readonly rows: number
  readonly badRows: BadRows
}

/**
 * Makes every record into a row, holding one at a time. The file appears under its name when it is whole.
 *
 * @throws {GymError} row_invalid listing the first bad records, or when no row could be made
 */
export async function convertFile(options: ConvertFileOptions): Promise<Conversion> {
  const { source, name, converter, output, limit = Number.POSITIVE_INFINITY, skipBad = false, signal } = options
  const badRows = new BadRows(source.unit)
  let read = 0
  let rows = 0

  async function* lines(): AsyncGenerator<string> {
    for await (const found of source.read()) {
      signal?.throwIfAborted()
      const { number } = found
      const made =
        'reason' in found
          ? { problems: [{ reason: found.reason }] }
          : convertRecord(found.record, converter, `${source.unit} ${number}`)
      read += 1
      if ('problems' in made) badRows.add(number, made.problems)
      else if (skipBad || badRows.count === 0) {
        rows += 1
        yield `${made.row}\n`
      }
      options.onProgress?.({ read, bad: badRows.count })
      if (read >= limit) return
    }
  }

  const unfinished = `${output}.tmp`
  try {
    await pipeline(lines, createWriteStream(unfinished))
    if (badRows.count > 0 && (!skipBad || rows === 0)) throw badRows.toError(name, 'nothing was written')
    if (rows === 0) throw new GymError({ code: 'row_invalid', message: `${name}: no records to convert.` })
    await rename(unfinished, output)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return { rows, badRows }
}
