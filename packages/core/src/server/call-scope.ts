import { GymError } from '../errors/gym-error.ts'

/** What bounds one call: a deadline, the client's leaving and the server's stopping, all on one signal. */
export class CallScope {
  readonly #sources: () => AbortSignal[]
  #controller: AbortController | undefined

  /** @param sources looked at only when a call waits, for signals are costly to make */
  constructor(sources: () => AbortSignal[]) {
    this.#sources = sources
  }

  /** Aborted when the call is not wanted any more. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    return this.#controller.signal
  }

  /**
   * Runs the work of a call; what it does after its deadline or the client's leaving is not waited for.
   *
   * @throws the error of `late` after `ms` milliseconds; {GymError} request_aborted when the client left or the server stops
   */
  run<T>(work: () => T | Promise<T>, ms: number, late: () => Error): T | Promise<T> {
    const result = work()
    return isThenable(result) ? this.#bound(result, ms, late) : result
  }

  async #bound<T>(result: Promise<T>, ms: number, late: () => Error): Promise<T> {
    if (await settlesAtOnce(result)) return result
    const sources = this.#sources()
    let timer: ReturnType<typeof setTimeout> | undefined
    let leave = () => {}
    const bounds = new Promise<never>((_, reject) => {
      const stop = (error: Error) => {
        this.#controller?.abort(error)
        reject(error)
      }
      timer = setTimeout(() => stop(late()), ms)
      leave = () => stop(requestAborted())
      for (const source of sources) {
        if (source.aborted) leave()
        else source.addEventListener('abort', leave, { once: true })
      }
    })
    try {
      return await Promise.race([result, bounds])
    } finally {
      clearTimeout(timer)
      for (const source of sources) source.removeEventListener('abort', leave)
    }
  }
}

/** The end of a call that nobody waits for. */
export const requestAborted = (): GymError =>
  new GymError({
    code: 'request_aborted',
    message: 'The call was ended before it was done: the client left or the server is stopping.',
  })

/** Whether a promise settles without waiting for anything, as that of an `async` function that awaits nothing does. */
async function settlesAtOnce(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  const settle = () => {
    settled = true
  }
  promise.then(settle, settle)
  for (let turn = 0; turn < 4 && !settled; turn += 1) await Promise.resolve()
  return settled
}

const isThenable = <T>(value: T | Promise<T>): value is Promise<T> =>
  typeof value === 'object' && value !== null && typeof (value as Promise<T>).then === 'function'
