/**
 * How a run ended.
 *
 * `ok`: the program ended by itself with 0; `nonzero_exit`: by itself or by a signal with something else; `timeout`: at the wall
 * clock or the processor's; `memory`, `output_limit`, `process_limit`: at that limit; `infrastructure_error`: not by its own doing,
 * so that nothing can be said of it.
 */
export type Ending =
  | 'ok'
  | 'nonzero_exit'
  | 'timeout'
  | 'memory'
  | 'output_limit'
  | 'process_limit'
  | 'infrastructure_error'

/** What a run came to. Its texts are the program's: hostile, bounded, decoded from UTF-8 with replacements. */
export interface RunResult {
  ending: Ending
  /** Why it ended so, in a few words. */
  reason: string
  stdout: string
  stderr: string
  /** The exit status; undefined when it was killed. */
  exitCode: number | undefined
  /** The signal that ended it, such as `SIGSEGV`. */
  signal: string | undefined
  /** Milliseconds from the program's start to its end. */
  wallMs: number
  /** Milliseconds of processor time of all its processes, where it could be had. */
  cpuMs: number | undefined
  /** Most bytes of memory in use at once, where it could be had: exact with a control group, else the most that was seen. */
  peakMemoryBytes: number | undefined
  /** Milliseconds that it waited for a place, which no limit counts. */
  queuedMs: number
}
