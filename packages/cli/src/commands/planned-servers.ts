import { type BaseResourcesServerConfig, type Environment, GymError } from '@gym/core'
import type { ResourcesServerConfig, ServerInstance } from '@gym/core/config'
import type { Effects } from '../effects.ts'
import { applySettings, applySettingsToAll, assertSettingsKnown, ownSettings } from '../environments/apply-settings.ts'
import { loadEnvironmentModule } from '../environments/load-environment.ts'
import { selectEnvironments, withoutMissing } from '../environments/select-environments.ts'
import { canPlay } from '../evaluation/agent-kinds.ts'
import type { EnvStartOptions } from './env-start.command.ts'

/** A server that is to be started. */
export interface PlannedServer {
  readonly environment: Environment
  readonly name: string
  readonly host: string | undefined
  readonly port: number | undefined
  readonly limits: Partial<BaseResourcesServerConfig>
}

/**
 * The servers that options ask for; those of the command line win over those of the config.
 *
 * @throws {GymError} usage unless there is exactly one of `environment` and `config`
 * @throws {GymError} config_invalid for settings that an environment has not or that cannot be so, and for agents that cannot play theirs
 */
export async function plannedServers(
  options: EnvStartOptions,
  effects: Pick<Effects, 'cwd' | 'variables' | 'err'>,
): Promise<PlannedServer[]> {
  if ((options.environment === undefined) === (options.config === undefined)) {
    throw new GymError({ code: 'usage', message: 'Say what to start with either --environment NAME or --config FILE.' })
  }
  const { host, port } = options
  if (options.config !== undefined) return fromConfig(options.config, options, effects)
  const names = options.environment ?? []
  const selection = await selectEnvironments(names, effects.cwd)
  const { environments, broken } = names.includes('all') ? await withoutMissing(selection) : selection
  for (const { name, reason } of broken) effects.err.write(`gym: ${name} is left out: ${reason}\n`)
  if (environments.length === 0)
    throw new GymError({ code: 'environment_not_found', message: 'There is no environment to serve.' })
  const set = applySettingsToAll(environments, options.set)
  return set.map(({ environment }) => ({ environment, name: environment.name, host, port, limits: {} }))
}

async function fromConfig(
  file: string,
  { host, port, set = {} }: EnvStartOptions,
  { cwd, variables }: Pick<Effects, 'cwd' | 'variables'>,
): Promise<PlannedServer[]> {
  // Loaded here: most servers are started by name, and a YAML parser costs memory.
  const { loadConfig, resolveConfigPath, serverInstances } = await import('@gym/core/config')
  const instances = serverInstances(await loadConfig(file, { cwd, env: variables }))
  const servers = instances.filter((instance) => instance.type === 'resources_servers')
  if (servers.length === 0) {
    const message = `${file} has no resources server to start; it has ${instances.map(({ name, type }) => `${name} (${type})`).join(', ') || 'no server at all'}.`
    throw new GymError({ code: 'config_invalid', message })
  }
  const loaded = await Promise.all(
    servers.map(async ({ name, config }) => {
      const module = await resolveConfigPath(config.entrypoint, { configFile: file, cwd })
      return { name, config, loaded: await loadEnvironmentModule(module) }
    }),
  )
  assertSettingsKnown(
    loaded.map((server) => server.loaded),
    set,
  )
  const planned = loaded.map(({ name, config, loaded }) => {
    const { environment } = applySettings(loaded, { ...config.settings, ...ownSettings(loaded, set) })
    return { environment, name, host: host ?? config.host, port: port ?? config.port, limits: limitsOf(config) }
  })
  assertAgentsCanPlay(file, instances, planned)
  return planned
}

/** An agent that steps through an environment without steps would fail at its first rollout. */
function assertAgentsCanPlay(file: string, instances: readonly ServerInstance[], planned: readonly PlannedServer[]) {
  for (const agent of instances) {
    if (agent.type !== 'responses_api_agents') continue
    const server = planned.find(({ name }) => name === agent.config.resources_server.name)
    if (!server || canPlay(agent.implementation, server.environment)) continue
    const message = `${file}: ${agent.name} is a ${agent.implementation}, and the environment ${server.environment.name} of ${server.name} has no gymnasium part; make it a simple_agent.`
    throw new GymError({ code: 'config_invalid', message })
  }
}

/** The config's words for the server's; what it leaves out keeps the server's default. */
function limitsOf(config: ResourcesServerConfig): Partial<BaseResourcesServerConfig> {
  const limits = {
    maxSessions: config.max_sessions,
    idleMs: config.session_idle_ms,
    maxBodyBytes: config.max_body_bytes,
    maxNesting: config.max_nesting,
    toolTimeoutMs: config.tool_timeout_ms,
    sessionToolTimeMs: config.session_tool_time_ms,
    verifyTimeoutMs: config.verify_timeout_ms,
  }
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
}
