import type { Logger } from '@gym/core'
import {
  CookieJar,
  type HttpAnswer,
  type HttpClient,
  passingStatuses,
  repeatDropped,
  type RepeatRule,
  serverMessage,
} from '@gym/models'
import { type FailureKind, type FailureStage, isTerminalStatus, RolloutFailed } from './failure.ts'
import { isObject } from './is-object.ts'

/** What a resources server is reached with. */
export interface ResourcesServer {
  /** Base URL without a slash at its end. */
  readonly url: string
  readonly client: HttpClient
  /** Milliseconds for one answer. */
  readonly requestTimeoutMs: number
  readonly log: Logger
}

/** How one request is sent. */
export interface PostOptions {
  readonly repeat: RepeatRule
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
  /** @default the server's */
  readonly timeoutMs?: number
}

/** A JSON object as it came and parsed. */
export interface JsonAnswer {
  readonly text: string
  readonly body: Record<string, unknown>
}

/** Milliseconds that a session's end may take: a server that cannot even close is not waited for long. */
const closeTimeoutMs = 10_000

/** The requests of one rollout to its resources server, which share a cookie jar. */
export class ResourcesConnection {
  readonly cookies: CookieJar
  readonly server: ResourcesServer

  constructor(server: ResourcesServer, cookies: CookieJar = new CookieJar()) {
    this.server = server
    this.cookies = cookies
  }

  urlOf(path: string): string {
    return `${this.server.url}${path}`
  }

  /**
   * Posts JSON text and keeps the cookies of the answer, whatever its status.
   *
   * @throws {RequestFailed} when there is none
   */
  async post(
    path: string,
    body: string,
    { repeat, signal, headers, timeoutMs = this.server.requestTimeoutMs }: PostOptions,
  ): Promise<HttpAnswer> {
    const sent: Record<string, string> = { 'content-type': 'application/json', ...headers }
    const cookie = this.cookies.header()
    if (cookie !== undefined) sent['cookie'] = cookie
    const url = this.urlOf(path)
    const answer = await this.server.client.send({ url, headers: sent, body, timeoutMs, signal, repeat })
    this.cookies.store(answer.headers['set-cookie'])
    return answer
  }

  /**
   * Ends a session by an empty object. A failure is logged and changes nothing.
   *
   * @param expected statuses beside 2xx that are no news
   */
  async end(path: string, expected: readonly number[] = []): Promise<void> {
    const url = this.urlOf(path)
    try {
      const { status, bytes } = await this.post(path, '{}', { repeat: repeatDropped, timeoutMs: closeTimeoutMs })
      if (status < 300 || expected.includes(status)) return
      this.server.log.warn(`POST ${url} answered ${status}: ${serverMessage(bytes.toString())}`, { url, status })
    } catch (error) {
      this.server.log.warn(error instanceof Error ? error.message : String(error), { url })
    }
  }
}

/** @throws {RolloutFailed} for any status but 2xx, with what the server said */
export function assertAnswered({ status, bytes }: HttpAnswer, stage: FailureStage, url: string): void {
  if (status >= 200 && status < 300) return
  const text = bytes.toString()
  throw new RolloutFailed({
    failureClass: refusalKind(status, text, stage),
    message: `POST ${url} answered ${status}: ${serverMessage(text)}`,
    stage,
    httpStatus: status,
    terminal: isTerminalStatus(status),
  })
}

/**
 * Reads an answer that must be a JSON object.
 *
 * @throws {RolloutFailed} when it is an error, or no object
 */
export function readAnswer(answer: HttpAnswer, stage: FailureStage, url: string): JsonAnswer {
  assertAnswered(answer, stage, url)
  const text = answer.bytes.toString()
  const body = parse(text)
  if (isObject(body)) return { text, body }
  throw new RolloutFailed({
    failureClass: faultKind(stage),
    message: `POST ${url} answered with something that is no JSON object: ${serverMessage(text)}`,
    stage,
    httpStatus: answer.status,
    terminal: false,
  })
}

function refusalKind(status: number, text: string, stage: FailureStage): FailureKind {
  const body = parse(text)
  const code = isObject(body) ? body['code'] : undefined
  if (code === 'session_expired') return 'session_expired'
  if (code === 'session_unknown' || code === 'session_missing' || code === 'session_closed') return 'session_lost'
  if (code === 'reward_invalid') return 'verifier_error'
  return passingStatuses.has(status) ? 'agent_request_failed' : faultKind(stage)
}

/** Whose fault it is when a server is at fault. */
const faultKind = (stage: FailureStage): FailureKind =>
  stage === 'verification' ? 'verifier_error' : 'agent_run_error'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: no object either, which is all that callers ask.
    return undefined
  }
}
