import type { Handler, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type * as z from 'zod'
import { toLogText } from '../errors/error-text.ts'
import { GymError, HttpError } from '../errors/gym-error.ts'
import {
  AggregateMetricsRequest,
  BaseSeedSessionRequest,
  type BaseSeedSessionResponse,
  BaseVerifyRequest,
  type BaseVerifyResponse,
  type ReverifyMode,
  SessionCloseRequest,
} from '../protocol/resources-server.ts'
import { createMemoryStore } from '../session/memory-store.ts'
import { startExpiry } from '../session/session-expiry.ts'
import type { SessionStore, StoredSession } from '../session/session-store.ts'
import { Sessions } from '../session/sessions.ts'
import { aggregateMetrics, type MetricsHooks } from './aggregate-metrics.ts'
import type { BaseServerConfig } from './base-server.ts'
import { CallScope, requestAborted } from './call-scope.ts'
import { parseBody, RequestIssues } from './error-response.ts'
import type { Exchange } from './exchange.ts'
import { limitsOf, type ServerLimits } from './limits.ts'
import { type Operation, protocolOperations, toOpenApi } from './openapi.ts'
import { type JsonBody, readJson } from './request-body.ts'
import { createSessionId } from './session-cookie.ts'
import { CallContext, type LiveSession, type RequestContext } from './request-context.ts'
import { type NamedSeed, readSessionSeed } from './session-seed.ts'
import { type Reply, SimpleServer } from './simple-server.ts'
import { failureOf, type RewardRange, verdictOf } from './verdict.ts'
import { echo } from './verify-echo.ts'

/** Configuration of a resources server: who it is, where sessions live, and its limits. */
export interface BaseResourcesServerConfig extends BaseServerConfig, Partial<ServerLimits> {
  /** @default sessions in this process */
  store?: SessionStore
}

/** What a resources server does for each route of the protocol. */
export interface BaseResourcesServer {
  seedSession(body: BaseSeedSessionRequest, context: RequestContext): Promise<BaseSeedSessionResponse>
  verify(body: BaseVerifyRequest, context: RequestContext): Promise<VerifyAnswer>
}

/** A whole verify response, or only the fields that the verdict adds to its request. */
export type VerifyAnswer = BaseVerifyResponse | ({ reward: number } & Record<string, unknown>)

/** The resources server of the NeMo Gym documentation: subclass it, add routes in `setupWebserver`, and judge in `verify`. */
export abstract class SimpleResourcesServer<Config extends BaseResourcesServerConfig = BaseResourcesServerConfig>
  extends SimpleServer<Config>
  implements BaseResourcesServer
{
  readonly limits: ServerLimits
  readonly sessions: Sessions
  readonly #stopExpiry: () => void
  readonly #stopping = new AbortController()

  constructor(config: Config) {
    super(config)
    this.limits = limitsOf(config)
    const store = config.store ?? createMemoryStore()
    this.sessions = new Sessions({
      store,
      limits: this.limits,
      release: (session) => this.#release(session),
      log: this.log,
    })
    this.#stopExpiry = startExpiry(this.sessions)
  }

  /** Judges a finished rollout; asked twice about the same one, it answers the same. */
  abstract verify(body: BaseVerifyRequest, context: RequestContext): Promise<VerifyAnswer>

  /** Prepares a session; what it returns is the seed's answer. */
  async seedSession(_body: BaseSeedSessionRequest, _context: RequestContext): Promise<BaseSeedSessionResponse> {
    return {}
  }

  /** Releases what a session holds; called exactly once when it has ended, however it ended. */
  async closeSession(_context: RequestContext): Promise<void> {}

  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    this.serve(app, 'POST', '/seed_session', (exchange) => this.#seed(exchange))
    this.serve(app, 'POST', '/verify', (exchange, id) => this.#verify(exchange, id))
    this.serve(app, 'POST', '/close_session', (exchange, id) => this.#close(exchange, id))
    this.serve(app, 'POST', '/aggregate_metrics', (exchange) => this.#aggregate(exchange))
    this.serve(app, 'GET', '/reverify_mode', async () => ({ body: JSON.stringify(this.reverifyMode) }))
    this.serve(app, 'GET', '/openapi.json', async () => ({ body: this.#openApi() }))
    return app
  }

  /** Refuses new sessions, waits for the calls in flight, and releases every session. */
  override async stop({ graceMs = 10_000 }: { graceMs?: number } = {}): Promise<void> {
    await super.stop()
    this.#stopExpiry()
    const timer = setTimeout(() => this.#stopping.abort(), graceMs)
    try {
      await this.sessions.stop()
    } finally {
      clearTimeout(timer)
    }
  }

  /** Whether a stored rollout can be judged again without its session. */
  protected readonly reverifyMode: ReverifyMode = 'unknown'

  /** Rewards outside are no verdicts but failures. */
  protected readonly rewardRange: RewardRange = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

  /** Headers of every answer to a seed, for what a server can do beside the protocol. */
  protected readonly seedHeaders: Record<string, string> = {}

  /** Adds an environment's own numbers to `/aggregate_metrics`. */
  protected readonly metricsHooks: MetricsHooks = {}

  /** The routes beside the protocol's, for `/openapi.json`. */
  protected operations(): Operation[] {
    return []
  }

  /** A handler of a route of one's own: a parsed body in, JSON out, one call at a time in a session. */
  protected endpoint<Schema extends z.ZodType>(
    schema: Schema,
    handler: (body: z.output<Schema>, context: RequestContext) => unknown,
  ): Handler {
    return this.route(async (exchange, id) => {
      const body = parseBody(schema, (await this.readJson(exchange)).value)
      return this.withSession(exchange, id, async (context) => {
        const { toolTimeoutMs } = this.limits
        const answer = await context.scope.run(
          () => handler.call(this, body, context),
          toolTimeoutMs,
          () => toolTimeout(exchange.path, toolTimeoutMs),
        )
        return { body: JSON.stringify(answer ?? null) }
      })
    })
  }

  /**
   * Reads a body with a schema of one's own.
   *
   * @throws an answer of 422 that lists the faults, and the nearest name beside a field that is missing
   */
  protected parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
    return parseBody(schema, body)
  }

  protected readJson(exchange: Exchange): Promise<JsonBody> {
    return readJson(exchange, this.limits)
  }

  /** Runs one call in the session of the cookie; without a live one `context.session` throws the reason when it is asked for. */
  protected async withSession<T>(
    exchange: Exchange,
    id: string | undefined,
    work: (context: RequestContext) => Promise<T>,
  ): Promise<T> {
    let started = false
    try {
      return await this.sessions.use(id, async (stored) => {
        started = true
        // It may have waited for its turn until nobody waits for it any more.
        if (exchange.isAborted) throw requestAborted()
        return work(this.#context(exchange, stored))
      })
    } catch (error) {
      if (started || !GymError.is(error)) throw error
      return work(this.#context(exchange, error))
    }
  }

  protected override async health(): Promise<Record<string, unknown>> {
    const sessions = { live: await this.sessions.count(), capacity: this.limits.maxSessions }
    return { sessions, ...(await super.health()) }
  }

  protected override cookieName(): string {
    // Workers that share a store must share the name; alone, a restarted server is another one.
    return this.config.store?.shared ? `${this.constructor.name}___${this.name}` : super.cookieName()
  }

  async #seed(exchange: Exchange): Promise<Reply> {
    const { value } = await this.readJson(exchange)
    const { body, named } = await readSessionSeed(value)
    return this.openSession(exchange, (context) => this.seedSession(body, context), named)
  }

  /**
   * Opens a session that `work` prepares; what that returns is the answer.
   *
   * @param named the caller's own name for it, whose answer is the protocol's
   */
  protected async openSession(
    exchange: Exchange,
    work: (context: RequestContext) => Promise<BaseSeedSessionResponse>,
    named?: NamedSeed,
  ): Promise<Reply> {
    if (this.isStopping) throw new HttpError(503, 'This server is stopping.')
    const session: LiveSession = { id: createSessionId(), task: {}, seed: '', memory: '', toolMs: 0 }
    let answer: BaseSeedSessionResponse = {}
    const begin = async () => {
      const context = this.#context(exchange, session)
      const { toolTimeoutMs } = this.limits
      let seeding: Promise<BaseSeedSessionResponse> | undefined
      try {
        answer = await context.scope.run(
          () => (seeding = work(context)),
          toolTimeoutMs,
          () => toolTimeout(exchange.path, toolTimeoutMs),
        )
      } catch (error) {
        // A seed that was given up may come to hold something after all; one that failed by itself holds nothing.
        void seeding?.then(
          () => this.sessions.discard({ ...session, usedAt: 0, version: 0 }),
          () => {},
        )
        throw error
      }
      const { id, task, seed, memory } = session
      return { birth: { id, task, seed, ...named }, memory }
    }
    if (!named) {
      await this.sessions.open(session.id, begin)
      return { body: JSON.stringify(answer), sessionId: session.id, headers: this.seedHeaders }
    }
    const { alias, payload } = named
    const sessionId = await this.sessions.openAlias(alias, payload, begin, session.id)
    const reply = { resources_session_id: alias, resources_tools: null, sandbox_access: null }
    return { body: JSON.stringify(reply), sessionId, headers: this.seedHeaders }
  }

  async #verify(exchange: Exchange, id: string | undefined): Promise<Reply> {
    const request = await this.readJson(exchange)
    const body = parseBody(BaseVerifyRequest, request.value)
    return this.withSession(exchange, id, async (context) => {
      try {
        const { verifyTimeoutMs } = this.limits
        const late = () =>
          new GymError({ code: 'verify_timeout', message: `The verifier did not finish within ${verifyTimeoutMs} ms.` })
        const answer = await context.scope.run(() => this.verify(body, context), verifyTimeoutMs, late)
        return { body: echo(request, verdictOf(answer, body, this.rewardRange)) }
      } catch (error) {
        if (isAnswerable(error)) throw error
        this.log.error('verify failed', { error: toLogText(error) })
        return { body: echo(request, failureOf(error)) }
      }
    })
  }

  async #close(exchange: Exchange, id: string | undefined): Promise<Reply> {
    const { value } = await readJson(exchange, this.limits, { orElse: {} })
    if (typeof value === 'object' && value !== null && 'resources_session_id' in value) {
      const { resources_session_id, episode_id } = parseBody(SessionCloseRequest, value)
      await this.sessions.closeAlias(resources_session_id, JSON.stringify(episode_id))
      return { body: JSON.stringify({ resources_session_id }) }
    }
    parseBody(BaseSeedSessionRequest, value)
    if (id === undefined)
      throw new GymError({
        code: 'session_missing',
        status: 400,
        message: 'Nothing says which session to close: send its cookie, or resources_session_id and episode_id.',
      })
    const outcome = await this.sessions.end(id, 'closed')
    return { body: JSON.stringify({ status: outcome === 'ended' ? 'closed' : 'already_closed' }) }
  }

  async #aggregate(exchange: Exchange): Promise<Reply> {
    const { verify_responses } = parseBody(AggregateMetricsRequest, (await this.readJson(exchange)).value)
    return { body: JSON.stringify(aggregateMetrics(verify_responses, this.metricsHooks)) }
  }

  #openApiText: string | undefined
  #openApi(): string {
    this.#openApiText ??= JSON.stringify(toOpenApi(this.name, [...protocolOperations, ...this.operations()]))
    return this.#openApiText
  }

  /** Bounds of one piece of a request's work: the client's leaving and the server's stopping. */
  protected scopeOf(exchange: Exchange | undefined): CallScope {
    return new CallScope(() => (exchange ? [this.#stopping.signal, exchange.signal] : []))
  }

  #context(exchange: Exchange | undefined, session: LiveSession | GymError): RequestContext {
    return new CallContext(session, this.scopeOf(exchange), this.log)
  }

  async #release(session: StoredSession): Promise<void> {
    const context = this.#context(undefined, { ...session })
    const { toolTimeoutMs } = this.limits
    await context.scope.run(
      () => this.closeSession(context),
      toolTimeoutMs,
      () => toolTimeout('closeSession', toolTimeoutMs),
    )
  }
}

/** Errors with an answer of their own; any other error of a verifier is a failure without a verdict. */
const isAnswerable = (error: unknown): boolean =>
  error instanceof RequestIssues ||
  error instanceof HttpError ||
  error instanceof HTTPException ||
  (GymError.is(error) && (error.code.startsWith('session_') || error.code === 'request_aborted'))

const toolTimeout = (what: string, ms: number) =>
  new GymError({ code: 'tool_timeout', message: `${what} did not finish within ${ms} ms.` })
