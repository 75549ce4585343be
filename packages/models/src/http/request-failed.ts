import { GymError } from '@gym/core'

/**
 * Why no answer came: `unreachable` (nothing was sent), `dropped` (sent, and perhaps done, but not answered),
 * `deadline`, `too_large`, `aborted` by the caller, `invalid` (the request could not be written).
 */
export type RequestFailureReason = 'unreachable' | 'dropped' | 'deadline' | 'too_large' | 'aborted' | 'invalid'

/** An HTTP request without an answer. Its message names the URL. */
export class RequestFailed extends GymError {
  readonly reason: RequestFailureReason
  readonly url: string

  constructor(reason: RequestFailureReason, { method, url, problem, cause }: RequestFailure) {
    super({
      code: reason === 'aborted' ? 'request_aborted' : 'request_failed',
      message: `${method} ${url} failed: ${problem}.`,
      details: { reason, url },
      cause,
    })
    this.reason = reason
    this.url = url
  }
}

interface RequestFailure {
  method: string
  url: string
  problem: string
  cause?: unknown
}

/** What an error says in a line; Node's errors for a host with several addresses have a code and no message. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return (error.message || code).replace(/\.$/, '')
}
