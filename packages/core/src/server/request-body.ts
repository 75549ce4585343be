import { GymError } from '../errors/gym-error.ts'
import { RequestIssues } from './error-response.ts'
import type { Exchange } from './exchange.ts'
import { hasMoreBracketsThan, isDeeperThan, isTextDeeperThan, unexpectedAt } from './json-text.ts'

/** A JSON body as it came and as it reads. */
export interface JsonBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly text: string
  readonly value: unknown
}

/** How much of a body is read. */
export interface BodyLimits {
  /** Bytes of a body; a larger one gets 413. @default 67108864 (64 MiB) */
  maxBodyBytes: number
  /** Levels of lists and objects in JSON; deeper gets 422. @default 512 */
  maxNesting: number
}

export const defaultBodyLimits: BodyLimits = { maxBodyBytes: 64 * 1024 * 1024, maxNesting: 512 }

/**
 * Reads a request's body as JSON, whatever its content type says; `orElse` stands for a body that is empty.
 *
 * @throws {GymError} body_too_large, body_not_utf8, body_too_deep
 * @throws {RequestIssues} json_invalid, or missing when there is no body
 */
export async function readJson(
  exchange: Exchange,
  limits: BodyLimits,
  { orElse }: { orElse?: unknown } = {},
): Promise<JsonBody> {
  const bytes = await exchange.readBytes(limits.maxBodyBytes)
  const text = decode(bytes)
  if (text.trim() === '' && orElse !== undefined) return { bytes, text, value: orElse }
  if (text.trim() === '')
    throw new RequestIssues([{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }])
  const { maxNesting } = limits
  const mayBeDeep = hasMoreBracketsThan(text, maxNesting)
  // Each level that is parsed costs some 60 bytes: text that is long enough for that to hurt is looked through first.
  if (mayBeDeep && text.length > longText && isTextDeeperThan(text, maxNesting)) throw tooDeep(limits)
  const value = parse(text)
  if (mayBeDeep && isDeeperThan(value, maxNesting)) throw tooDeep(limits)
  return { bytes, text, value }
}

const longText = 4 * 1024 * 1024

const tooDeep = ({ maxNesting }: BodyLimits) =>
  new GymError({
    code: 'body_too_deep',
    message: `The body nests lists and objects more than ${maxNesting} levels deep.`,
  })

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new GymError({ code: 'body_not_utf8', message: 'There was an error parsing the body', cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // The message quotes the body, so only a position at its very end is the engine's own; some messages have none.
    const position = / at position (\d+)(?: \(line \d+ column \d+\))?$/.exec((error as SyntaxError).message)?.[1]
    const offset = position === undefined ? unexpectedAt(text) : Number(position)
    const what =
      offset >= text.length ? 'Unexpected end of JSON' : `Unexpected character ${JSON.stringify(text[offset])}`
    throw new RequestIssues([
      { type: 'json_invalid', loc: ['body', offset], msg: 'JSON decode error', input: {}, ctx: { error: what } },
    ])
  }
}
