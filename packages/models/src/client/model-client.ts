import type { ModelResponse, ResponsesCreateParams } from '@gym/core'
import type { CookieJar } from '../http/cookie-jar.ts'

/** What goes with one question to a model. */
export interface RespondOptions {
  signal?: AbortSignal
  /** Sent with the question and changed by the answer: one per rollout, so that a server can keep to one replica. */
  cookies?: CookieJar
}

/** Something that answers as a model does, near or far. */
export interface ModelClient {
  /** Where the model is, for messages. */
  readonly url: string
  /**
   * Asks for one answer.
   *
   * @throws {GymError} model_failed when no valid answer came, its `details` saying why; request_aborted when `signal` was aborted
   */
  respond(params: ResponsesCreateParams, options?: RespondOptions): Promise<ModelResponse>
  /** Ends pooled connections. */
  close(): Promise<void>
}
