import { joinMembers, memberTexts, type ModelResponse } from '@gym/core'
import { RolloutFailed } from './failure.ts'
import { isObject } from './is-object.ts'

/** One dataset row: `responses_create_params` and the task's own fields. */
export type Row = Record<string, unknown>

/** A row as text and as what the agent reads of it. */
export interface ReadRow {
  /** JSON text of the row: sent to the resources server as it is, so that 64-bit integers survive. */
  readonly text: string
  readonly value: Row
  /** What the model is asked, without the keys that are null. */
  readonly params: Record<string, unknown>
  /** The prompt's items. */
  readonly input: readonly Record<string, unknown>[]
}

/**
 * Reads a row.
 *
 * @throws {RolloutFailed} when it is not an object with `responses_create_params.input`
 */
export function readRow(row: Row | string): ReadRow {
  const text = typeof row === 'string' ? row : JSON.stringify(row)
  const value = typeof row === 'string' ? parse(row) : row
  if (!isObject(value)) throw invalid('is not a JSON object')
  const given = value['responses_create_params']
  if (!isObject(given)) throw invalid('has no object responses_create_params')
  const { input, ...rest } = Object.fromEntries(Object.entries(given).filter(([, setting]) => setting !== null))
  if (typeof input === 'string') return { text, value, params: rest, input: [userMessage(input)] }
  if (!Array.isArray(input) || !input.every(isObject))
    throw invalid('has a responses_create_params.input that is neither a text nor a list of items')
  return { text, value, params: rest, input }
}

/** A text as a message that is put to the model. */
export const userMessage = (content: string) => ({ type: 'message' as const, role: 'user', content })

/** The body of `/verify`: the row's own text with `response` put at its end. */
export const verifyBody = (read: ReadRow, response: ModelResponse): string => withMembers(read, { response })

/** The row's own text with members put at its end, or in place of those of the same name. */
export function withMembers({ text, value }: ReadRow, members: Readonly<Record<string, unknown>>): string {
  if (!Object.keys(members).some((key) => Object.hasOwn(value, key)))
    return `${text.slice(0, text.lastIndexOf('}'))},${JSON.stringify(members).slice(1)}`
  const texts = memberTexts(text)
  for (const [key, member] of Object.entries(members)) texts.set(key, JSON.stringify(member))
  return joinMembers(texts)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalid('is not JSON', cause)
  }
}

const invalid = (problem: string, cause?: unknown) =>
  new RolloutFailed(
    { failureClass: 'agent_run_error', message: `The row ${problem}.`, stage: 'seed', terminal: true },
    cause,
  )
