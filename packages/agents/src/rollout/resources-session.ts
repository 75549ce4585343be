import { isUtf8 } from 'node:buffer'
import type { Logger } from '@gym/core'
import {
  CookieJar,
  type HttpAnswer,
  type HttpClient,
  passingStatuses,
  repeatDropped,
  type RepeatRule,
  repeatUnsent,
  serverMessage,
} from '@gym/models'
import { type FailureKind, type FailureStage, isTerminalStatus, RolloutFailed } from './failure.ts'

/** What a resources server is reached with. */
export interface ResourcesServer {
  /** Base URL without a slash at its end. */
  readonly url: string
  readonly client: HttpClient
  /** Milliseconds for one answer. */
  readonly requestTimeoutMs: number
  readonly log: Logger
}

/** A tool's answer as the model will read it; `text` is undefined when it was no text. */
export interface ToolAnswer {
  readonly status: number
  readonly text: string | undefined
}

/** Milliseconds that a session's end may take: a server that cannot even close is not waited for long. */
const closeTimeoutMs = 10_000

/** Verifying twice gives the same reward (SES-8), so it may be repeated. */
const repeatVerify: RepeatRule = { maxAttempts: 3, dropped: true, statuses: passingStatuses }

/** The calls of one rollout to its resources server, which share a cookie jar. */
export class ResourcesSession {
  readonly cookies: CookieJar
  readonly #server: ResourcesServer
  #isOpen = false
  /** The server replays its first answer to a repeated `Idempotency-Key`, so a tool call may be sent twice. */
  #isIdempotent = false

  constructor(server: ResourcesServer, cookies: CookieJar = new CookieJar()) {
    this.#server = server
    this.cookies = cookies
  }

  /**
   * Starts the session with a whole row.
   *
   * @throws {RolloutFailed} when the server refuses
   * @throws {RequestFailed} when it does not answer
   */
  async seed(row: string, signal: AbortSignal): Promise<void> {
    const answer = await this.#post('/seed_session', row, signal, repeatUnsent)
    assertAnswered(answer, 'seed', `${this.#server.url}/seed_session`)
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
    const { status, bytes } = await this.#post(`/${encodeURIComponent(name)}`, body, signal, repeat, headers)
    return { status, text: isUtf8(bytes) ? bytes.toString() : undefined }
  }

  /**
   * Asks for the verdict.
   *
   * @returns the answer as text and parsed
   * @throws {RolloutFailed} when the server answers with an error, or with something that is no object
   * @throws {RequestFailed} when it does not answer
   */
  async verify(body: string, signal: AbortSignal): Promise<{ text: string; body: Record<string, unknown> }> {
    const url = `${this.#server.url}/verify`
    const answer = await this.#post('/verify', body, signal, repeatVerify)
    assertAnswered(answer, 'verification', url)
    const text = answer.bytes.toString()
    const parsed = parse(text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      // JSON.parse makes objects with string keys.
      return { text, body: parsed as Record<string, unknown> }
    }
    const message = `POST ${url} answered with something that is no JSON object: ${serverMessage(text)}`
    throw new RolloutFailed({
      failureClass: 'verifier_error',
      message,
      stage: 'verification',
      httpStatus: answer.status,
      terminal: false,
    })
  }

  /** Ends the session if it was started (SES-9). A failure is logged and changes nothing. */
  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    const url = `${this.#server.url}/close_session`
    try {
      const { status, bytes } = await this.#post('/close_session', '{}', undefined, repeatDropped, {}, closeTimeoutMs)
      // Servers of NeMo Gym have no such route, or one that takes only ids of its own.
      if (status < 300 || status === 404 || status === 405 || status === 422) return
      this.#server.log.warn(`POST ${url} answered ${status}: ${serverMessage(bytes.toString())}`, { url, status })
    } catch (error) {
      this.#server.log.warn(error instanceof Error ? error.message : String(error), { url })
    }
  }

  async #post(
    path: string,
    body: string,
    signal: AbortSignal | undefined,
    repeat: RepeatRule,
    more: Record<string, string> = {},
    timeoutMs = this.#server.requestTimeoutMs,
  ): Promise<HttpAnswer> {
    const headers: Record<string, string> = { 'content-type': 'application/json', ...more }
    const cookie = this.cookies.header()
    if (cookie !== undefined) headers['cookie'] = cookie
    const answer = await this.#server.client.send({
      url: `${this.#server.url}${path}`,
      headers,
      body,
      timeoutMs,
      signal,
      repeat,
    })
    this.cookies.store(answer.headers['set-cookie'])
    return answer
  }
}

function assertAnswered({ status, bytes }: HttpAnswer, stage: FailureStage, url: string): void {
  if (status >= 200 && status < 300) return
  const text = bytes.toString()
  const message = `POST ${url} answered ${status}: ${serverMessage(text)}`
  throw new RolloutFailed({
    failureClass: refusalKind(status, text, stage),
    message,
    stage,
    httpStatus: status,
    terminal: isTerminalStatus(status),
  })
}

function refusalKind(status: number, text: string, stage: FailureStage): FailureKind {
  const body = parse(text)
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
  if (code === 'session_expired') return 'session_expired'
  if (code === 'session_unknown' || code === 'session_missing' || code === 'session_closed') return 'session_lost'
  if (passingStatuses.has(status)) return 'agent_request_failed'
  return stage === 'verification' ? 'verifier_error' : 'agent_run_error'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: no object either, which is all that callers ask.
    return undefined
  }
}
