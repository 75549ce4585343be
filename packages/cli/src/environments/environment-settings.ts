import { type Environment, GymError } from '@gym/core'
import type * as z from 'zod'
import { isEnvironment } from './is-environment.ts'

/** What can be set of an environment: the exports `Settings` and `createEnvironment` of its module. */
export interface EnvironmentSettings {
  readonly schema: z.ZodObject
  /** What the environment was made with, each field of the schema. */
  readonly values: Readonly<Record<string, unknown>>
  /** Makes another from what the schema makes of settings. */
  create(values: Readonly<Record<string, unknown>>): Environment
}

/**
 * Reads the settings of a module; undefined where it exports none.
 *
 * @param path of the module, for error messages
 * @throws {GymError} definition_invalid when one of the two exports is missing, or a field has no default
 */
export function settingsOf(exported: Readonly<Record<string, unknown>>, path: string): EnvironmentSettings | undefined {
  const { Settings: schema, createEnvironment: create } = exported
  if (schema === undefined && create === undefined) return undefined
  if (!isObjectSchema(schema) || typeof create !== 'function')
    throw invalid(
      `${path} must export both a zod object \`Settings\` and a function \`createEnvironment\`, or neither.`,
    )
  const defaults = schema.safeParse({})
  if (!defaults.success) {
    const fields = defaults.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw invalid(`${path} must give each of its Settings a default, for it is also played without any: ${fields}.`)
  }
  return {
    schema,
    values: defaults.data,
    create(values) {
      const environment: unknown = create(values)
      if (isEnvironment(environment)) return environment
      throw invalid(`${path}: its createEnvironment returns nothing made by defineEnvironment.`)
    },
  }
}

/** By shape: the module may bring its own copy of zod. */
function isObjectSchema(value: unknown): value is z.ZodObject {
  if (typeof value !== 'object' || value === null) return false
  const { shape, safeParse } = value as Partial<Record<keyof z.ZodObject, unknown>>
  return typeof shape === 'object' && typeof safeParse === 'function'
}

const invalid = (message: string) => new GymError({ code: 'definition_invalid', message })
