import { GymError, type ResponseItem, type ResponsesCreateParams } from '@gym/core'
import { readModelAnswer } from '../client/model-answer.ts'
import type { ModelClient, RespondOptions } from '../client/model-client.ts'
import { ModelFailed } from '../client/model-failed.ts'
import { toUsage } from '../server/estimated-usage.ts'
import type { ModelServer } from '../server/model-server.ts'
import { ModelServerBase } from '../server/model-server-base.ts'
import { callItem, messageItem, toResponse } from '../server/to-response.ts'

/** One call of a scripted turn; arguments given as text go out as they are, malformed or not. */
export interface ScriptedCall {
  name: string
  arguments: string | Record<string, unknown>
}

/** Where a scripted model is: the turn of the conversation, and how often that turn was asked for before. */
export interface ScriptedPlace {
  turn: number
  attempt: number
}

/** What the model answers at one turn: a final text, calls, items as they are, an HTTP error, or what a function makes of the question. */
export type ScriptedTurn =
  | string
  | { text?: string; calls: readonly ScriptedCall[] }
  | { output: readonly ResponseItem[]; incompleteReason?: string }
  | { status: number; body: string }
  | ((params: ResponsesCreateParams, place: ScriptedPlace) => ScriptedTurn | Promise<ScriptedTurn>)

/** A model that says what it was told to: a server, and a client of itself that needs no port. */
export interface ScriptedModel extends ModelServer, ModelClient {
  /** Every question in order. */
  readonly requests: readonly ResponsesCreateParams[]
}

/**
 * Makes a model for tests that answers every conversation with the same turns in order (AUT-6).
 *
 * Which turn it is it reads from the question: how many times tool outputs were handed in. So rollouts may run side by side,
 * and the same question gets the same answer. Beyond the last turn it answers 500.
 */
export function scriptedModel(turns: readonly ScriptedTurn[]): ScriptedModel {
  return new Scripted(turns)
}

class Scripted extends ModelServerBase implements ScriptedModel {
  readonly url = 'http://scripted.model/v1/responses'
  readonly requests: ResponsesCreateParams[] = []
  readonly #turns: readonly ScriptedTurn[]
  readonly #attempts = new Map<number, number>()

  constructor(turns: readonly ScriptedTurn[]) {
    super({ name: 'scripted_model', log: silent })
    this.#turns = turns
  }

  async respond(params: ResponsesCreateParams, { signal, cookies }: RespondOptions = {}) {
    const cookie = cookies?.header()
    const headers = { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) }
    const request = new Request(this.url, { method: 'POST', headers, body: JSON.stringify(params) })
    const answer = await Promise.race([this.fetch(request), aborted(signal)])
    cookies?.store(answer.headers.getSetCookie())
    return readModelAnswer(this.url, { status: answer.status, text: await answer.text() })
  }

  async close(): Promise<void> {}

  protected async reply(body: unknown) {
    // A test helper: what a test sends is what it then finds in `requests`.
    const params = body as ResponsesCreateParams
    this.requests.push(params)
    const turn = answeredTurns(params.input)
    const attempt = this.#attempts.get(turn) ?? 0
    this.#attempts.set(turn, attempt + 1)
    const said = this.#turns[turn]
    if (said === undefined)
      throw new GymError({
        code: 'model_failed',
        message: `The script has ${this.#turns.length} turns and was asked for turn ${turn + 1}.`,
      })
    const scripted = typeof said === 'function' ? await said(params, { turn, attempt }) : said
    if (typeof scripted === 'function')
      throw new GymError({ code: 'model_failed', message: `Turn ${turn + 1} of the script makes a function.` })
    if (typeof scripted === 'object' && 'status' in scripted) return scripted
    const output = toItems(scripted, turn)
    const incompleteReason =
      typeof scripted === 'object' && 'output' in scripted ? scripted.incompleteReason : undefined
    return {
      body: JSON.stringify(
        toResponse({
          id: `resp_${turn}`,
          model: this.name,
          output,
          params,
          usage: toUsage(params, output),
          incompleteReason,
        }),
      ),
    }
  }
}

type Said = string | { text?: string; calls: readonly ScriptedCall[] } | { output: readonly ResponseItem[] }

function toItems(said: Said, turn: number): readonly ResponseItem[] {
  if (typeof said === 'string') return [messageItem(`msg_${turn}`, said)]
  if ('output' in said) return said.output
  const calls = said.calls.map(({ name, arguments: args }, i) =>
    callItem(`fc_${turn}_${i}`, `call_${turn}_${i}`, name, typeof args === 'string' ? args : JSON.stringify(args)),
  )
  return said.text === undefined ? calls : [messageItem(`msg_${turn}`, said.text), ...calls]
}

/** How many runs of tool outputs the input holds. */
function answeredTurns(input: ResponsesCreateParams['input']): number {
  if (typeof input === 'string') return 0
  const isOutput = input.map((item) => item['type'] === 'function_call_output')
  return isOutput.filter((here, i) => here && !isOutput[i + 1]).length
}

/** Rejects when the signal is aborted, as a connection would. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () =>
      reject(new ModelFailed('aborted', 'The question to the scripted model was aborted.', { cause: signal?.reason }))
    if (signal?.aborted) fail()
    signal?.addEventListener('abort', fail, { once: true })
  })
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }
