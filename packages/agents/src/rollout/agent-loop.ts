import { type FunctionCall, isFunctionCall, isMessage, type ModelResponse } from '@gym/core'
import { RequestFailed } from '@gym/models'
import { checkCall } from './call-check.ts'
import { ModelTurns, type TurnParts } from './model-turns.ts'
import type { ResourcesSession } from './resources-session.ts'
import type { ToolStep } from './run-result.ts'
import { cutOutput, errorText } from './tool-output.ts'

/** What a loop plays with. */
export interface LoopParts extends TurnParts {
  readonly session: ResourcesSession
  /** Names of the tools that the row declares. */
  readonly declared: ReadonlySet<string>
}

type ToolOutcome = Pick<ToolStep, 'outcome' | 'status'> & { output: string }

/**
 * Lets a model call tools until it answers or meets a limit: model, then its calls one after the other, then model again.
 *
 * @returns the whole rollout as one response
 * @throws {ModelFailed} when the model gives no answer
 * @throws {RequestFailed} when a tool's server gives none
 */
export async function runLoop(parts: LoopParts): Promise<ModelResponse> {
  return new AgentLoop(parts).run()
}

class AgentLoop {
  readonly #parts: LoopParts
  readonly #turns: ModelTurns

  constructor(parts: LoopParts) {
    this.#parts = parts
    this.#turns = new ModelTurns(parts)
  }

  async run(): Promise<ModelResponse> {
    const { transcript } = this.#parts
    for (;;) {
      const response = await this.#turns.ask()
      if (!response) return transcript.toResponse({ truncated: 'timeout' })
      // Cut short by the model's own limit: what it was about to do is not known.
      if (response.incomplete_details) return transcript.toResponse()
      const calls = response.output.filter(isFunctionCall)
      if (calls.length === 0) return transcript.toResponse({ terminationReason: silenceOf(response) })
      for (const call of calls) await this.#answer(call)
      const truncated = this.#turns.limitMet()
      if (truncated) return transcript.toResponse({ truncated })
    }
  }

  async #answer(call: FunctionCall): Promise<void> {
    const { transcript, steps, now } = this.#parts
    const started = now()
    const { output, outcome, status } = await this.#callTool(call)
    steps.push({ type: 'tool', callId: call.call_id, name: call.name, durationMs: now() - started, outcome, status })
    transcript.addOutput(call.call_id, output)
  }

  async #callTool(call: FunctionCall): Promise<ToolOutcome> {
    const { session, declared, limits, signal, isLate } = this.#parts
    const checked = checkCall(call, declared)
    if ('problem' in checked) {
      this.#turns.countInvalid()
      return { output: errorText(checked.problem), outcome: 'invalid', status: null }
    }
    if (isLate()) return unanswered('The time for this rollout ran out before the call was made.')
    try {
      const { status, text } = await session.callTool(call.name, checked.body, signal)
      if (text === undefined) return { ...unanswered(`The answer of the tool ${call.name} is not UTF-8 text.`), status }
      return { output: cutOutput(text, limits.maxToolOutputChars), outcome: status < 400 ? 'ok' : 'error', status }
    } catch (error) {
      if (isLate()) return unanswered('The time for this rollout ran out before the tool answered.')
      if (error instanceof RequestFailed && error.reason === 'deadline')
        return unanswered(`The tool ${call.name} did not answer within ${limits.requestTimeoutMs} ms.`)
      if (error instanceof RequestFailed && error.reason === 'too_large')
        return unanswered(`The answer of the tool ${call.name} is too large to be read.`)
      throw error
    }
  }
}

/** Why a model that calls nothing ended the rollout without an answer; undefined when it answered. @see wire-0.7.md 3 */
function silenceOf({ output }: ModelResponse): string | undefined {
  if (output.some(isMessage)) return undefined
  return output.some(({ type }) => type === 'reasoning') ? 'incomplete_reasoning' : 'empty_output'
}

const unanswered = (problem: string): ToolOutcome => ({
  output: errorText(problem),
  outcome: 'unanswered',
  status: null,
})
