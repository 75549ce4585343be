import { consoleLogger, type Logger } from '@gym/core'
import { Agent, type Dispatcher, interceptors } from 'undici'
import { type HttpAnswer, PendingAnswer } from './pending-answer.ts'
import { type RepeatRule, repeatDelayMs, statusOf } from './repeat-rule.ts'
import { problemOf, RequestFailed } from './request-failed.ts'
import { wholeResponse } from './whole-response.ts'

/** Limits of a client; each has a default. */
export interface HttpClientOptions {
  /** Milliseconds for one connection to be made. @default 4_000 */
  connectTimeoutMs?: number
  /** Milliseconds after which a server that cannot be reached is given up. @default 10_000 */
  unreachableAfterMs?: number
  /** Connections per server. @default 1_024 */
  connections?: number
  /** Answers beyond this many bytes are failures. @default 64 MiB */
  maxResponseBytes?: number
  /** Told of the first failure of each server since it last answered. @default one JSON line on standard error */
  logger?: Logger
  /** Chance for the delays between attempts, in [0, 1). @default Math.random */
  chance?: () => number
  /** Milliseconds on a clock that never goes back. @default performance.now */
  now?: () => number
}

/** One request. */
export interface HttpRequest {
  /** @default 'POST' */
  method?: 'GET' | 'POST'
  /** Absolute, with its path encoded. */
  url: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Milliseconds to the end of the answer, repeats included. */
  timeoutMs: number
  signal?: AbortSignal
  repeat: RepeatRule
}

/** Sends requests over pooled connections, each with a deadline and a bounded number of attempts (SCL-6). */
export interface HttpClient {
  /**
   * Sends one request and waits for its whole answer, whatever the status.
   *
   * @throws {RequestFailed} when there is none, its `reason` saying why
   */
  send(request: HttpRequest): Promise<HttpAnswer>
  /** Ends every connection; requests under way fail. */
  close(): Promise<void>
}

/** Makes a client on undici's pool and its retry interceptor. */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const { connectTimeoutMs = 4_000, unreachableAfterMs = 10_000, connections = 1_024 } = options
  const { maxResponseBytes = 64 * 1024 * 1024, logger = consoleLogger, chance = Math.random } = options
  const { now = () => performance.now() } = options
  const failing = new Set<string>()
  const agent = new Agent({
    connections,
    connect: { timeout: connectTimeoutMs },
    // Shorter than any server's: Node's and uvicorn's default is 5 s, and a POST on a connection that just closed is lost.
    keepAliveTimeout: 4_000,
    // Deadlines are ours, per request.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const dispatcher = agent.compose(wholeResponse(maxResponseBytes), interceptors.retry({ throwOnError: false }))

  function note(origin: string, message: string, fields: Record<string, unknown>): void {
    if (failing.has(origin)) return logger.debug(message, fields)
    failing.add(origin)
    logger.warn(message, fields)
  }

  function send(request: HttpRequest): Promise<HttpAnswer> {
    const { method = 'POST', url, headers = {}, body, timeoutMs, signal, repeat } = request
    const { origin, path } = splitUrl(url)
    const pending = new PendingAnswer()
    const stop = (reason: 'aborted' | 'deadline', problem: string, cause?: unknown) =>
      pending.stop(new RequestFailed(reason, { method, url, problem, cause }))
    const onAbort = () => stop('aborted', 'it was aborted', signal?.reason)
    if (signal?.aborted) {
      onAbort()
      return pending.promise
    }
    const started = now()
    const retry = (error: Error, { state }: { state: { counter: number } }, done: (error?: Error | null) => void) => {
      const failed = { error, attempt: state.counter, elapsedMs: now() - started }
      const delayMs = pending.stopped
        ? undefined
        : repeatDelayMs(repeat, failed, { unreachableAfterMs, connectTimeoutMs }, chance())
      if (delayMs === undefined) return done(error)
      const status = statusOf(error)
      const problem = status === undefined ? problemOf(error) : `${method} ${url} answered ${status}`
      note(origin, `${problem}; sending it again`, {
        url,
        attempt: failed.attempt,
        maxAttempts: repeat.maxAttempts,
        delayMs,
      })
      // Returned so that undici can cancel it when the request is aborted.
      return setTimeout(() => (pending.stopped ? done(error) : done(null)), delayMs)
    }
    const dispatchOptions: Dispatcher.DispatchOptions & { retryOptions: { retry: typeof retry } } = {
      origin,
      path,
      method,
      body,
      headers,
      retryOptions: { retry },
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    const deadline = setTimeout(() => stop('deadline', `no answer within ${timeoutMs} ms`), timeoutMs)
    dispatcher.dispatch(dispatchOptions, pending)
    return pending.promise
      .then(
        (answer) => {
          if (!repeat.statuses.has(answer.status)) failing.delete(origin)
          return answer
        },
        (error: unknown) => {
          if (!(error instanceof RequestFailed && error.reason === 'aborted')) note(origin, problemOf(error), { url })
          throw error
        },
      )
      .finally(() => {
        clearTimeout(deadline)
        signal?.removeEventListener('abort', onAbort)
      })
  }

  return { send, close: () => agent.destroy() }
}

function splitUrl(url: string): { origin: string; path: string } {
  const slash = url.indexOf('/', url.indexOf('//') + 2)
  return slash === -1 ? { origin: url, path: '/' } : { origin: url.slice(0, slash), path: url.slice(slash) }
}
