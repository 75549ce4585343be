import { GymError } from '@gym/core'
import { type JsonObject, parseObject } from '../json/set-members.ts'
import { readLines } from '../lines/read-lines.ts'

/** One rollout that is to be played: a line of the materialised inputs. */
export interface PlannedRollout extends JsonObject {
  /** `_ng_task_index`. */
  readonly task: number
  /** `_ng_rollout_index`: which repeat of the task. */
  readonly rollout: number
}

/** The rollouts of a materialised file, one at a time, in its order. */
export async function* readPlan(path: string): AsyncGenerator<PlannedRollout> {
  for await (const { number, text } of readLines(path)) {
    const row = parseObject(text)
    const pair = row && pairOf(row.value)
    if (!row || !pair) throw brokenLine(path, number)
    yield { ...row, ...pair }
  }
}

/** Whose line it is: the two indices of a materialised input, a result or a failure. */
export function pairOf(row: Readonly<Record<string, unknown>>): { task: number; rollout: number } | undefined {
  const { _ng_task_index: task, _ng_rollout_index: rollout } = row
  if (typeof task !== 'number' || typeof rollout !== 'number') return undefined
  return Number.isSafeInteger(task) && Number.isSafeInteger(rollout) ? { task, rollout } : undefined
}

/** Rollouts that one task can have, so that a pair is one exact number. */
export const maxRollouts = 2 ** 20

/** A (task, rollout) pair as one exact number, for sets of a million of them. */
export function pairKey({ task, rollout }: { readonly task: number; readonly rollout: number }): number {
  return task * maxRollouts + rollout
}

/** A line of our own files that is not one of ours. */
export function brokenLine(path: string, line: number): GymError {
  const message = `${path}, line ${line}: not a JSON object with _ng_task_index and _ng_rollout_index, so that it is not known which rollout it is.`
  return new GymError({ code: 'row_invalid', message, details: { path, line } })
}
