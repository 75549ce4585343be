import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { formatPlace, type Place, toError } from './problem.ts'

/** A YAML value that remembers where it was written; an entry of a map is placed at its key. */
export type ConfigNode = ConfigScalar | ConfigList | ConfigMap

export interface ConfigScalar {
  kind: 'scalar'
  value: string | number | boolean | null
  place: Place
}

export interface ConfigList {
  kind: 'list'
  items: ConfigNode[]
  place: Place
}

export interface ConfigMap {
  kind: 'map'
  entries: Map<string, ConfigNode>
  place: Place
}

// Far above any config and far below what makes an alias bomb or a deep nesting hurt.
const maxCharacters = 1_000_000
const maxValues = 20_000
const maxDepth = 64

/**
 * Reads one YAML document without believing any of it.
 *
 * @param file what messages call it; a place given instead stands for the whole text
 * @throws {GymError} config_syntax for what is no YAML, for duplicate keys, for tags, `<<` and aliases that multiply beyond reason
 */
export function parseTree(text: string, file: string | Place): ConfigNode {
  const lines = new LineCounter()
  const locate = (offset: number): Place => {
    if (typeof file !== 'string') return file
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }
  if (text.length > maxCharacters) {
    fail(locate(0), `a config may be ${maxCharacters} characters long, this is ${text.length}.`)
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const [error] = [...document.errors, ...document.warnings]
  if (error !== undefined) fail(locate(error.pos[0]), `this is not valid YAML: ${error.message}.`)

  const anchors = new Map<string, unknown>()
  let values = 0

  function convert(node: unknown, place: Place, depth: number, expanding: boolean): ConfigNode {
    values += 1
    if (values > maxValues) fail(place, `the aliases of this file expand to more than ${maxValues} values.`)
    if (depth > maxDepth) fail(place, `this is nested more than ${maxDepth} levels deep.`)
    if (isAlias(node)) {
      if (!anchors.has(node.source)) fail(place, `the alias *${node.source} names no anchor above it.`)
      return convert(anchors.get(node.source), place, depth + 1, true)
    }
    if ((isScalar(node) || isSeq(node) || isMap(node)) && node.anchor !== undefined && !expanding) {
      anchors.set(node.anchor, node)
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => convert(item, positionOf(item, place), depth + 1, expanding))
      return { kind: 'list', items, place }
    }
    if (!isMap(node)) return { kind: 'scalar', value: toScalar(isScalar(node) ? node.value : node, place), place }
    const entries = new Map<string, ConfigNode>()
    for (const { key, value } of node.items) {
      const at = positionOf(key, place)
      const name = toKey(isScalar(key) ? key.value : key, at)
      const earlier = entries.get(name)
      if (earlier !== undefined) fail(at, `"${name}" is given twice, first at ${formatPlace(earlier.place)}.`)
      entries.set(name, convert(value, at, depth + 1, expanding))
    }
    return { kind: 'map', entries, place }
  }

  function positionOf(node: unknown, fallback: Place): Place {
    const range = isScalar(node) || isSeq(node) || isMap(node) || isAlias(node) ? node.range : undefined
    return range ? locate(range[0]) : fallback
  }

  return convert(document.contents, locate(0), 0, false)
}

/** What `over` says, on top of what `under` says: maps are merged, anything else is replaced. */
export function mergeMaps(under: ConfigMap, over: ConfigMap): ConfigMap {
  const entries = new Map(under.entries)
  for (const [name, node] of over.entries) {
    const below = entries.get(name)
    entries.set(name, below?.kind === 'map' && node.kind === 'map' ? mergeMaps(below, node) : node)
  }
  return { kind: 'map', entries, place: over.place }
}

/** The plain value of a tree; see `toRecord` for its maps. */
export function toValue(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return node.value
  return node.kind === 'list' ? node.items.map(toValue) : toRecord(node)
}

/** The plain value of a map; a null becomes undefined, for a key without a value is a key not set. */
export function toRecord(map: ConfigMap): Record<string, unknown> {
  return Object.fromEntries([...map.entries].map(([name, entry]) => [name, toValue(entry) ?? undefined]))
}

/** The node at `path`, or the last one on the way to it. */
export function nodeAt(root: ConfigNode, path: readonly PropertyKey[]): { node: ConfigNode; found: boolean } {
  let node = root
  for (const step of path) {
    const next: ConfigNode | undefined =
      node.kind === 'map' ? node.entries.get(String(step)) : node.kind === 'list' ? node.items[Number(step)] : undefined
    if (next === undefined) return { node, found: false }
    node = next
  }
  return { node, found: true }
}

function toScalar(value: unknown, place: Place): ConfigScalar['value'] {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value
  }
  return fail(place, 'this must be text, a number, true, false or null.')
}

function toKey(key: unknown, place: Place): string {
  if (typeof key !== 'string' && typeof key !== 'number') return fail(place, 'a key must be a plain word.')
  if (key === '<<') fail(place, 'YAML merge keys (<<) are not read here; list the shared file in config_paths instead.')
  if (key === '__proto__') fail(place, '"__proto__" cannot be a key.')
  return String(key)
}

function fail(place: Place, message: string): never {
  throw toError({ code: 'config_syntax', place, message })
}
