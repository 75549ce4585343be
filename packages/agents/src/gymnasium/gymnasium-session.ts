import type { ModelResponse } from '@gym/core'
import { repeatDropped, repeatUnsent } from '@gym/models'
import { isObject } from '../rollout/is-object.ts'
import { type ReadRow, withMembers } from '../rollout/read-row.ts'
import { readAnswer, ResourcesConnection, type ResourcesServer } from '../rollout/resources-connection.ts'
import { readObservation, readStep, type StepAnswer } from './step-answer.ts'

/** The calls of one rollout by the Gymnasium protocol. @see wire.md 1.2 */
export class GymnasiumSession {
  readonly #connection: ResourcesConnection
  /** What the answer to the reset said the server can do. */
  #isCloseable = false
  #isIdempotent = false

  constructor(server: ResourcesServer) {
    this.#connection = new ResourcesConnection(server)
  }

  /**
   * Starts the episode with a whole row.
   *
   * @returns what the model sees first
   * @throws {RolloutFailed} when the server refuses, or answers with something else
   * @throws {RequestFailed} when it does not answer
   */
  async reset(row: string, signal: AbortSignal): Promise<string | null> {
    const url = this.#connection.urlOf('/reset')
    const answer = await this.#connection.post('/reset', row, { signal, repeat: repeatUnsent })
    const { body } = readAnswer(answer, 'seed', url)
    const { info } = body
    // Before the rest is looked at: an answer that is wrong has begun an episode all the same.
    this.#isCloseable = isObject(info) && info['supports_explicit_close'] === true
    this.#isIdempotent = isObject(info) && info['supports_step_idempotency'] === true
    return readObservation(body, url)
  }

  /**
   * Gives the environment one answer of the model.
   *
   * A step that may have reached the server is never sent again (SCL-7), unless the reset's answer promised to know it by its id.
   *
   * @throws {RolloutFailed} when the server refuses, or answers with something else
   * @throws {RequestFailed} when it does not answer
   */
  async step(row: ReadRow, response: ModelResponse, signal: AbortSignal): Promise<StepAnswer> {
    const id = this.#isIdempotent ? { _ng_step_request_id: crypto.randomUUID().replaceAll('-', '') } : {}
    const repeat = this.#isIdempotent ? repeatDropped : repeatUnsent
    const url = this.#connection.urlOf('/step')
    const answer = await this.#connection.post('/step', withMembers(row, { response, ...id }), { signal, repeat })
    return readStep(readAnswer(answer, 'agent', url), url)
  }

  /** Ends the episode where the server has a way to (SES-9). A failure is logged and changes nothing. */
  async close(): Promise<void> {
    if (!this.#isCloseable) return
    this.#isCloseable = false
    await this.#connection.end('/close')
  }
}
