import type { Sessions } from './sessions.ts'

/** The longest time between two sweeps, in milliseconds. */
const longestPause = 30_000

/**
 * Ends idle sessions now and then: each within its idle limit plus one pause, a quarter of the limit and at most 30 s.
 *
 * @returns stops the sweeping
 */
export function startExpiry(sessions: Sessions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const pause = Math.max(1, Math.min(sessions.limits.idleMs / 4, longestPause))
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => void sessions.sweep().finally(next), pause)
    // On Node the timer alone must not keep the process alive; elsewhere timers are plain numbers.
    if (typeof timer === 'object') timer.unref()
  }
  next()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
