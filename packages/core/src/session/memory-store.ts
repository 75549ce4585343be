import type { SessionEnd, SessionStore, StoredSession } from './session-store.ts'

/** What a memory store is made from. */
export interface MemoryStoreOptions {
  /** How many ended ids are told apart from unknown ones. @default 16384 */
  maxEnded?: number
}

/** Sessions in this process: lost with it, and invisible to others. */
export function createMemoryStore({ maxEnded = 16_384 }: MemoryStoreOptions = {}): SessionStore {
  // In order of last use, so that the idle ones are found at the front.
  const sessions = new Map<string, StoredSession>()
  const aliases = new Map<string, string>()
  const ended = new Map<string, SessionEnd>()

  const remember = (key: string, end: SessionEnd) => {
    ended.delete(key)
    ended.set(key, end)
    if (ended.size > maxEnded) for (const oldest of ended.keys()) return void ended.delete(oldest)
  }

  return {
    shared: false,
    insert(birth, memory, usedAt, capacity) {
      const { id, alias } = birth
      if (alias !== undefined && (aliases.has(alias) || ended.has(aliasKey(alias)))) return 'alias_taken'
      if (sessions.size >= capacity) return 'full'
      sessions.set(id, { ...birth, memory, toolMs: 0, usedAt, version: 0 })
      if (alias !== undefined) aliases.set(alias, id)
      return 'inserted'
    },
    get: (id) => sessions.get(id),
    findAlias: (alias) => aliases.get(alias),
    update(id, version, change) {
      const session = sessions.get(id)
      if (session?.version !== version) return false
      sessions.delete(id)
      sessions.set(id, { ...session, ...change, version: version + 1 })
      return true
    },
    remove(id, end) {
      const session = sessions.get(id)
      if (!session) return undefined
      sessions.delete(id)
      remember(id, end)
      if (session.alias !== undefined) {
        aliases.delete(session.alias)
        remember(aliasKey(session.alias), end)
      }
      return session
    },
    spendAlias: (alias) => remember(aliasKey(alias), 'closed'),
    endOf: (key) => ended.get('id' in key ? key.id : aliasKey(key.alias)),
    idleSince(time, limit) {
      const idle: string[] = []
      for (const { id, usedAt } of sessions.values()) {
        if (usedAt >= time || idle.length >= limit) break
        idle.push(id)
      }
      return idle
    },
    count: () => sessions.size,
  }
}

// Ids have no space in them, so an alias never meets one.
const aliasKey = (alias: string) => `alias ${alias}`
