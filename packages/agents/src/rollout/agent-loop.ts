import { type FunctionCall, isFunctionCall, isMessage, type ModelResponse } from '@gym/core'
import { type CookieJar, type ModelClient, RequestFailed } from '@gym/models'
import { checkCall } from './call-check.ts'
import type { RolloutLimits, TruncationReason } from './limits.ts'
import type { ResourcesSession } from './resources-session.ts'
import type { RunStep, ToolStep } from './run-result.ts'
import type { Transcript } from './transcript.ts'

/** What a loop plays with. */
export interface LoopParts {
  readonly model: ModelClient
  readonly modelCookies: CookieJar
  readonly session: ResourcesSession
  readonly transcript: Transcript
  /** Names of the tools that the row declares. */
  readonly declared: ReadonlySet<string>
  readonly limits: Required<RolloutLimits>
  /** Ends the call under way: at the time limit, and when the rollout is ended from outside. */
  readonly signal: AbortSignal
  /** True when it was the time limit. */
  readonly isLate: () => boolean
  /** Where each thing done is put. */
  readonly steps: RunStep[]
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number
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
  #asked = 0
  #invalid = 0

  constructor(parts: LoopParts) {
    this.#parts = parts
  }

  async run(): Promise<ModelResponse> {
    const { transcript } = this.#parts
    for (;;) {
      const response = await this.#ask()
      if (!response) return transcript.toResponse({ truncated: 'timeout' })
      // Cut short by the model's own limit: what it was about to do is not known.
      if (response.incomplete_details) return transcript.toResponse()
      const calls = response.output.filter(isFunctionCall)
      if (calls.length === 0) return transcript.toResponse({ terminationReason: silenceOf(response) })
      for (const call of calls) await this.#answer(call)
      const truncated = this.#limitMet()
      if (truncated) return transcript.toResponse({ truncated })
    }
  }

  /** One answer of the model, or nothing when time ran out. */
  async #ask(): Promise<ModelResponse | undefined> {
    const { model, modelCookies, transcript, signal, steps, now } = this.#parts
    this.#asked += 1
    const started = now()
    try {
      const response = await model.respond(transcript.question(), { signal, cookies: modelCookies })
      steps.push({ type: 'model', durationMs: now() - started, outputTokens: response.usage?.output_tokens ?? null })
      transcript.add(response)
      return response
    } catch (error) {
      if (this.#parts.isLate()) return undefined
      throw error
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
      this.#invalid += 1
      return { output: errorText(checked.problem), outcome: 'invalid', status: null }
    }
    if (isLate()) return unanswered('The time for this rollout ran out before the call was made.')
    try {
      const { status, text } = await session.callTool(call.name, checked.body, signal)
      if (text === undefined) return { ...unanswered(`The answer of the tool ${call.name} is not UTF-8 text.`), status }
      return { output: cut(text, limits.maxToolOutputChars), outcome: status < 400 ? 'ok' : 'error', status }
    } catch (error) {
      if (isLate()) return unanswered('The time for this rollout ran out before the tool answered.')
      if (error instanceof RequestFailed && error.reason === 'deadline')
        return unanswered(`The tool ${call.name} did not answer within ${limits.requestTimeoutMs} ms.`)
      if (error instanceof RequestFailed && error.reason === 'too_large')
        return unanswered(`The answer of the tool ${call.name} is too large to be read.`)
      throw error
    }
  }

  #limitMet(): TruncationReason | undefined {
    const { transcript, limits, isLate } = this.#parts
    if (isLate()) return 'timeout'
    if (this.#invalid >= limits.maxInvalidCalls) return 'max_invalid_calls'
    if (transcript.totalTokens >= limits.maxTotalTokens) return 'max_total_tokens'
    return this.#asked >= limits.maxSteps ? 'max_steps' : undefined
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

/** How an agent's own word to the model looks: as NeMo Gym's. */
const errorText = (problem: string) => JSON.stringify({ error: problem })

function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  // The cut may fall inside a surrogate pair.
  return `${text.slice(0, maxChars).toWellFormed()}\n[cut: the whole answer has ${text.length} characters]`
}
