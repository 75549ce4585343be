import type { Domain } from './domain.ts'

/** Two real variables, unless told otherwise. */
export const domainOf = (options: Partial<Domain> = {}): Domain => ({
  variables: ['x', 'y'],
  integers: new Set(),
  isPositive: false,
  complex: new Set(),
  field: 'real',
  landmarks: undefined,
  ...options,
})
