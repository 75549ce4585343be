import type { Progress } from './progress.ts'

/** Where progress is shown; `process.stderr` is one. */
export interface ProgressStream {
  write(text: string): unknown
  readonly isTTY?: boolean
  /** Width of the terminal. */
  readonly columns?: number
}

/** Shows how far a collection has come. */
export interface ProgressReporter {
  update(progress: Progress): void
  /** Shows the last state and ends the line. */
  finish(): void
}

/**
 * Shows progress on one line that is rewritten; where there is no terminal, on plain lines now and then (OBS-9).
 *
 * @param options.label stands at the head of each line
 * @param options.now milliseconds on any clock that does not jump
 * @param options.intervalMs between two of them. @default 100 on a terminal, 5000 elsewhere
 */
export function createProgressReporter(
  stream: ProgressStream,
  {
    label = '',
    now = () => performance.now(),
    intervalMs = stream.isTTY ? 100 : 5000,
  }: { label?: string; now?: () => number; intervalMs?: number } = {},
): ProgressReporter {
  let shownAt = stream.isTTY ? Number.NEGATIVE_INFINITY : now()
  let pending: Progress | undefined
  let open = false
  const show = (progress: Progress) => {
    const line = `${label === '' ? '' : `${label}: `}${formatProgress(progress)}`
    // Cut to the terminal's width: a line that wraps cannot be rewritten.
    stream.write(stream.isTTY ? `\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}` : `${line}\n`)
    open = stream.isTTY === true
    pending = undefined
  }
  return {
    update(progress) {
      pending = progress
      if (now() - shownAt < intervalMs) return
      shownAt = now()
      show(progress)
    },
    finish() {
      if (pending) show(pending)
      if (open) stream.write('\n')
      open = false
    },
  }
}

/** `120/400 rollouts, 3 failed, mean reward 0.742, 31.4/s, 9 s left`. */
export function formatProgress({ total, done, failed, meanReward, perSecond, remainingMs }: Progress): string {
  return [
    `${done}/${total} rollouts`,
    `${failed} failed`,
    `mean reward ${meanReward === undefined ? '–' : meanReward.toFixed(3)}`,
    `${perSecond.toFixed(1)}/s`,
    ...(remainingMs === undefined || done >= total ? [] : [`${formatDuration(remainingMs)} left`]),
  ].join(', ')
}

/** `9 s`, `4 min 10 s`, `2 h 5 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
