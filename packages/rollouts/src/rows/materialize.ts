import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type Environment, GymError } from '@gym/core'
import { type JsonObject, setMembers, toOneLine } from '../json/set-members.ts'
import { BadRows } from './bad-rows.ts'
import { checkRow, type RowProblem } from './check-row.ts'
import { maxRollouts } from './planned-rollout.ts'
import type { RowSource } from './row-source.ts'
import { TaskNumbering } from './task-numbering.ts'

/** What rows are made into before they are played. */
export interface MaterializeOptions {
  readonly source: RowSource
  /** Rollouts of each row, 1 to 2^20. */
  readonly numRepeats: number
  /** Name in the `agent_ref` of rows that bring none. */
  readonly agentName: string
  /** Checks the task's fields as well. */
  readonly environment?: Environment
  /** Top-level fields to set in one rollout's row. */
  readonly prepare?: (row: JsonObject, pair: { task: number; rollout: number }) => Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal
}

/** What was written. */
export interface Materialized {
  readonly rows: number
  readonly tasks: number
  readonly rollouts: number
  /** Of the rows as read, each with a line break: of a whole LF file it is the file's own. */
  readonly dataSha256: string
  readonly materializedSha256: string
}

/**
 * Reads and checks every row and writes one line per planned rollout, holding one row at a time.
 * The file appears under its name when it is whole.
 *
 * @throws {GymError} row_invalid listing line, field, reason and nearest name of the first bad rows, or for no row at all
 */
export async function materialize(path: string, options: MaterializeOptions): Promise<Materialized> {
  const { source, signal } = options
  const counts = { rows: 0, rollouts: 0 }
  const data = createHash('sha256')
  const written = createHash('sha256')
  const numbering = new TaskNumbering()
  const badRows = new BadRows()

  async function* lines(): AsyncGenerator<string> {
    for await (const { number, text } of source.read()) {
      signal?.throwIfAborted()
      data.update(`${text}\n`)
      const found = planRow(text, options, numbering)
      if ('problems' in found) {
        badRows.add(number, found.problems)
      } else if (badRows.count === 0) {
        for (const line of found.lines) {
          written.update(line)
          counts.rollouts += 1
          yield line
        }
      }
      counts.rows += 1
    }
  }

  try {
    await pipeline(lines, createWriteStream(`${path}.tmp`))
    if (badRows.count > 0) throw badRows.toError(source.name, 'nothing was played')
    if (counts.rows === 0) throw new GymError({ code: 'row_invalid', message: `${source.name}: no rows to play.` })
  } catch (error) {
    await rm(`${path}.tmp`, { force: true })
    throw error
  }
  await rename(`${path}.tmp`, path)
  return { ...counts, tasks: numbering.size, dataSha256: data.digest('hex'), materializedSha256: written.digest('hex') }
}

function planRow(
  text: string,
  options: MaterializeOptions,
  numbering: TaskNumbering,
): { lines: Iterable<string> } | { problems: readonly RowProblem[] } {
  const checked = checkRow(text, options.environment)
  if ('problems' in checked) return checked
  const { row } = checked
  const index = row.value['_ng_task_index'] as number | undefined
  const numbers = numbering.take(text, index, options.numRepeats)
  if (!numbers) return { problems: [{ field: '_ng_task_index', reason: 'either every row has an index or none does' }] }
  if (numbers.firstRollout + options.numRepeats <= maxRollouts) return { lines: repeats(row, numbers, options) }
  return { problems: [{ reason: `task ${numbers.task} would have more than ${maxRollouts} rollouts` }] }
}

function* repeats(
  row: JsonObject,
  { task, firstRollout }: { task: number; firstRollout: number },
  options: MaterializeOptions,
): Generator<string> {
  const { agentName, numRepeats, prepare } = options
  const agentRef = row.value['agent_ref'] ?? { type: 'responses_api_agents', name: agentName }
  for (let rollout = firstRollout; rollout < firstRollout + numRepeats; rollout += 1) {
    const own = { agent_ref: agentRef, _ng_task_index: task, _ng_rollout_index: rollout }
    yield `${toOneLine(setMembers(row, { ...prepare?.(row, { task, rollout }), ...own }))}\n`
  }
}
