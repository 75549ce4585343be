import type { Hono } from 'hono'
import type { Environment } from '../environment/define-environment.ts'
import { deepFreeze } from '../environment/freeze.ts'
import { seedOf, taskFields } from '../environment/row.ts'
import type { DefinedTool } from '../environment/tool.ts'
import { GymError, HttpError } from '../errors/gym-error.ts'
import { GymnasiumResetRequest, type GymnasiumResetResponse, GymnasiumStepRequest } from '../protocol/gymnasium.ts'
import type {
  BaseSeedSessionRequest,
  BaseSeedSessionResponse,
  BaseVerifyRequest,
  ReverifyMode,
} from '../protocol/resources-server.ts'
import { SeedCall, VerifyCall } from './call-contexts.ts'
import { EnvironmentCalls } from './environment-calls.ts'
import { playStep } from './episode-steps.ts'
import { parseBody } from './error-response.ts'
import type { Exchange } from './exchange.ts'
import { gymnasiumOperations, type Operation } from './openapi.ts'
import { readJson } from './request-body.ts'
import type { RequestContext } from './request-context.ts'
import { type BaseResourcesServerConfig, SimpleResourcesServer, type VerifyAnswer } from './resources-server.ts'
import { readMemory, rememberReply, replyTo, writeMemory } from './session-memory.ts'
import type { Reply, Work } from './simple-server.ts'
import { invalidAnswer, type RewardRange } from './verdict.ts'

/** Serves an environment: its tools as routes, its state in the session store, its verifier behind `/verify`. */
export class EnvironmentServer extends SimpleResourcesServer {
  readonly environment: Environment
  readonly #calls: EnvironmentCalls

  constructor(environment: Environment, config: BaseResourcesServerConfig = {}) {
    super({ name: environment.name, ...config })
    this.environment = environment
    this.#calls = new EnvironmentCalls(environment, this.limits)
    this.rewardRange = environment.rewardRange
    this.reverifyMode = environment.readsState ? 'unsupported' : 'stateless'
  }

  protected override readonly rewardRange: RewardRange
  protected override readonly reverifyMode: ReverifyMode

  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    for (const [name, tool] of Object.entries(this.environment.tools)) {
      this.serve(app, 'POST', `/${name}`, (exchange, id) => this.#call(exchange, id, name, tool))
    }
    if (this.environment.gymnasium) {
      const routes: Record<string, Work> = {
        '/reset': (exchange) => this.#reset(exchange),
        '/step': (exchange, id) => this.#step(exchange, id),
        '/close': (exchange, id) => this.#leave(exchange, id),
      }
      for (const [path, work] of Object.entries(routes)) {
        this.serve(app, 'POST', path, async (exchange, id) => {
          await this.#refuseSeeded(exchange, id)
          return work(exchange, id)
        })
      }
    }
    return app
  }

  override async seedSession(
    body: BaseSeedSessionRequest,
    { session, sessionId, scope, log }: RequestContext,
  ): Promise<BaseSeedSessionResponse> {
    session.task = taskFields(this.environment, body)
    session.seed = seedOf(body, session.task)
    const call = new SeedCall(this.#calls.taskOf(session.task, body), session.seed, sessionId, scope, log)
    const state = await this.environment.seedSession(call)
    session.memory = writeMemory({ state: this.#calls.checkState(state), step: 0 })
    return {}
  }

  override async verify(body: BaseVerifyRequest, context: RequestContext): Promise<VerifyAnswer> {
    const { environment } = this
    const task = this.#calls.taskOf(taskFields(environment, body), body)
    const state = environment.readsState ? readMemory(context.session.memory).state : {}
    const call = new VerifyCall(
      task,
      deepFreeze(state as object),
      body.response,
      environment.tools,
      context.scope,
      context.log,
    )
    const verdict = await environment.verify(call)
    const answer = typeof verdict === 'number' ? { reward: verdict } : verdict
    if (typeof answer !== 'object' || answer === null) throw invalidAnswer(answer)
    const wrong = Object.keys(answer).find(
      (key) => key.startsWith('_') || key === 'response' || key === 'responses_create_params',
    )
    if (wrong === undefined) return answer
    throw new GymError({
      code: 'verify_failed',
      message: `The verifier returns a metric named ${JSON.stringify(wrong)}, which is the protocol's.`,
    })
  }

  override async closeSession({ session, sessionId, log }: RequestContext): Promise<void> {
    if (!this.environment.closeSession) return
    const task = this.#calls.taskOf(session.task)
    await this.environment.closeSession({
      task,
      state: deepFreeze(readMemory(session.memory).state) as object,
      log,
      sessionId,
    })
  }

  /** Tells agents that a tool call may be sent again under the same `Idempotency-Key`. */
  protected override readonly seedHeaders = { 'gym-idempotency': '1' }

  protected override operations(): Operation[] {
    const tools = Object.entries(this.environment.tools).map(([name, { description, input, output }]): Operation => ({
      method: 'post',
      path: `/${name}`,
      summary: description,
      input,
      output,
    }))
    return this.environment.gymnasium ? [...tools, ...gymnasiumOperations] : tools
  }

  async #call(exchange: Exchange, id: string | undefined, name: string, tool: DefinedTool): Promise<Reply> {
    const request = await this.readJson(exchange)
    const sent = exchange.header('idempotency-key')
    const key = sent === undefined ? undefined : `${name} ${sent}`
    return this.withSession(exchange, id, async (context) => {
      const { session } = context
      const memory = readMemory(session.memory)
      const replay = replyTo(memory, key)
      if (replay !== undefined) return { body: replay, headers: { 'idempotency-replayed': 'true' } }
      const body = await this.#calls.runTool(name, tool, request.value, memory, context)
      if (key !== undefined) rememberReply(memory, key, body)
      session.memory = writeMemory(memory)
      return { body }
    })
  }

  /** To a session that was begun by `/seed_session` these routes are none: a model that invents a tool named `close` ends nothing (VER-8). */
  async #refuseSeeded(exchange: Exchange, id: string | undefined): Promise<void> {
    if (id === undefined) return
    const isSeeded = await this.withSession(exchange, id, async (context) => {
      try {
        return readMemory(context.session.memory).episode === undefined
      } catch (error) {
        if (GymError.is(error)) return false
        throw error
      }
    })
    if (isSeeded) throw new HttpError(404, 'Not Found')
  }

  async #reset(exchange: Exchange): Promise<Reply> {
    const body = parseBody(GymnasiumResetRequest, (await this.readJson(exchange)).value)
    return this.openSession(exchange, async (context) => {
      await this.seedSession(body, context)
      const { session } = context
      const memory = readMemory(session.memory)
      const seen = { task: this.#calls.taskOf(session.task), state: memory.state }
      session.memory = writeMemory({ ...memory, episode: { reward: 0, isOver: false } })
      const info = { supports_explicit_close: true, supports_step_idempotency: true }
      const observation = this.environment.gymnasium?.observe(seen) ?? null
      return { observation, info } satisfies GymnasiumResetResponse
    })
  }

  async #step(exchange: Exchange, id: string | undefined): Promise<Reply> {
    const body = parseBody(GymnasiumStepRequest, (await this.readJson(exchange)).value)
    const sent = body._ng_step_request_id
    const key = typeof sent === 'string' ? `/step ${sent}` : undefined
    const { environment } = this
    return this.withSession(exchange, id, async (context) => {
      const before = readMemory(context.session.memory)
      const replay = replyTo(before, key)
      if (replay !== undefined) return { body: replay }
      const newScope = () => this.scopeOf(exchange)
      const parts = { environment, calls: this.#calls, stepTimeoutMs: this.limits.toolTimeoutMs, newScope }
      const { answer, memory } = await playStep(parts, body, before, context)
      if (key !== undefined) rememberReply(memory, key, answer)
      context.session.memory = writeMemory(memory)
      return { body: answer }
    })
  }

  async #leave(exchange: Exchange, id: string | undefined): Promise<Reply> {
    await readJson(exchange, this.limits, { orElse: {} })
    // Whoever has no session has nothing to leave: closing twice, and after an end, is no fault.
    const outcome = id === undefined ? undefined : await this.sessions.end(id, 'closed')
    return { body: JSON.stringify({ status: outcome === 'ended' ? 'closed' : 'already_closed' }) }
  }
}
