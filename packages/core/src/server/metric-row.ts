import { GymError } from '../errors/gym-error.ts'

/** One row of `/aggregate_metrics`: a verify answer without its transcript, with fields of anybody's making. */
export type VerifyRow = Readonly<Record<string, unknown>>

/** A row read once: whose it is, whether it counts, and its numbers. */
export interface MetricRow {
  /** `_ng_task_index`. */
  task: number
  /** `_ng_rollout_index`, which repeat of the task this is. */
  rollout: number
  /** No verdict was reached: left out of every statistic, counted as coverage. */
  masked: boolean
  /** Finite numbers by name, true and false as 1 and 0. */
  numbers: Map<string, number>
  raw: VerifyRow
}

/**
 * Reads rows whose every part may be hostile.
 *
 * A missing index is 0. Rows with neither index count as further repeats of task 0, so that two bare answers do not collide.
 *
 * @throws {GymError} metrics_bad_row when a row is no object or an index no whole number
 * @throws {GymError} metrics_duplicate_row when two rows claim the same task and rollout
 */
export function readMetricRows(rows: readonly unknown[]): MetricRow[] {
  const objects = rows.map(toObject)
  const seen = new Map<string, number>()
  const indices = objects.map((row, at) => {
    const task = readIndex(row, '_ng_task_index', at)
    const rollout = readIndex(row, '_ng_rollout_index', at)
    if (task === undefined && rollout === undefined) return undefined
    const key = { task: task ?? 0, rollout: rollout ?? 0 }
    const earlier = seen.get(`${key.task}:${key.rollout}`)
    if (earlier !== undefined) {
      throw new GymError({
        code: 'metrics_duplicate_row',
        message: `verify_responses[${at}] repeats task ${key.task}, rollout ${key.rollout} of verify_responses[${earlier}]; each pair may be counted once.`,
        details: { row: at, first_row: earlier, _ng_task_index: key.task, _ng_rollout_index: key.rollout },
      })
    }
    seen.set(`${key.task}:${key.rollout}`, at)
    return key
  })
  let free = 0
  return objects.map((raw, at) => {
    let key = indices[at]
    if (key === undefined) {
      while (seen.has(`0:${free}`)) free += 1
      key = { task: 0, rollout: free }
      free += 1
    }
    return { ...key, masked: isMasked(raw), numbers: readNumbers(raw), raw }
  })
}

function toObject(row: unknown, at: number): VerifyRow {
  if (isObject(row)) return row
  const kind = row === null ? 'null' : Array.isArray(row) ? 'a list' : `a ${typeof row}`
  throw new GymError({
    code: 'metrics_bad_row',
    message: `verify_responses[${at}] must be an object with the fields of a verify answer, got ${kind}.`,
    details: { row: at },
  })
}

function isObject(value: unknown): value is VerifyRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readIndex(row: VerifyRow, name: string, at: number): number | undefined {
  const value = Object.hasOwn(row, name) ? row[name] : undefined
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new GymError({
    code: 'metrics_bad_row',
    message: `verify_responses[${at}].${name} must be a whole number.`,
    details: { row: at, field: name },
  })
}

/** `mask_sample` is 0.7's word; `_ng_failure_class` alone is how a 0.5 server says that there is no verdict. */
function isMasked(row: VerifyRow): boolean {
  return row['mask_sample'] === true || typeof row['_ng_failure_class'] === 'string'
}

function readNumbers(row: VerifyRow): Map<string, number> {
  const numbers = new Map<string, number>()
  const usage = isObject(row['response']) ? row['response']['usage'] : undefined
  // The row's own fields come last and win: a model server's `usage` must not be able to restate the reward.
  for (const source of [usage, row]) {
    if (!isObject(source)) continue
    for (const [name, value] of Object.entries(source)) {
      if (name.startsWith('_') || name === 'mask_sample') continue
      const number = typeof value === 'boolean' ? Number(value) : value
      if (typeof number === 'number' && Number.isFinite(number)) numbers.set(name, number)
    }
  }
  return numbers
}
