import type { ModelResponse, ResponsesCreateParams } from '@gym/core'
import { toUsage } from '../server/estimated-usage.ts'
import { callItem, messageItem, toResponse } from '../server/to-response.ts'
import { callId } from './recording.ts'
import type { ReplayOutcome } from './replay.ts'

/** Which answer of which rollout it is: its ids are made of these, so that equal rollouts have equal ids (REP-1). */
export interface AnswerPlace {
  readonly key: string
  readonly turn: number
  readonly model: string
}

/** Makes the model's answer of what a policy came to. */
export function toPolicyResponse(
  outcome: ReplayOutcome,
  params: ResponsesCreateParams,
  { key, turn, model }: AnswerPlace,
): ModelResponse {
  const output =
    'text' in outcome
      ? [messageItem(`msg_${key}_${turn}`, outcome.text)]
      : // Without parallel calls the others are asked for at the next turns.
        outcome.calls
          .slice(0, params.parallel_tool_calls === false ? 1 : undefined)
          .map(({ index, name, arguments: text }) => callItem(`fc_${key}_${index}`, callId(key, index), name, text))
  return toResponse({ id: `resp_${key}_${turn}`, model, output, params, usage: toUsage(params, output) })
}
