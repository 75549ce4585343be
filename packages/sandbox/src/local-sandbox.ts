import { availableParallelism } from 'node:os'
import { posix } from 'node:path'
import { findRuntime, reachable } from './languages/find-runtime.ts'
import { languages as usualLanguages } from './languages/index.ts'
import { type Language, type Runtime, toMessage } from './languages/language.ts'
import { defaultLimits, type Limits, settleLimits } from './limits.ts'
import { type Home, openHome, writeFiles } from './process/home.ts'
import { type Lines, readLines } from './process/read-lines.ts'
import { type Program, type SettledProgram, settleProgram } from './program.ts'
import { createProvider, type ProviderOptions } from './provider/create-provider.ts'
import {
  type Isolation,
  isAtLeast,
  type Launch,
  programFolder,
  type Provider,
  type Running,
} from './provider/provider.ts'
import { FairQueue } from './queue/fair-queue.ts'
import type { RunResult } from './run-result.ts'
import type { Conversation, Place, RunOptions, Sandbox } from './sandbox.ts'
import { SandboxError } from './sandbox-error.ts'
import { openSessionIn, type SandboxSession } from './session/session.ts'
import { StartedProgram } from './started-program.ts'
import { WarmRuntimes } from './warm-runtimes.ts'

export interface SandboxOptions extends ProviderOptions {
  /** The least isolation that will do; default `namespaces`. Only who asks for `none` gets a sandbox that is none. */
  isolation?: Isolation
  /** Languages beside, or instead of, those of the same name. */
  languages?: readonly Language[]
  /** Limits of runs that set none of their own. */
  limits?: Partial<Limits>
  /** The most that a run may set; none by default. */
  most?: Partial<Limits>
  /** Programs that run at once; by default as many as the machine has processors. */
  concurrency?: number
  /** How many processes of which language wait, started, for a program: `{ python: 2 }`. */
  prewarm?: Readonly<Record<string, number>>
}

/** What a program may say in a conversation that nobody has read yet: who reads it does so on the event loop that serves. */
const maxUnreadBytes = 1024 * 1024
const lookEachMs = 50

/**
 * Runs programs that nobody trusts, from this process; a server that has sessions to serve takes `createSandboxProcess`.
 *
 * @throws {SandboxError} `unavailable` where the provider does not work here, `isolation_too_weak` where it holds too little in
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const home = openHome()
  try {
    const provider = createProvider(options, home)
    const needed = options.isolation ?? 'namespaces'
    if (!isAtLeast(provider.isolation, needed))
      throw new SandboxError(
        'isolation_too_weak',
        `The provider ${provider.name} isolates by ${provider.isolation}, and ${needed} is needed`,
      )
    const problem = await provider.check()
    if (problem)
      throw new SandboxError('unavailable', problem.reason, problem.fix === undefined ? {} : { fix: problem.fix })
    return new LocalSandbox(provider, home, options)
  } catch (error) {
    home.close()
    throw error
  }
}

class LocalSandbox implements Sandbox {
  readonly provider: Pick<Provider, 'name' | 'isolation'>
  readonly #provider: Provider
  readonly #home: Home
  readonly #usual: Limits
  readonly #most: Partial<Limits>
  readonly #languages: ReadonlyMap<string, Language>
  readonly #runtimes = new Map<string, Promise<Runtime>>()
  readonly #queue: FairQueue
  readonly #warm: WarmRuntimes
  readonly #started = new Set<StartedProgram>()
  /** Looks at what runs, from time to time. */
  readonly #looks = new Set<() => void>()
  readonly #watch: NodeJS.Timeout
  readonly #closing = new AbortController()
  #turns: Promise<unknown> = Promise.resolve()
  #closed: Promise<void> | undefined

  constructor(provider: Provider, home: Home, options: SandboxOptions) {
    this.provider = provider
    this.#provider = provider
    this.#home = home
    this.#most = options.most ?? {}
    this.#usual = settleLimits(options.limits, this.#most, defaultLimits)
    this.#languages = new Map([...usualLanguages, ...(options.languages ?? [])].map((each) => [each.name, each]))
    this.#queue = new FairQueue(options.concurrency ?? availableParallelism())
    this.#warm = new WarmRuntimes({
      wanted: provider.hasChannels ? (options.prewarm ?? {}) : {},
      limits: this.#usual,
      open: (name) => this.#openWaiting(name),
    })
    this.#watch = setInterval(() => {
      for (const look of this.#looks) look()
    }, lookEachMs).unref()
  }

  get languages(): readonly string[] {
    return [...this.#languages.keys()]
  }

  async warmUp(): Promise<void> {
    await this.#warm.fill()
  }

  async run(program: Program, options: RunOptions = {}): Promise<RunResult> {
    const { started, leave } = await this.#start(program, { ...options, hasChannel: false })
    return await this.#until(started, options.signal).finally(leave)
  }

  async open(program: Program, options: RunOptions = {}): Promise<Conversation> {
    const { started, leave } = await this.#start(program, { ...options, hasChannel: true })
    const { channel } = started.running
    if (!channel) {
      started.stop('closed')
      leave()
      throw new SandboxError('unavailable', `The provider ${this.#provider.name} has no channel to a program`)
    }
    const lines: Lines = readLines(channel, maxUnreadBytes, () => started.stop('output'))
    const result = this.#until(started, options.signal).catch(() => started.result)
    void result.finally(leave)
    return {
      send: (line) => void channel.write(`${line}\n`),
      receive: lines.next,
      stop: () => started.stop('closed'),
      result,
    }
  }

  async openSession(language: string, options: RunOptions = {}): Promise<SandboxSession> {
    if (!this.#language(language).hasSessions)
      throw new SandboxError('language_unknown', `The language ${language} has no sessions`)
    const limits = settleLimits(options.limits, this.#most, this.#usual)
    const runtime = await this.#openWaiting(language, limits)
    return await openSessionIn({
      runtime,
      limits,
      enter: async (signal) => await this.#enter(options.key, signal),
      watch: (look) => this.#watched(look),
      closing: this.#closing.signal,
      signs: this.#language(language).signs,
    })
  }

  async reserve<T>(work: (place: Place) => Promise<T>, { key, signal }: RunOptions = {}): Promise<T> {
    const askedAt = performance.now()
    const leave = await this.#enter(key, signal)
    try {
      return await work({ queuedMs: performance.now() - askedAt })
    } finally {
      leave()
    }
  }

  async close(): Promise<void> {
    this.#closed ??= this.#close()
    await this.#closed
  }

  async #close(): Promise<void> {
    this.#closing.abort()
    clearInterval(this.#watch)
    for (const each of this.#started) each.stop('closed')
    await this.#warm.close()
    await this.#provider.close()
    this.#home.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #start(
    program: Program,
    { limits: asked, key, place, signal, hasChannel }: RunOptions & { hasChannel: boolean },
  ): Promise<{ started: StartedProgram; leave: () => void }> {
    const language = this.#language(program.language)
    const settled = settleProgram(program, language.entry)
    const limits = settleLimits(asked, this.#most, this.#usual)
    const askedAt = performance.now()
    const leave = place ? () => {} : await this.#enter(key, signal)
    try {
      const queuedMs = place?.queuedMs ?? performance.now() - askedAt
      let seen = programFolder
      const warm = this.#warm.take(language.name, limits, ({ running, folder }) => {
        writeFiles(folder, settled.files)
        seen = this.#provider.toSeen?.(folder) ?? programFolder
        return running
      })
      const started = new StartedProgram({
        running: warm ?? (await this.#launch(language, settled, limits, hasChannel)),
        limits,
        signs: language.signs,
        stdin: settled.stdin,
        queuedMs,
        onEnd: () => {
          this.#started.delete(started)
          unwatch()
        },
      })
      this.#started.add(started)
      const unwatch = this.#watched(() => started.look())
      // By now it has its input.
      const entry = posix.join(seen, settled.entry)
      warm?.channel?.write(toMessage(hasChannel ? 'talk' : 'run', entry, ...settled.args))
      return { started, leave }
    } catch (error) {
      leave()
      throw error
    }
  }

  async #launch(language: Language, program: SettledProgram, limits: Limits, hasChannel: boolean): Promise<Running> {
    const runtime = await this.#runtime(language)
    await this.#turn()
    const folder = this.#openFolder()
    writeFiles(folder, program.files)
    const job = { entry: posix.join(programFolder, program.entry), args: program.args }
    const argv = language.command(runtime, job, limits)
    return this.#launchIn(folder, {
      argv,
      mounts: runtime.mounts,
      limits,
      overheadBytes: language.overheadBytes,
      hasChannel,
    })
  }

  /** One start in each turn of the event loop, for each of them holds it up: others have theirs between. */
  async #turn(): Promise<void> {
    this.#turns = this.#turns.then(() => new Promise((resolve) => setImmediate(resolve)))
    await this.#turns
  }

  #openFolder(): string {
    if (this.#closing.signal.aborted) throw closed()
    return this.#home.openFolder()
  }

  #launchIn(folder: string, launch: Omit<Launch, 'folder'>): Running {
    const running = this.#provider.launch({ folder, ...launch })
    void running.ended.then(() => this.#home.closeFolder(folder))
    return running
  }

  #watched(look: () => void): () => void {
    this.#looks.add(look)
    return () => void this.#looks.delete(look)
  }

  /** Starts a runtime that waits for its job. */
  async #openWaiting(name: string, limits = this.#usual): Promise<{ running: Running; folder: string }> {
    const language = this.#language(name)
    const runtime = await this.#runtime(language)
    if (!language.waiting) throw new SandboxError('language_unknown', `The language ${name} cannot be started ahead`)
    await this.#turn()
    const folder = this.#openFolder()
    const argv = language.waiting(runtime, limits)
    const { overheadBytes } = language
    return {
      running: this.#launchIn(folder, { argv, mounts: runtime.mounts, limits, overheadBytes, hasChannel: true }),
      folder,
    }
  }

  #language(name: string): Language {
    const language = this.#languages.get(name)
    if (!language)
      throw new SandboxError(
        'language_unknown',
        `There is no language ${JSON.stringify(name)}: there are ${this.languages.join(', ')}`,
      )
    return language
  }

  async #runtime(language: Language): Promise<Runtime> {
    let found = this.#runtimes.get(language.name)
    if (!found) {
      found = findRuntime(language, this.#provider).then((runtime) => {
        if (!runtime)
          throw this.#provider.find
            ? new SandboxError('unavailable', `What runs ${language.name} is not in the image`)
            : new SandboxError('unavailable', `What runs ${language.name} is not here`, { fix: language.install })
        return {
          ...runtime,
          mounts: runtime.mounts.map(({ from, to }) => ({ from: reachable(from, this.#home.folder), to })),
        }
      })
      this.#runtimes.set(language.name, found)
      found.catch(() => this.#runtimes.delete(language.name))
    }
    return await found
  }

  async #enter(key = '', signal?: AbortSignal): Promise<() => void> {
    const closing = this.#closing.signal
    if (closing.aborted) throw closed()
    try {
      return await this.#queue.enter(key, signal ? AbortSignal.any([signal, closing]) : closing)
    } catch (cause) {
      if (closing.aborted) throw closed()
      throw new SandboxError('aborted', 'It was given up before it had a place', { cause })
    }
  }

  /** Its result; a program whose caller gives up is ended. */
  async #until(started: StartedProgram, signal: AbortSignal | undefined): Promise<RunResult> {
    const onAbort = () => started.stop('closed')
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort, { once: true })
    const result = await started.result
    signal?.removeEventListener('abort', onAbort)
    if (signal?.aborted) throw new SandboxError('aborted', 'It was given up while it ran', { cause: signal.reason })
    return result
  }
}

const closed = (): SandboxError => new SandboxError('closed', 'The sandbox is closed')
