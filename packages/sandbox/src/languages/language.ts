import type { Mount } from '../provider/provider.ts'

/** The program that runs a language's programs, found on this host. */
export interface Runtime {
  /** Its path inside the sandbox. */
  path: string
  /** What of the host it needs beside the system's own folders. */
  mounts: readonly Mount[]
}

/** What a runtime is told to run. */
export interface Job {
  /** The program's file, inside the sandbox. */
  entry: string
  args: readonly string[]
}

/** A language, as data: adding one is adding such a value. */
export interface Language {
  name: string
  /** The name of a program's file when only its code is given, such as `main.py`. */
  entry: string
  /** Finds its runtime; undefined when it is not here. */
  find: () => Promise<Runtime | undefined>
  /** What its runtime may be called in a container's image, the first that is there; without it `find` says. */
  programs?: readonly string[]
  /** The command that would install it. */
  install: string
  /** Arguments of the runtime, for a start from nothing. */
  command: (runtime: Runtime, job: Job, limits: { memoryBytes: number }) => readonly string[]
  /**
   * Arguments of the runtime, for a process that waits on file descriptor 3 for a message of `toMessage` and then does what it says.
   * Undefined where there is no such thing.
   */
  waiting?: (runtime: Runtime, limits: { memoryBytes: number }) => readonly string[]
  /** Whether the waiting process can hold a session. */
  hasSessions?: boolean
  /** Bytes of memory that the runtime sets aside before it runs anything. */
  overheadBytes: number
  /** What its programs write when they are out of memory, or of processes. */
  signs: { memory: RegExp; processes: RegExp }
}

/**
 * A message to a runtime that waits: its length in bytes, a line feed, and fields with NUL between them.
 *
 * The first message is a mode, a program's file and its arguments. `run` closes file descriptor 3 and becomes the program, as the runtime
 * itself would run it; `talk` leaves it open for the program. After `session`, which has no file, each message is a cell of code, answered
 * with a line: 1, or 0 after an error.
 */
export function toMessage(...fields: readonly string[]): Buffer {
  const body = Buffer.from(fields.join('\0'))
  return Buffer.concat([Buffer.from(`${body.length}\n`), body])
}
