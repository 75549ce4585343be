import { type Environment, GymError, nearest } from '@gym/core'
import type { NamedConverter } from './convert-record.ts'

/**
 * The converter of that name among those of some environments.
 *
 * @throws {GymError} usage when none has it, naming the nearest and all there are, or when several have
 */
export function selectConverter(name: string, environments: readonly Environment[]): NamedConverter {
  const found = environments.flatMap((environment) => {
    const converter = Object.hasOwn(environment.converters, name) ? environment.converters[name] : undefined
    return converter ? { name, environment, converter } : []
  })
  const [first, ...others] = found
  if (first && others.length === 0) return first
  if (first) {
    const owners = found.map(({ environment }) => environment.name)
    const message = `The converter "${name}" is one of ${owners.join(' and of ')}; choose one with --environment NAME.`
    throw new GymError({ code: 'usage', message, details: { name, environments: owners } })
  }
  throw unknownConverter(name, environments)
}

function unknownConverter(name: string, environments: readonly Environment[]): GymError {
  const owners = new Map<string, string[]>()
  for (const { name: owner, converters } of environments)
    for (const shape of Object.keys(converters)) owners.set(shape, [...(owners.get(shape) ?? []), owner])
  const meant = nearest(name, owners.keys())
  const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`
  const available = [...owners].map(([shape, of]) => `${shape} (${of.join(', ')})`).join(', ')
  return new GymError({
    code: 'usage',
    message: `There is no converter "${name}".${guess} Available: ${available || 'none, for no environment here has any'}.`,
    details: { name, nearest: meant, available: Object.fromEntries(owners) },
  })
}
