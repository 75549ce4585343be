import { GymError, HttpError } from '@gym/core'

/** The largest request that is read: rows and rollouts may be long. */
const maxBodyBytes = 256 * 1024 * 1024

/** A request's body, whichever runtime it came through. */
export interface BodySource {
  /** @throws {GymError} body_too_large */
  readBytes(maxBytes: number): Promise<Uint8Array>
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a body as JSON text and value.
 *
 * @throws {GymError} body_too_large, body_not_utf8
 * @throws {HttpError} 422 when it is no JSON
 */
export async function readJson(source: BodySource): Promise<{ text: string; value: unknown }> {
  const text = decode(await source.readBytes(maxBodyBytes))
  try {
    return { text, value: JSON.parse(text) as unknown }
  } catch (cause) {
    throw new HttpError(422, [{ type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error', input: {} }], {
      cause,
    })
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new GymError({ code: 'body_not_utf8', message: 'There was an error parsing the body', cause })
  }
}
