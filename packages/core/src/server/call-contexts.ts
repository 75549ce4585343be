import type { SeedContext } from '../environment/define-environment.ts'
import type { StepContext } from '../environment/gymnasium.ts'
import { createRandom, type Random } from '../environment/random.ts'
import type { ToolContext, ToolSet } from '../environment/tool.ts'
import { callsOf, outputText } from '../environment/trajectory.ts'
import type { VerifyContext } from '../environment/verify.ts'
import type { ModelResponse, ResponseItem } from '../protocol/responses.ts'
import type { CallScope } from './call-scope.ts'
import type { Logger } from './logger.ts'

// Classes, not literals: a literal with a getter gets a hidden class of its own each time, and a server makes thousands a second.

/** What bounds and describes any call; the signal is made only for those who ask for it. */
class Call {
  readonly log: Logger
  readonly #scope: CallScope

  constructor(scope: CallScope, log: Logger) {
    this.#scope = scope
    this.log = log
  }

  get signal(): AbortSignal {
    return this.#scope.signal
  }
}

/** What `seedSession` is given. */
export class SeedCall extends Call implements SeedContext<unknown> {
  readonly task: unknown
  readonly sessionId: string
  readonly random: Random

  constructor(task: unknown, seed: string, sessionId: string, scope: CallScope, log: Logger) {
    super(scope, log)
    this.task = task
    this.random = createRandom(seed)
    this.sessionId = sessionId
  }
}

/** What a tool is given; task and chance are made only for tools that ask for them. */
export class ToolCall extends Call implements ToolContext<unknown, unknown> {
  state: unknown
  readonly sessionId: string
  readonly #parseTask: () => unknown
  readonly #seed: string
  #task: unknown
  #random: Random | undefined

  constructor(
    parseTask: () => unknown,
    state: unknown,
    seed: string,
    sessionId: string,
    scope: CallScope,
    log: Logger,
  ) {
    super(scope, log)
    this.#parseTask = parseTask
    this.state = state
    this.#seed = seed
    this.sessionId = sessionId
  }

  get task(): unknown {
    this.#task ??= this.#parseTask()
    return this.#task
  }

  get random(): Random {
    this.#random ??= createRandom(this.#seed)
    return this.#random
  }
}

/** What a step of an episode is given. */
export class StepCall extends ToolCall implements StepContext<unknown, unknown> {
  readonly callCount: number
  readonly #response: ModelResponse

  constructor(response: ModelResponse, callCount: number, ...call: ConstructorParameters<typeof ToolCall>) {
    super(...call)
    this.#response = response
    this.callCount = callCount
  }

  get outputText(): string {
    return outputText(this.#response.output)
  }
}

/** What a verifier is given. */
export class VerifyCall extends Call implements VerifyContext<unknown, unknown, ToolSet> {
  readonly task: unknown
  readonly state: object
  readonly response: ModelResponse
  readonly #tools: Readonly<ToolSet>

  constructor(
    task: unknown,
    state: object,
    response: ModelResponse,
    tools: Readonly<ToolSet>,
    scope: CallScope,
    log: Logger,
  ) {
    super(scope, log)
    this.task = task
    this.state = state
    this.response = response
    this.#tools = tools
  }

  get output(): readonly ResponseItem[] {
    return this.response.output
  }

  get outputText(): string {
    return outputText(this.output)
  }

  // A field, so that `({ calls }) => …` may take it from the context.
  readonly calls: VerifyContext<unknown, unknown, ToolSet>['calls'] = (name) => {
    const tool = this.#tools[name]
    if (!tool) throw new TypeError(`There is no tool named ${JSON.stringify(name)}.`)
    return callsOf(this.output, name, tool.input)
  }
}
