import { passingStatuses, ModelFailed, RequestFailed } from '@gym/models'

/** The names that NeMo Gym 0.7 has for why a rollout has no verdict, as far as an agent meets them. @see wire-0.7.md 2.3 */
export type FailureKind =
  | 'transport_unreachable'
  | 'transport_peer_drop'
  | 'transport_timeout'
  | 'agent_run_error'
  | 'agent_request_failed'
  | 'agent_timeout'
  | 'verifier_error'
  | 'provider_unavailable'
  | 'provider_quota_exhausted'
  | 'session_lost'
  | 'session_expired'
  | 'cancelled'
  | 'shutdown'

/** Where in a rollout a failure arose. */
export type FailureStage = 'seed' | 'agent' | 'verification' | 'cleanup'

/** What is known of a failure, as data. */
export interface Failure {
  readonly failureClass: FailureKind
  /** One line, with the URL that was called where there was one. */
  readonly message: string
  readonly stage: FailureStage
  /** The status of the answer that was the failure. */
  readonly httpStatus?: number
  /** True when the same rollout would fail again. */
  readonly terminal: boolean
}

/** A failure on its way to becoming data. */
export class RolloutFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, { cause })
    this.name = 'RolloutFailed'
    this.failure = failure
  }
}

/** True for a status that a repeat cannot mend: 4xx but 408, 425 and 429. @see wire-0.7.md 2.4 */
export const isTerminalStatus = (status: number) => status >= 400 && status < 500 && !passingStatuses.has(status)

/**
 * Makes data of what was thrown.
 *
 * @param ended why the rollout was ended from outside, if it was: then whatever was thrown follows from that
 */
export function toFailure(error: unknown, stage: FailureStage, ended?: 'cancelled' | 'shutdown'): Failure {
  if (error instanceof RolloutFailed) return error.failure
  const message = error instanceof Error ? error.message : String(error)
  if (ended)
    return {
      failureClass: ended,
      message: `The rollout was ${ended === 'cancelled' ? 'cancelled' : 'ended by the agent stopping'}.`,
      stage,
      terminal: false,
    }
  if (error instanceof ModelFailed) {
    return {
      failureClass: modelFailureKind(error),
      message,
      stage,
      httpStatus: error.httpStatus,
      terminal: error.terminal,
    }
  }
  if (error instanceof RequestFailed) {
    const failureClass = requestFailureKinds[error.reason]
    return { failureClass, message, stage, terminal: failureClass === 'agent_run_error' }
  }
  return { failureClass: 'agent_run_error', message, stage, terminal: false }
}

const requestFailureKinds = {
  unreachable: 'transport_unreachable',
  dropped: 'transport_peer_drop',
  deadline: 'transport_timeout',
  aborted: 'cancelled',
  too_large: 'agent_run_error',
  invalid: 'agent_run_error',
} as const satisfies Record<RequestFailed['reason'], FailureKind>

function modelFailureKind({ reason, httpStatus = 0, terminal }: ModelFailed): FailureKind {
  if (reason === 'aborted') return 'cancelled'
  if (reason === 'invalid_answer' || reason === 'invalid' || reason === 'too_large') return 'agent_run_error'
  if (httpStatus === 402 || httpStatus === 429) return 'provider_quota_exhausted'
  return terminal ? 'agent_request_failed' : 'provider_unavailable'
}
