import { RequestFailed } from './request-failed.ts'

/** When a request is sent again. One that never left (the server was unreachable) may always be. */
export interface RepeatRule {
  /** Attempts in all. */
  readonly maxAttempts: number
  /** Also after the request had been sent and the connection then ended: only where doing it twice does no harm (SCL-7). */
  readonly dropped: boolean
  /** Statuses that are not taken for an answer while attempts are left. */
  readonly statuses: ReadonlySet<number>
}

const none: ReadonlySet<number> = new Set()

/** For requests that must not be done twice: repeated only while nothing has been sent. */
export const repeatUnsent: RepeatRule = { maxAttempts: 3, dropped: false, statuses: none }

/** For requests that may be done twice but whose every answer counts. */
export const repeatDropped: RepeatRule = { maxAttempts: 3, dropped: true, statuses: none }

/** Statuses of a server that may do better later. */
export const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504])

/** A failed attempt, as undici's retry interceptor tells of it. */
export interface FailedAttempt {
  readonly error: Error
  /** 1, 2, …: how many have failed. */
  readonly attempt: number
  /** Milliseconds since the first attempt began. */
  readonly elapsedMs: number
}

/** How long attempts to reach a server may take together, and one of them alone. */
export interface ReachLimits {
  readonly unreachableAfterMs: number
  readonly connectTimeoutMs: number
}

const firstDelayMs = 250
const maxDelayMs = 30_000

/**
 * Says in how many milliseconds a request is to be sent again, or that it is not.
 *
 * The delay doubles from 250 ms, with half of it left to chance so that clients do not come back in step;
 * a server's `Retry-After` replaces it, and its `x-should-retry: false` ends it. Attempts that reach nobody end with `unreachableAfterMs` (SCL-6).
 *
 * @param chance a float in [0, 1)
 */
export function repeatDelayMs(
  rule: RepeatRule,
  failed: FailedAttempt,
  limits: ReachLimits,
  chance: number,
): number | undefined {
  if (failed.attempt >= rule.maxAttempts) return undefined
  const backoff = Math.min(firstDelayMs * 2 ** (failed.attempt - 1), maxDelayMs) * (0.5 + chance / 2)
  if (!(failed.error instanceof RequestFailed)) {
    const isPassing =
      rule.statuses.has(statusOf(failed.error) ?? 0) && headerOf(failed.error, 'x-should-retry') !== 'false'
    return isPassing ? (retryAfterMs(failed.error) ?? backoff) : undefined
  }
  if (failed.error.reason === 'dropped') return rule.dropped ? backoff : undefined
  if (failed.error.reason !== 'unreachable') return undefined
  const inTime = failed.elapsedMs + backoff + limits.connectTimeoutMs <= limits.unreachableAfterMs
  return inTime ? backoff : undefined
}

/** The status of undici's error for an answer that may be repeated. */
export function statusOf(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
}

function retryAfterMs(error: Error): number | undefined {
  const value = headerOf(error, 'retry-after')
  if (value === undefined || !/^\d+$/.test(value)) return undefined
  return Math.min(Number(value) * 1000, maxDelayMs)
}

function headerOf(error: Error, name: string): string | undefined {
  const headers = 'headers' in error && typeof error.headers === 'object' ? error.headers : undefined
  const value = (headers as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value : undefined
}
