import type { ModelResponse } from '@gym/core'
import type { CookieJar, ModelClient } from '@gym/models'
import type { Deadline } from './deadline.ts'
import type { RolloutLimits, TruncationReason } from './limits.ts'
import type { RunStep } from './run-result.ts'
import type { Transcript } from './transcript.ts'

/** What a model is asked with. */
export interface TurnParts extends Deadline {
  readonly model: ModelClient
  readonly modelCookies: CookieJar
  readonly transcript: Transcript
  readonly limits: Required<RolloutLimits>
  /** Where each thing done is put. */
  readonly steps: RunStep[]
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number
}

/** The model's turns of one rollout, counted against its limits. */
export class ModelTurns {
  readonly #parts: TurnParts
  #asked = 0
  #invalid = 0

  constructor(parts: TurnParts) {
    this.#parts = parts
  }

  /**
   * Asks for one answer and adds it to the transcript.
   *
   * @returns undefined when time ran out
   * @throws {ModelFailed} when the model gives none
   */
  async ask(): Promise<ModelResponse | undefined> {
    const { model, modelCookies, transcript, signal, isLate, steps, now } = this.#parts
    this.#asked += 1
    const started = now()
    try {
      const response = await model.respond(transcript.question(), { signal, cookies: modelCookies })
      steps.push({ type: 'model', durationMs: now() - started, outputTokens: response.usage?.output_tokens ?? null })
      transcript.add(response)
      return response
    } catch (error) {
      if (isLate()) return undefined
      throw error
    }
  }

  /** Counts a call that could not be sent. */
  countInvalid(): void {
    this.#invalid += 1
  }

  /** The limit that ends the rollout after what was done so far. */
  limitMet(): TruncationReason | undefined {
    const { transcript, limits, isLate } = this.#parts
    if (isLate()) return 'timeout'
    if (this.#invalid >= limits.maxInvalidCalls) return 'max_invalid_calls'
    if (transcript.totalTokens >= limits.maxTotalTokens) return 'max_total_tokens'
    return this.#asked >= limits.maxSteps ? 'max_steps' : undefined
  }
}
