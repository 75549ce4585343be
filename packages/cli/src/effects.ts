import { styleText } from 'node:util'

/** Everything a command does to the world around it, so that tests run commands in process. */
export interface Effects {
  /** Standard output: what was asked for, and nothing else. */
  out(text: string): void
  /** Standard error: progress, warnings, errors. */
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number }
  readonly cwd: string
  /** Variables of the process's environment. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Makes text bold, red and so on where standard output shows colours. */
  style(format: 'bold' | 'dim' | 'red' | 'yellow', text: string): string
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back at each SIGINT and SIGTERM until the returned function is called. */
  onInterrupt(listener: () => void): () => void
  /** Ends the process at once. */
  exit(code: number): void
}

/** The effects of a real process. */
export function processEffects(): Effects {
  return {
    out: (text) => void process.stdout.write(text),
    err: process.stderr,
    cwd: process.cwd(),
    variables: process.env,
    style: (format, text) => styleText(format, text, { stream: process.stdout }),
    now: Date.now,
    onInterrupt(listener) {
      process.on('SIGINT', listener)
      process.on('SIGTERM', listener)
      return () => {
        process.off('SIGINT', listener)
        process.off('SIGTERM', listener)
      }
    },
    exit: (code) => process.exit(code),
  }
}
