import type { Logger } from '@gym/core'
import { createHttpClient } from '../http/http-client.ts'
import type { HttpAnswer } from '../http/pending-answer.ts'
import type { RepeatRule } from '../http/repeat-rule.ts'
import { readModelAnswer } from './model-answer.ts'
import type { ModelClient } from './model-client.ts'
import { ModelFailed } from './model-failed.ts'

/** Where a model is and how long it is waited for. */
export interface ModelClientOptions {
  /** The server's base URL; `/v1/responses` is added, or `/responses` where it ends in `/v1`. */
  url: string
  /** Sent as a bearer token. */
  apiKey?: string
  /** Asked for in place of what the params name. */
  model?: string
  /** Milliseconds for one answer, repeats included. @default 600_000 */
  timeoutMs?: number
  /** How often one question is asked at most: a model call is safe to repeat. @default 5 */
  maxAttempts?: number
  /** Answers beyond this many bytes are refused. @default 64 MiB */
  maxResponseBytes?: number
  logger?: Logger
}

/** 529 is Anthropic's word for 503. */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504, 529])

/**
 * Makes the client of a model server that speaks the Responses API.
 *
 * Statuses 408, 425, 429 and 5xx, refused connections and answers that break off are asked again with growing delays.
 */
export function createModelClient(options: ModelClientOptions): ModelClient {
  const { apiKey, model, timeoutMs = 600_000, maxAttempts = 5, maxResponseBytes, logger } = options
  const url = responsesUrl(options.url)
  const client = createHttpClient({ maxResponseBytes, logger })
  const repeat: RepeatRule = { maxAttempts, dropped: true, statuses: passing }

  return {
    url,
    async respond(params, { signal, cookies } = {}) {
      const headers: Record<string, string> = { 'content-type': 'application/json' }
      if (apiKey !== undefined) headers['authorization'] = `Bearer ${apiKey}`
      const cookie = cookies?.header()
      if (cookie !== undefined) headers['cookie'] = cookie
      const body = JSON.stringify(model === undefined ? params : { ...params, model })
      let answer: HttpAnswer
      try {
        answer = await client.send({ url, headers, body, timeoutMs, signal, repeat })
      } catch (error) {
        throw ModelFailed.fromRequest(error)
      }
      cookies?.store(answer.headers['set-cookie'])
      return readModelAnswer(url, {
        status: answer.status,
        text: answer.bytes.toString(),
        shouldRetry: answer.headers['x-should-retry'],
      })
    },
    close: () => client.close(),
  }
}

function responsesUrl(base: string): string {
  const url = new URL(base)
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.origin}${path}${path.endsWith('/v1') ? '/responses' : '/v1/responses'}`
}
