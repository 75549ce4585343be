import type { Effects } from '../effects.ts'
import { exitCodes } from '../exit-codes.ts'

/** A wish to stop, until it is disposed of. */
export interface Interrupt extends Disposable {
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal
  /** Resolves at the same moment. */
  readonly requested: Promise<void>
}

/**
 * Turns the first interrupt into a signal to end well; the second ends the process at once.
 *
 * @param message is shown at the first
 */
export function stopOnInterrupt(effects: Effects, message?: string): Interrupt {
  const controller = new AbortController()
  const { promise: requested, resolve } = Promise.withResolvers<void>()
  const forget = effects.onInterrupt(() => {
    if (controller.signal.aborted) return effects.exit(exitCodes.interrupted)
    if (message !== undefined) effects.err.write(`\n${message}\n`)
    controller.abort()
    resolve()
  })
  return { signal: controller.signal, requested, [Symbol.dispose]: forget }
}
