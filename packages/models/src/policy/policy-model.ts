import { createHash } from 'node:crypto'
import {
  createRandom,
  type Environment,
  FunctionTool,
  GymError,
  HttpError,
  type Logger,
  type Policy,
  ResponsesCreateParams,
} from '@gym/core'
import { nearest } from '@gym/core/config'
import type { ModelServer } from '../server/model-server.ts'
import { ModelServerBase } from '../server/model-server-base.ts'
import { builtInPolicies } from './built-in-policies.ts'
import { readPolicyMetadata } from './policy-metadata.ts'
import { toPolicyResponse } from './policy-response.ts'
import { promptText, recordingOf } from './recording.ts'
import { replay } from './replay.ts'

/** Which policy stands in for a model, and in which environments. */
export interface PolicyModelOptions {
  environments: readonly Environment[]
  /** `idle`, `random` or a name that every one of the environments has among its policies. */
  policy: string
  /**
   * Probability, 0 to 1, that a rollout is played by `idle` instead, and so is wrong from its first turn to its last:
   * drawn once for each rollout from its environment, task and seed, so that the same rollouts err in every run.
   * @default 0
   */
  errorRate?: number
  /** @default 'policy_model' */
  name?: string
  /** Milliseconds that a policy may await something other than a tool call, such as its turn in a pool. @default 120_000 */
  policyTimeoutMs?: number
  /** Told of policies that throw. @default one JSON line on standard error */
  logger?: Logger
}

/** The policies that can play an environment: its own and those that every environment has. */
export function policyNames(environment: Environment): string[] {
  return [...new Set([...Object.keys(environment.policies), ...Object.keys(builtInPolicies)])]
}

/**
 * Makes a model server in which a policy plays: agents drive it as they drive any model.
 *
 * The rows' `responses_create_params.metadata` must be what `policyMetadata` makes.
 *
 * @throws {GymError} usage when an environment has no such policy, or `errorRate` is not a probability
 */
export function createPolicyModel(options: PolicyModelOptions): ModelServer {
  return new PolicyModel(options)
}

class PolicyModel extends ModelServerBase {
  readonly #environments: ReadonlyMap<string, Environment>
  readonly #policy: string
  readonly #errorRate: number
  readonly #timeoutMs: number

  constructor({
    environments,
    policy,
    errorRate = 0,
    name = 'policy_model',
    policyTimeoutMs = 120_000,
    logger,
  }: PolicyModelOptions) {
    super({ name, log: logger })
    for (const environment of environments) policyOf(environment, policy)
    if (!(errorRate >= 0 && errorRate <= 1))
      throw usage(`errorRate is ${errorRate}; expected a probability from 0 to 1.`)
    this.#environments = new Map(environments.map((environment) => [environment.name, environment]))
    this.#policy = policy
    this.#errorRate = errorRate
    this.#timeoutMs = policyTimeoutMs
  }

  protected async reply(body: unknown): Promise<{ body: string }> {
    const params = parseParams(body)
    const { environment: name, task: fields, text } = readPolicyMetadata(params.metadata)
    const environment = this.#environments.get(name)
    if (!environment) throw unknownEnvironment(name, [...this.#environments.keys()])
    const task = environment.task.safeParse(fields)
    if (!task.success)
      throw new HttpError(422, `The task in metadata.gym_policy is not one of ${name}: ${task.error.message}`)
    const key = createHash('sha256').update(text).digest('hex').slice(0, 24)
    const errs = createRandom(`${key}:error`).next() < this.#errorRate
    const policy = policyOf(environment, errs ? 'idle' : this.#policy)
    const items = typeof params.input === 'string' ? [{ role: 'user', content: params.input }] : params.input
    const recording = recordingOf(items, key)
    const context = {
      task: task.data as unknown,
      tools: (params.tools ?? []).map((tool) => FunctionTool.safeParse(tool).data).filter((tool) => tool !== undefined),
      random: createRandom(`${key}:play`),
      prompt: promptText(items),
    }
    const outcome = await replay(policy, context, recording, this.#timeoutMs)
    return {
      body: JSON.stringify(toPolicyResponse(outcome, params, { key, turn: recording.answered, model: this.#policy })),
    }
  }
}

function policyOf(environment: Environment, name: string): Policy<unknown> {
  const own = Object.hasOwn(environment.policies, name) ? environment.policies[name] : undefined
  const policy = own ?? (Object.hasOwn(builtInPolicies, name) ? builtInPolicies[name] : undefined)
  if (policy) return policy
  const names = policyNames(environment)
  const near = nearest(name, names)
  const hint = near === undefined ? '' : ` Did you mean ${JSON.stringify(near)}?`
  throw usage(
    `The environment ${environment.name} has no policy ${JSON.stringify(name)}.${hint} Available: ${names.join(', ')}.`,
  )
}

function parseParams(body: unknown): ResponsesCreateParams {
  const parsed = ResponsesCreateParams.safeParse(body)
  if (parsed.success) return parsed.data
  const detail = parsed.error.issues.map(({ code, path, message }) => ({
    type: code,
    loc: ['body', ...path.map(String)],
    msg: message,
    input: null,
  }))
  throw new HttpError(422, detail)
}

function unknownEnvironment(name: string, names: string[]): HttpError {
  const near = nearest(name, names)
  const hint = near === undefined ? '' : ` Did you mean ${JSON.stringify(near)}?`
  return new HttpError(
    422,
    `No environment ${JSON.stringify(name)} is played here.${hint} Available: ${names.join(', ')}.`,
  )
}

const usage = (message: string) => new GymError({ code: 'usage', message })
