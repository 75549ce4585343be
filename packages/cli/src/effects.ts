import { styleText } from 'node:util'

/** Standard input: a stream of text, which gives single keys where it is a terminal. */
export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean
  /** Whether keys arrive one by one, and Ctrl-C as a key; there on a terminal alone. */
  setRawMode?(isRaw: boolean): unknown
  /** Lets the process end although input may come. */
  unref?(): unknown
}

/** Everything a command does to the world around it, so that tests run commands in process. */
export interface Effects {
  /** Standard output: what was asked for, and nothing else. */
  out(text: string): void
  /** Standard error: progress, warnings, errors. */
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number }
  /** Standard input, opened by the commands that read it. */
  input(): Input
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
    input: () => process.stdin,
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
