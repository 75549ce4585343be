import { createReadStream } from 'node:fs'
import { GymError } from '@gym/core'

/** One line of a text file, without its line break. */
export interface Line {
  /** Counted from 1, as editors do. */
  readonly number: number
  readonly text: string
}

/**
 * Reads a JSONL file line by line, holding one chunk and one line at a time.
 *
 * Lines end at `\n` or `\r\n` only: `node:readline` also ends them at U+2028 and U+2029, which JSON strings may hold.
 * Blank lines and a byte order mark are left out; line numbers count them.
 *
 * @throws {GymError} row_invalid naming the line when its bytes are not UTF-8
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  // A line may be cut in mid-character by a chunk, so bytes are joined before they are decoded.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let number = 0
  let parts: Buffer[] = []
  const toLine = (): Line | undefined => {
    number += 1
    let text: string
    try {
      text = decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts))
    } catch (cause) {
      const message = `${path}, line ${number}: the bytes are not UTF-8.`
      throw new GymError({ code: 'row_invalid', message, details: { path, line: number }, cause })
    }
    parts = []
    text = text.endsWith('\r') ? text.slice(0, -1) : text
    return text.trim() === '' ? undefined : { number, text }
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      parts.push(chunk.subarray(start, end))
      start = end + 1
      const line = toLine()
      if (line) yield line
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  }
  if (parts.length > 0) {
    const line = toLine()
    if (line) yield line
  }
}
