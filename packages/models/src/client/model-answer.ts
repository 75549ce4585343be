import { ModelResponse } from '@gym/core'
import * as z from 'zod'
import { excerpt, serverMessage } from '../http/server-message.ts'
import { ModelFailed } from './model-failed.ts'

/** A model server's answer over HTTP. */
export interface ModelAnswer {
  status: number
  text: string
  /** The header `x-should-retry`, by which OpenAI's servers say whether asking again may help. */
  shouldRetry?: unknown
}

/**
 * Reads what a model server answered.
 *
 * The object returned is the one parsed, not the schema's copy of it: unknown fields and their order stay.
 * Lone surrogates become U+FFFD, for no server downstream could encode them.
 *
 * @throws {ModelFailed} with the server's own words when the status is an error, or the path of the first wrong field
 */
export function readModelAnswer(url: string, { status, text, shouldRetry }: ModelAnswer): ModelResponse {
  if (status < 200 || status > 299) {
    const terminal = shouldRetry === 'false' || undefined
    throw new ModelFailed('status', `The model server ${url} answered ${status}: ${serverMessage(text)}`, {
      httpStatus: status,
      terminal,
    })
  }
  const value = parseJson(url, text)
  const parsed = ModelResponse.safeParse(value)
  if (!parsed.success) {
    const problem = z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' ').replace(/\s+/g, ' ')
    throw new ModelFailed(
      'invalid_answer',
      `The model server ${url} answered with something that is no response object: ${problem}`,
    )
  }
  // Just checked; the copy in `parsed.data` is not needed.
  return value as ModelResponse
}

function parseJson(url: string, text: string): unknown {
  try {
    // Raw JSON text is valid UTF-8, so a lone surrogate can only come as an escape.
    if (!/\\u[dD][89a-fA-F]/.test(text)) return JSON.parse(text)
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))
  } catch (cause) {
    throw new ModelFailed(
      'invalid_answer',
      `The model server ${url} answered with text that is not JSON: ${excerpt(text)}`,
      { cause },
    )
  }
}
