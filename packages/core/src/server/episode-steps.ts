import type { Environment } from '../environment/define-environment.ts'
import type { StepOutcome } from '../environment/gymnasium.ts'
import { GymError, HttpError } from '../errors/gym-error.ts'
import type { GymnasiumStepRequest, GymnasiumStepResponse } from '../protocol/gymnasium.ts'
import { isFunctionCall } from '../protocol/responses.ts'
import { StepCall } from './call-contexts.ts'
import type { CallScope } from './call-scope.ts'
import type { EnvironmentCalls } from './environment-calls.ts'
import { toErrorReply } from './error-response.ts'
import type { RequestContext } from './request-context.ts'
import { readMemory, type SessionMemory, writeMemory } from './session-memory.ts'
import { assertReward, type RewardRange } from './verdict.ts'

/** What an episode is played with. */
export interface EpisodeParts {
  readonly environment: Environment
  readonly calls: EnvironmentCalls
  readonly stepTimeoutMs: number
  /** Bounds of one piece of the request's work; each tool has its own, for one that is late ends those after it not. */
  readonly newScope: () => CallScope
}

/** What the tools of one turn made of a session. */
interface Turn {
  memory: SessionMemory
  tool_outputs: { call_id: string; output: string }[]
}

/** Before its end an episode may have gathered more than it will keep. */
const anyFinite: RewardRange = [-Number.MAX_VALUE, Number.MAX_VALUE]

/**
 * Plays one turn of a model: the tools that it calls, then the environment's step.
 *
 * @returns the answer as JSON text, and what the session keeps of it
 * @throws {GymError} episode_ended, reward_invalid, tool_timeout, request_aborted; whatever the step throws
 */
export async function playStep(
  parts: EpisodeParts,
  request: GymnasiumStepRequest,
  before: SessionMemory,
  context: RequestContext,
): Promise<{ answer: string; memory: SessionMemory }> {
  const { episode } = before
  if (!episode || episode.isOver)
    throw new GymError({ code: 'episode_ended', message: 'The episode is over; reset begins another.' })
  const { memory, tool_outputs } = await runTools(parts, request, before, context)
  const {
    observation,
    reward = 0,
    terminated = false,
    truncated = false,
    info = {},
  } = await stepOn(parts, request, { memory, tool_outputs }, context)
  const isOver = terminated || truncated
  const sum = episode.reward + reward
  if (isOver) assertReward(sum, parts.environment.rewardRange, "The episode's reward")
  else assertReward(reward, anyFinite, "The step's reward")
  memory.episode = { reward: sum, isOver }
  const facts = tool_outputs.length > 0 ? { ...info, tool_outputs } : info
  const answer: GymnasiumStepResponse = { observation, reward, terminated, truncated, info: facts }
  return { answer: JSON.stringify(answer), memory }
}

/** Runs the tools that a turn calls, one after another; what a tool answers, an error too, is its output. */
async function runTools(
  { environment, calls, newScope }: EpisodeParts,
  { response, responses_create_params }: GymnasiumStepRequest,
  before: SessionMemory,
  { session, sessionId, log }: RequestContext,
): Promise<Turn> {
  const { tools } = environment
  const offered = new Set(responses_create_params.tools?.map((tool) => (tool as { name?: unknown }).name))
  const tool_outputs: Turn['tool_outputs'] = []
  // As text: a tool that fails may have changed what it was given.
  let text = writeMemory(before)
  for (const { name, arguments: args, call_id } of response.output.filter(isFunctionCall)) {
    try {
      const tool = offered.has(name) && Object.hasOwn(tools, name) ? tools[name] : undefined
      if (!tool) throw new HttpError(404, `There is no tool named ${JSON.stringify(name.slice(0, 100))}.`)
      const memory = readMemory(text)
      const context = { session, sessionId, log, scope: newScope() }
      const output = await calls.runTool(name, tool, parseArguments(args), memory, context)
      text = writeMemory(memory)
      tool_outputs.push({ call_id, output })
    } catch (error) {
      if (GymError.is(error) && error.code === 'request_aborted') throw error
      tool_outputs.push({ call_id, output: toErrorReply(error, log, `POST /step, tool ${name}`).body })
    }
  }
  return { memory: readMemory(text), tool_outputs }
}

/** Asks the environment what the turn came to; the memory of the turn is changed by it. */
async function stepOn(
  { environment, calls, stepTimeoutMs, newScope }: EpisodeParts,
  { response }: GymnasiumStepRequest,
  { memory, tool_outputs }: Turn,
  { session, sessionId, log }: RequestContext,
): Promise<StepOutcome> {
  const { gymnasium } = environment
  if (!gymnasium) throw new TypeError(`The environment ${environment.name} has no gymnasium part.`)
  const scope = newScope()
  const call = new StepCall(
    response,
    tool_outputs.length,
    () => calls.taskOf(session.task),
    memory.state,
    `${session.seed}:${memory.step}`,
    sessionId,
    scope,
    log,
  )
  const late = () =>
    new GymError({ code: 'tool_timeout', message: `The step did not finish within ${stepTimeoutMs} ms.` })
  const outcome = await scope.run(() => gymnasium.step(call), stepTimeoutMs, late)
  memory.state = calls.checkState(call.state)
  memory.step += 1
  return outcome
}

/** A call's arguments as its tool's schema reads them: what is no JSON satisfies none. */
function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(422, 'The arguments are not JSON.')
  }
}
