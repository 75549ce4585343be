import { type BaseServerConfig, HttpError, type Logger, SimpleServer } from '@gym/core'
import { type BodySource, readJson, repeatUnsent } from '@gym/models'
import type { Hono } from 'hono'
import type { EndedBy } from '../rollout/play-rollout.ts'
import type { Row } from '../rollout/read-row.ts'
import type { RolloutParts } from '../rollout/run-rollout.ts'
import type { RunResult } from '../rollout/run-result.ts'
import { readEpisode, toEpisodeAnswer, toRow } from './episode.ts'
import { failureAnswer } from './failure-answer.ts'

/** What an agent's server is made of. */
export interface AgentServerConfig extends BaseServerConfig {
  log: Logger
  parts: RolloutParts
  /** Ends the connections. */
  close: () => Promise<void>
}

/** Serves whole rollouts as `/run`, however they are played. @see wire.md 1.3 */
export abstract class AgentServer extends SimpleServer<AgentServerConfig> {
  readonly #running = new Map<AbortController, Promise<unknown>>()

  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    this.serve(app, 'POST', '/run', (exchange) => this.#run(exchange))
    this.serve(app, 'POST', '/aggregate_metrics', (exchange) => this.#aggregate(exchange))
    return app
  }

  run(row: Row | string, { signal }: { signal?: AbortSignal } = {}): Promise<RunResult> {
    return this.within(signal, (life) => this.play(row, life))
  }

  override async stop(): Promise<void> {
    await super.stop()
    for (const controller of this.#running.keys()) controller.abort('shutdown' satisfies EndedBy)
    await Promise.allSettled(this.#running.values())
    await this.config.close()
  }

  /**
   * Plays one rollout. Never rejects.
   *
   * @param life aborted, with an `EndedBy` as its reason, to end the rollout
   */
  protected abstract play(row: Row | string, life: AbortSignal): Promise<RunResult>

  /** Runs work that the caller's signal and the server's stop end. */
  protected async within<T>(signal: AbortSignal | undefined, work: (life: AbortSignal) => Promise<T>): Promise<T> {
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
