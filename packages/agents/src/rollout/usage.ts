import type { Usage } from '@gym/core'

/** Adds up token counts, those in nested details too; what is no number is taken from the later one. */
export function addUsage(earlier: Usage | null | undefined, later: Usage | null | undefined): Usage | null {
  if (!earlier || !later) return later ?? earlier ?? null
  // The sum of two usages has the fields of both.
  return addNumbers(earlier, later) as Usage
}

function addNumbers(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const sum: Record<string, unknown> = { ...a, ...b }
  for (const [key, right] of Object.entries(b)) {
    const left = Object.hasOwn(a, key) ? a[key] : undefined
    if (typeof left === 'number' && typeof right === 'number') sum[key] = left + right
    else if (isObject(left) && isObject(right)) sum[key] = addNumbers(left, right)
    else if (right === null || right === undefined) sum[key] = left ?? right
  }
  return sum
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
