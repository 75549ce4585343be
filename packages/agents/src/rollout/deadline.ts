/** The longest delay that a timer of JavaScript can have: beyond it, it would fire at once. */
const longestMs = 2 ** 31 - 1

/** A time limit on part of a rollout. */
export interface Deadline {
  /** Aborted when the parent is, and when time is up. */
  readonly signal: AbortSignal
  /** True when time is up. */
  readonly isLate: () => boolean
}

/** Does work within a time limit and within `parent`. */
export async function withDeadline<T>(
  parent: AbortSignal,
  ms: number,
  work: (deadline: Deadline) => Promise<T>,
): Promise<T> {
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
  try {
    return await work({ signal: controller.signal, isLate: () => late })
  } finally {
    clearTimeout(timer)
    parent.removeEventListener('abort', follow)
  }
}

/** Does work under a signal that follows `parent` with a delay: for what had better finish than be broken off. */
export async function withGrace<T>(
  parent: AbortSignal,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const follow = () => {
    timer = setTimeout(() => controller.abort(parent.reason), ms)
  }
  if (parent.aborted) follow()
  parent.addEventListener('abort', follow, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    parent.removeEventListener('abort', follow)
  }
}
