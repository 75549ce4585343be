import * as z from 'zod'
import { Domain } from '../protocol/domain.ts'
import { DatasetConfig } from './dataset.ts'
import { milliseconds, wholeNumber } from './number.ts'

/** The kinds of server an instance can be. */
export const ServerType = z.enum([
  'resources_servers',
  'responses_api_agents',
  'responses_api_models',
  'environment_servers',
])
export type ServerType = z.infer<typeof ServerType>

/** A reference to an instance of one kind, by its top-level name. */
function serverRef<const Type extends ServerType>(type: Type) {
  return z.strictObject({ type: z.literal(type), name: z.string().min(1) })
}

const address = {
  /** Path of the module to run; see `resolveConfigPath`. */
  entrypoint: z.string().min(1),
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes any free port. */
  port: wholeNumber(0, 65_535).default(0),
}

const catalogue = {
  description: z.string().optional(),
  /** What training on it improves or evaluating on it measures. */
  value: z.string().optional(),
  verified: z.boolean().optional(),
  verified_url: z.string().optional(),
}

const oneWorker = wholeNumber(1).refine((workers) => workers === 1, {
  message: 'must be 1: the state of the sessions is in one process',
})

/** Settings of a resources server. */
export const ResourcesServerConfig = z.strictObject({
  ...address,
  ...catalogue,
  domain: Domain,
  num_workers: oneWorker.optional(),
  /** Implementations of agents it is known to score rightly; any when left out. */
  allowed_agents: z.array(z.string()).min(1).optional(),
  /** Implementations of models that can carry it; any when left out. */
  allowed_model_types: z.array(z.string()).min(1).optional(),
  datasets: z.array(DatasetConfig).optional(),
  /** What the environment's module lets one set; it alone knows the names. */
  settings: z.record(z.string(), z.unknown()).optional(),
  /** Live sessions above which a new seed answers 503. */
  max_sessions: wholeNumber(1).optional(),
  /** Idle time after which a session ends, counted from the end of its last call. */
  session_idle_ms: milliseconds().optional(),
  max_body_bytes: wholeNumber(1).optional(),
  /** Levels of lists and objects in a request body. */
  max_nesting: wholeNumber(1).optional(),
  tool_timeout_ms: milliseconds().optional(),
  /** Time all tool calls of one session may take together. */
  session_tool_time_ms: milliseconds().optional(),
  verify_timeout_ms: milliseconds().optional(),
})
export type ResourcesServerConfig = z.infer<typeof ResourcesServerConfig>

/** Settings of an agent. */
export const AgentConfig = z.strictObject({
  ...address,
  ...catalogue,
  resources_server: serverRef('resources_servers'),
  model_server: serverRef('responses_api_models'),
  num_workers: oneWorker.optional(),
  datasets: z.array(DatasetConfig).optional(),
  /** Model calls of one rollout; then it is truncated and verified as it is. */
  max_steps: wholeNumber(1).default(32),
  /** Tokens of one rollout over all its model calls. */
  max_output_tokens: wholeNumber(1).optional(),
  /** Time of one rollout. */
  timeout_ms: milliseconds().default(600_000),
})
export type AgentConfig = z.infer<typeof AgentConfig>

/** Settings of a model; what it does not name is the implementation's own. */
export const ModelConfig = z.looseObject({
  ...address,
  /** The name the model is called by upstream. */
  model: z.string().optional(),
  model_type: z.string().optional(),
})
export type ModelConfig = z.infer<typeof ModelConfig>

/** Settings of an environment server, which owns the episodes of one agent (NeMo Gym 0.7). */
export const EnvironmentServerConfig = z.strictObject({
  ...address,
  ...catalogue,
  agent_server: serverRef('responses_api_agents'),
  resources_server: serverRef('resources_servers').optional(),
})
export type EnvironmentServerConfig = z.infer<typeof EnvironmentServerConfig>

/** An instance: one server type, and under it exactly one implementation by name. */
export const InstanceConfig = z.union([
  z.strictObject({ resources_servers: z.record(z.string(), ResourcesServerConfig) }),
  z.strictObject({ responses_api_agents: z.record(z.string(), AgentConfig) }),
  z.strictObject({ responses_api_models: z.record(z.string(), ModelConfig) }),
  z.strictObject({ environment_servers: z.record(z.string(), EnvironmentServerConfig) }),
])
export type InstanceConfig = z.infer<typeof InstanceConfig>

/** A whole config in NeMo Gym's form, by instance name; `loadConfig` checks more than a schema can. */
export const GymConfig = z.record(z.string(), InstanceConfig)
export type GymConfig = z.infer<typeof GymConfig>
