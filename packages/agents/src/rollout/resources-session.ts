import { isUtf8 } from 'node:buffer'
import { type CookieJar, passingStatuses, repeatDropped, type RepeatRule, repeatUnsent } from '@gym/models'
import {
  assertAnswered,
  type JsonAnswer,
  readAnswer,
  ResourcesConnection,
  type ResourcesServer,
} from './resources-connection.ts'

/** A tool's answer as the model will read it; `text` is undefined when it was no text. */
export interface ToolAnswer {
  readonly status: number
  readonly text: string | undefined
}

/** Verifying twice gives the same reward (SES-8), so it may be repeated. */
const repeatVerify: RepeatRule = { maxAttempts: 3, dropped: true, statuses: passingStatuses }

/** Servers of NeMo Gym have no `/close_session`, or one that takes only ids of its own. */
const noClose = [404, 405, 422]

/** The calls of one rollout by the seed and verify protocol. */
export class ResourcesSession {
  readonly #connection: ResourcesConnection
  #isOpen = false
  /** The server replays its first answer to a repeated `Idempotency-Key`, so a tool call may be sent twice. */
  #isIdempotent = false

  constructor(server: ResourcesServer, cookies?: CookieJar) {
    this.#connection = new ResourcesConnection(server, cookies)
  }

  get cookies(): CookieJar {
    return this.#connection.cookies
  }

  /**
   * Starts the session with a whole row.
   *
   * @throws {RolloutFailed} when the server refuses
   * @throws {RequestFailed} when it does not answer
   */
  async seed(row: string, signal: AbortSignal): Promise<void> {
    const answer = await this.#connection.post('/seed_session', row, { signal, repeat: repeatUnsent })
    assertAnswered(answer, 'seed', this.#connection.urlOf('/seed_session'))
    this.#isOpen = true
    this.#isIdempotent = answer.headers['gym-idempotency'] === '1'
  }

  /**
   * Calls a tool; whatever the status, its text is the answer.
   *
   * A call that may have reached the server is never sent again (SCL-7) unless the seed's answer said `gym-idempotency: 1`.
   *
   * @param body JSON text of the arguments
   * @throws {RequestFailed} when there is no answer
   */
  async callTool(name: string, body: string, signal: AbortSignal): Promise<ToolAnswer> {
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const repeat = this.#isIdempotent ? repeatDropped : repeatUnsent
    const { status, bytes } = await this.#connection.post(`/${encodeURIComponent(name)}`, body, {
      signal,
      repeat,
      headers,
    })
    return { status, text: isUtf8(bytes) ? bytes.toString() : undefined }
  }

  /**
   * Asks for the verdict.
   *
   * @throws {RolloutFailed} when the server answers with an error, or with something that is no object
   * @throws {RequestFailed} when it does not answer
   */
  async verify(body: string, signal: AbortSignal): Promise<JsonAnswer> {
    const answer = await this.#connection.post('/verify', body, { signal, repeat: repeatVerify })
    return readAnswer(answer, 'verification', this.#connection.urlOf('/verify'))
  }

  /** Ends the session if it was started (SES-9). A failure is logged and changes nothing. */
  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#connection.end('/close_session', noClose)
  }
}
