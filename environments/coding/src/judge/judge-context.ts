import { GymError } from '@gym/core'
import type { Limits, RunResult, Sandbox } from '@gym/sandbox'
import type { Task } from '../task.ts'

/** What a judge needs beside the task and the code. */
export interface JudgeContext {
  sandbox: Sandbox
  /** Whose turn it is when programs wait for a place. */
  key: string
  signal: AbortSignal
  /** Whether to go on after a test that was not passed. */
  runsAll: boolean
}

const MiB = 1024 * 1024

/** What one run or call of a task may use. */
export function limitsOf({ verifier_metadata: { limits = {} } }: Task): Partial<Limits> & { wallMs: number } {
  const { time_limit_s = 5, memory_limit_mb = 512, output_limit_kb = 1024 } = limits
  const wallMs = Math.ceil(time_limit_s * 1000)
  return { wallMs, memoryBytes: memory_limit_mb * MiB, outputBytes: output_limit_kb * 1024 }
}

/** @throws {GymError} for a run that ended by no doing of its own */
export function assertRan({ ending, reason }: RunResult): void {
  if (ending === 'infrastructure_error') throw failure(`A program could not be run: ${reason}`)
}

export const failure = (message: string, cause?: unknown) =>
  new GymError({ code: 'verify_failed', message: `${message}.`, cause })
