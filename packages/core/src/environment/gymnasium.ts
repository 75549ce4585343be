import type { ToolContext } from './tool.ts'

/** What the first observation is made of. */
export interface ObserveContext<Task, State> {
  readonly task: Task
  readonly state: State
}

/** What a step looks at and changes, after the turn's tool calls were run. */
export interface StepContext<Task, State> extends ToolContext<Task, State> {
  /** The text of the turn's assistant messages after its last tool call: hostile, and never to be evaluated. */
  readonly outputText: string
  /** How many tools the turn called, also those that failed. */
  readonly callCount: number
}

/** What a step comes to. */
export interface StepOutcome {
  /** What the model sees next; null when the outputs of its tools say it all. */
  observation: string | null
  /** Added to the rewards of the steps before; at the end the sum is in the environment's `rewardRange`. @default 0 */
  reward?: number
  /** The episode has come to its own end. @default false */
  terminated?: boolean
  /** The episode is cut off, as by a limit of turns. @default false */
  truncated?: boolean
  /** Facts for whoever reads the rollout, such as `won`. */
  info?: Record<string, unknown>
}

/**
 * What an environment adds to be played turn by turn over `/reset`, `/step` and `/close` as well.
 *
 * A session begins as by `seedSession`. The tools that a turn calls are run as by their routes, and their outputs are given to the model;
 * then `step` says what the turn came to.
 */
export interface GymnasiumPart<Task, State> {
  /** What the model sees before its first turn, beside the prompt. */
  observe(context: ObserveContext<Task, State>): string | null
  step(context: StepContext<Task, State>): StepOutcome | Promise<StepOutcome>
}
