import type { SandboxOptions } from '../local-sandbox.ts'
import type { Program } from '../program.ts'
import type { RunResult } from '../run-result.ts'
import type { Conversation, Place, RunOptions, Sandbox } from '../sandbox.ts'
import { SandboxError } from '../sandbox-error.ts'
import type { SandboxSession } from '../session/session.ts'
import { Connection } from './connection.ts'
import type { SentOptions } from './sandbox-calls.ts'

/** Options of a sandbox that are plain values: languages and providers of one's own have functions. */
export type CreateOptions = Omit<SandboxOptions, 'languages' | 'provider'> & {
  provider?: Extract<SandboxOptions['provider'], string>
}

/**
 * Runs programs that nobody trusts, from a process of its own: to start one holds up the process that does it, and more so the more
 * memory that has. When that process is killed, what runs in it is lost with a `SandboxError`, and the next call starts another.
 *
 * @throws {SandboxError} as `createSandbox` does
 */
export async function createSandboxProcess(options: CreateOptions = {}): Promise<Sandbox> {
  const { connection, created } = await connect(options)
  return new SandboxProcess(connection, created, options)
}

type Created = Pick<Sandbox, 'provider' | 'languages'>

async function connect(options: CreateOptions): Promise<{ connection: Connection; created: Created }> {
  const connection = new Connection()
  try {
    return { connection, created: (await connection.create(options)) as Created }
  } catch (error) {
    await connection.end()
    throw error
  }
}

class SandboxProcess implements Sandbox {
  readonly provider: Sandbox['provider']
  readonly languages: readonly string[]
  readonly #options: CreateOptions
  readonly #places = new WeakMap<Place, { connection: Connection; number: number }>()
  #connection: Promise<Connection>
  #isWarm = false
  #closed: Promise<void> | undefined

  constructor(connection: Connection, { provider, languages }: Created, options: CreateOptions) {
    this.provider = provider
    this.languages = languages
    this.#options = options
    this.#connection = Promise.resolve(connection)
  }

  async warmUp(): Promise<void> {
    this.#isWarm = true
    const connection = await this.#connected()
    await connection.call('warmUp', [])
  }

  async run(program: Program, options: RunOptions = {}): Promise<RunResult> {
    const connection = await this.#connected()
    return await connection.call('run', [program, this.#toSent(options, connection)], options.signal)
  }

  async open(program: Program, options: RunOptions = {}): Promise<Conversation> {
    const { signal } = options
    const connection = await this.#connected()
    const number = await connection.call('open', [program, this.#toSent(options, connection)], signal)
    const stop = () => connection.tell('stop', [number])
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    let unread: string[] = []
    const end = connection.call('awaitEnd', [number]).then(
      (ended) => {
        unread = ended.unread
        return ended.result ?? lost
      },
      () => lost,
    )
    return {
      send: (line) => connection.tell('send', [number, line]),
      receive: async (signal) => {
        try {
          return (await connection.call('receive', [number], signal)) ?? unread.shift()
        } catch (error) {
          signal?.throwIfAborted()
          if (!connection.isOpen) return unread.shift()
          throw error
        }
      },
      stop,
      result: end.finally(() => signal?.removeEventListener('abort', stop)),
    }
  }

  async openSession(language: string, options: RunOptions = {}): Promise<SandboxSession> {
    const connection = await this.#connected()
    const number = await connection.call('openSession', [language, this.#toSent(options, connection)], options.signal)
    let isEnded = false
    const ended = connection
      .call('awaitSessionEnd', [number])
      .catch(() => {})
      .then(() => {
        isEnded = true
      })
    const close = async () => {
      connection.tell('closeSession', [number])
      await ended
    }
    return {
      run: async (code, { signal } = {}) => {
        if (isEnded) throw new SandboxError('closed', 'The session has ended, and its variables are gone')
        const cell = await connection.call('runCell', [number, code], signal)
        isEnded ||= cell.isEnded
        return cell.result
      },
      get isEnded() {
        return isEnded
      },
      ended,
      close,
      [Symbol.asyncDispose]: close,
    }
  }

  async reserve<T>(
    work: (place: Place) => Promise<T>,
    { key, signal }: Pick<RunOptions, 'key' | 'signal'> = {},
  ): Promise<T> {
    const connection = await this.#connected()
    const { number, queuedMs } = await connection.call('reserve', [{ key }], signal)
    const place: Place = { queuedMs }
    this.#places.set(place, { connection, number })
    try {
      return await work(place)
    } finally {
      connection.tell('leave', [number])
    }
  }

  async close(): Promise<void> {
    this.#closed ??= this.#connection.then(
      async (connection) => await connection.end(),
      () => {},
    )
    await this.#closed
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** The process, or another when it has ended. */
  async #connected(): Promise<Connection> {
    const current = this.#connection
    const connection = await current.catch(() => undefined)
    if (this.#closed) throw new SandboxError('closed', 'The sandbox is closed')
    if (connection?.isOpen) return connection
    // Whoever finds it gone first starts another for all.
    if (this.#connection === current) this.#connection = this.#reconnect()
    return await this.#connection
  }

  async #reconnect(): Promise<Connection> {
    const { connection } = await connect(this.#options)
    if (this.#isWarm) connection.tell('warmUp', [])
    return connection
  }

  #toSent({ limits, key, place }: RunOptions, connection: Connection): SentOptions {
    const held = place && this.#places.get(place)
    if (place && held?.connection !== connection)
      throw new SandboxError('unavailable', 'The place went with the process of the sandbox that held it')
    return { limits, key, place: held?.number }
  }
}

/** Nothing is known of a program whose sandbox's process is gone. */
const lost: RunResult = {
  ending: 'infrastructure_error',
  reason: 'the process of the sandbox ended',
  stdout: '',
  stderr: '',
  exitCode: undefined,
  signal: undefined,
  wallMs: 0,
  cpuMs: undefined,
  peakMemoryBytes: undefined,
  queuedMs: 0,
}
