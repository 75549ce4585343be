import type * as z from 'zod'
import type { Logger } from '../server/logger.ts'
import type { Random } from './random.ts'

/** What a tool may look at and change while it runs. */
export interface ToolContext<Task, State> {
  /** The task of this session, frozen. */
  readonly task: Task
  /** The memory of this session; changes in place are saved when the call succeeds, and forgotten when it fails. */
  state: State
  /** Chance derived from the row's seed and the number of calls before this one. */
  readonly random: Random
  /** Aborted at the tool's deadline, when the client leaves and when the server stops. */
  readonly signal: AbortSignal
  readonly log: Logger
  /** Stable name of this session for logs and resources; it is not the secret in the cookie. */
  readonly sessionId: string
}

/** A thing the model may call: schemas for its arguments and its answer, and what it does. */
export interface Tool<Task, State, Input extends z.ZodType, Output extends z.ZodType> {
  /** What the model is told about it. */
  description: string
  /** An object of arguments; `.describe()` each for the model. */
  input: Input
  output: Output
  /** Milliseconds a call may take. @default the server's `toolTimeoutMs` */
  timeoutMs?: number
  /** @throws {ToolError} with a message the model should read */
  execute(input: z.output<Input>, context: ToolContext<Task, State>): z.input<Output> | Promise<z.input<Output>>
}

/** Types one tool against the environment's task and state; given to `tools: (tool) => …`. */
export type DefineTool<Task, State> = <Input extends z.ZodObject, Output extends z.ZodType>(
  tool: Tool<Task, State, Input, Output>,
) => DefinedTool<Input, Output>

/** A tool whose schemas are known and whose task and state are settled. */
export interface DefinedTool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly description: string
  readonly input: Input
  readonly output: Output
  readonly timeoutMs?: number
  // Method syntax: a tool of one environment stays assignable to the type that hosts any.
  execute(input: unknown, context: ToolContext<unknown, unknown>): unknown
}

/** The tools of an environment by name. */
export type ToolSet = Record<string, DefinedTool>
