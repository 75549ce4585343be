import type * as z from 'zod'
import type { ModelResponse, ResponseItem } from '../protocol/responses.ts'
import type { Logger } from '../server/logger.ts'
import type { ToolSet } from './tool.ts'

/** A reward alone, or with its named parts and metrics beside it: flat fields of the verify answer. */
export type Verdict = number | ({ reward: number; reward_components?: Record<string, number> } & Metrics)

/** JSON values under names that do not begin with `_`; numbers and booleans are averaged by `/aggregate_metrics`. */
export type Metrics = Record<string, unknown>

/** What a verifier judges: the task, what the session came to, and all that the model said and did. */
export interface VerifyContext<Task, State, Tools extends ToolSet> {
  readonly task: Task
  /** The last saved state, deeply frozen. */
  readonly state: Readonly<State>
  /** The model's calls of one tool whose arguments satisfy its schema, parsed, in order. */
  calls<Name extends keyof Tools & string>(name: Name): z.output<Tools[Name]['input']>[]
  /** The text of the assistant messages after the last tool call, joined by line breaks: hostile, and never to be evaluated. */
  readonly outputText: string
  /** Every item of the rollout in order. */
  readonly output: readonly ResponseItem[]
  readonly response: ModelResponse
  readonly signal: AbortSignal
  readonly log: Logger
}
