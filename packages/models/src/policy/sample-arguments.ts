import type { Random } from '@gym/core'
import { sampleNumber } from './sample-number.ts'
import { sampleString } from './sample-string.ts'

/** A JSON Schema, as `z.toJSONSchema` writes it. */
export type JsonSchema = Record<string, unknown>

/** Deeper than this only what is required is made, so that recursive schemas end. */
const maxDepth = 4

/**
 * Makes arguments that satisfy a JSON Schema.
 *
 * Covers what zod emits: enum, const, anyOf, oneOf, allOf, $ref, formats, bounds, tuples, records, default, nullable.
 * A `pattern` is honoured only where it belongs to a `format`, and `not`, `if` and `uniqueItems` are not looked at.
 */
export function sampleArguments(schema: JsonSchema, random: Random): Record<string, unknown> {
  const value = new Sampler(schema, random).value(schema, 0)
  return isObject(value) ? value : {}
}

class Sampler {
  readonly #root: JsonSchema
  readonly #random: Random

  constructor(root: JsonSchema, random: Random) {
    this.#root = root
    this.#random = random
  }

  value(given: unknown, depth: number): unknown {
    // `true` and `{}` allow anything.
    const schema = this.#resolve(given)
    if ('const' in schema) return schema['const']
    const options = schema['enum']
    if (Array.isArray(options) && options.length > 0) return this.#random.pick(options)
    if ('default' in schema && this.#random.next() < 0.5) return structuredClone(schema['default'])
    const alternatives = schema['anyOf'] ?? schema['oneOf']
    if (Array.isArray(alternatives)) return this.value(this.#alternative(alternatives, depth), depth)
    switch (this.#typeOf(schema)) {
      case 'string':
        return sampleString(schema, this.#random)
      case 'number':
        return sampleNumber(schema, this.#random, false)
      case 'integer':
        return sampleNumber(schema, this.#random, true)
      case 'boolean':
        return this.#random.next() < 0.5
      case 'array':
        return this.#array(schema, depth)
      case 'object':
        return this.#object(schema, depth)
      case 'null':
        return null
      case undefined:
      default:
        return this.#random.pick<unknown>([null, true, 0, '', 'text'])
    }
  }

  /** Follows references and merges `allOf`, whose members zod writes for intersections. */
  #resolve(given: unknown, depth = 0): JsonSchema {
    if (!isObject(given)) return {}
    let schema = given
    const reference = schema['$ref']
    if (typeof reference === 'string' && depth < 16) {
      const { $ref: _, ...beside } = schema
      schema = { ...this.#resolve(this.#find(reference), depth + 1), ...beside }
    }
    const parts = schema['allOf']
    if (!Array.isArray(parts)) return schema
    const { allOf: _, ...own } = schema
    return parts.map((part) => this.#resolve(part, depth + 1)).reduce(merge, own)
  }

  #find(reference: string): unknown {
    const steps = reference
      .split('/')
      .slice(1)
      .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    return steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), this.#root)
  }

  #alternative(alternatives: unknown[], depth: number): unknown {
    // Deep down, the shallowest way out: a scalar if there is one.
    const flat =
      depth < maxDepth
        ? []
        : alternatives.filter((one) => !['object', 'array', undefined].includes(this.#typeOf(this.#resolve(one))))
    return this.#random.pick(flat.length > 0 ? flat : alternatives)
  }

  #typeOf(schema: JsonSchema): string | undefined {
    const { type } = schema
    if (Array.isArray(type)) return String(this.#random.pick(type))
    if (typeof type === 'string') return type
    if ('properties' in schema || 'additionalProperties' in schema) return 'object'
    return 'items' in schema || 'prefixItems' in schema ? 'array' : undefined
  }

  #array(schema: JsonSchema, depth: number): unknown[] {
    const first = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : []
    const min = Math.max(numberOr(schema['minItems'], 0), first.length)
    // A tuple says `items: false`, or leaves `items` out, for "and no more".
    const isOpen = first.length === 0 ? schema['items'] !== false : isObject(schema['items'])
    const max = Math.min(
      numberOr(schema['maxItems'], Number.POSITIVE_INFINITY),
      isOpen ? min + (depth < maxDepth ? 3 : 0) : first.length,
    )
    const length = this.#random.integer(min, Math.max(min, max))
    return Array.from({ length }, (_, i) => this.value(first[i] ?? schema['items'], depth + 1))
  }

  #object(schema: JsonSchema, depth: number): Record<string, unknown> {
    const properties = isObject(schema['properties']) ? schema['properties'] : {}
    const required = new Set(Array.isArray(schema['required']) ? schema['required'] : [])
    const entries: [string, unknown][] = []
    for (const [key, property] of Object.entries(properties)) {
      const isWanted = required.has(key) || (depth < maxDepth && this.#random.next() < 0.5)
      if (isWanted) entries.push([key, this.value(property, depth + 1)])
    }
    entries.push(...this.#extras(schema, properties, required, depth))
    // fromEntries also makes an own "__proto__", which an assignment would not.
    return Object.fromEntries(entries)
  }

  /** What a record holds: required keys first, then a few of those that `propertyNames` allows. */
  #extras(
    schema: JsonSchema,
    properties: JsonSchema,
    required: ReadonlySet<unknown>,
    depth: number,
  ): [string, unknown][] {
    const values = schema['additionalProperties']
    const keys = new Set(
      [...required].filter((key): key is string => typeof key === 'string' && !Object.hasOwn(properties, key)),
    )
    const isRecord = isObject(values) && Object.keys(properties).length === 0 && keys.size === 0
    const extra = isRecord && depth < maxDepth ? this.#random.integer(numberOr(schema['minProperties'], 0), 2) : 0
    for (let i = 0; i < extra; i += 1) {
      keys.add(
        String(
          isObject(schema['propertyNames'])
            ? this.value({ type: 'string', ...schema['propertyNames'] }, depth + 1)
            : `key${i}`,
        ),
      )
    }
    return Array.from(keys, (key) => [key, this.value(values, depth + 1)])
  }
}

function merge(left: JsonSchema, right: JsonSchema): JsonSchema {
  const merged = { ...left, ...right }
  if (isObject(left['properties']) && isObject(right['properties']))
    merged['properties'] = { ...left['properties'], ...right['properties'] }
  if (Array.isArray(left['required']) && Array.isArray(right['required']))
    merged['required'] = [...left['required'], ...right['required']]
  for (const key of ['minimum', 'exclusiveMinimum', 'minLength', 'minItems']) {
    if (key in left && key in right) merged[key] = Math.max(Number(left[key]), Number(right[key]))
  }
  for (const key of ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems']) {
    if (key in left && key in right) merged[key] = Math.min(Number(left[key]), Number(right[key]))
  }
  return merged
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise)
