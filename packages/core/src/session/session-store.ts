/** Why a session is over. */
export type SessionEnd = 'closed' | 'expired'

/** What a session is born with; it never changes. */
export interface SessionBirth {
  /** The secret in the cookie: at least 128 random bits in `[A-Za-z0-9_-]`. */
  readonly id: string
  /** The caller's own name for the session (`resources_session_id`), unique in the store. */
  readonly alias?: string
  /** Digest of the whole payload that `alias` was seeded with, and the part of it that a close must repeat. */
  readonly payload?: string
  readonly episode?: string
  /** The row's task fields: JSON. Nobody changes it, so a store may keep the reference. */
  readonly task: Readonly<Record<string, unknown>>
  /** From which all of this session's chance is derived. */
  readonly seed: string
}

/** A session as a store returns it. */
export interface StoredSession extends SessionBirth {
  /** Text that changes from call to call. */
  readonly memory: string
  /** Milliseconds that tools have run for this session. */
  readonly toolMs: number
  /** End of the last call, in milliseconds since 1970. */
  readonly usedAt: number
  /** Grows with every update. */
  readonly version: number
}

/** A value, or the promise of one: a store in this process need not wait. */
export type MaybePromise<T> = T | Promise<T>

/** What one call changes. */
export type SessionChange = Pick<StoredSession, 'memory' | 'toolMs' | 'usedAt'>

/**
 * Where sessions live. All methods may be called concurrently and from several processes;
 * `testSessionStore` in `@gym/core/testing` says what each must keep.
 */
export interface SessionStore {
  /** True when several processes see the same sessions. */
  readonly shared: boolean
  /** Adds a session unless `capacity` sessions live already or its alias is taken or spent. */
  insert(
    birth: SessionBirth,
    memory: string,
    usedAt: number,
    capacity: number,
  ): MaybePromise<'inserted' | 'full' | 'alias_taken'>
  get(id: string): MaybePromise<StoredSession | undefined>
  /** The id of the live session with this alias. */
  findAlias(alias: string): MaybePromise<string | undefined>
  /** Compare and set: changes the session only when it lives and still has `version`; tells whether it did. */
  update(id: string, version: number, change: SessionChange): MaybePromise<boolean>
  /** Ends a session: of any number of callers exactly one gets it back. Its id and alias are then remembered as ended. */
  remove(id: string, end: SessionEnd): MaybePromise<StoredSession | undefined>
  /** Remembers an alias as closed although no session had it. */
  spendAlias(alias: string): MaybePromise<void>
  /** How a session of this id, or of this alias, ended, as far as a bounded memory reaches. */
  endOf(key: { id: string } | { alias: string }): MaybePromise<SessionEnd | undefined>
  /** Ids of live sessions last used before `time`, the oldest first. */
  idleSince(time: number, limit: number): MaybePromise<string[]>
  /** How many sessions live. */
  count(): MaybePromise<number>
}
