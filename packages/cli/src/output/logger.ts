import type { Logger } from '@gym/core'
import type { Effects } from '../effects.ts'

/** Writes what servers have to say to standard error, one JSON object a line, clear of a progress line. */
export function createLogger({ err, now }: Effects, { quiet = false }: { quiet?: boolean } = {}): Logger {
  const write =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      const line = JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...fields })
      err.write(`${err.isTTY ? '\r\u001b[2K' : ''}${line}\n`)
    }
  const silent = () => {}
  return { debug: silent, info: quiet ? silent : write('info'), warn: write('warn'), error: write('error') }
}
