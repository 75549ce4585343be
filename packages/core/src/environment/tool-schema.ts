import * as z from 'zod'
import { GymError } from '../errors/gym-error.ts'
import type { FunctionTool } from '../protocol/responses.ts'
import type { DefinedTool } from './tool.ts'

/** Names that are routes of the protocol and so never tools (VER-8). */
export const reservedToolNames: ReadonlySet<string> = new Set([
  'aggregate_metrics',
  'close',
  'close_session',
  'docs',
  'health',
  'healthz',
  'livez',
  'mcp',
  'ng-rollout',
  'openapi',
  'readyz',
  'redoc',
  'reset',
  'reverify_mode',
  'seed_session',
  'stats',
  'step',
  'verify',
])

/** Says why a name cannot be a tool's, or nothing when it can. */
export function toolNameProblem(name: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name)) return 'must have a name of 1 to 64 letters, digits, "_" and "-"'
  if (name === '__proto__') return 'has the name of a property that every object has'
  if (reservedToolNames.has(name)) return 'has the name of a route of the protocol'
  return undefined
}

/**
 * Makes of a zod schema the JSON Schema that dataset rows and models get: objects closed, zod's own bounds left out.
 *
 * @throws {GymError} definition_invalid when the schema has no JSON form
 */
export function toJsonSchema(
  schema: z.ZodType,
  what: string,
  io: 'input' | 'output' = 'input',
): Record<string, unknown> {
  return convert(schema, what, io, tidy)
}

/** A tool as rows and models see it, made from its one definition (AUT-3). */
export function toFunctionTool(name: string, tool: DefinedTool): FunctionTool {
  // Strict mode is the model API's promise to obey the schema; it admits no optional and no open member at any depth.
  let strict = true
  const parameters = convert(tool.input, `input of the tool ${name}`, 'input', (node) => {
    tidy(node)
    strict &&= isExact(node.jsonSchema)
  })
  return {
    type: 'function',
    name,
    description: tool.description,
    parameters: { properties: {}, required: [], ...parameters },
    strict,
  }
}

function convert(schema: z.ZodType, what: string, io: 'input' | 'output', override: Override): Record<string, unknown> {
  try {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { io, override })
    return json
  } catch (cause) {
    const message = `The ${what} has no JSON Schema: ${cause instanceof Error ? cause.message : String(cause)}.`
    throw new GymError({ code: 'definition_invalid', message, cause })
  }
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>

const tidy: Override = ({ jsonSchema }) => {
  if (jsonSchema.type === 'object' && jsonSchema.properties) jsonSchema.additionalProperties ??= false
  if (jsonSchema.type === 'integer') {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  }
}

/** Whether an object's schema requires all its members and admits no others; true of what is no object. */
function isExact({
  type,
  properties = {},
  required = [],
  additionalProperties,
}: z.core.JSONSchema.BaseSchema): boolean {
  return (
    type !== 'object' ||
    (additionalProperties === false && Object.keys(properties).every((key) => required.includes(key)))
  )
}
