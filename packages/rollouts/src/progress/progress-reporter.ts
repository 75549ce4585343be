import type { Progress } from './progress.ts'
import { createStatusLine, type ProgressStream, type StatusLineOptions } from './status-line.ts'

/** Shows how far a collection has come. */
export interface ProgressReporter {
  update(progress: Progress): void
  /** Shows the last state and ends the line. */
  finish(): void
}

/** Shows progress on one line that is rewritten; where there is no terminal, on plain lines now and then (OBS-9). */
export function createProgressReporter(stream: ProgressStream, options: StatusLineOptions = {}): ProgressReporter {
  const line = createStatusLine(stream, options)
  return { update: (progress) => line.update(() => formatProgress(progress)), finish: line.finish }
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
