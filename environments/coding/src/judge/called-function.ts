import type { Conversation, RunResult } from '@gym/sandbox'
import type { Judgement, Status } from './judgement.ts'
import { assertRan } from './judge-context.ts'
import { statusOf } from './judgement.ts'
import { nextMessage } from './talk.ts'

/** A call that was answered with a value or an error. */
export type Answer =
  | { readonly value: unknown }
  | { readonly raises: readonly string[]; readonly message: string }
  | { readonly gone: string }

/** How much longer a submission may take to be loaded than to be called. */
const loadMs = 10_000
const maxNames = 50

/** A function of a submission, in a sandbox of its own. */
export class CalledFunction {
  readonly #conversation: Conversation
  readonly #callMs: number
  #count = 0
  /** Why there is no more to be had of it. */
  #failure: { status: Exclude<Status, 'passed'>; message: string } | undefined

  constructor(conversation: Conversation, callMs: number) {
    this.#conversation = conversation
    this.#callMs = callMs
  }

  /** What ended it, once something has. */
  get failure(): Pick<Judgement, 'status' | 'message'> | undefined {
    return this.#failure
  }

  /** How its process ended. */
  get result(): Promise<RunResult> {
    return this.#conversation.result
  }

  /** Waits until it is loaded. */
  async load(signal: AbortSignal): Promise<boolean> {
    const reply = await nextMessage(this.#conversation, loadMs + this.#callMs, signal)
    if ('gone' in reply) {
      await this.#give(reply.gone)
      return false
    }
    const { loaded, kind, message } = reply.message
    if (loaded === true) return true
    const status = kind === 'syntax' ? 'syntax_error' : kind === 'missing' ? 'function_missing' : 'runtime_error'
    this.#failure = { status, message: textOf(message) }
    this.#conversation.stop()
    return false
  }

  /** Calls it; arguments and value as JSON of the harness. */
  async call(args: readonly unknown[], named: unknown, signal: AbortSignal): Promise<Answer> {
    if (this.#failure) return { gone: this.#failure.message }
    this.#count += 1
    const id = this.#count
    this.#conversation.send(JSON.stringify({ id, args, ...(named !== undefined && { named }) }))
    const reply = await nextMessage(this.#conversation, this.#callMs, signal)
    if ('gone' in reply) return await this.#give(reply.gone)
    const { message } = reply
    if (message['id'] !== id) return await this.#give('garbled')
    if ('value' in message) return { value: message['value'] }
    const { raises } = message
    const names = Array.isArray(raises) ? raises.filter((name) => typeof name === 'string').slice(0, maxNames) : []
    return { raises: names, message: textOf(message['message']) }
  }

  stop(): void {
    this.#conversation.stop()
  }

  async #give(why: 'ended' | 'late' | 'garbled'): Promise<{ gone: string }> {
    if (why === 'late') this.#failure = { status: 'timeout', message: `a call took more than ${this.#callMs} ms` }
    if (why === 'garbled') this.#failure = { status: 'runtime_error', message: 'it answered out of turn' }
    if (why !== 'ended') this.#conversation.stop()
    const result = await this.#conversation.result
    // Ended by us, it has its status; by nobody's doing, there is no verdict.
    if (!this.#failure) assertRan(result)
    const { ending, reason } = result
    this.#failure ??= { status: statusOf(ending), message: ending === 'ok' ? 'it ended before it answered' : reason }
    return { gone: this.#failure.message }
  }
}

const textOf = (text: unknown): string => (typeof text === 'string' ? text.slice(0, 500) : '')
