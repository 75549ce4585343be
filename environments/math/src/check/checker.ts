import { GymError } from '@gym/core'
import { createWorkerPool } from '@gym/core/node'
import type { Calculation } from './calculate.ts'
import type { Check, CheckRequest } from './check-response.ts'
import type * as worker from './check.worker.ts'

/** Bounds of the processes that check answers. */
export interface CheckerOptions {
  /** Milliseconds that one check may run; waiting for a worker is not counted. */
  deadlineMs: number
  maxHeapMb: number
  /** Processes. @default one less than the machine's parallelism */
  workers?: number | undefined
}

/** What the environment knows of a check: the finding, or that it was ended at its bounds. */
export type CheckOutcome = { check: Check; timedOut: false } | { check: undefined; timedOut: true; reason: string }

/** Checks answers away from the event loop that serves sessions. */
export interface Checker {
  /** @throws {GymError} pool_queue_full, pool_closed, pool_aborted, pool_failed: no verdict was reached */
  check(request: CheckRequest, signal: AbortSignal): Promise<CheckOutcome>
  calculate(expression: string, signal: AbortSignal): Promise<Calculation>
}

/** Makes a checker; its processes start at the first check and end with this one. */
export function createChecker({ deadlineMs, maxHeapMb, workers }: CheckerOptions): Checker {
  const module = new URL('./check.worker.ts', import.meta.url)
  const options = { module, deadlineMs, maxHeapMb }
  const pool = createWorkerPool<typeof worker>({ ...options, ...(workers !== undefined && { size: workers }) })
  // A tool call does not wait behind the verifications of others. No process starts before it is needed.
  const calculators = createWorkerPool<typeof worker>({ ...options, size: 1 })
  return {
    async check(request, signal) {
      try {
        return { check: await pool.run('checkResponse', [request], { signal }), timedOut: false }
      } catch (error) {
        if (!isBound(error)) throw error
        return {
          check: undefined,
          timedOut: true,
          reason: error.code === 'pool_memory' ? 'it took too much memory' : 'it took too long',
        }
      }
    },
    async calculate(expression, signal) {
      try {
        return await calculators.run('calculate', [expression], { signal })
      } catch (error) {
        if (!isBound(error)) throw error
        return { problem: 'it takes too much work' }
      }
    },
  }
}

const isBound = (error: unknown): error is GymError =>
  GymError.is(error) && (error.code === 'pool_deadline' || error.code === 'pool_memory')
