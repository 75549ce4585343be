import type { ModelResponse } from '@gym/core'
import type { Failure } from './failure.ts'

/** One thing done in a rollout and how long it took. */
export type RunStep = ModelStep | ToolStep | EnvironmentStep

/** One answer of the model. */
export interface ModelStep {
  readonly type: 'model'
  readonly durationMs: number
  /** What the model server counted; null where it did not. */
  readonly outputTokens: number | null
}

/** One call of the model's. */
export interface ToolStep {
  readonly type: 'tool'
  readonly callId: string
  readonly name: string
  /** Of the environment's whole step, where that ran the tool. */
  readonly durationMs: number
  /** `invalid` calls were malformed or of no declared tool, and never sent where the agent sends calls (AUT-5); `unanswered` ones met a time limit or gave an answer that is no text. */
  readonly outcome: 'ok' | 'error' | 'invalid' | 'unanswered'
  /** HTTP status of the tool's answer; null when there was none. */
  readonly status: number | null
}

/** What the environment made of one answer of the model, where it is played turn by turn. */
export interface EnvironmentStep {
  readonly type: 'environment'
  readonly durationMs: number
  readonly reward: number
  readonly terminated: boolean
  readonly truncated: boolean
}

/** A rollout that the verifier answered; whether the answer counts (`mask_sample`, a finite `reward`) the caller decides. */
export interface CompletedRun {
  readonly kind: 'completed'
  /** The answer to `/verify`, or of the same form the sum of an episode's steps, parsed. */
  readonly body: Record<string, unknown>
  /** The same as text, so that 64-bit integers survive. */
  readonly text: string
  readonly steps: readonly RunStep[]
}

/** A rollout without a verdict. */
export interface FailedRun extends Failure {
  readonly kind: 'failed'
  /** What the rollout had come to, where a model had answered. */
  readonly response?: ModelResponse
  readonly steps: readonly RunStep[]
}

/** How one rollout ended. */
export type RunResult = CompletedRun | FailedRun
