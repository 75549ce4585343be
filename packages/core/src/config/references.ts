import type { ConfigMap, ConfigNode } from './config-tree.ts'
import { serverInstances } from './instances.ts'
import { nearest } from './nearest.ts'
import { formatPlace, invalid, type Place, type Problem, suggest } from './problem.ts'
import { type GymConfig, ServerType } from './schema.ts'
import { type ServerNode, serverNodes } from './server-node.ts'

/** What only shows between servers: references to none, pairs that are not allowed, two servers on one port. */
export function referenceProblems(root: ConfigMap, config: GymConfig): Problem[] {
  const nodes = serverNodes(root)
  return [
    ...nodes.flatMap((node) => danglingReferences(node, nodes)),
    ...pairProblems(config, root),
    ...portProblems(config, nodes),
  ]
}

/** Any direct setting of the form {type: <server type>, name: <instance>} is a reference, also among a model's own. */
function danglingReferences({ name, type, implementation, settings }: ServerNode, all: ServerNode[]): Problem[] {
  return [...settings.entries].flatMap(([field, node]) => {
    const wantedType = textAt(node, 'type')
    const wanted = textAt(node, 'name')
    if (wantedType === undefined || wanted === undefined || !ServerType.safeParse(wantedType.text).success) return []
    const candidates = all.filter((other) => other.type === wantedType.text).map((other) => other.name)
    if (candidates.includes(wanted.text)) return []
    const path = `${name}.${type}.${implementation}.${field}.name`
    const meant = nearest(wanted.text, candidates)
    const message = `${path} refers to "${wanted.text}", which is none of this config's ${wantedType.text}; ${suggest(meant, candidates)}`
    return [{ ...invalid(wanted, path, message), ...(meant !== undefined && { nearest: meant }) }]
  })
}

function textAt(node: ConfigNode, key: string): { text: string; place: Place } | undefined {
  const entry = node.kind === 'map' ? node.entries.get(key) : undefined
  return entry?.kind === 'scalar' && typeof entry.value === 'string'
    ? { text: entry.value, place: entry.place }
    : undefined
}

/** Holds agents to the `allowed_agents` and `allowed_model_types` of the resources server they use. */
function pairProblems(config: GymConfig, root: ConfigMap): Problem[] {
  const instances = serverInstances(config)
  return instances.flatMap((agent) => {
    const place = root.entries.get(agent.name)
    if (agent.type !== 'responses_api_agents' || place === undefined) return []
    const resources = instances.find((other) => other.name === agent.config.resources_server.name)
    const model = instances.find((other) => other.name === agent.config.model_server.name)
    if (resources?.type !== 'resources_servers') return []
    const { allowed_agents: agents, allowed_model_types: models } = resources.config
    const problems: Problem[] = []
    if (agents !== undefined && !agents.includes(agent.implementation)) {
      const message = `${agent.name} is a ${agent.implementation}, and ${resources.name} allows only the agents ${agents.join(', ')}.`
      problems.push(invalid(place, agent.name, message))
    }
    if (models !== undefined && model !== undefined && !models.includes(model.implementation)) {
      const message = `${agent.name} uses the model ${model.name}, a ${model.implementation}, and ${resources.name} allows only the model types ${models.join(', ')}.`
      problems.push(invalid(place, agent.name, message))
    }
    return problems
  })
}

function portProblems(config: GymConfig, nodes: ServerNode[]): Problem[] {
  const taken = new Map<string, ServerNode>()
  return serverInstances(config).flatMap(({ name, config: { host, port } }) => {
    const node = nodes.find((other) => other.name === name)
    if (port === 0 || node === undefined) return []
    const earlier = taken.get(`${host}:${port}`)
    if (earlier === undefined) {
      taken.set(`${host}:${port}`, node)
      return []
    }
    const at = { place: node.settings.entries.get('port')?.place ?? node.settings.place }
    const message = `${name} wants port ${port} of ${host}, which ${earlier.name} has (${formatPlace(earlier.settings.place)}); 0 takes any free port.`
    return [invalid(at, `${name}.${node.type}.${node.implementation}.port`, message)]
  })
}
