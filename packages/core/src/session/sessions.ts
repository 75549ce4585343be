import { toLogText } from '../errors/error-text.ts'
import { GymError } from '../errors/gym-error.ts'
import type { Logger } from '../server/logger.ts'
import { SessionLock } from './session-lock.ts'
import type { MaybePromise, SessionBirth, SessionEnd, SessionStore, StoredSession } from './session-store.ts'

/** How many sessions a server keeps, and how long. */
export interface SessionLimits {
  /** Live sessions; one more is refused with 503 and none is evicted. @default 100000 */
  maxSessions: number
  /** Milliseconds without a call after which a session is ended. @default 7200000 (two hours) */
  idleMs: number
}

export const defaultSessionLimits: SessionLimits = { maxSessions: 100_000, idleMs: 2 * 60 * 60 * 1000 }

/** What the sessions of one server are made from. */
export interface SessionsOptions {
  store: SessionStore
  limits: SessionLimits
  /** Called exactly once for each session, when it has ended. */
  release: (session: StoredSession) => Promise<void>
  log: Logger
  now?: () => number
}

/** A session during a call: `memory` and `toolMs` may be changed. */
export interface Draft extends SessionBirth {
  memory: string
  toolMs: number
}

/** The sessions of one server: each has a birth, one call at a time, an idle limit and one end. */
export class Sessions {
  readonly limits: SessionLimits
  readonly #store: SessionStore
  readonly #lock = new SessionLock()
  readonly #release: SessionsOptions['release']
  readonly #log: Logger
  readonly #now: () => number
  #opening = 0
  #isStopped = false

  constructor({ store, limits, release, log, now = Date.now }: SessionsOptions) {
    this.limits = limits
    this.#store = store
    this.#release = release
    this.#log = log
    this.#now = now
  }

  /** How many sessions live. */
  count(): MaybePromise<number> {
    return this.#store.count()
  }

  /**
   * Opens the session that `begin` prepares. Room is made sure of first: `begin` may allocate.
   *
   * @throws {GymError} session_capacity, also when stopping, or whatever `begin` throws; then nothing was opened
   */
  open(id: string, begin: () => Promise<{ birth: SessionBirth; memory: string }>): Promise<void> {
    // Under the lock, so that `stop` waits for it.
    return this.#lock.run(id, async () => {
      if (this.#isStopped) throw stopping()
      if ((await this.#store.count()) + this.#opening >= this.limits.maxSessions) throw this.#full()
      this.#opening += 1
      try {
        const { birth, memory } = await begin()
        const outcome = await this.#store.insert(birth, memory, this.#now(), this.limits.maxSessions)
        if (outcome === 'inserted') return
        await this.discard({ ...birth, memory, toolMs: 0, usedAt: this.#now(), version: 0 })
        throw outcome === 'full' ? this.#full() : conflict(birth.alias ?? id)
      } finally {
        this.#opening -= 1
      }
    })
  }

  /**
   * Opens a session under the caller's own name, or finds the one that an equal payload opened (SES-6).
   *
   * @returns the id of the session
   * @throws {GymError} session_conflict for another payload, session_closed or session_expired for a spent name
   */
  openAlias(
    alias: string,
    payload: string,
    begin: () => Promise<{ birth: SessionBirth; memory: string }>,
    id: string,
  ): Promise<string> {
    return this.#lock.run(`alias ${alias}`, async () => {
      const existing = await this.#store.findAlias(alias)
      const session = existing === undefined ? undefined : await this.#store.get(existing)
      if (session && session.payload !== payload) throw conflict(alias)
      if (session && !this.#isIdle(session)) return session.id
      const end = session ? 'expired' : await this.#store.endOf({ alias })
      if (end) throw ended(end, `resources_session_id ${JSON.stringify(alias)}`)
      await this.open(id, begin)
      return id
    })
  }

  /**
   * Runs one call of a session when its earlier calls are done, and saves the memory that the call leaves.
   * When `work` throws, the memory stays as it was; the time its tools took is counted all the same.
   *
   * @throws {GymError} session_missing, session_unknown, session_expired or session_closed
   */
  use<T>(id: string | undefined, work: (session: Draft) => Promise<T>): Promise<T> {
    if (id === undefined) return Promise.reject(missing())
    return this.#lock.run(id, async () => {
      const found = this.#store.get(id)
      const session = (found instanceof Promise ? await found : found) ?? (await this.#gone(id))
      if (session.usedAt < this.#now() - this.limits.idleMs) throw ended('expired', sessionInCookie)
      const draft = { ...session }
      const save = (memory: string) =>
        this.#store.update(id, session.version, { memory, toolMs: draft.toolMs, usedAt: this.#now() })
      let result: T
      try {
        result = await work(draft)
      } catch (error) {
        await save(session.memory)
        throw error
      }
      const saved = save(draft.memory)
      if (saved instanceof Promise ? await saved : saved) return result
      const message = 'Another server changed this session during the call, which was not applied.'
      throw new GymError({ code: 'session_conflict', message })
    })
  }

  /** Ends a session after the calls that arrived before; later calls are refused. */
  end(
    id: string,
    end: SessionEnd,
    isDue: (session: StoredSession) => boolean = () => true,
  ): Promise<'ended' | 'already_ended' | 'not_due'> {
    return this.#lock.run(id, async () => {
      const session = await this.#store.get(id)
      if (session && !isDue(session)) return 'not_due'
      const removed = session && (await this.#store.remove(id, end))
      if (!removed) return 'already_ended'
      await this.discard(removed)
      return 'ended'
    })
  }

  /**
   * Closes by the caller's own name; a name that was never seeded is spent all the same.
   *
   * @throws {GymError} session_conflict when another episode has the name
   */
  async closeAlias(alias: string, episode: string): Promise<void> {
    await this.#lock.run(`alias ${alias}`, async () => {
      const id = await this.#store.findAlias(alias)
      const session = id === undefined ? undefined : await this.#store.get(id)
      if (!session) return (await this.#store.endOf({ alias })) ? undefined : this.#store.spendAlias(alias)
      if (session.episode !== episode) throw conflict(alias)
      await this.end(session.id, 'closed')
    })
  }

  /** Ends every session that is idle beyond its limit and has no call running. */
  async sweep(): Promise<void> {
    try {
      const idle = await this.#store.idleSince(this.#idleBefore(), 10_000)
      const isDue = (session: StoredSession) => this.#isIdle(session)
      await Promise.all(idle.filter((id) => !this.#lock.isHeld(id)).map((id) => this.end(id, 'expired', isDue)))
    } catch (error) {
      this.#log.error('sweeping idle sessions failed; the next sweep tries again', { error: toLogText(error) })
    }
  }

  /** Releases a session that the store does not hold, or holds no more; what goes wrong is logged. */
  async discard(session: StoredSession): Promise<void> {
    try {
      await this.#release(session)
    } catch (error) {
      // It runs once whatever happens: a second try could release twice.
      this.#log.error('releasing a session failed', { error: toLogText(error) })
    }
  }

  /** Opens no more sessions, waits for the calls in flight, then ends every session that only this process holds. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#lock.idle()
    if (this.#store.shared) return
    const ids = await this.#store.idleSince(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
    await Promise.all(ids.map((id) => this.end(id, 'closed')))
  }

  #idleBefore(): number {
    return this.#now() - this.limits.idleMs
  }

  #isIdle({ usedAt }: StoredSession): boolean {
    return usedAt < this.#idleBefore()
  }

  async #gone(id: string): Promise<never> {
    const end = await this.#store.endOf({ id })
    throw end ? ended(end, sessionInCookie) : unknown()
  }

  #full(): GymError {
    const message = `This server holds ${this.limits.maxSessions} sessions, as many as it may; close some or try again later.`
    return new GymError({ code: 'session_capacity', message })
  }
}

const stopping = () =>
  new GymError({ code: 'session_capacity', message: 'This server is stopping and opens no more sessions.' })
const sessionInCookie = 'session in the cookie'
const missing = () =>
  new GymError({
    code: 'session_missing',
    message: 'The request carries no session cookie: seed a session with POST /seed_session and send its cookie.',
  })
const unknown = () =>
  new GymError({
    code: 'session_unknown',
    message: 'The session in the cookie is not known to this server: seed one with POST /seed_session.',
  })
const ended = (end: SessionEnd, what: string) =>
  new GymError({
    code: `session_${end}`,
    message: `The ${what} is ${end}: seed a new session with POST /seed_session.`,
  })
const conflict = (alias: string) =>
  new GymError({
    code: 'session_conflict',
    message: `Another episode, task or payload has the resources_session_id ${JSON.stringify(alias)}.`,
  })
