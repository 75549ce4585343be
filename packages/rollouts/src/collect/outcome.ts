import type { CompletedRun, FailedRun, RunStep } from '@gym/agents'
import { isObject, setMembers, toOneLine } from '../json/set-members.ts'
import type { PlannedRollout } from '../rows/planned-rollout.ts'
import { maskText } from './mask-secrets.ts'

/** How a rollout ended: what an agent's `run` resolves to, or what it threw. */
export type Outcome = CompletedRun | FailedOutcome

/** No verdict was reached. */
export interface FailedOutcome extends Omit<FailedRun, 'failureClass'> {
  /** One of NeMo Gym's names, such as `agent_timeout`, or `<server>:<kind>`. @see wire-0.7.md 2.3 */
  readonly failureClass: string
  /** Class of the error that was thrown. */
  readonly failureType?: string
}

/** One line for one of two files. */
export type RolloutRecord =
  | { readonly file: 'results'; readonly line: string; readonly reward: number | undefined }
  | { readonly file: 'failures'; readonly line: string }

const messageLimit = 2000

/** What a row says of where it belongs: in its result also where the verifier's server drops it. */
const carriedKeys = ['agent_ref', 'task_source', 'skills_ref', '_ng_rollout_id']

/**
 * Makes the line of a finished rollout: the verify answer's own text with our keys at its end, or what failed.
 *
 * A failure has a class and a message and no reward; a masked verdict (`mask_sample`) is a result that no mean counts.
 *
 * @param attempt earlier failures of the same rollout
 * @param secrets texts that must not appear in a failure's message
 */
export function toRecord(
  rollout: PlannedRollout,
  outcome: Outcome,
  attempt: number,
  secrets: readonly string[] = [],
): RolloutRecord {
  const identity = {
    _ng_task_index: rollout.task,
    _ng_rollout_index: rollout.rollout,
    ...(attempt > 0 ? { _ng_attempt_index: attempt } : {}),
    ...Object.fromEntries(carriedKeys.flatMap((key) => (key in rollout.value ? [[key, rollout.value[key]]] : []))),
  }
  const failure = outcome.kind === 'failed' ? outcome : verdictProblem(outcome)
  const steps = { _gym_steps: toSteps(outcome.steps) }
  if (failure) {
    const line = JSON.stringify({
      ...identity,
      _ng_failure_class: failure.failureClass,
      _ng_failure_terminal: failure.terminal,
      _ng_failure_stage: failure.stage,
      _ng_failure_type: failure.failureType,
      _ng_failure_message: maskText(failure.message, secrets).slice(0, messageLimit),
      _ng_failure_http_status: failure.httpStatus,
      _ng_failure_partial_response: failure.response,
      ...steps,
    })
    return { file: 'failures', line }
  }
  const { body, text } = outcome as CompletedRun
  const answer = { text, value: body }
  if (typeof body['_ng_failure_class'] === 'string') {
    return { file: 'failures', line: toOneLine(setMembers(answer, { reward: undefined, ...identity, ...steps })) }
  }
  const reward = body['mask_sample'] === true ? undefined : (body['reward'] as number)
  return { file: 'results', line: toOneLine(setMembers(answer, { ...identity, ...steps })), reward }
}

/** What is wrong with an answer that should hold a verdict and holds none. */
function verdictProblem({ text, body, steps }: CompletedRun): FailedOutcome | undefined {
  const failed = (message: string): FailedOutcome => ({
    kind: 'failed',
    failureClass: 'verifier_error',
    message,
    stage: 'verification',
    terminal: false,
    steps,
  })
  if (typeof text !== 'string' || !isObject(body)) return failed('The verify answer is not a JSON object.')
  if (typeof body['_ng_failure_class'] === 'string' || body['mask_sample'] === true) return undefined
  if (typeof body['reward'] === 'number' && Number.isFinite(body['reward'])) return undefined
  return failed(
    `The verify answer's reward must be a finite number, not ${JSON.stringify(body['reward']) ?? 'absent'}.`,
  )
}

/** Steps as they stand in the files, under wire names. */
const toSteps = (steps: readonly RunStep[]): Record<string, unknown>[] => steps.map(toStep)

function toStep(step: RunStep): Record<string, unknown> {
  const { type } = step
  const duration_ms = roundedMs(step.durationMs)
  switch (step.type) {
    case 'model':
      return { type, duration_ms, output_tokens: step.outputTokens }
    case 'tool':
      return { type, call_id: step.callId, name: step.name, duration_ms, outcome: step.outcome, status: step.status }
    case 'environment':
      return { type, duration_ms, reward: step.reward, terminated: step.terminated, truncated: step.truncated }
  }
}

/** Milliseconds without the digits that no clock has measured. */
const roundedMs = (ms: number) => Math.round(ms * 1000) / 1000
