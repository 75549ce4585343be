import type { Hono } from 'hono'
import type { Environment } from '../environment/define-environment.ts'
import { deepFreeze } from '../environment/freeze.ts'
import { seedOf, taskFields } from '../environment/row.ts'
import type { DefinedTool } from '../environment/tool.ts'
import { GymError } from '../errors/gym-error.ts'
import type {
  BaseSeedSessionRequest,
  BaseSeedSessionResponse,
  BaseVerifyRequest,
  ReverifyMode,
} from '../protocol/resources-server.ts'
import { SeedCall, ToolCall, VerifyCall } from './call-contexts.ts'
import { parseBody } from './error-response.ts'
import type { Exchange } from './exchange.ts'
import type { Operation } from './openapi.ts'
import type { RequestContext } from './request-context.ts'
import { type BaseResourcesServerConfig, SimpleResourcesServer, type VerifyAnswer } from './resources-server.ts'
import { readMemory, rememberReply, type SessionMemory, writeMemory } from './session-memory.ts'
import type { Reply } from './simple-server.ts'
import { invalidAnswer, type RewardRange } from './verdict.ts'

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
    return Object.entries(this.environment.tools).map(([name, { description, input, output }]) => ({
      method: 'post',
      path: `/${name}`,
      summary: description,
      input,
      output,
    }))
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
