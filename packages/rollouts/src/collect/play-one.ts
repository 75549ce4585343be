import { isObject } from '../json/set-members.ts'
import type { PlannedRollout } from '../rows/planned-rollout.ts'
import type { Outcome } from './outcome.ts'

/** Plays one rollout from seed to verdict. */
export type Play = (rollout: PlannedRollout, context: { signal: AbortSignal; attempt: number }) => Promise<Outcome>

/** How long a rollout may take, and when to give it up. */
export interface PlayLimits {
  /** Milliseconds; afterwards the rollout is a failure. */
  readonly timeoutMs: number
  /** Milliseconds a timed-out rollout has to clean up before its slot is given away. */
  readonly graceMs: number
  /** Given up at once, without a record. */
  readonly abort: AbortSignal
}

/**
 * Plays one rollout, whatever it does: what throws, hangs or ignores its signal ends as a failure (SCL-10).
 *
 * @returns undefined when it was given up through `limits.abort`
 */
export async function playOne(
  play: Play,
  rollout: PlannedRollout,
  attempt: number,
  limits: PlayLimits,
): Promise<Outcome | undefined> {
  const { timeoutMs, graceMs, abort } = limits
  if (abort.aborted) return undefined
  const controller = new AbortController()
  const message = `The rollout took longer than ${timeoutMs} ms.`
  const timedOut = {
    kind: 'failed',
    failureClass: 'agent_timeout',
    message,
    stage: 'agent',
    terminal: false,
    steps: [],
  } as const
  const timers: NodeJS.Timeout[] = []
  const { promise: ended, resolve: end } = Promise.withResolvers<Outcome | undefined>()
  const giveUp = () => {
    controller.abort(abort.reason)
    end(undefined)
  }
  abort.addEventListener('abort', giveUp, { once: true })
  timers.push(
    setTimeout(() => {
      controller.abort(new DOMException(message, 'TimeoutError'))
      timers.push(setTimeout(end, graceMs, timedOut))
    }, timeoutMs),
  )
  try {
    const outcome = await Promise.race([ended, attemptPlay(play, rollout, { signal: controller.signal, attempt })])
    // An agent that obeys its signal says "cancelled", and what it had come to; why it was cancelled is known here.
    return outcome?.kind === 'failed' && controller.signal.aborted
      ? { ...outcome, ...timedOut, steps: outcome.steps }
      : outcome
  } finally {
    abort.removeEventListener('abort', giveUp)
    for (const timer of timers) clearTimeout(timer)
  }
}

async function attemptPlay(
  play: Play,
  rollout: PlannedRollout,
  context: { signal: AbortSignal; attempt: number },
): Promise<Outcome> {
  try {
    const outcome: unknown = await play(rollout, context)
    if (isOutcome(outcome)) return outcome
    throw new TypeError('The agent gave back something that is no run result.')
  } catch (error) {
    const failureType = error instanceof Error ? error.name : typeof error
    const message = error instanceof Error ? error.message : String(error)
    return {
      kind: 'failed',
      failureClass: 'agent_run_error',
      failureType,
      message,
      stage: 'agent',
      terminal: false,
      steps: [],
    }
  }
}

/** As far as a record needs it: an agent may be anybody's. */
function isOutcome(value: unknown): value is Outcome {
  return (
    isObject(value) && (value['kind'] === 'completed' || value['kind'] === 'failed') && Array.isArray(value['steps'])
  )
}
