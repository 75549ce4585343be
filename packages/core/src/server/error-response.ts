import { HTTPException } from 'hono/http-exception'
import type * as z from 'zod'
import { nearest } from '../config/nearest.ts'
import { toLogText, toPublicText } from '../errors/error-text.ts'
import { GymError, HttpError } from '../errors/gym-error.ts'
import type { Logger } from './logger.ts'

/** One fault of a request, as FastAPI lists it: `loc` is the way to it and begins with `"body"`. */
export interface RequestIssue {
  type: string
  loc: (string | number)[]
  msg: string
  input: unknown
  ctx?: Record<string, unknown>
}

/** A request that does not satisfy its schema: 422 `{"detail": [issue, …]}`. */
export class RequestIssues extends Error {
  readonly issues: RequestIssue[]

  constructor(issues: RequestIssue[]) {
    super(issues.map((issue) => `${issue.loc.join('.')}: ${issue.msg}`).join('; '))
    this.name = 'RequestIssues'
    this.issues = issues
  }
}

/** How an error leaves the server. */
export interface ErrorReply {
  status: number
  /** JSON text. */
  body: string
}

/** At most this many faults are told, and this many characters of a value. */
const maxIssues = 20
const maxInput = 100

/**
 * Parses what came in a body.
 *
 * @param source the object that `value` was taken from, where a misspelt name may be found
 *
 * @throws {RequestIssues} with what `schema` finds wrong, the nearest name beside a missing one
 */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  source: unknown = value,
): z.output<Schema> {
  const parsed = safely(() => schema.safeParse(value))
  if (parsed.success) return parsed.data
  throw new RequestIssues(
    parsed.error.issues.slice(0, maxIssues).flatMap((issue) => toRequestIssues(issue, value, source)),
  )
}

/** A schema that recurses over hostile depth runs out of stack: a fault of the value, not of the server. */
function safely<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RangeError)
      throw new RequestIssues([{ type: 'recursion_loop', loc: ['body'], msg: 'Value nests too deeply', input: null }])
    throw error
  }
}

const pydanticTypes: Record<string, string> = {
  string: 'string_type',
  number: 'float_type',
  int: 'int_type',
  boolean: 'bool_type',
  array: 'list_type',
  object: 'model_attributes_type',
  record: 'dict_type',
  null: 'none_required',
}

function toRequestIssues(issue: z.core.$ZodIssue, root: unknown, source: unknown): RequestIssue[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  const loc = ['body', ...path]
  const parent = path.slice(0, -1).reduce<unknown>(child, root)
  const input = path.length === 0 ? root : child(parent, path.at(-1) ?? '')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, maxIssues).map((key) => ({
      type: 'extra_forbidden',
      loc: [...loc, clip(key)],
      msg: 'Extra inputs are not permitted',
      input: null,
    }))
  }
  if (input === undefined) {
    return [
      {
        type: 'missing',
        loc,
        msg: `Field required${suggestion(path.at(-1), path.length === 1 ? source : parent)}`,
        input: null,
      },
    ]
  }
  const type = issue.code === 'invalid_type' ? (pydanticTypes[issue.expected] ?? `${issue.expected}_type`) : issue.code
  return [{ type, loc, msg: issue.message, input: preview(input) }]
}

const child = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined

function suggestion(key: string | number | undefined, parent: unknown): string {
  if (typeof key !== 'string' || typeof parent !== 'object' || parent === null) return ''
  const near = nearest(
    key,
    Object.keys(parent)
      .slice(0, 100)
      .filter((name) => name.length < 100),
  )
  return near === undefined ? '' : `; did you write ${JSON.stringify(near)}?`
}

const clip = (text: string) => (text.length > maxInput ? `${text.slice(0, maxInput)}…` : text)
const preview = (value: unknown) => (typeof value === 'string' ? clip(value) : typeof value === 'object' ? null : value)

/** The reply to anything thrown: told in full where it was meant to be told, else by class and message, and logged. */
export function toErrorReply(error: unknown, log: Logger, where: string): ErrorReply {
  try {
    const { status, body } = tell(error)
    if (status >= 400 && status <= 599) return { status, body: JSON.stringify(body) }
  } catch (fault) {
    // A detail that JSON has no form for.
    return crash(fault, log, where)
  }
  return crash(error, log, where)
}

/** What was meant to be told, under status 0 when nothing was. */
function tell(error: unknown): { status: number; body?: unknown } {
  if (error instanceof RequestIssues) return { status: 422, body: { detail: error.issues } }
  if (error instanceof HttpError) return { status: error.status, body: { detail: error.detail } }
  if (error instanceof HTTPException) return { status: error.status, body: { detail: error.message } }
  if (!GymError.is(error) || error.code === 'tool_output_invalid' || error.code === 'state_invalid')
    return { status: 0 }
  if (error.code === 'tool_error') return { status: error.status, body: { detail: error.message } }
  return { status: error.status, body: { detail: error.message, code: error.code } }
}

function crash(error: unknown, log: Logger, where: string): ErrorReply {
  log.error(`${where} failed`, { error: toLogText(error) })
  return { status: 500, body: JSON.stringify(toPublicText(error)) }
}
