import type { GymError } from '../errors/gym-error.ts'
import type { SessionBirth } from '../session/session-store.ts'
import type { CallScope } from './call-scope.ts'
import type { Logger } from './logger.ts'

/** The session of a call: its secret id stays with the server, its memory is a text kept from call to call. */
export interface LiveSession {
  readonly id: string
  /** The row's task fields. */
  task: SessionBirth['task']
  seed: string
  /** Text kept until the next call. */
  memory: string
  /** Milliseconds that tools have run, those of failed calls too. */
  toolMs: number
}

/** What a handler of a resources server is given beside the request's body. */
export interface RequestContext {
  /** The session of the cookie. @throws {GymError} session_missing, session_unknown, session_expired or session_closed */
  readonly session: LiveSession
  /** Names the session in maps and logs: stable, unique, and not the secret in the cookie. @throws as `session` */
  readonly sessionId: string
  /** Bounds the call: a deadline, the client's leaving, the server's stopping. */
  readonly scope: CallScope
  readonly log: Logger
}

/** The context of one call: with a session, or with the reason why there is none. */
export class CallContext implements RequestContext {
  readonly scope: CallScope
  readonly log: Logger
  readonly #session: LiveSession | GymError

  constructor(session: LiveSession | GymError, scope: CallScope, log: Logger) {
    this.#session = session
    this.scope = scope
    this.log = log
  }

  get session(): LiveSession {
    if (this.#session instanceof Error) throw this.#session
    return this.#session
  }

  get sessionId(): string {
    // 60 of the 192 bits: enough to tell sessions apart, and too few to guess the rest from.
    return this.session.id.slice(0, 10)
  }
}
