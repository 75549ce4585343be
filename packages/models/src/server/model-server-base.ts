import { GymError, HttpError, SimpleServer } from '@gym/core'
import type { Hono } from 'hono'
import { type BodySource, readJson } from './request-json.ts'

/** A server of `POST /v1/responses`, with the liveness routes, prefixes, error shapes and cookie of every server. */
export abstract class ModelServerBase extends SimpleServer {
  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    for (const path of ['/v1/responses', '/training-token-capture/v1/responses']) {
      this.serve(app, 'POST', path, (exchange) => this.#answer(exchange))
    }
    return app
  }

  /** Answers one question with JSON text; what it throws is a failure of the model. */
  protected abstract reply(body: unknown): Promise<{ status?: number; body: string }>

  async #answer(source: BodySource) {
    const { value } = await readJson(source)
    try {
      return await this.reply(value)
    } catch (error) {
      if (error instanceof HttpError) throw error
      this.log.error(`${this.name} could not answer`, { error: error instanceof Error ? error.stack : String(error) })
      // What a policy throws it would throw again; the header is the one that OpenAI's servers and clients know.
      return { status: 500, body: JSON.stringify(reasonOf(error)), headers: { 'x-should-retry': 'false' } }
    }
  }
}

/** Class and message, in the form of NeMo Gym's servers. */
function reasonOf(error: unknown): string {
  if (GymError.is(error)) return error.message
  return error instanceof Error ? `${error.name}('${error.message}')` : String(error)
}
