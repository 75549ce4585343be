import { type ErrorCode, errorCodes } from './codes.ts'

const brand = Symbol.for('gym.error')

/** What a `GymError` is made from. */
export interface GymErrorOptions {
  code: ErrorCode
  /** One sentence: what was wrong, what was expected, what is available. */
  message: string
  /** HTTP status of the answer. @default the status of `code` in the catalogue */
  status?: number
  /** JSON facts for programs: names, limits, places. */
  details?: unknown
  cause?: unknown
}

/** An expected failure with a code from the catalogue, an HTTP status and a message fit to be shown. */
export class GymError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly details: unknown

  constructor({ code, message, status = errorCodes[code], details, cause }: GymErrorOptions) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.code = code
    this.status = status
    this.details = details
    Object.defineProperty(this, brand, { value: true })
  }

  /** Tells a `GymError` from anything else, also when it was made by another copy of this package. */
  static is(error: unknown): error is GymError {
    return typeof error === 'object' && error !== null && brand in error
  }
}

/**
 * The one error that a tool throws on purpose: its message is what the model reads.
 *
 * @example throw new ToolError('No observation for 2019-01-01: the record runs from 2012-01-01 to 2015-12-31.')
 */
export class ToolError extends GymError {
  constructor(message: string, options: { status?: number; cause?: unknown } = {}) {
    super({ code: 'tool_error', message, ...options })
  }
}

/** An answer with a status and a detail of the author's choice: `{"detail": …}` on the wire, as FastAPI's `HTTPException`. */
export class HttpError extends GymError {
  /** Any JSON value. */
  readonly detail: unknown

  constructor(status: number, detail: unknown, options: { cause?: unknown } = {}) {
    super({ code: 'http_error', message: typeof detail === 'string' ? detail : `HTTP ${status}`, status, ...options })
    this.detail = detail
  }
}
