import type { GenerateContext } from '@gym/core'
import type * as z from 'zod'
import { problems } from './problems.ts'
import type { Task } from './task.ts'

/** Problems in turn; with a difficulty, those that are about as hard. */
export function generate({ index, difficulty }: GenerateContext): z.input<typeof Task> {
  const all = problems()
  if (difficulty === undefined) return pick(all, index).task
  const nearest = all.toSorted((a, b) => Math.abs(a.difficulty - difficulty) - Math.abs(b.difficulty - difficulty))
  return pick(nearest.slice(0, Math.max(1, Math.ceil(all.length / 4))), index).task
}

/** A stride that meets all of them before one comes again, so that languages and kinds are mixed. */
function pick<T>(items: readonly T[], index: number): T {
  const stride = [7, 11, 13, 5, 3, 2, 1].find((step) => gcd(step, items.length) === 1) ?? 1
  return items[(index * stride) % items.length] as T
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
