import { isFunctionCall, type Logger, type ModelResponse } from '@gym/core'
import { RequestFailed } from '@gym/models'
import { checkCall } from '../rollout/call-check.ts'
import { withGrace } from '../rollout/deadline.ts'
import { RolloutFailed } from '../rollout/failure.ts'
import type { TruncationReason } from '../rollout/limits.ts'
import { ModelTurns, type TurnParts } from '../rollout/model-turns.ts'
import type { ReadRow } from '../rollout/read-row.ts'
import { cutOutput, errorText } from '../rollout/tool-output.ts'
import type { GymnasiumSession } from './gymnasium-session.ts'
import { badReward, type StepAnswer } from './step-answer.ts'

/** What an episode is played with. */
export interface EpisodeParts extends TurnParts {
  readonly session: GymnasiumSession
  readonly row: ReadRow
  /** Names of the tools that the row declares. */
  readonly declared: ReadonlySet<string>
  /** Ends the episode from outside; `signal` ends also at the time limit. */
  readonly life: AbortSignal
  readonly log: Logger
}

/** What an episode came to. */
export interface EpisodeEnd {
  /** All that was said and done. */
  readonly response: ModelResponse
  /** The sum over the steps. */
  readonly reward: number
  readonly terminated: boolean
  /** By the environment, or by a limit of the agent's, which `response.incomplete_details` then names. */
  readonly truncated: boolean
  readonly last: StepAnswer
}

/**
 * What a step comes to is not known until it is answered, and without its reward the sum would be wrong:
 * so one under way at the time limit gets this many milliseconds more.
 */
const stepGraceMs = 10_000

/**
 * Lets model and environment take turns until the environment ends the episode or a limit is met. What a turn means, an empty one
 * too, is the environment's business.
 *
 * @throws {RolloutFailed} when a step is refused or answered wrongly, or time ran out before the environment said anything
 * @throws {ModelFailed} when the model gives no answer
 * @throws {RequestFailed} when the environment gives none
 */
export async function playEpisode(parts: EpisodeParts): Promise<EpisodeEnd> {
  const turns = new ModelTurns(parts)
  const { transcript, limits, steps, now } = parts
  let reward = 0
  let last: StepAnswer | undefined
  for (;;) {
    const response = await turns.ask()
    if (!response) return cutOff('timeout')
    const started = now()
    last = await takeStep(parts, response)
    reward += last.reward
    const durationMs = now() - started
    note(parts, turns, response, last, durationMs)
    const { terminated, truncated } = last
    steps.push({ type: 'environment', durationMs, reward: last.reward, terminated, truncated })
    if (!Number.isFinite(reward)) throw badReward(`The rewards of the steps sum up to ${reward}.`)
    if (last.observation) transcript.addObservation(cutOutput(last.observation, limits.maxToolOutputChars))
    if (terminated || truncated) return { response: transcript.toResponse(), reward, terminated, truncated, last }
    const limit = turns.limitMet()
    if (limit) return cutOff(limit)
  }

  function cutOff(limit: TruncationReason): EpisodeEnd {
    if (!last) throw timedOut(`no step was taken within ${limits.timeoutMs} ms`)
    const response = transcript.toResponse({ truncated: limit })
    return { response, reward, terminated: false, truncated: true, last }
  }
}

async function takeStep(
  { session, row, life, signal, isLate }: EpisodeParts,
  turn: ModelResponse,
): Promise<StepAnswer> {
  try {
    return await withGrace(signal, stepGraceMs, (late) => session.step(row, turn, AbortSignal.any([life, late])))
  } catch (error) {
    const isGivenUp = isLate() && error instanceof RequestFailed && error.reason === 'aborted' && !life.aborted
    if (!isGivenUp) throw error
    throw timedOut(`its last step was not answered ${stepGraceMs} ms later either, so its reward is not known`)
  }
}

const timedOut = (problem: string) =>
  new RolloutFailed({
    failureClass: 'agent_timeout',
    message: `The time for this rollout ran out: ${problem}.`,
    stage: 'agent',
    terminal: false,
  })

/**
 * Writes down how the calls of a turn were answered. Outputs for calls that it did not make are left out, and a call without an
 * output gets an error where the model is asked again, for no model API takes the one or goes without the other.
 */
function note(
  { transcript, declared, limits, steps, log }: EpisodeParts,
  turns: ModelTurns,
  turn: ModelResponse,
  { toolOutputs, terminated, truncated }: StepAnswer,
  durationMs: number,
): void {
  const calls = turn.output.filter(isFunctionCall)
  const open = new Map<string, number>()
  for (const { call_id } of calls) open.set(call_id, (open.get(call_id) ?? 0) + 1)
  const strays: string[] = []
  const answered = new Map<string, number>()
  for (const { call_id, output } of toolOutputs) {
    const left = open.get(call_id) ?? 0
    if (left === 0) {
      strays.push(call_id)
      continue
    }
    open.set(call_id, left - 1)
    answered.set(call_id, (answered.get(call_id) ?? 0) + 1)
    transcript.addOutput(call_id, cutOutput(output, limits.maxToolOutputChars))
  }
  for (const call of calls) {
    const { call_id, name } = call
    const outputs = answered.get(call_id) ?? 0
    answered.set(call_id, outputs - 1)
    const isInvalid = 'problem' in checkCall(call, declared)
    if (isInvalid) turns.countInvalid()
    const outcome = isInvalid ? 'invalid' : outputs > 0 ? 'ok' : 'unanswered'
    steps.push({ type: 'tool', callId: call_id, name, durationMs, outcome, status: null })
    if (outputs > 0 || terminated || truncated) continue
    transcript.addOutput(call_id, errorText(`The environment gave no output for this call of ${name.slice(0, 100)}.`))
  }
  if (strays.length === 0) return
  const callIds = strays.slice(0, 5).map((id) => id.slice(0, 100))
  log.warn(`The environment gave ${strays.length} outputs for calls that were not made.`, { call_ids: callIds })
}
