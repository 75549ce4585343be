import { GymError, type Policy, type PolicyContext } from '@gym/core'

/** A call that a policy made and that has no answer yet. */
export interface OpenCall {
  /** 0, 1, …: which of the policy's calls. */
  readonly index: number
  readonly name: string
  /** JSON text. */
  readonly arguments: string
}

/** Where a policy came to: calls whose answers it waits for, or its final text. */
export type ReplayOutcome = { readonly calls: readonly OpenCall[] } | { readonly text: string }

/** What a policy plays with, save `call`. */
export type ReplayContext<Task> = Omit<PolicyContext<Task>, 'call'>

/** The recorded answers of a rollout. */
export interface Recording {
  /** The output of the call with this index, or undefined when it has not been answered. */
  outputOf(call: OpenCall): string | undefined
}

/**
 * Runs a policy from its beginning with the answers so far, until it waits for others or returns.
 *
 * A policy waits when a turn of the event loop passes in which it neither calls nor returns while a call is open.
 * Calls that were never awaited go out before the final text does.
 *
 * @param deadlineMs milliseconds that a policy may await something other than `call`
 * @throws {GymError} model_failed at the deadline
 * @throws whatever the policy throws
 */
export async function replay<Task>(
  policy: Policy<Task>,
  context: ReplayContext<Task>,
  recording: Recording,
  deadlineMs: number,
): Promise<ReplayOutcome> {
  const open: OpenCall[] = []
  let made = 0
  let wake = () => {}
  let end: { text: string } | { error: unknown } | undefined

  const call = async (name: string, args: Record<string, unknown>): Promise<unknown> => {
    const made_ = { index: made, name, arguments: JSON.stringify(args ?? {}) }
    made += 1
    wake()
    const output = recording.outputOf(made_)
    if (output !== undefined) return parseOutput(output)
    open.push(made_)
    return new Promise(() => {})
  }

  const run = async () => policy({ ...context, call })
  void run()
    .then(
      (text) => (end = { text }),
      (error: unknown) => (end = { error }),
    )
    .finally(() => wake())

  let late = false
  const timer = setTimeout(() => {
    late = true
    wake()
  }, deadlineMs)
  try {
    for (;;) {
      const before = made
      await nextTurn()
      if (end) break
      if (made !== before) continue
      if (open.length > 0) break
      if (late)
        throw new GymError({
          code: 'model_failed',
          message: `The policy awaits something other than a tool call, and did so for ${deadlineMs} ms.`,
        })
      await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    clearTimeout(timer)
  }
  if (end && 'error' in end) throw end.error
  if (open.length > 0) return { calls: open }
  return { text: String(end?.text) }
}

/** After it every promise that could settle has settled: microtasks run dry before `setImmediate` fires. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

function parseOutput(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An answer that is not JSON is still an answer.
    return text
  }
}
