import * as z from 'zod'
import { GymError } from '../errors/gym-error.ts'
import type { Domain } from '../protocol/domain.ts'
import type { FunctionTool, Message } from '../protocol/responses.ts'
import type { Logger } from '../server/logger.ts'
import type { Converter } from './converter.ts'
import type { GymnasiumPart } from './gymnasium.ts'
import type { Missing } from './missing.ts'
import type { Policy } from './policy.ts'
import type { Random } from './random.ts'
import type { DefinedTool, DefineTool, ToolSet } from './tool.ts'
import { toFunctionTool, toolNameProblem } from './tool-schema.ts'
import type { Verdict, VerifyContext } from './verify.ts'

/** What `seedSession` is given. */
export interface SeedContext<Task> {
  readonly task: Task
  readonly random: Random
  readonly signal: AbortSignal
  readonly log: Logger
  readonly sessionId: string
}

/** What `closeSession` is given: the last saved state of a session that will not be called again. */
export interface CloseContext<Task, State> {
  readonly task: Task
  readonly state: Readonly<State>
  readonly log: Logger
  readonly sessionId: string
}

/** What `generate` is given to make one task. */
export interface GenerateContext {
  /** Depends on the seed and the index alone. */
  readonly random: Random
  /** 0, 1, 2, …: which task of the series. */
  readonly index: number
  /** From 0 (easiest) to 1 (hardest); undefined asks for a mixture. */
  readonly difficulty?: number
}

type SeedSession<Task, State extends z.ZodType> = (
  context: SeedContext<Task>,
) => z.input<State> | Promise<z.input<State>>

/** `seedSession` may be left out exactly when `{}` is a valid state. */
type SeedSessionOf<Task, State extends z.ZodType> =
  Record<never, never> extends z.input<State>
    ? { seedSession?: SeedSession<Task, State> }
    : { seedSession: SeedSession<Task, State> }

/** An environment as its author writes it. The order of the keys matters to inference: `verify` stands after `tools`. */
export interface EnvironmentDefinition<Task extends z.ZodObject, State extends z.ZodObject, Tools extends ToolSet> {
  /** Lower-case letters, digits, `-` and `_`; names the server, its cookie and its dataset rows. */
  name: string
  domain: Domain
  /** One or two sentences for people. */
  description?: string
  /** What a dataset row holds beside `responses_create_params`. */
  task: Task
  /** The session's memory: JSON-serialisable. @default an empty object, and verification needs no session */
  state?: State
  tools?: (tool: DefineTool<z.output<Task>, z.output<State>>) => Tools
  /** Lowest and highest reward, both inclusive. @default [0, 1] */
  rewardRange?: readonly [min: number, max: number]
  /** Judges a finished rollout; asked twice about the same rollout it answers the same. */
  verify: (context: VerifyContext<z.output<Task>, z.output<State>, Tools>) => Verdict | Promise<Verdict>
  /** Lets the environment be played turn by turn over the Gymnasium protocol as well. */
  gymnasium?: GymnasiumPart<z.output<Task>, z.output<State>>
  /** Releases what a session holds outside its state; called exactly once for each seeded session. */
  closeSession?: (context: CloseContext<z.output<Task>, z.output<State>>) => void | Promise<void>
  /** Makes the task with this index: equal arguments give equal tasks. */
  generate?: (context: GenerateContext) => z.input<Task>
  /** Names of the tools that a task's row gives to the model. @default all of them */
  offers?: (task: z.output<Task>) => readonly (keyof Tools & string)[]
  /** The messages that put the task to a model. */
  prompt?: (task: z.output<Task>) => string | Message[]
  /** Reference players. `idle` and `random` are there without being written. */
  policies?: Record<string, Policy<z.output<Task>>>
  /** Makes tasks from the records of public datasets, by the name of their shape, such as `gsm8k`. */
  converters?: Record<string, Converter<z.input<Task>>>
  /** Says what the machine lacks of what the environment needs, such as a sandbox; it is not served then. @default nothing is needed */
  missing?: () => Promise<Missing | undefined>
}

/** An environment ready to be served, tested and listed: what `defineEnvironment` returns. */
export interface Environment<Task extends z.ZodObject = z.ZodObject, Tools extends ToolSet = ToolSet> {
  readonly name: string
  readonly domain: Domain
  readonly description: string
  readonly task: Task
  readonly state: z.ZodObject
  readonly tools: Readonly<Tools>
  /** The tools as dataset rows and models see them. */
  readonly functionTools: readonly FunctionTool[]
  readonly rewardRange: readonly [min: number, max: number]
  /** True when tools or state make `/seed_session` necessary before a tool call. */
  readonly needsSeed: boolean
  /** True when `verify` reads the session's state, so that rewards cannot be recomputed from stored rollouts. */
  readonly readsState: boolean
  readonly policies: Readonly<Record<string, Policy<unknown>>>
  readonly converters: Readonly<Record<string, Converter<unknown>>>
  seedSession(context: SeedContext<unknown>): unknown
  verify(context: VerifyContext<unknown, unknown, ToolSet>): Verdict | Promise<Verdict>
  readonly gymnasium?: GymnasiumPart<unknown, unknown>
  readonly closeSession?: (context: CloseContext<unknown, unknown>) => void | Promise<void>
  readonly generate?: (context: GenerateContext) => unknown
  readonly offers?: (task: unknown) => readonly string[]
  readonly prompt?: (task: unknown) => string | Message[]
  readonly missing?: () => Promise<Missing | undefined>
}

/**
 * Checks an environment's definition and makes the one value from which its routes, tool schemas, rows and tests come.
 *
 * @throws {GymError} definition_invalid when a name, a tool or the reward range cannot be served
 */
export function defineEnvironment<
  Task extends z.ZodObject,
  State extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Tools extends ToolSet = Record<never, never>,
>(
  definition: EnvironmentDefinition<Task, State, Tools> & SeedSessionOf<z.output<Task>, State>,
): Environment<Task, Tools> {
  const { name, rewardRange = [0, 1] } = definition
  if (!/^[a-z][a-z0-9_-]{0,63}$/.test(name)) {
    throw invalid(name, `its name must match [a-z][a-z0-9_-]* with at most 64 characters`)
  }
  const [min, max] = rewardRange
  if (!Number.isFinite(min) || !Number.isFinite(max) || min >= max) {
    throw invalid(name, `its rewardRange must be two finite numbers in ascending order, not [${min}, ${max}]`)
  }
  const noTools = {} as Tools
  const tools = definition.tools?.(settleTool) ?? noTools
  for (const toolName of Object.keys(tools)) {
    const problem = toolNameProblem(toolName)
    if (problem) throw invalid(name, `its tool ${JSON.stringify(toolName)} ${problem}`)
  }
  const erased = definition as unknown as Omit<Environment, 'tools'> & { seedSession?: Environment['seedSession'] }
  return Object.freeze({
    name,
    domain: definition.domain,
    description: definition.description ?? '',
    task: definition.task,
    state: definition.state ?? z.object({}),
    tools: Object.freeze(tools),
    functionTools: Object.freeze(Object.entries(tools).map(([key, tool]) => toFunctionTool(key, tool))),
    rewardRange,
    needsSeed: Object.keys(tools).length > 0 || definition.state !== undefined,
    readsState: definition.state !== undefined,
    policies: Object.freeze({ ...erased.policies }),
    converters: Object.freeze({ ...erased.converters }),
    seedSession: erased.seedSession ?? (() => ({})),
    verify: erased.verify,
    gymnasium: erased.gymnasium,
    closeSession: erased.closeSession,
    generate: erased.generate,
    offers: erased.offers,
    prompt: erased.prompt,
    missing: erased.missing,
  })
}

// `execute` is typed by its own schemas; from here on the server parses before it calls.
const settleTool = (tool: unknown) => tool as DefinedTool<never, never>

const invalid = (name: string, problem: string) =>
  new GymError({
    code: 'definition_invalid',
    message: `The environment ${JSON.stringify(name)} cannot be served: ${problem}.`,
  })
