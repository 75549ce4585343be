import type { Limits } from '../limits.ts'
import type { Program } from '../program.ts'
import type { Conversation, Place, RunOptions, Sandbox } from '../sandbox.ts'
import { SandboxError } from '../sandbox-error.ts'
import type { SandboxSession } from '../session/session.ts'

/** Options of a run that go from process to process; a place is its number. */
export interface SentOptions {
  limits?: Partial<Limits> | undefined
  key?: string | undefined
  place?: number | undefined
}

/** What stays in this process and is named by a number in the other. */
class Held<T> {
  readonly #held = new Map<number, T>()
  #count = 0

  add(value: T): number {
    this.#count += 1
    this.#held.set(this.#count, value)
    return this.#count
  }

  get(number: number): T | undefined {
    return this.#held.get(number)
  }

  drop(number: number): void {
    this.#held.delete(number)
  }
}

/** What another process may ask of a sandbox: plain values go in and come out; a signal is that of the call. */
export function sandboxCalls(sandbox: Sandbox) {
  const conversations = new Held<Conversation>()
  const sessions = new Held<SandboxSession>()
  const places = new Held<{ place: Place; leave: () => void }>()

  const toOptions = ({ limits, key, place }: SentOptions, signal: AbortSignal): RunOptions => {
    const held = place === undefined ? undefined : places.get(place)?.place
    if (place !== undefined && !held) throw new SandboxError('closed', 'The place is not held any more')
    return { signal, ...(limits && { limits }), ...(key !== undefined && { key }), ...(held && { place: held }) }
  }

  return {
    warmUp: async () => await sandbox.warmUp(),
    run: async (signal: AbortSignal, program: Program, options: SentOptions) =>
      await sandbox.run(program, toOptions(options, signal)),

    open: async (signal: AbortSignal, program: Program, options: SentOptions) =>
      conversations.add(await sandbox.open(program, toOptions(options, signal))),
    send: (_: AbortSignal, number: number, line: string) => conversations.get(number)?.send(line),
    receive: async (signal: AbortSignal, number: number) => await conversations.get(number)?.receive(signal),
    stop: (_: AbortSignal, number: number) => conversations.get(number)?.stop(),
    /** How it ended, with what it said that nobody has read: from then on nothing of it is kept here. */
    awaitEnd: async (_: AbortSignal, number: number) => {
      const conversation = conversations.get(number)
      const result = await conversation?.result
      const unread: string[] = []
      for (;;) {
        const line = await conversation?.receive()
        if (line === undefined) break
        unread.push(line)
      }
      conversations.drop(number)
      return { result, unread }
    },

    openSession: async (signal: AbortSignal, language: string, options: SentOptions) =>
      sessions.add(await sandbox.openSession(language, toOptions(options, signal))),
    runCell: async (signal: AbortSignal, number: number, code: string) => {
      const session = sessions.get(number)
      if (!session) throw new SandboxError('closed', 'The session has ended, and its variables are gone')
      const result = await session.run(code, { signal })
      return { result, isEnded: session.isEnded }
    },
    awaitSessionEnd: async (_: AbortSignal, number: number) => {
      await sessions.get(number)?.ended
      sessions.drop(number)
    },
    closeSession: async (_: AbortSignal, number: number) => await sessions.get(number)?.close(),

    reserve: async (signal: AbortSignal, { key }: SentOptions) =>
      await new Promise<{ number: number; queuedMs: number }>((resolve, reject) => {
        const hold = async (place: Place) => {
          const { promise: left, resolve: leave } = Promise.withResolvers<void>()
          const number = places.add({ place, leave })
          resolve({ number, queuedMs: place.queuedMs })
          await left
          places.drop(number)
        }
        sandbox.reserve(hold, { signal, ...(key !== undefined && { key }) }).catch(reject)
      }),
    leave: (_: AbortSignal, number: number) => places.get(number)?.leave(),

    close: async () => await sandbox.close(),
  }
}

export type SandboxCalls = ReturnType<typeof sandboxCalls>
