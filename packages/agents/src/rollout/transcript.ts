import type { ModelResponse, ResponseItem, ResponsesCreateParams, Usage } from '@gym/core'
import { type ReadRow, userMessage } from './read-row.ts'
import type { TruncationReason } from './limits.ts'
import { addUsage } from './usage.ts'

/** All that was said and done in one rollout. */
export class Transcript {
  readonly output: ResponseItem[] = []
  readonly #row: ReadRow
  #last: ModelResponse | undefined
  #usage: Usage | null = null

  constructor(row: ReadRow) {
    this.#row = row
  }

  /** True once a model has answered. */
  get hasAnswer(): boolean {
    return this.#last !== undefined
  }

  /** Tokens so far, as the model server counted. */
  get totalTokens(): number {
    return this.#usage?.total_tokens ?? 0
  }

  /** What to ask the model next: the row's settings, the prompt, and everything since. */
  question(): ResponsesCreateParams {
    // The row's settings are checked by the model's server.
    return { ...this.#row.params, input: [...this.#row.input, ...this.output] }
  }

  /** Adds a model's answer. */
  add(response: ModelResponse): void {
    this.#last = response
    this.#usage = addUsage(this.#usage, response.usage)
    this.output.push(...response.output)
  }

  /** Adds a tool's answer. */
  addOutput(callId: string, output: string): void {
    this.output.push({ type: 'function_call_output', call_id: callId, output })
  }

  /** Adds what the environment lets the model observe. */
  addObservation(content: string): void {
    this.output.push(userMessage(content))
  }

  /** The whole rollout under the last answer's envelope; marked incomplete when something ended it before its time. */
  toResponse(ending: { truncated?: TruncationReason; terminationReason?: string } = {}): ModelResponse {
    const { truncated, terminationReason } = ending
    const last = this.#last ?? this.#emptyResponse()
    const response: ModelResponse = { ...last, output: this.output, usage: this.#usage }
    if (truncated !== undefined) return { ...response, status: 'incomplete', incomplete_details: { reason: truncated } }
    if (terminationReason === undefined) return response
    return {
      ...response,
      status: 'incomplete',
      metadata: { ...last.metadata, ng_termination_reason: terminationReason },
    }
  }

  /** Stands in for an envelope when no model has answered. */
  #emptyResponse(): ModelResponse {
    const { model, tools, tool_choice } = this.question()
    return {
      id: `resp_${crypto.randomUUID()}`,
      created_at: Math.floor(Date.now() / 1000),
      model: model ?? 'none',
      object: 'response',
      output: [],
      parallel_tool_calls: true,
      tool_choice: tool_choice ?? 'auto',
      tools: tools ?? [],
    }
  }
}
