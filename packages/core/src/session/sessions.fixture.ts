import { vi } from 'vitest'
import { createMemoryStore } from './memory-store.ts'
import type { SessionBirth, SessionStore, StoredSession } from './session-store.ts'
import { type SessionLimits, Sessions } from './sessions.ts'

/** Sessions whose clock is set by hand, and that write down which they release. */
export function createTestSessions(limits: Partial<SessionLimits> = {}, store: SessionStore = createMemoryStore()) {
  const clock = { now: 1_000 }
  const released: string[] = []
  const release = vi.fn(async ({ id }: StoredSession) => void released.push(id))
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const sessions = new Sessions({
    store,
    limits: { maxSessions: 100, idleMs: 100, ...limits },
    release,
    log,
    now: () => clock.now,
  })
  return { sessions, store, clock, released, release, log }
}

/** What `begin` gives to open a session. */
export const birthOf =
  (id: string, more: Partial<SessionBirth> = {}, memory = '') =>
  async () => ({ birth: { id, task: {}, seed: '', ...more }, memory })
