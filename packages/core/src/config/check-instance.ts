import type * as z from 'zod'
import { type ConfigMap, toRecord } from './config-tree.ts'
import { invalid, type Problem, unknownKey, unsupportedKey } from './problem.ts'
import {
  AgentConfig,
  EnvironmentServerConfig,
  type InstanceConfig,
  ModelConfig,
  ResourcesServerConfig,
  ServerType,
} from './schema.ts'
import { schemaProblems } from './schema-problems.ts'
import { unsupportedServerKeys } from './unsupported.ts'

/**
 * Reads one top-level entry: a server type, one implementation under it, its settings.
 *
 * @param defaultHost for a server that names none
 * @param problems is added to
 * @returns undefined when there was a problem
 */
export function checkInstance(
  name: string,
  node: ConfigMap,
  defaultHost: string | undefined,
  problems: Problem[],
): InstanceConfig | undefined {
  checkName(name, name, node, problems)
  const type = findType(name, node, problems)
  if (type === undefined) return undefined
  const path = `${name}.${type}`
  const servers = node.entries.get(type)
  const [first, ...others] = servers?.kind === 'map' ? servers.entries : []
  if (first === undefined || others.length > 0) {
    const held = [first, ...others].flatMap((entry) => entry?.[0] ?? [])
    const has = held.length === 0 ? 'none' : held.join(', ')
    problems.push(invalid(servers ?? node, path, `${path} must hold exactly one implementation, it has ${has}.`))
    return undefined
  }
  const [implementation, settings] = first
  const full = `${path}.${implementation}`
  checkName(implementation, full, settings, problems)
  if (settings.kind !== 'map') {
    problems.push(invalid(settings, full, `${full} must be a map of settings.`))
    return undefined
  }
  const value = toRecord(settings)
  if (value['host'] === undefined && defaultHost !== undefined) value['host'] = defaultHost

  function parse<Schema extends z.ZodType>(schema: Schema): { [name: string]: z.output<Schema> } | undefined {
    const result = schema.safeParse(value)
    if (result.success) return { [implementation]: result.data }
    if (settings.kind === 'map') problems.push(...schemaProblems(result.error, schema, settings, full))
    return undefined
  }

  switch (type) {
    case 'resources_servers': {
      const server = parse(ResourcesServerConfig)
      return server && { resources_servers: server }
    }
    case 'responses_api_agents': {
      const server = parse(AgentConfig)
      return server && { responses_api_agents: server }
    }
    case 'responses_api_models': {
      const server = parse(ModelConfig)
      return server && { responses_api_models: server }
    }
    case 'environment_servers': {
      const server = parse(EnvironmentServerConfig)
      return server && { environment_servers: server }
    }
  }
}

function findType(name: string, node: ConfigMap, problems: Problem[]): ServerType | undefined {
  const strangers = [...node.entries].filter(([key]) => !ServerType.safeParse(key).success)
  for (const [key, entry] of strangers) {
    const path = `${name}.${key}`
    const unsupported = unsupportedServerKeys.has(key)
    problems.push(
      unsupported ? unsupportedKey(entry, path) : unknownKey(entry, path, 'no server type', ServerType.options),
    )
  }
  const [type, another] = ServerType.options.filter((option) => node.entries.has(option))
  if (another !== undefined) {
    problems.push(invalid(node, name, `${name} must hold one server type, it has ${type} and ${another}.`))
  } else if (type === undefined && strangers.length === 0) {
    problems.push(invalid(node, name, `${name} must hold one of ${ServerType.options.join(', ')}.`))
  }
  return type
}

/** Names go into dotted paths, cookie names and URLs. */
function checkName(name: string, path: string, node: { place: Problem['place'] }, problems: Problem[]): void {
  if (/^[A-Za-z0-9_-]+$/.test(name)) return
  problems.push(invalid(node, path, `"${name}" cannot be a name: use letters, digits, _ and -.`))
}
