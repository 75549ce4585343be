import type { Random } from '@gym/core'
import type { Value } from './exact/rational.ts'
import { tex } from './exact/tex.ts'
import type { Problem } from './family.ts'
import { askExpression, askRational } from './problem.ts'
import { asFraction, exactly } from './wording.ts'

export const toZero = tex`x \to 0`
export const toInfinity = tex`x \to \infty`

/** Asks for a limit that is a rational number. */
export const askLimit = (random: Random, target: string, f: string, value: Value): Problem =>
  askRational(`${words(random, target, f)} ${asFraction}`, value)

/** Asks for a limit that is a closed form. */
export const askClosedLimit = (random: Random, target: string, f: string, value: string): Problem =>
  askExpression(`${words(random, target, f)} ${exactly}`, value)

const words = (random: Random, target: string, f: string): string => {
  const limit = tex`\lim_{${target}} ${f}`
  return random.pick([
    `Find $${limit}$.`,
    `Evaluate $${limit}$.`,
    `What is $${limit}$?`,
    `Determine the limit $${limit}$.`,
  ])
}
