import type { MetricRow } from './metric-row.ts'

/** Statistics by name, such as `mean/reward`. */
export type Statistics = Record<string, number>

/** The values of each numeric field over `rows`, in order of first appearance. */
export function toColumns(rows: readonly MetricRow[]): Map<string, number[]> {
  const columns = new Map<string, number[]>()
  for (const { numbers } of rows) {
    for (const [field, value] of numbers) {
      const column = columns.get(field)
      if (column === undefined) columns.set(field, [value])
      else column.push(value)
    }
  }
  return columns
}

/** Drops what left the range of a double (the mean of 1e308 and 1e308): JSON would make it null. */
export function onlyFinite(entries: Iterable<readonly [string, number]>): Statistics {
  return Object.fromEntries([...entries].filter(([, value]) => Number.isFinite(value)))
}

/** The value below which `share` (0..1) of `sorted` lies, interpolated as pandas does; simple-statistics' `quantile` does not. */
export function linearQuantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)] ?? Number.NaN
  const above = sorted[Math.ceil(position)] ?? Number.NaN
  return below + (above - below) * (position % 1)
}
