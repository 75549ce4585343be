import { setMembers } from '../json/set-members.ts'
import { openLineAppender } from '../lines/append-lines.ts'
import { type Progress, ProgressCounter } from '../progress/progress.ts'
import { type PlannedRollout, pairKey, readPlan } from '../rows/planned-rollout.ts'
import type { Finished } from './finished-rollouts.ts'
import { toRecord } from './outcome.ts'
import type { OutputFiles } from './output-files.ts'
import { playAll } from './play-all.ts'
import { type Play, playOne } from './play-one.ts'

/** How the rollouts of a materialised file are played. */
export interface PlayPlanOptions {
  readonly play: Play
  readonly concurrency: number
  /** Attempts at a rollout over all runs. */
  readonly maxAttempts: number
  /** Milliseconds for one rollout. */
  readonly rolloutTimeoutMs: number
  /** Milliseconds that rollouts in hand have to end once `stop` is aborted. */
  readonly drainMs: number
  readonly stop: AbortSignal
  /** Texts that must not appear in failure messages. */
  readonly secrets: readonly string[]
  readonly onProgress: ((progress: Progress) => void) | undefined
  readonly now: () => number
}

/** Milliseconds a timed-out rollout has to clean up. */
const graceMs = 2000

/**
 * Plays what has no result yet and may still get one, and writes a line for each rollout as it ends.
 *
 * @returns false when it was stopped before all was played
 */
export async function playPlan(
  files: OutputFiles,
  finished: Finished,
  total: number,
  options: PlayPlanOptions,
): Promise<boolean> {
  const { maxAttempts, rolloutTimeoutMs, drainMs, secrets, play, onProgress, stop, concurrency } = options
  await using results = await openLineAppender(files.results)
  await using failures = await openLineAppender(files.failures)
  const counter = new ProgressCounter(
    { ...countGivenUp(finished, maxAttempts), total, rewards: finished.rewards },
    options.now,
  )
  onProgress?.(counter.read())

  const giveUp = new AbortController()
  let drain: NodeJS.Timeout | undefined
  const beginDrain = () => (drain = setTimeout(() => giveUp.abort(), drainMs))
  stop.addEventListener('abort', beginDrain, { once: true })
  if (stop.aborted) beginDrain()
  const playRollout = async (rollout: PlannedRollout) => {
    const attempt = finished.failures.get(pairKey(rollout))?.attempts ?? 0
    const row = attempt === 0 ? rollout : withAttempt(rollout, attempt)
    const outcome = await playOne(play, row, attempt, {
      timeoutMs: rolloutTimeoutMs,
      graceMs,
      abort: giveUp.signal,
    })
    if (!outcome) return
    const record = toRecord(rollout, outcome, attempt, secrets)
    await (record.file === 'results' ? results : failures).append(record.line)
    if (record.file === 'results') counter.completed(record.reward)
    else counter.failed()
    onProgress?.(counter.read())
  }
  try {
    await playAll(pending(files.materialized, finished, maxAttempts), { concurrency, stop, play: playRollout })
  } finally {
    clearTimeout(drain)
    stop.removeEventListener('abort', beginDrain)
  }
  return counter.read().done === total
}

/** A repeated attempt says so in its row, as NeMo Gym's collector does. */
function withAttempt(rollout: PlannedRollout, attempt: number): PlannedRollout {
  const own = { _ng_attempt_index: attempt }
  return { ...rollout, text: setMembers(rollout, own), value: { ...rollout.value, ...own } }
}

/** The rollouts that have no result yet and may still get one. */
async function* pending(path: string, finished: Finished, maxAttempts: number): AsyncGenerator<PlannedRollout> {
  for await (const rollout of readPlan(path)) {
    const key = pairKey(rollout)
    if (!finished.done.has(key) && !isGivenUp(finished, key, maxAttempts)) yield rollout
  }
}

function isGivenUp({ failures }: Finished, key: number, maxAttempts: number): boolean {
  const failed = failures.get(key)
  return failed !== undefined && (failed.terminal || failed.attempts >= maxAttempts)
}

function countGivenUp(finished: Finished, maxAttempts: number): { done: number; failed: number } {
  let failed = 0
  for (const key of finished.failures.keys())
    if (!finished.done.has(key) && isGivenUp(finished, key, maxAttempts)) failed += 1
  return { done: finished.done.size + failed, failed }
}
