/** The longest delay that a timer of JavaScript can have: beyond it, it would fire at once. */
const longestMs = 2 ** 31 - 1

/** A time limit on part of a rollout. */
export interface Deadline {
  /** Aborted when the parent is, and when time is up. */
  readonly signal: AbortSignal
  /** True when time is up. */
  readonly isLate: () => boolean
  /** Takes the timer back. */
  end(): void
}

/** Starts a time limit within `parent`. */
export function startDeadline(parent: AbortSignal, ms: number): Deadline {
  const controller = new AbortController()
  const follow = () => controller.abort(parent.reason)
  let late = false
  if (parent.aborted) follow()
  parent.addEventListener('abort', follow, { once: true })
  const timer = setTimeout(
    () => {
      late = !controller.signal.aborted
      controller.abort(new Error(`time is up after ${ms} ms`))
    },
    Math.min(ms, longestMs),
  )
  return {
    signal: controller.signal,
    isLate: () => late,
    end() {
      clearTimeout(timer)
      parent.removeEventListener('abort', follow)
    },
  }
}

/** Starts a signal that follows `parent` with a delay: for what had better finish than be broken off. */
export function startGrace(parent: AbortSignal, ms: number): Omit<Deadline, 'isLate'> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const follow = () => {
    timer = setTimeout(() => controller.abort(parent.reason), ms)
  }
  if (parent.aborted) follow()
  parent.addEventListener('abort', follow, { once: true })
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer)
      parent.removeEventListener('abort', follow)
    },
  }
}
