import type { FunctionTool } from '../protocol/responses.ts'
import type { Random } from './random.ts'

/** What a policy plays with: the task with its answer in sight, the tools, and chance. */
export interface PolicyContext<Task> {
  readonly task: Task
  readonly tools: readonly FunctionTool[]
  /** Depends on the rollout alone; a policy that uses no other chance plays the same rollout twice alike. */
  readonly random: Random
  /** The text of the prompt's user messages. */
  readonly prompt: string
  /**
   * Calls a tool as a model would and waits for its answer: parsed where it is JSON, else its text.
   * Several calls made before the first is awaited go out in one turn.
   */
  readonly call: (name: string, args: Record<string, unknown>) => Promise<unknown>
}

/**
 * A reference player that stands in for a language model: what it returns is the final answer.
 *
 * It is run again from its beginning at every turn, with the answers so far, so it must await nothing but `call`.
 */
export type Policy<Task> = (context: PolicyContext<Task>) => string | Promise<string>
