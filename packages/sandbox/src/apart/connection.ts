import { type ChildProcess, spawn } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { leakedDescriptors, startedWithout } from '../process/leaked-descriptors.ts'
import { SandboxError } from '../sandbox-error.ts'
import type { CreateOptions } from './create-sandbox-process.ts'
import { type CallName, fromSent, type Reply, type Request } from './messages.ts'
import type { SandboxCalls } from './sandbox-calls.ts'

type WithoutSignal<Call> = Call extends (signal: AbortSignal, ...args: infer Args) => unknown ? Args : never
type Answer<Name extends CallName> = Awaited<ReturnType<SandboxCalls[Name]>>

interface Pending {
  answer: Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: Error) => void
  signal: AbortSignal | undefined
}

/** What closing may take; a process that answers no more is killed then. */
const longestEndMs = 15_000

/** The process of a sandbox, as long as it lives. It keeps this one from ending only while something is asked of it. */
export class Connection {
  readonly #child: ChildProcess
  readonly #pending = new Map<number, Pending>()
  #count = 0
  #death: SandboxError | undefined
  /** Resolves when the process is there, or could not be started. */
  readonly #started: Promise<void>
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>

  constructor() {
    this.#child = startProcess()
    this.#child.on('message', (reply: Reply) => this.#settle(reply))
    this.#started = new Promise((resolve) => this.#child.once('spawn', resolve).once('error', () => resolve()))
    this.ended = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        this.#end(`could not be started: ${error.message}`)
        resolve()
      })
      this.#child.once('exit', (code, signal) => {
        this.#end(signal === null ? `ended with ${code}` : `was ended by ${signal}`)
        resolve()
      })
    })
    this.#hold()
  }

  get isOpen(): boolean {
    return this.#death === undefined
  }

  async create(options: CreateOptions): Promise<unknown> {
    await this.#started
    return await this.#ask((id) => ({ kind: 'create', id, options }))
  }

  /** @throws {SandboxError} what the sandbox throws; `aborted` when the signal is already; `unavailable` when its process ends first */
  async call<Name extends CallName>(
    name: Name,
    args: WithoutSignal<SandboxCalls[Name]>,
    signal?: AbortSignal,
  ): Promise<Answer<Name>> {
    return (await this.#ask((id) => ({ kind: 'call', id, name, args }), signal)) as Answer<Name>
  }

  /** Asks without waiting for an answer. */
  tell<Name extends CallName>(name: Name, args: WithoutSignal<SandboxCalls[Name]>): void {
    this.call(name, args).catch(() => {})
  }

  /** Closes the sandbox, waits for the answers that are still to come, and lets the process end. */
  async end(): Promise<void> {
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), longestEndMs)
    await this.call('close', []).catch(() => {})
    await Promise.allSettled([...this.#pending.values()].map(({ answer }) => answer))
    if (this.#child.connected) this.#child.disconnect()
    this.#child.ref()
    await this.ended
    clearTimeout(timer)
  }

  async #ask(toRequest: (id: number) => Request, signal?: AbortSignal): Promise<unknown> {
    if (this.#death) throw this.#death
    // It would begin before it is told to end.
    if (signal?.aborted) throw new SandboxError('aborted', 'It was given up before it began', { cause: signal.reason })
    this.#count += 1
    const id = this.#count
    const { promise: answer, resolve, reject } = Promise.withResolvers<unknown>()
    // One that has ended meanwhile is told of by its end; what is no plain value is refused here.
    this.#child.send(toRequest(id), () => {})
    this.#pending.set(id, { answer, resolve, reject, signal })
    this.#hold()
    const onAbort = () => void (this.isOpen && this.#child.send({ kind: 'abort', id } satisfies Request, () => {}))
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      return await answer
    } finally {
      signal?.removeEventListener('abort', onAbort)
    }
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id)
    if (!pending) return
    this.#pending.delete(reply.id)
    this.#hold()
    if ('value' in reply) pending.resolve(reply.value)
    else pending.reject(fromSent(reply.error, pending.signal?.reason))
  }

  #end(how: string): void {
    this.#death ??= new SandboxError('unavailable', `The process of the sandbox ${how}`)
    for (const { reject } of this.#pending.values()) reject(this.#death)
    this.#pending.clear()
  }

  #hold(): void {
    const how = this.#pending.size > 0 ? 'ref' : 'unref'
    this.#child[how]()
    this.#child.channel?.[how]()
  }
}

function startProcess(): ChildProcess {
  const entry = fileURLToPath(new URL(`./sandbox-process.entry${extname(import.meta.url)}`, import.meta.url))
  // What this process was started with and would hand on is closed once for all programs.
  const [command = '', ...args] = startedWithout(leakedDescriptors(), [process.execPath, entry])
  return spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' })
}
