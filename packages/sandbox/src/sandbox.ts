import type { Limits } from './limits.ts'
import type { Program } from './program.ts'
import type { Provider } from './provider/provider.ts'
import type { RunResult } from './run-result.ts'
import type { SandboxSession } from './session/session.ts'

export interface RunOptions {
  limits?: Partial<Limits>
  /** Whose run it is: those who wait take turns by key. */
  key?: string
  /** A place that is held already, of `reserve`. */
  place?: Place
  signal?: AbortSignal
}

/** One of the places of a sandbox, held for several programs that belong together. */
export interface Place {
  readonly queuedMs: number
}

/** A program that is talked to over its file descriptor 3, a line at a time. */
export interface Conversation {
  /** Sends a line. */
  send: (line: string) => void
  /** The next line; undefined when there will be none. What it says is the program's: hostile. */
  receive: (signal?: AbortSignal) => Promise<string | undefined>
  /** Ends it. */
  stop: () => void
  /** How it ended; never rejects. */
  result: Promise<RunResult>
}

/** Runs programs under limits, so many at once: in this process, of `createSandbox`, or in one of its own, of `createSandboxProcess`. */
export interface Sandbox extends AsyncDisposable {
  readonly provider: Pick<Provider, 'name' | 'isolation'>
  /** Names of the languages that programs may be in. */
  readonly languages: readonly string[]
  /** Waits until as many processes wait for programs as `prewarm` says. */
  warmUp: () => Promise<void>
  /**
   * Runs a program to its end.
   *
   * @throws {SandboxError} for a program, limits or a language that cannot be run; `aborted` when the signal is; never for what a program does
   */
  run: (program: Program, options?: RunOptions) => Promise<RunResult>
  /** Starts a program that is talked to over its file descriptor 3. */
  open: (program: Program, options?: RunOptions) => Promise<Conversation>
  /**
   * Opens a session: an interpreter that keeps its variables from cell to cell, and shares them with nobody.
   *
   * @throws {SandboxError} `language_unknown` for a language without sessions
   */
  openSession: (language: string, options?: RunOptions) => Promise<SandboxSession>
  /** Holds one place for several programs that belong together, such as one and its judge. */
  reserve: <T>(work: (place: Place) => Promise<T>, options?: Pick<RunOptions, 'key' | 'signal'>) => Promise<T>
  /** Ends all that runs, and removes all that is held. */
  close: () => Promise<void>
}
