import { existsSync } from 'node:fs'
import { isObject, parseObject } from '../json/set-members.ts'
import { readLines } from '../lines/read-lines.ts'
import { brokenLine, pairOf } from './planned-rollout.ts'

/** A line of the results or the failures file. */
export interface ResultRow {
  /** `_ng_task_index`. */
  readonly task: number
  /** `_ng_rollout_index`. */
  readonly rollout: number
  /** Name of its `agent_ref`. */
  readonly agent: string
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * The lines of one of our files, one at a time; a file that is not there has none.
 *
 * @throws {GymError} row_invalid naming the file and line of a row that cannot be told whose it is
 */
export async function* readResultRows(path: string): AsyncGenerator<ResultRow> {
  if (!existsSync(path)) return
  for await (const { number, text } of readLines(path)) {
    const value = parseObject(text)?.value
    const pair = value && pairOf(value)
    if (!pair) throw brokenLine(path, number)
    const ref = value['agent_ref']
    yield { ...pair, agent: isObject(ref) && typeof ref['name'] === 'string' ? ref['name'] : '', value }
  }
}
