import * as z from 'zod'
import { type ConfigMap, type ConfigNode, nodeAt } from './config-tree.ts'
import { nearest } from './nearest.ts'
import { invalid, type Problem, suggest, unknownKey, unsupportedKey } from './problem.ts'
import { unsupportedServerKeys } from './unsupported.ts'

type JsonSchema = z.core.JSONSchema._JSONSchema

/**
 * What zod found wrong with the settings of one server, each with its line and, for a name, the nearest valid one.
 *
 * @param path where `settings` stands in the config
 */
export function schemaProblems(error: z.ZodError, schema: z.ZodType, settings: ConfigMap, path: string): Problem[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const unknown = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => toUnknown([...issue.path, key], keysAt(json, issue.path), settings, path))
      : [],
  )
  // A misspelt required key is one mistake, not an unknown key and a missing one.
  const meant = new Set(unknown.flatMap(({ path: at, nearest: name }) => (at && name ? [sibling(at, name)] : [])))
  const others = error.issues
    .filter((issue) => issue.code !== 'unrecognized_keys')
    .map((issue) => toProblem(issue, settings, path))
    .filter((problem) => !(problem.code === 'config_value_missing' && meant.has(problem.path ?? '')))
  return [...unknown, ...others]
}

function toUnknown(at: PropertyKey[], known: string[], settings: ConfigMap, path: string): Problem {
  const { node } = nodeAt(settings, at)
  const unsupported = unsupportedServerKeys.has(String(at.at(-1)))
  return unsupported ? unsupportedKey(node, join(path, at)) : unknownKey(node, join(path, at), 'not a setting', known)
}

function toProblem(issue: z.core.$ZodIssue, settings: ConfigMap, path: string): Problem {
  const { node, found } = nodeAt(settings, issue.path)
  const full = join(path, issue.path)
  const options = allowedValues(issue)
  if (issue.code !== 'custom' && (!found || (node.kind === 'scalar' && node.value === null))) {
    const choice = options === undefined ? '' : ` to one of ${options.join(', ')}`
    return { code: 'config_value_missing', place: node.place, path: full, message: `${full} must be set${choice}.` }
  }
  if (options === undefined || node.kind !== 'scalar') return invalid(node, full, `${full} ${say(issue, node)}.`)
  const meant = nearest(String(node.value), options)
  const message = `${full} cannot be "${node.value}"; ${suggest(meant, options)}`
  return { ...invalid(node, full, message), ...(meant !== undefined && { nearest: meant }) }
}

function allowedValues(issue: z.core.$ZodIssue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code === 'invalid_union' && issue.inclusive !== false) return issue.options?.map(String)
  return undefined
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
}

function say(issue: z.core.$ZodIssue, node: ConfigNode): string {
  if (issue.code === 'invalid_type') {
    const received = node.kind === 'scalar' ? (kinds[typeof node.value] ?? 'null') : `a ${node.kind}`
    const wanted = kinds[issue.expected] ?? issue.expected
    return `must be ${wanted}${received === wanted ? '' : `, not ${received.replace('whole ', '')}`}`
  }
  if (issue.code === 'too_small') {
    const number = issue.origin === 'number' || issue.origin === 'int'
    return number ? `must be at least ${issue.minimum}` : 'must not be empty'
  }
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`
  return issue.code === 'custom' ? issue.message : `is not valid: ${issue.message}`
}

/** The keys a map at `path` may have, from the JSON Schema of what it stands in. */
function keysAt(schema: JsonSchema | undefined, [step, ...rest]: readonly PropertyKey[]): string[] {
  if (typeof schema !== 'object') return []
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]
  if (step === undefined) {
    const names = [...Object.keys(schema.properties ?? {}), ...branches.flatMap((branch) => keysAt(branch, []))]
    return [...new Set(names)]
  }
  const child = typeof step === 'number' ? schema.items : schema.properties?.[String(step)]
  const below = Array.isArray(child) ? [] : keysAt(child, rest)
  return [...below, ...branches.flatMap((branch) => keysAt(branch, [step, ...rest]))]
}

function join(path: string, steps: readonly PropertyKey[]): string {
  return [path, ...steps.map(String)].join('.')
}

function sibling(path: string, name: string): string {
  return `${path.slice(0, path.lastIndexOf('.'))}.${name}`
}
