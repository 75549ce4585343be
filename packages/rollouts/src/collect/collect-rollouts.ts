import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { aggregateMetrics, type Environment, GymError } from '@gym/core'
import type { Progress } from '../progress/progress.ts'
import type { MaterializeOptions } from '../rows/materialize.ts'
import type { RowSource } from '../rows/row-source.ts'
import { type Aggregate, type CollectionSummary, summarizeResults } from '../summary/summarize-results.ts'
import { writeMetrics } from '../summary/write-metrics.ts'
import { type Manifest, writeJsonFile } from './manifest.ts'
import { maskSecrets } from './mask-secrets.ts'
import { type OutputFiles, outputFiles } from './output-files.ts'
import { lockOutput } from './output-lock.ts'
import type { Play } from './play-one.ts'
import { playPlan } from './play-plan.ts'
import { type PreparedOutput, prepareOutput } from './prepare-output.ts'

/** What to play, with what, and where the results go. */
export interface CollectOptions {
  source: RowSource
  play: Play
  /** Path of the results file, such as `out/r.jsonl`; the others are named after it. */
  output: string
  /** @default 'simple_agent' */
  agentName?: string
  /** Checks the task's fields of each row before anything is played. */
  environment?: Environment
  /** Top-level fields to set in one rollout's row. */
  prepare?: MaterializeOptions['prepare']
  /** Rollouts of each row. @default 1 */
  numRepeats?: number
  /** Rollouts in hand at a time. @default 16 */
  concurrency?: number
  /** `fresh` refuses results that are there, `overwrite` deletes them, `resume` goes on with them. @default 'fresh' */
  mode?: 'fresh' | 'overwrite' | 'resume'
  /** Resumes although rows or settings differ; the manifest says in what. @default false */
  resumeAnyway?: boolean
  /** Attempts at a rollout over all runs. @default 3 */
  maxAttempts?: number
  /** Milliseconds for one rollout. @default 3_600_000 */
  rolloutTimeoutMs?: number
  /** Milliseconds that rollouts in hand have to end once `signal` is aborted. @default 10_000 */
  drainMs?: number
  /** No further rollout is begun once it is aborted; metrics are written of what there is. */
  signal?: AbortSignal
  /** Everything else that decides what is played and how it is judged; compared on resume. */
  settings?: Readonly<Record<string, unknown>>
  /** Names and versions of what took part. */
  versions?: Readonly<Record<string, string>>
  /** The command line, for the manifest. */
  command?: readonly string[]
  /** Texts that must not appear in the manifest and in failure messages. */
  secrets?: readonly string[]
  /** @default `aggregateMetrics`, in this process */
  aggregate?: Aggregate
  onProgress?: (progress: Progress) => void
  /** The date in milliseconds. @default Date.now */
  now?: () => number
}

/** A collection that has ended. */
export interface Collection {
  /** `stopped` when `signal` was aborted before everything was played. */
  readonly status: 'finished' | 'stopped'
  readonly files: OutputFiles
  readonly summary: CollectionSummary
}

/**
 * Plays every row as often as asked and streams the results to disk: files in, files out.
 *
 * What a rollout does stays its own: one that throws, hangs or answers garbage is a line of the failures file. A process
 * killed at any moment loses no finished rollout; with `mode: 'resume'` the rest is played, and nothing twice.
 *
 * @throws {GymError} row_invalid before anything is played, when rows are bad
 * @throws {GymError} usage when options make no sense, or results are there that were not to be touched
 */
export async function collectRollouts(options: CollectOptions): Promise<Collection> {
  const {
    numRepeats = 1,
    concurrency = 16,
    mode = 'fresh',
    resumeAnyway = false,
    settings = {},
    now = Date.now,
  } = options
  assertCount('numRepeats', numRepeats)
  assertCount('concurrency', concurrency)
  const files = outputFiles(options.output)
  await mkdir(dirname(files.results), { recursive: true })
  await using _lock = await lockOutput(files.lock)
  const { agentName = 'simple_agent', source, environment, prepare, signal, secrets = [] } = options
  // Masked before they are compared: the manifest of an earlier run has them so.
  const allSettings = maskSecrets({ ...settings, num_repeats: numRepeats }, secrets)
  const prepared = await prepareOutput(files, {
    source,
    environment,
    prepare,
    agentName,
    numRepeats,
    mode,
    resumeAnyway,
    settings: allSettings,
    signal,
  })

  const manifest = startManifest(prepared, allSettings, { ...options, concurrency }, now())
  await writeJsonFile(files.manifest, maskSecrets(manifest, secrets))
  const startedAt = now()
  const isWhole = await playPlan(files, prepared.finished, prepared.data.rollouts, {
    play: options.play,
    concurrency,
    maxAttempts: options.maxAttempts ?? 3,
    rolloutTimeoutMs: options.rolloutTimeoutMs ?? 3_600_000,
    drainMs: options.drainMs ?? 10_000,
    stop: signal ?? new AbortController().signal,
    secrets,
    onProgress: options.onProgress,
    now,
  })
  const elapsedMs = now() - startedAt

  const status = isWhole ? 'finished' : 'stopped'
  const { summary, metrics } = await summarizeResults(files, {
    planned: prepared.data.rollouts,
    alreadyDone: prepared.finished.done.size,
    elapsedMs,
    aggregate: options.aggregate ?? aggregateMetrics,
  })
  await writeMetrics(files.metrics, metrics)
  Object.assign(manifest.runs.at(-1) ?? {}, { status, ended_at: new Date(now()).toISOString() })
  await writeJsonFile(files.manifest, maskSecrets(manifest, secrets))
  return { status, files, summary }
}

function startManifest(
  { data, earlierRuns, overridden }: PreparedOutput,
  settings: Readonly<Record<string, unknown>>,
  { command = [], versions = {}, concurrency }: CollectOptions & { concurrency: number },
  now: number,
): Manifest {
  const run = {
    started_at: new Date(now).toISOString(),
    status: 'running' as const,
    command: [...command],
    concurrency,
    versions: { node: process.version, ...versions },
    ...(overridden.length > 0 ? { overridden: [...overridden] } : {}),
  }
  return { format: 1, settings, data, runs: [...earlierRuns, run] }
}

function assertCount(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= 2 ** 20) return
  throw new GymError({ code: 'usage', message: `${name} must be a whole number from 1 to 1048576, not ${value}.` })
}
