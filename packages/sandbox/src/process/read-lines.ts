import type { Readable } from 'node:stream'

/** Lines of a stream, one at a time. */
export interface Lines {
  /** The next line; undefined at the end, and after too much. Rejects with the signal's reason. */
  next: (signal?: AbortSignal) => Promise<string | undefined>
}

/** What an unread line costs beside its bytes. */
const lineOverhead = 32

/**
 * Reads lines. They are kept until they are asked for, `maxBytes` at most; then `onTooMuch` is called, and there are no more.
 *
 * The stream is never paused: a process whose pipe is not emptied does not count as ended.
 */
export function readLines(stream: Readable, maxBytes: number, onTooMuch: () => void): Lines {
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let rest: Buffer[] = []
  let keptBytes = 0
  let isEnded = false
  const wake = () => {
    for (const each of waiting) each()
  }
  const end = () => {
    isEnded = true
    rest = []
    wake()
  }
  stream.on('error', end).on('end', end).on('close', end)
  stream.on('data', (chunk: Buffer) => {
    if (isEnded) return
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0 && keptBytes <= maxBytes; at = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, at))
      lines.push(Buffer.concat(rest).toString())
      keptBytes += at - from + lineOverhead
      rest = []
      from = at + 1
    }
    rest.push(chunk.subarray(from))
    keptBytes += chunk.length - from
    if (keptBytes <= maxBytes) return wake()
    end()
    onTooMuch()
  })
  return {
    next: async (signal) => {
      signal?.throwIfAborted()
      while (lines.length === 0 && !isEnded) await wakened(waiting, signal)
      const line = lines.shift()
      if (line !== undefined) keptBytes -= Buffer.byteLength(line) + lineOverhead
      return line
    },
  }
}

async function wakened(waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  let wake = () => {}
  let onAbort = () => {}
  try {
    await new Promise<void>((resolve, reject) => {
      wake = resolve
      onAbort = () => reject(signal?.reason as Error)
      waiting.add(wake)
      signal?.addEventListener('abort', onAbort, { once: true })
    })
  } finally {
    waiting.delete(wake)
    signal?.removeEventListener('abort', onAbort)
  }
}
