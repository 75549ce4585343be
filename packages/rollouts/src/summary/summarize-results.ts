import type { AggregateMetrics } from '@gym/core'
import type { OutputFiles } from '../collect/output-files.ts'
import { isObject } from '../json/set-members.ts'
import { pairKey } from '../rows/planned-rollout.ts'
import { readResultRows, type ResultRow } from '../rows/result-rows.ts'
import { findFlags, type Flag } from './flags.ts'
import { readFacts } from './result-facts.ts'
import { type RewardEstimate, RewardTally } from './reward-tally.ts'

/** What a collection came to, earlier runs included. */
export interface CollectionSummary {
  readonly planned: number
  /** Lines of the results file. */
  readonly results: number
  /** Rollouts without a result whose last attempt failed. */
  readonly failed: number
  /** How many of these by `_ng_failure_class`. */
  readonly failureClasses: Readonly<Record<string, number>>
  /** Results without a valid measurement: in the file, not in the mean. */
  readonly masked: number
  /** Undefined when no verdict counts. */
  readonly reward: RewardEstimate | undefined
  /** Results that ended at a limit. */
  readonly truncated: number
  readonly emptyAnswers: number
  readonly withoutModelCall: number
  readonly toolCalls: number
  readonly invalidCalls: number
  /** Milliseconds of play in this run. */
  readonly elapsedMs: number
  /** Rollouts with a result in this run per second of play. */
  readonly perSecond: number
  readonly flags: readonly Flag[]
}

/** One entry of `r_aggregate_metrics.json`. */
export type AgentMetrics = AggregateMetrics & { agent_ref: { type: 'responses_api_agents'; name: string } }

/** Sums up rows of one agent as `POST /aggregate_metrics` does. */
export type Aggregate = (rows: readonly unknown[]) => AggregateMetrics | Promise<AggregateMetrics>

/**
 * Reads the files of a collection once and sums them up: a resumed run gives what an uninterrupted one would (REP-3).
 *
 * Holds the numbers of every result, not its transcript.
 */
export async function summarizeResults(
  files: OutputFiles,
  {
    planned,
    alreadyDone,
    elapsedMs,
    aggregate,
  }: { planned: number; alreadyDone: number; elapsedMs: number; aggregate: Aggregate },
): Promise<{ summary: CollectionSummary; metrics: AgentMetrics[] }> {
  const rows = new Map<string, Record<string, unknown>[]>()
  const collectRow = (row: ResultRow) => {
    const ofAgent = rows.get(row.agent)
    if (ofAgent) ofAgent.push(toMetricRow(row))
    else rows.set(row.agent, [toMetricRow(row)])
  }
  const tally = new RewardTally()
  const done = new Set<number>()
  const counts = { masked: 0, truncated: 0, emptyAnswers: 0, withoutModelCall: 0, toolCalls: 0, invalidCalls: 0 }
  for await (const row of readResultRows(files.results)) {
    done.add(pairKey(row))
    collectRow(row)
    const facts = readFacts(row.value)
    if (facts.reward === undefined) counts.masked += 1
    else tally.add(row.task, facts.reward)
    counts.truncated += Number(facts.isTruncated)
    counts.emptyAnswers += Number(facts.isAnswerEmpty)
    counts.withoutModelCall += Number(facts.modelCalls === 0)
    counts.toolCalls += facts.toolCalls
    counts.invalidCalls += facts.invalidCalls
  }
  const failureClasses: Record<string, number> = {}
  const unresolved = await readUnresolved(files, done)
  for (const row of unresolved) {
    collectRow(row)
    const name = String(row.value['_ng_failure_class'])
    failureClasses[name] = (failureClasses[name] ?? 0) + 1
  }
  const metrics: AgentMetrics[] = []
  for (const [name, ofAgent] of rows) {
    metrics.push({ agent_ref: { type: 'responses_api_agents', name }, ...(await aggregate(ofAgent)) })
  }
  const played = done.size - alreadyDone
  const summary = {
    planned,
    results: done.size,
    failed: unresolved.length,
    failureClasses,
    reward: tally.read(),
    ...counts,
    elapsedMs,
    perSecond: elapsedMs > 0 ? (played / elapsedMs) * 1000 : 0,
  }
  return { summary: { ...summary, flags: findFlags(summary) }, metrics }
}

/** The last failure of each rollout that has no result. */
async function readUnresolved(files: OutputFiles, done: ReadonlySet<number>): Promise<ResultRow[]> {
  const unresolved = new Map<number, ResultRow>()
  for await (const row of readResultRows(files.failures)) {
    // Only what is read of it is kept: a failure may hold a transcript.
    const value = { _ng_failure_class: row.value['_ng_failure_class'] }
    if (!done.has(pairKey(row))) unresolved.set(pairKey(row), { ...row, value })
  }
  return [...unresolved.values()]
}

/** What metrics are made of: indices, numbers, booleans, usage, and whether it counts; no transcript. */
function toMetricRow({ task, rollout, value }: ResultRow): Record<string, unknown> {
  const kept: Record<string, unknown> = { _ng_task_index: task, _ng_rollout_index: rollout }
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === 'number' || typeof field === 'boolean' || key === '_ng_failure_class') kept[key] = field
  }
  const { response } = value
  if (isObject(response))
    kept['response'] = { usage: response['usage'], incomplete_details: response['incomplete_details'] }
  return kept
}
