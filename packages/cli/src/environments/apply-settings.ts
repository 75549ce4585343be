import { GymError, nearest } from '@gym/core'
import type * as z from 'zod'
import type { LoadedEnvironment } from './load-environment.ts'

/** Settings as they were given, by name. */
export type GivenSettings = Readonly<Record<string, unknown>>

/**
 * Makes an environment anew with settings; those that are not given keep their defaults.
 *
 * @throws {GymError} config_invalid naming each setting that it has not or that cannot be so, and what there is
 */
export function applySettings(loaded: LoadedEnvironment, given: GivenSettings): LoadedEnvironment {
  if (Object.keys(given).length === 0) return loaded
  assertSettingsKnown([loaded], given)
  const { settings } = loaded
  if (!settings) return loaded
  const { name } = loaded.environment
  const parsed = settings.schema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => describe(issue, given))
    const available = namesOf(loaded)
    const message = `The environment ${name} cannot be set so: ${problems.join(' ')} Available: ${available.join(', ')}.`
    throw invalid(message, { problems, available })
  }
  try {
    return { ...loaded, environment: settings.create(parsed.data), settings: { ...settings, values: parsed.data } }
  } catch (cause) {
    if (GymError.is(cause)) throw cause
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    throw invalid(`The environment ${name} cannot be made with these settings: ${reason}.`, undefined, cause)
  }
}

/**
 * Makes each environment anew with those of the settings that it has.
 *
 * @throws {GymError} config_invalid for a setting that none of them has
 */
export function applySettingsToAll(environments: readonly LoadedEnvironment[], given: GivenSettings = {}) {
  assertSettingsKnown(environments, given)
  return environments.map((loaded) => applySettings(loaded, ownSettings(loaded, given)))
}

/** Those of the settings that an environment has. */
export function ownSettings(loaded: LoadedEnvironment, given: GivenSettings): GivenSettings {
  const names = namesOf(loaded)
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)))
}

/** @throws {GymError} config_invalid for a setting that none of the environments has */
export function assertSettingsKnown(environments: readonly LoadedEnvironment[], given: GivenSettings): void {
  const available = [...new Set(environments.flatMap(namesOf))]
  const unknown = Object.keys(given).find((name) => !available.includes(name))
  if (unknown === undefined) return
  const names = environments.map(({ environment }) => environment.name)
  const lacking = names.length === 1 ? `The environment ${names[0]} has no` : `None of ${names.join(', ')} has a`
  const meant = nearest(unknown, available)
  const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`
  const message =
    available.length === 0
      ? `${lacking} setting at all, so that "${unknown}" cannot be set.`
      : `${lacking} setting "${unknown}".${guess} Available: ${available.join(', ')}.`
  throw invalid(message, { name: unknown, nearest: meant, available })
}

const namesOf = ({ settings }: LoadedEnvironment) => Object.keys(settings?.schema.shape ?? {})

/** The value is not repeated: it may be a secret. */
function describe(issue: z.core.$ZodIssue, given: GivenSettings): string {
  const [name, ...below] = issue.path.map(String)
  const value = below.length === 0 && name !== undefined ? given[name] : undefined
  const options = issue.code === 'invalid_value' ? issue.values.map(String) : []
  const meant = typeof value === 'string' ? nearest(value, options) : undefined
  return `${issue.path.join('.')}: ${issue.message}${meant === undefined ? '.' : `; did you mean "${meant}"?`}`
}

const invalid = (message: string, details?: unknown, cause?: unknown) =>
  new GymError({ code: 'config_invalid', message, details, cause })
