import type { AgentConfig, EnvironmentServerConfig, GymConfig, ModelConfig, ResourcesServerConfig } from './schema.ts'

interface Instance<Type extends string, Config> {
  /** Top-level key: unique, what references name. */
  name: string
  type: Type
  implementation: string
  config: Config
}

/** One server of a config, told apart by `type`. */
export type ServerInstance =
  | Instance<'resources_servers', ResourcesServerConfig>
  | Instance<'responses_api_agents', AgentConfig>
  | Instance<'responses_api_models', ModelConfig>
  | Instance<'environment_servers', EnvironmentServerConfig>

/** The servers of a config as a flat list, in the order they were written. */
export function serverInstances(config: GymConfig): ServerInstance[] {
  return Object.entries(config).flatMap(([name, instance]): ServerInstance[] => {
    if ('resources_servers' in instance) return flatten(name, 'resources_servers', instance.resources_servers)
    if ('responses_api_agents' in instance) return flatten(name, 'responses_api_agents', instance.responses_api_agents)
    if ('responses_api_models' in instance) return flatten(name, 'responses_api_models', instance.responses_api_models)
    return flatten(name, 'environment_servers', instance.environment_servers)
  })
}

function flatten<Type extends string, Config>(
  name: string,
  type: Type,
  servers: Record<string, Config>,
): Instance<Type, Config>[] {
  return Object.entries(servers).map(([implementation, config]) => ({ name, type, implementation, config }))
}
