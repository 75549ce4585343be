import { max, mean, median, min, sampleStandardDeviation } from 'simple-statistics'
import { type MetricRow, readMetricRows, type VerifyRow } from './metric-row.ts'
import { acrossRepeats, repeatMetrics } from './repeat-metrics.ts'
import { onlyFinite, type Statistics, toColumns } from './statistics.ts'

/** The answer of `POST /aggregate_metrics`; statistics are flat, named `<stat>/<field>`. */
export interface AggregateMetrics {
  /** One entry a task, ordered by `_ng_task_index`. */
  group_level_metrics: Record<string, unknown>[]
  agent_metrics: Record<string, unknown>
  /** The headline: every `mean/*` unless a hook chooses others. */
  key_metrics: Record<string, unknown>
  /** One entry a rollout index; empty when there is only one repeat. */
  repeat_level_metrics: Statistics[]
  perf_summary: null
}

/** An environment's own metrics, merged into `agent_metrics`; `per_task_metrics` goes to the tasks it names instead. */
export interface CustomMetrics {
  [name: string]: unknown
  per_task_metrics?: { _ng_task_index: number; [name: string]: unknown }[]
}

/** What an environment may add to the baseline statistics. */
export interface MetricsHooks {
  /**
   * Metrics that need all rollouts at once.
   *
   * @param tasks the unmasked rows of each task
   */
  computeMetrics?(tasks: VerifyRow[][]): CustomMetrics
  /** Chooses the headline. @default every `mean/*` */
  getKeyMetrics?(agentMetrics: Readonly<Record<string, unknown>>): Record<string, unknown>
}

/**
 * Mean, max, min, median and sample standard deviation of every numeric field: for each task, each repeat and over all.
 *
 * Rows without a verdict (`mask_sample: true` or a `_ng_failure_class`) enter no statistic and are counted as `coverage/*`.
 *
 * @param rows the `verify_responses` of the request
 * @throws {GymError} metrics_bad_row when a row is no object or an index no whole number
 * @throws {GymError} metrics_duplicate_row when two rows claim the same task and rollout
 * @see wire.md 2.3 and NeMo Gym 0.7.0 nemo_gym/reward_profile.py
 */
export function aggregateMetrics(rows: readonly unknown[], hooks: MetricsHooks = {}): AggregateMetrics {
  // Rollouts end in any order, and sums round by order: one order, so that a resumed run equals an uninterrupted one.
  const all = readMetricRows(rows).sort((a, b) => a.task - b.task || a.rollout - b.rollout)
  const scored = all.filter((row) => !row.masked)
  const coverage = measureCoverage(all, scored)
  // No means over nothing: a run without one verdict reports what happened and no number that looks like a score.
  if (scored.length === 0) return toAnswer({ agent_metrics: coverage, key_metrics: { ...coverage } })

  const tasks = [...Map.groupBy(scored, (row) => row.task)]
  const repeats = repeatMetrics(scored)
  const { per_task_metrics: taskMetrics = [], ...custom }: CustomMetrics =
    hooks.computeMetrics?.(tasks.map(([, group]) => group.map((row) => row.raw))) ?? {}
  const additions = new Map(taskMetrics.map((entry) => [entry._ng_task_index, entry]))
  const agentMetrics = {
    ...describeRows(scored),
    ...acrossRepeats(repeats),
    ...coverage,
    ...custom,
    num_repeats: new Set(all.map((row) => row.rollout)).size,
  }
  const keyMetrics = hooks.getKeyMetrics?.(agentMetrics) ?? means(agentMetrics)
  return toAnswer({
    group_level_metrics: tasks.map(([task, group]) => ({ ...describeGroup(task, group), ...additions.get(task) })),
    agent_metrics: agentMetrics,
    key_metrics: { ...keyMetrics, ...coverage },
    repeat_level_metrics: repeats,
  })
}

function toAnswer(parts: Partial<AggregateMetrics>): AggregateMetrics {
  return {
    group_level_metrics: [],
    agent_metrics: {},
    key_metrics: {},
    repeat_level_metrics: [],
    perf_summary: null,
    ...parts,
  }
}

function measureCoverage(all: MetricRow[], scored: MetricRow[]): Statistics {
  if (all.length === scored.length) return {}
  const measuredTasks = new Set(scored.map((row) => row.task)).size
  return {
    'coverage/measured_rollouts': scored.length,
    'coverage/masked_rollouts': all.length - scored.length,
    'coverage/measured_tasks': measuredTasks,
    'coverage/fully_masked_tasks': new Set(all.map((row) => row.task)).size - measuredTasks,
  }
}

function describeRows(rows: MetricRow[]): Statistics {
  const columns = [...toColumns(rows)]
  let stds = columns.flatMap(([field, values]): [string, number][] =>
    values.length > 1 ? [[`std/${field}`, sampleStandardDeviation(values)]] : [],
  )
  // NeMo Gym writes 0 for a lone rollout, whose spread is undefined; where any field has a spread it leaves the others out.
  if (stds.length === 0 && rows.length === 1) stds = columns.map(([field]) => [`std/${field}`, 0])
  return onlyFinite([
    ...columns.map(([field, values]) => [`mean/${field}`, mean(values)] as const),
    ...columns.map(([field, values]) => [`max/${field}`, max(values)] as const),
    ...columns.map(([field, values]) => [`min/${field}`, min(values)] as const),
    ...columns.map(([field, values]) => [`median/${field}`, median(values)] as const),
    ...stds,
  ])
}

function describeGroup(task: number, rows: MetricRow[]): Record<string, unknown> {
  return {
    _ng_task_index: task,
    ...describeRows(rows),
    // The rows carry no task: this is all that NeMo Gym's own endpoint says of it.
    sample: { agent_ref: { name: 'agent' } },
    num_rollouts: rows.length,
    expected_num_rollouts: rows.length,
    missing_num_rollouts: 0,
    reward_profile_completion_pct: 100,
    rollout_infos: rows.map(describeRollout),
  }
}

function describeRollout({ task, rollout, numbers, raw }: MetricRow): Record<string, unknown> {
  const identity = { rollout_id: `${task}:${rollout}`, _ng_task_index: task, _ng_rollout_index: rollout }
  const reward = Object.hasOwn(raw, 'reward') ? { reward: null } : {}
  // The identity stands first to be seen and last to win over a field of the same name.
  return { ...identity, ...reward, ...Object.fromEntries(numbers), ...identity }
}

function means(agentMetrics: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(agentMetrics).filter(([name]) => name.startsWith('mean/')))
}
