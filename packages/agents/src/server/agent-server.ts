import { type BaseServerConfig, HttpError, SimpleServer } from '@gym/core'
import { type BodySource, CookieJar, readJson, repeatUnsent } from '@gym/models'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { toFailure } from '../rollout/failure.ts'
import { readRow, type Row } from '../rollout/read-row.ts'
import { ResourcesSession } from '../rollout/resources-session.ts'
import { type EndedBy, loopWithin, type RolloutParts, runRollout } from '../rollout/run-rollout.ts'
import type { RunResult } from '../rollout/run-result.ts'
import { Transcript } from '../rollout/transcript.ts'
import { readEpisode, toEpisodeAnswer, toRow } from './episode.ts'
import { failureAnswer } from './failure-answer.ts'

/** What an agent's server is made of. */
export interface AgentServerConfig extends BaseServerConfig {
  parts: RolloutParts
  /** Ends the connections. */
  close: () => Promise<void>
}

/** The largest question that is read. */
const maxBodyBytes = 256 * 1024 * 1024

const tooLarge = (c: Context) => c.json({ detail: `The body is larger than ${maxBodyBytes} bytes.` }, 413)

/** Serves the loop: `/run` for a whole rollout, `/v1/responses` within a session of the caller's. @see wire.md 1.3 */
export class AgentServer extends SimpleServer<AgentServerConfig> {
  readonly #running = new Map<AbortController, Promise<unknown>>()

  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    this.serve(app, 'POST', '/run', (exchange) => this.#run(exchange))
    this.serve(app, 'POST', '/aggregate_metrics', (exchange) => this.#aggregate(exchange))
    for (const path of ['/v1/responses', '/training-token-capture/v1/responses']) {
      // Not by `serve`: it hands on several cookies.
      app.post(path, bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }), (c) => this.#respond(c))
    }
    return app
  }

  run(row: Row | string, { signal }: { signal?: AbortSignal } = {}): Promise<RunResult> {
    return this.#within(signal, (life) => runRollout(row, this.config.parts, life))
  }

  override async stop(): Promise<void> {
    await super.stop()
    for (const controller of this.#running.keys()) controller.abort('shutdown' satisfies EndedBy)
    await Promise.allSettled(this.#running.values())
    await this.config.close()
  }

  /** Runs work that the caller's signal and the server's stop end. */
  async #within<T>(signal: AbortSignal | undefined, work: (life: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    const cancel = () => controller.abort('cancelled' satisfies EndedBy)
    if (this.isStopping) controller.abort('shutdown' satisfies EndedBy)
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
    const done = work(controller.signal)
    this.#running.set(controller, done)
    try {
      return await done
    } finally {
      this.#running.delete(controller)
      signal?.removeEventListener('abort', cancel)
    }
  }

  async #run(exchange: BodySource & { signal: AbortSignal }) {
    const { text, value } = await readJson(exchange)
    const { signal } = exchange
    const episode = readEpisode(value)
    if (episode) return { body: JSON.stringify(toEpisodeAnswer(episode, await this.run(toRow(episode), { signal }))) }
    assertRow(value)
    const result = await this.run(text, { signal })
    return { body: result.kind === 'completed' ? result.text : JSON.stringify(failureAnswer(result, value)) }
  }

  /** The loop alone: the caller has seeded, and will verify, the session whose cookies it sends. */
  async #respond(c: Context): Promise<Response> {
    const { value } = await readJson({ readBytes: async () => new Uint8Array(await c.req.arrayBuffer()) })
    const { parts } = this.config
    const session = new ResourcesSession(parts.resources, CookieJar.fromHeader(c.req.header('cookie')))
    const modelCookies = new CookieJar()
    return this.#within(c.req.raw.signal, async (life) => {
      try {
        const read = readRow({ responses_create_params: value })
        const response = await loopWithin(
          parts,
          read,
          { session, transcript: new Transcript(read), steps: [], modelCookies },
          life,
        )
        const headers = new Headers({ 'content-type': 'application/json' })
        for (const line of [...session.cookies.setCookieLines(), ...modelCookies.setCookieLines()])
          headers.append('set-cookie', line)
        return new Response(JSON.stringify(response), { headers })
      } catch (error) {
        const { message, terminal } = toFailure(error, 'agent', life.aborted ? (life.reason as EndedBy) : undefined)
        // 4xx says "never again" to an environment server of 0.7, 5xx that it may pass.
        throw new HttpError(terminal ? 422 : 502, message, { cause: error })
      }
    })
  }

  /** Sums up on the resources server, which knows the environment's own metrics. */
  async #aggregate(source: BodySource) {
    const { text } = await readJson(source)
    const { url, client, requestTimeoutMs } = this.config.parts.resources
    const headers = { 'content-type': 'application/json' }
    const answer = await client.send({
      url: `${url}/aggregate_metrics`,
      headers,
      body: text,
      timeoutMs: requestTimeoutMs,
      repeat: repeatUnsent,
    })
    return { status: answer.status, body: [new Uint8Array(answer.bytes)] }
  }
}

function assertRow(value: unknown): void {
  if (typeof value === 'object' && value !== null && 'responses_create_params' in value) return
  throw new HttpError(422, [
    { type: 'missing', loc: ['body', 'responses_create_params'], msg: 'Field required', input: null },
  ])
}
