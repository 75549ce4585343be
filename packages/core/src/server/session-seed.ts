import { BaseSeedSessionRequest, SessionSeedRequest } from '../protocol/resources-server.ts'
import type { SessionBirth } from '../session/session-store.ts'
import { parseBody } from './error-response.ts'

/** What a caller who names its session says of it. */
export type NamedSeed = Required<Pick<SessionBirth, 'alias' | 'payload' | 'episode'>>

/** A seed of either kind: what `seedSession` reads, and what a 0.7 seed says of the session beside it. */
export interface SessionSeed {
  body: BaseSeedSessionRequest
  /** Set when the caller chose a name for the session. */
  named?: NamedSeed
}

/**
 * Tells the two bodies of `/seed_session` apart: a whole row, or a 0.7 seed, which has all four of its keys.
 *
 * @throws {RequestIssues} when a body is not what it looks like
 */
export async function readSessionSeed(value: unknown): Promise<SessionSeed> {
  if (!isNamed(value)) return { body: parseBody(BaseSeedSessionRequest, value) }
  const { resources_session_id: alias, episode_id, task_id, task_data } = parseBody(SessionSeedRequest, value)
  const payload = await digest(JSON.stringify([episode_id, task_id, task_data]))
  return { body: task_data, named: { alias, payload, episode: JSON.stringify(episode_id) } }
}

const isNamed = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['resources_session_id', 'episode_id', 'task_id', 'task_data'].every((key) => Object.hasOwn(value, key))

/** SHA-256 as hexadecimal text. */
async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
