import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { AgentMetrics } from './summarize-results.ts'

/**
 * Writes `r_aggregate_metrics.json`, a task a line: a killed process leaves the old file or the new one.
 *
 * Piece by piece, for the metrics of a few million rollouts are longer than a string can be.
 */
export async function writeMetrics(path: string, metrics: readonly AgentMetrics[]): Promise<void> {
  await pipeline(pieces(metrics), createWriteStream(`${path}.tmp`))
  await rename(`${path}.tmp`, path)
}

function* pieces(metrics: readonly AgentMetrics[]): Generator<string> {
  yield '['
  for (const [at, { group_level_metrics: groups, ...entry }] of metrics.entries()) {
    yield `${at > 0 ? ',' : ''}\n${JSON.stringify(entry).slice(0, -1)},"group_level_metrics":[`
    for (const [index, group] of groups.entries()) yield `${index > 0 ? ',' : ''}\n${JSON.stringify(group)}`
    yield ']}'
  }
  yield '\n]\n'
}
