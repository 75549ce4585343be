import { checkInstance } from './check-instance.ts'
import type { ConfigMap, ConfigNode } from './config-tree.ts'
import { invalid, type Problem, throwProblems, unknownKey, unsupportedKey } from './problem.ts'
import { referenceProblems } from './references.ts'
import type { GymConfig } from './schema.ts'
import { unsupportedTopLevelKeys } from './unsupported.ts'

/**
 * Turns a merged and interpolated tree into a config, or says at once all that is wrong with it.
 *
 * @param referenced names at the top that a `${…}` refers to: only such values may stand there beside instances
 * @throws {GymError} config_unknown_key, config_value_missing or config_invalid
 */
export function checkConfig(root: ConfigMap, referenced: ReadonlySet<string>): GymConfig {
  const problems: Problem[] = []
  const config: GymConfig = {}
  const host = checkDefaultHost(root.entries.get('default_host'), problems)
  for (const [name, node] of root.entries) {
    if (name === 'default_host') continue
    if (unsupportedTopLevelKeys.has(name)) {
      problems.push(unsupportedKey(node, name))
    } else if (node.kind === 'map') {
      const instance = checkInstance(name, node, host, problems)
      if (instance !== undefined) config[name] = instance
    } else if (!referenced.has(name)) {
      const known = ['default_host', 'config_paths', ...referenced]
      problems.push(unknownKey(node, name, 'neither a server instance nor a value that a ${…} uses', known))
    }
  }
  problems.push(...referenceProblems(root, config))
  if (problems.length === 0 && Object.keys(config).length === 0) {
    const message = 'this config has no server instance, such as weather: {resources_servers: {weather: …}}.'
    problems.push({ code: 'config_invalid', place: root.place, message })
  }
  throwProblems(problems)
  return config
}

function checkDefaultHost(node: ConfigNode | undefined, problems: Problem[]): string | undefined {
  if (node === undefined) return undefined
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') return node.value
  problems.push(invalid(node, 'default_host', 'default_host must be text, such as 127.0.0.1.'))
  return undefined
}
