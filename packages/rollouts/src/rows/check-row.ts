import { type Environment, nearest, ResponsesCreateParams, taskFields } from '@gym/core'
import type * as z from 'zod'
import { isObject, type JsonObject, setMembers } from '../json/set-members.ts'

/** One thing wrong with a row. */
export interface RowProblem {
  /** Dotted path, such as `responses_create_params.input`; left out when the row as a whole is wrong. */
  readonly field?: string
  readonly reason: string
  /** What a misspelt name was probably meant to be. */
  readonly nearest?: string
}

/** A row fit to be played, or all that is wrong with it. */
export type CheckedRow = { readonly row: JsonObject } | { readonly problems: readonly RowProblem[] }

/**
 * Reads one line of a dataset: JSON, `responses_create_params` (or `messages`, which become their `input`), and
 * the task's fields where the environment is known. Fields that nobody declared are carried.
 */
export function checkRow(text: string, environment?: Environment): CheckedRow {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // Its own line and column are those within this one line.
    const reason = (error instanceof Error ? error.message : String(error)).replace(/ \(line 1 column \d+\)$/, '')
    return problem({ reason: `not JSON: ${reason}` })
  }
  if (!isObject(value))
    return problem({ reason: `must be a JSON object, not ${Array.isArray(value) ? 'a list' : typeof value}` })
  const row = fromMessages({ text, value }, environment)
  const params = row.value['responses_create_params']
  if (params === undefined) return problem(missing('responses_create_params', Object.keys(row.value)))
  const problems = [
    ...problemsOf(ResponsesCreateParams, params, ['responses_create_params']),
    ...indexProblems(row.value),
    ...(environment ? taskProblems(environment, row.value) : []),
  ]
  return problems.length > 0 ? { problems } : { row }
}

/** `line 3: city: expected string, received number; did you mean "city_name"?` */
export function formatRowProblem(
  number: number,
  { field, reason, nearest: meant }: RowProblem,
  unit: 'line' | 'row' = 'line',
): string {
  const guess = meant === undefined ? '' : `; did you mean "${meant}"?`
  return `${unit} ${number}: ${field === undefined ? '' : `${field}: `}${reason}${guess}`
}

const problem = (found: RowProblem): CheckedRow => ({ problems: [found] })

/** Chat rows of other tools: `messages` in place of `responses_create_params`; the environment's tools come with it. */
function fromMessages(row: JsonObject, environment: Environment | undefined): JsonObject {
  const { messages, responses_create_params: params } = row.value
  if (params !== undefined || !Array.isArray(messages)) return row
  const tools = environment?.functionTools ?? []
  const created = { input: messages, ...(tools.length > 0 ? { tools } : {}) }
  const text = setMembers(row, { messages: undefined, responses_create_params: created })
  return { text, value: JSON.parse(text) as Record<string, unknown> }
}

function taskProblems(environment: Environment, row: Readonly<Record<string, unknown>>): RowProblem[] {
  const declared = Object.keys(environment.task.shape)
  const strangers = Object.keys(row).filter((key) => !declared.includes(key))
  return problemsOf(environment.task, taskFields(environment, row), []).map((found) =>
    // A declared field that is absent may be there under a misspelt name.
    found.field !== undefined && !Object.hasOwn(row, found.field) && declared.includes(found.field)
      ? missing(found.field, strangers)
      : found,
  )
}

function missing(field: string, present: readonly string[]): RowProblem {
  const meant = nearest(field, present)
  return {
    field: meant ?? field,
    reason: meant === undefined ? 'is missing' : 'unknown field',
    ...(meant === undefined ? {} : { nearest: field }),
  }
}

function indexProblems(row: Readonly<Record<string, unknown>>): RowProblem[] {
  const index = row['_ng_task_index']
  // The bound keeps (task, rollout) in one exact number.
  if (index === undefined || (Number.isInteger(index) && Number(index) >= 0 && Number(index) < 2 ** 32)) return []
  return [{ field: '_ng_task_index', reason: 'must be a whole number from 0 to 4294967295' }]
}

function problemsOf(schema: z.ZodType, value: unknown, at: readonly string[]): RowProblem[] {
  const parsed = schema.safeParse(value)
  if (parsed.success) return []
  return parsed.error.issues.flatMap((issue) => {
    const path = [...at, ...issue.path.map(String)]
    if (issue.code !== 'unrecognized_keys') return { field: path.join('.'), reason: issue.message }
    const known =
      schema.def.type === 'object' && issue.path.length === 0 ? Object.keys((schema as z.ZodObject).shape) : []
    return issue.keys.map((key) => {
      const meant = nearest(key, known)
      return {
        field: [...path, key].join('.'),
        reason: 'unknown field',
        ...(meant === undefined ? {} : { nearest: meant }),
      }
    })
  })
}
