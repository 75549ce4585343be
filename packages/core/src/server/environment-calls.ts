import type { Environment } from '../environment/define-environment.ts'
import { deepFreeze } from '../environment/freeze.ts'
import type { DefinedTool } from '../environment/tool.ts'
import { GymError } from '../errors/gym-error.ts'
import { ToolCall } from './call-contexts.ts'
import { parseBody } from './error-response.ts'
import type { ServerLimits } from './limits.ts'
import type { RequestContext } from './request-context.ts'
import type { SessionMemory } from './session-memory.ts'

/** What runs in the session of an environment, whichever route it came by. */
export class EnvironmentCalls {
  readonly #environment: Environment
  readonly #limits: ServerLimits

  constructor(environment: Environment, limits: ServerLimits) {
    this.#environment = environment
    this.#limits = limits
  }

  /**
   * The task, frozen.
   *
   * @param row where a misspelt field may be found
   * @throws {RequestIssues} for fields that are none of the environment's tasks
   */
  taskOf(fields: object, row: object = fields): unknown {
    return deepFreeze(parseBody(this.#environment.task, fields, row))
  }

  /** @throws {GymError} state_invalid */
  checkState(state: unknown): unknown {
    const parsed = this.#environment.state.safeParse(state)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    throw new GymError({
      code: 'state_invalid',
      message: `The state does not satisfy its schema: ${issue?.path.join('.') || 'state'}: ${issue?.message}`,
    })
  }

  /**
   * Runs a tool, which changes the state in `memory`.
   *
   * @param args unchecked
   * @returns the tool's output as JSON text
   * @throws {RequestIssues} for arguments that are not the tool's; {GymError} for what it may not do; whatever it throws
   */
  async runTool(
    name: string,
    tool: DefinedTool,
    args: unknown,
    memory: SessionMemory,
    { session, sessionId, scope, log }: RequestContext,
  ): Promise<string> {
    const input = parseBody(tool.input, args)
    const left = this.#limits.sessionToolTimeMs - session.toolMs
    if (left <= 0) throw this.#timeSpent()
    const own = tool.timeoutMs ?? this.#limits.toolTimeoutMs
    const late = () =>
      left < own
        ? this.#timeSpent()
        : new GymError({
            code: 'tool_timeout',
            message: `The tool ${name} did not finish within ${own} ms; nothing was changed.`,
          })
    const context = new ToolCall(
      () => this.taskOf(session.task),
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
    memory.state = this.checkState(context.state)
    memory.step += 1
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

  #timeSpent(): GymError {
    const message = `The tools of this session have used the ${this.#limits.sessionToolTimeMs} ms they may use together.`
    return new GymError({ code: 'session_time_spent', message })
  }
}
