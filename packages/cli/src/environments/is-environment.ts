import type { Environment } from '@gym/core'

/** By shape: the module may bring its own copy of the core. */
export function isEnvironment(value: unknown): value is Environment {
  if (typeof value !== 'object' || value === null) return false
  const { name, task, tools, functionTools, verify } = value as Partial<Record<keyof Environment, unknown>>
  return (
    typeof name === 'string' &&
    typeof task === 'object' &&
    typeof tools === 'object' &&
    Array.isArray(functionTools) &&
    typeof verify === 'function'
  )
}
