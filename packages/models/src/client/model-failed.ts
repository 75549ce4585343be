import { GymError } from '@gym/core'
import { passingStatuses } from '../http/repeat-rule.ts'
import { problemOf, RequestFailed, type RequestFailureReason } from '../http/request-failed.ts'

/** Why a model gave no answer: no HTTP answer, one with an error status, or one that is not a response object. */
export type ModelFailureReason = RequestFailureReason | 'status' | 'invalid_answer'

/** A question that a model did not answer, after all attempts. */
export class ModelFailed extends GymError {
  readonly reason: ModelFailureReason
  /** The status the model server answered with, if it did. */
  readonly httpStatus: number | undefined
  /** True when the same question would fail again. */
  readonly terminal: boolean

  constructor(
    reason: ModelFailureReason,
    message: string,
    options: { httpStatus?: number; terminal?: boolean; cause?: unknown } = {},
  ) {
    const { httpStatus, terminal = reason === 'status' && isTerminal(httpStatus), cause } = options
    super({
      code: reason === 'aborted' ? 'request_aborted' : 'model_failed',
      message,
      details: { reason, httpStatus },
      cause,
    })
    this.reason = reason
    this.httpStatus = httpStatus
    this.terminal = terminal
  }

  /** Makes a model's failure of a request's. */
  static fromRequest(error: unknown): ModelFailed {
    const reason = error instanceof RequestFailed ? error.reason : 'invalid'
    return new ModelFailed(reason, `The model gave no answer: ${problemOf(error)}.`, { cause: error })
  }
}

const isTerminal = (status = 500) => status < 500 && !passingStatuses.has(status)
