import { type ConfigMap, type ConfigNode, mergeMaps, parseTree } from './config-tree.ts'
import { type Place, toError, unknownKey } from './problem.ts'

/**
 * Lays `instance.server_type.implementation.key=value` settings over `root`, later ones over earlier ones.
 *
 * Values are YAML; a map is merged, anything else replaces. Hydra's `+` and `++` before a path are allowed; with either, the
 * instance, server type and implementation need not exist yet.
 *
 * @throws {GymError} config_syntax for what has no such form, config_unknown_key for a server that is not in `root`
 */
export function applyOverrides(root: ConfigMap, overrides: readonly string[]): ConfigMap {
  return overrides.reduce((under, override) => {
    const equals = override.indexOf('=')
    const [, plus = '', dotted = ''] = /^(\+{0,2})(.*)$/s.exec(override.slice(0, Math.max(equals, 0)).trim()) ?? []
    const path = dotted.split('.')
    // The value is not repeated: it may be a secret.
    const place = { file: `the override of ${dotted || 'nothing'}` }
    if (!path.every((step) => /^[\w-]+$/.test(step)) || path.includes('__proto__')) {
      const message = 'an override has the form instance.server_type.implementation.key=value.'
      throw toError({ code: 'config_syntax', place, message })
    }
    if (plus === '') assertServerExists(under, path, place)
    return mergeMaps(under, nest(path, parseTree(override.slice(equals + 1), place), place))
  }, root)
}

/** A misspelt server would otherwise be a new one, and its complaint about a missing entrypoint no help. */
function assertServerExists(root: ConfigMap, path: readonly string[], place: Place): void {
  let node: ConfigNode = root
  for (const [depth, step] of path.slice(0, Math.min(3, path.length - 1)).entries()) {
    if (node.kind !== 'map') return
    const next = node.entries.get(step)
    if (next === undefined) {
      const here = path.slice(0, depth + 1).join('.')
      throw toError(unknownKey({ place }, here, 'not in the config', [...node.entries.keys()]))
    }
    node = next
  }
}

function nest(path: readonly string[], value: ConfigNode, place: Place): ConfigMap {
  const [step = '', ...rest] = path
  const inner = rest.length === 0 ? { ...value, place } : nest(rest, value, place)
  return { kind: 'map', entries: new Map([[step, inner]]), place }
}
