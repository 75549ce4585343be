import type { GenerateContext } from '@gym/core'
import type * as z from 'zod'
import { families, type FamilyName, familyNames } from './families/index.ts'
import { type Level, levels } from './families/family.ts'
import type { Task } from './task.ts'

/** Draws a task with exactly one right answer: families take turns, and `difficulty` chooses the level. */
export function drawTask({ random, index, difficulty }: GenerateContext): z.input<typeof Task> {
  const family = familyNames[index % familyNames.length] as FamilyName
  const hardest = levels.length - 1
  const place = difficulty === undefined ? random.integer(0, hardest) : Math.round(difficulty * hardest)
  const level = levels[place] as Level
  const { answer_type, ...problem } = families[family].draw(random, level)
  return { family, level, ...problem, verifier_metadata: { answer_type } }
}
