import { defaultSessionLimits, type SessionLimits } from '../session/sessions.ts'
import { type BodyLimits, defaultBodyLimits } from './request-body.ts'

/** How long the calls of a session may take, in milliseconds. */
export interface TimeLimits {
  /** One tool call, unless the tool says otherwise; also one seed and one release. @default 60000 */
  toolTimeoutMs: number
  /** All tool calls of one session together. @default 3600000 */
  sessionToolTimeMs: number
  /** One verification. @default 60000 */
  verifyTimeoutMs: number
}

/** All that bounds what a resources server does for others. */
export type ServerLimits = SessionLimits & BodyLimits & TimeLimits

const defaults: ServerLimits = {
  ...defaultSessionLimits,
  ...defaultBodyLimits,
  toolTimeoutMs: 60_000,
  sessionToolTimeMs: 3_600_000,
  verifyTimeoutMs: 60_000,
}

/** The limits of a configuration, the others at their defaults. */
export function limitsOf(config: Partial<ServerLimits>): ServerLimits {
  const given = Object.entries(config).filter(([key, value]) => Object.hasOwn(defaults, key) && value !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}
