import type { Hono } from 'hono'
import type { Environment } from '../environment/define-environment.ts'
import { deepFreeze } from '../environment/freeze.ts'
import type { StepOutcome } from '../environment/gymnasium.ts'
import { seedOf, taskFields } from '../environment/row.ts'
import type { DefinedTool } from '../environment/tool.ts'
import { GymError, HttpError } from '../errors/gym-error.ts'
import {
  GymnasiumResetRequest,
  type GymnasiumResetResponse,
  GymnasiumStepRequest,
  type GymnasiumStepResponse,
} from '../protocol/gymnasium.ts'
import type {
  BaseSeedSessionRequest,
  BaseSeedSessionResponse,
  BaseVerifyRequest,
  ReverifyMode,
} from '../protocol/resources-server.ts'
import { isFunctionCall } from '../protocol/responses.ts'
import { SeedCall, StepCall, ToolCall, VerifyCall } from './call-contexts.ts'
import { parseBody, toErrorReply } from './error-response.ts'
import type { Exchange } from './exchange.ts'
import { gymnasiumOperations, type Operation } from './openapi.ts'
import { readJson } from './request-body.ts'
import type { RequestContext } from './request-context.ts'
import { type BaseResourcesServerConfig, SimpleResourcesServer, type VerifyAnswer } from './resources-server.ts'
import { readMemory, rememberReply, type SessionMemory, writeMemory } from './session-memory.ts'
import type { Reply, Work } from './simple-server.ts'
import { assertReward, invalidAnswer, type RewardRange } from './verdict.ts'

/** Serves an environment: its tools as routes, its state in the session store, its verifier behind `/verify`. */
export class EnvironmentServer extends SimpleResourcesServer {
  readonly environment: Environment

  constructor(environment: Environment, config: BaseResourcesServerConfig = {}) {
    super({ name: environment.name, ...config })
    this.environment = environment
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
    const { gymnasium } = this.environment
    if (gymnasium) {
      const ofEpisode =
        (work: Work): Work =>
        async (exchange, id) => {
          await this.#refuseSeeded(exchange, id)
          return work(exchange, id)
        }
      this.serve(
        app,
        'POST',
        '/reset',
        ofEpisode((exchange) => this.#reset(exchange, gymnasium)),
      )
      this.serve(
        app,
        'POST',
        '/step',
        ofEpisode((exchange, id) => this.#step(exchange, id, gymnasium)),
      )
      this.serve(
        app,
        'POST',
        '/close',
        ofEpisode((exchange, id) => this.#leave(exchange, id)),
      )
    }
    return app
  }

  override async seedSession(
    body: BaseSeedSessionRequest,
    { session, sessionId, scope, log }: RequestContext,
  ): Promise<BaseSeedSessionResponse> {
    session.task = taskFields(this.environment, body)
    session.seed = seedOf(body, session.task)
    const call = new SeedCall(this.#taskOf(session.task, body), session.seed, sessionId, scope, log)
    const state = await this.environment.seedSession(call)
    session.memory = writeMemory({ state: this.#checkState(state), step: 0 })
    return {}
  }

  override async verify(body: BaseVerifyRequest, context: RequestContext): Promise<VerifyAnswer> {
    const { environment } = this
    const task = this.#taskOf(taskFields(environment, body), body)
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
    const task = this.#taskOf(session.task)
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
      const replay = key === undefined ? undefined : memory.replies?.find(([earlier]) => earlier === key)
      if (replay) return { body: replay[1], headers: { 'idempotency-replayed': 'true' } }
      const input = parseBody(tool.input, request.value)
      const body = await this.#execute(name, tool, input, memory, context)
      if (key !== undefined) rememberReply(memory, key, body)
      session.memory = writeMemory({ ...memory, step: memory.step + 1 })
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

  async #reset(exchange: Exchange, gymnasium: AnyGymnasiumPart): Promise<Reply> {
    const body = parseBody(GymnasiumResetRequest, (await this.readJson(exchange)).value)
    return this.openSession(exchange, async (context) => {
      await this.seedSession(body, context)
      const { session } = context
      const memory = readMemory(session.memory)
      const observation = gymnasium.observe({ task: this.#taskOf(session.task), state: memory.state })
      session.memory = writeMemory({ ...memory, episode: { reward: 0, isOver: false } })
      const info = { supports_explicit_close: true, supports_step_idempotency: true }
      return { observation, info } satisfies GymnasiumResetResponse
    })
  }

  async #step(exchange: Exchange, id: string | undefined, gymnasium: AnyGymnasiumPart): Promise<Reply> {
    const body = parseBody(GymnasiumStepRequest, (await this.readJson(exchange)).value)
    const sent = body._ng_step_request_id
    const key = typeof sent === 'string' ? `/step ${sent}` : undefined
    return this.withSession(exchange, id, async (context) => {
      const { session } = context
      const memory = readMemory(session.memory)
      const replay = key === undefined ? undefined : memory.replies?.find(([earlier]) => earlier === key)
      if (replay) return { body: replay[1] }
      const { episode } = memory
      if (!episode || episode.isOver)
        throw new GymError({ code: 'episode_ended', message: 'The episode is over; reset begins another.' })
      const turn = await this.#runTools(exchange, body, memory, context)
      const { next, outcome } = await this.#stepOn(exchange, gymnasium, turn, body, context)
      const isOver = outcome.terminated || outcome.truncated
      const reward = episode.reward + outcome.reward
      if (isOver) assertReward(reward, this.rewardRange, "The episode's reward")
      else assertReward(reward, anyFinite, "The step's reward")
      const { tool_outputs } = turn
      const info = { ...outcome.info, ...(tool_outputs.length > 0 && { tool_outputs }) }
      const answer = JSON.stringify({ ...outcome, info } satisfies GymnasiumStepResponse)
      next.episode = { reward, isOver }
      if (key !== undefined) rememberReply(next, key, answer)
      session.memory = writeMemory(next)
      return { body: answer }
    })
  }

  /** Runs the tools that a turn calls, one after another; what a tool answers, an error too, is its output. */
  async #runTools(
    exchange: Exchange,
    { response, responses_create_params }: GymnasiumStepRequest,
    before: SessionMemory,
    context: RequestContext,
  ): Promise<Turn> {
    const { tools } = this.environment
    const offered = new Set(responses_create_params.tools?.map((tool) => (tool as { name?: unknown }).name))
    const tool_outputs: Turn['tool_outputs'] = []
    let text = writeMemory(before)
    for (const { name, arguments: args, call_id } of response.output.filter(isFunctionCall)) {
      try {
        const tool = offered.has(name) && Object.hasOwn(tools, name) ? tools[name] : undefined
        if (!tool) throw new HttpError(404, `There is no tool named ${JSON.stringify(name.slice(0, 100))}.`)
        const input = parseBody(tool.input, parseArguments(args))
        const memory = readMemory(text)
        const scope = this.scopeOf(exchange)
        const { session, sessionId, log } = context
        const output = await this.#execute(name, tool, input, memory, { session, sessionId, log, scope })
        text = writeMemory({ ...memory, step: memory.step + 1 })
        tool_outputs.push({ call_id, output })
      } catch (error) {
        if (GymError.is(error) && error.code === 'request_aborted') throw error
        tool_outputs.push({ call_id, output: toErrorReply(error, this.log, `POST /step, tool ${name}`).body })
      }
    }
    return { memory: readMemory(text), tool_outputs }
  }

  async #stepOn(
    exchange: Exchange,
    gymnasium: AnyGymnasiumPart,
    { memory, tool_outputs }: Turn,
    { response }: GymnasiumStepRequest,
    { session, sessionId, log }: RequestContext,
  ): Promise<{ next: SessionMemory; outcome: Required<StepOutcome> }> {
    const { toolTimeoutMs } = this.limits
    const seed = `${session.seed}:${memory.step}`
    const scope = this.scopeOf(exchange)
    const parseTask = () => this.#taskOf(session.task)
    const call = new StepCall(response, tool_outputs.length, parseTask, memory.state, seed, sessionId, scope, log)
    const late = () =>
      new GymError({ code: 'tool_timeout', message: `The step did not finish within ${toolTimeoutMs} ms.` })
    const outcome = await scope.run(() => gymnasium.step(call), toolTimeoutMs, late)
    const { observation, reward = 0, terminated = false, truncated = false, info = {} } = outcome
    return {
      next: { ...memory, state: this.#checkState(call.state), step: memory.step + 1 },
      outcome: { observation, reward, terminated, truncated, info },
    }
  }

  async #leave(exchange: Exchange, id: string | undefined): Promise<Reply> {
    await readJson(exchange, this.limits, { orElse: {} })
    // Whoever has no session has nothing to leave: closing twice, and after an end, is no fault.
    const outcome = id === undefined ? undefined : await this.sessions.end(id, 'closed')
    return { body: JSON.stringify({ status: outcome === 'ended' ? 'closed' : 'already_closed' }) }
  }

  async #execute(
    name: string,
    tool: DefinedTool,
    input: unknown,
    memory: SessionMemory,
    { session, sessionId, scope, log }: RequestContext,
  ): Promise<string> {
    const left = this.limits.sessionToolTimeMs - session.toolMs
    if (left <= 0) throw this.#timeSpent()
    const own = tool.timeoutMs ?? this.limits.toolTimeoutMs
    const late = () =>
      left < own
        ? this.#timeSpent()
        : new GymError({
            code: 'tool_timeout',
            message: `The tool ${name} did not finish within ${own} ms; nothing was changed.`,
          })
    const context = new ToolCall(
      () => this.#taskOf(session.task),
      memory.state,
      `${session.seed}:${memory.step}`,
      sessionId,
      scope,
      log,
    )
    const startedAt = performance.now()
    let output: unknown
    try {
      output = await scope.run(() => tool.execute(input, context), Math.min(own, left), late)
    } finally {
      session.toolMs += performance.now() - startedAt
    }
    memory.state = this.#checkState(context.state)
    const parsed = tool.output.safeParse(output)
    const text = parsed.success ? JSON.stringify(parsed.data) : undefined
    if (text !== undefined) return text
    const fault = parsed.error?.issues
      .map((issue) => `${issue.path.join('.') || 'output'}: ${issue.message}`)
      .join('; ')
    throw new GymError({
      code: 'tool_output_invalid',
      message: `The tool ${name} returned what its output schema forbids: ${fault ?? 'it is not JSON'}`,
    })
  }

  /** @param row where a misspelt field may be found */
  #taskOf(fields: object, row: object = fields): unknown {
    return deepFreeze(parseBody(this.environment.task, fields, row))
  }

  #checkState(state: unknown): unknown {
    const parsed = this.environment.state.safeParse(state)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    throw new GymError({
      code: 'state_invalid',
      message: `The state does not satisfy its schema: ${issue?.path.join('.') || 'state'}: ${issue?.message}`,
    })
  }

  #timeSpent(): GymError {
    const message = `The tools of this session have used the ${this.limits.sessionToolTimeMs} ms they may use together.`
    return new GymError({ code: 'session_time_spent', message })
  }
}

/** Before its end an episode may have gathered more than it will keep. */
const anyFinite: RewardRange = [-Number.MAX_VALUE, Number.MAX_VALUE]

/** Whatever its environment's task and state are. */
type AnyGymnasiumPart = NonNullable<Environment['gymnasium']>

/** What the tools of one turn made of a session. */
interface Turn {
  memory: SessionMemory
  tool_outputs: { call_id: string; output: string }[]
}

/** A call's arguments as its tool's schema reads them: what is no JSON satisfies none. */
function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(422, 'The arguments are not JSON.')
  }
}
