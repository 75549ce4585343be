import { pairKey } from '../rows/planned-rollout.ts'
import { readResultRows } from '../rows/result-rows.ts'
import type { OutputFiles } from './output-files.ts'

/** What earlier runs left: which rollouts need not be played again, and how often the others have failed. */
export interface Finished {
  /** Keys of pairs with a result. */
  readonly done: Set<number>
  /** By key of pair: failed attempts, and whether one of them said that a repeat is useless. */
  readonly failures: Map<number, { attempts: number; terminal: boolean }>
  /** Over the unmasked results. */
  readonly rewards: { count: number; sum: number }
}

/** Nothing was played yet. */
export const nothingFinished = (): Finished => ({ done: new Set(), failures: new Map(), rewards: { count: 0, sum: 0 } })

/**
 * Reads which rollouts the files of a collection already hold.
 *
 * @throws {GymError} row_invalid naming the file and line of a row that cannot be told whose it is
 */
export async function readFinished(files: OutputFiles): Promise<Finished> {
  const finished = nothingFinished()
  for await (const row of readResultRows(files.results)) {
    finished.done.add(pairKey(row))
    const { reward, mask_sample: masked } = row.value
    if (typeof reward !== 'number' || masked === true) continue
    finished.rewards.count += 1
    finished.rewards.sum += reward
  }
  for await (const row of readResultRows(files.failures)) {
    const before = finished.failures.get(pairKey(row))
    const terminal = (before?.terminal ?? false) || row.value['_ng_failure_terminal'] === true
    finished.failures.set(pairKey(row), { attempts: (before?.attempts ?? 0) + 1, terminal })
  }
  return finished
}
