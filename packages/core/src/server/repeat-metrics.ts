import { max, mean, median, min, sampleStandardDeviation } from 'simple-statistics'
import type { MetricRow } from './metric-row.ts'
import { linearQuantile, onlyFinite, type Statistics, toColumns } from './statistics.ts'
import { tInterval } from './t-interval.ts'

/**
 * What each repeat says of all tasks: `{_ng_rollout_index, sample_count, missing_count, <stat>/<field>}`, one entry a rollout index.
 *
 * @param rows without masked ones
 * @returns nothing when there is only one repeat
 */
export function repeatMetrics(rows: readonly MetricRow[]): Statistics[] {
  const repeats = Map.groupBy(rows, (row) => row.rollout)
  if (repeats.size < 2) return []
  const tasks = new Set(rows.map((row) => row.task)).size
  return [...repeats]
    .sort(([a], [b]) => a - b)
    .map(([rollout, repeat]) => {
      // One row for each task in a repeat: readMetricRows refuses a second.
      const counts = { _ng_rollout_index: rollout, sample_count: repeat.length, missing_count: tasks - repeat.length }
      const columns = [...toColumns(repeat)].sort(([a], [b]) => (a < b ? -1 : 1))
      return { ...counts, ...onlyFinite(columns.flatMap(([field, values]) => describeRepeat(field, values))) }
    })
}

/** How each `mean/*` varies from repeat to repeat: `mean_across_repeats/mean/reward` and its siblings, with a 95 % t interval. */
export function acrossRepeats(repeats: readonly Statistics[]): Statistics {
  const columns = new Map<string, number[]>()
  for (const repeat of repeats) {
    for (const [name, value] of Object.entries(repeat)) {
      if (!name.startsWith('mean/')) continue
      const column = columns.get(name)
      if (column === undefined) columns.set(name, [value])
      else column.push(value)
    }
  }
  return onlyFinite([...columns].flatMap(([name, values]) => describeAcross(name, values)))
}

function describeRepeat(field: string, values: number[]): [string, number][] {
  const std = values.length > 1 ? sampleStandardDeviation(values) : 0
  const sorted = values.toSorted((a, b) => a - b)
  return [
    [`mean/${field}`, mean(values)],
    [`median/${field}`, median(values)],
    [`std/${field}`, std],
    [`sem/${field}`, std / Math.sqrt(values.length)],
    [`min/${field}`, min(values)],
    [`max/${field}`, max(values)],
    [`p25/${field}`, linearQuantile(sorted, 0.25)],
    [`p75/${field}`, linearQuantile(sorted, 0.75)],
    ...intervalEntries('/', field, values),
  ]
}

function describeAcross(name: string, values: number[]): [string, number][] {
  const std = values.length > 1 ? sampleStandardDeviation(values) : 0
  return [
    [`mean_across_repeats/${name}`, mean(values)],
    [`median_across_repeats/${name}`, median(values)],
    [`std_across_repeats/${name}`, std],
    [`min_across_repeats/${name}`, min(values)],
    [`max_across_repeats/${name}`, max(values)],
    [`se_across_repeats/${name}`, std / Math.sqrt(values.length)],
    ...intervalEntries('_across_repeats/', name, values),
  ]
}

function intervalEntries(infix: string, name: string, values: number[]): [string, number][] {
  const interval = tInterval(values)
  if (interval === undefined) return []
  return [
    [`ci_low_95${infix}${name}`, interval.low],
    [`ci_high_95${infix}${name}`, interval.high],
  ]
}
