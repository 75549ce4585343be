import { inflateSync } from 'node:zlib'
import { PickleRefused, readPickledText } from './pickled-text.ts'
import { bad } from './record.ts'

/** Most bytes that a packed text may have when it is unpacked, and most characters of one that is not packed. */
export const maxUnpacked = 64 * 1024 * 1024

/** Base64 of what no compression made smaller, with room for line ends. */
const maxPacked = Math.ceil((maxUnpacked * 4) / 3) + 1024 * 1024

/**
 * Unpacks base64 of zlib of a text, or of the pickle of one text.
 *
 * @param packed of at most 64 MB when unpacked
 * @throws {GymError} row_invalid when it is anything else
 */
export function unpackText(packed: string, field: string): string {
  if (packed.length > maxPacked) throw bad(field, `has ${packed.length} characters, and may have ${maxPacked}`)
  if (/[^A-Za-z0-9+/=\s]/.test(packed)) throw bad(field, 'is neither JSON nor base64')
  const bytes = inflate(Buffer.from(packed, 'base64'), field)
  if (bytes[0] !== 0x80) return decode(bytes, field)
  try {
    return readPickledText(bytes)
  } catch (error) {
    if (!(error instanceof PickleRefused)) throw error
    throw bad(field, `is not the pickle of one text: it ${error.message}`)
  }
}

function inflate(bytes: Buffer, field: string): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: maxUnpacked })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_BUFFER_TOO_LARGE') throw bad(field, `unpacks to more than ${maxUnpacked} bytes`)
    throw bad(field, 'is base64 of what zlib cannot unpack')
  }
}

function decode(bytes: Buffer, field: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw bad(field, 'unpacks to what is not UTF-8')
  }
}
