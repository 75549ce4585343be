import type { Random } from '@gym/core'
import { drawUntil } from './drawing.ts'

/** 1 is the easiest. */
export const levels = [1, 2, 3, 4, 5] as const
export type Level = (typeof levels)[number]

/** What form the answer must have; a verifier refuses others (so that `17*23` is no answer to "What is 17*23?"). */
export type AnswerForm =
  | 'integer'
  | 'rational'
  | 'expression'
  | 'interval'
  | 'set'
  | 'tuple'
  | 'matrix'
  | 'based'
  | 'equation'

/** A question with exactly one right answer. */
export interface Problem {
  question: string
  /** In LaTeX, computed exactly. */
  expected_answer: string
  answer_type: AnswerForm
}

/** Problems of one subject, from easy to hard. */
export interface Family {
  /** One sentence for the README. */
  description: string
  draw(random: Random, level: Level): Problem
}

/** Draws a problem of one kind. */
export type Kind = (random: Random) => Problem

/** Makes a family of the kinds of problems that each level has; all kinds of a level are equally likely. */
export const defineFamily = (description: string, kinds: Record<Level, readonly Kind[]>): Family => ({
  description,
  draw: (random, level) =>
    drawUntil(
      () => random.pick(kinds[level])(random),
      (problem) => !isPrinted(problem),
    ),
})

/** Whether the answer happens to stand in the question as a formula, or a side of one, of its own. */
function isPrinted({ question, expected_answer }: Problem): boolean {
  const sides = new Set(question.split(/\$| = /))
  // A set of one element may be answered by that element, and an equation for a letter by what the letter is.
  const [, element] = /^\\\{([^,]+)\\\}$/.exec(expected_answer) ?? []
  const [, right] = /^[a-z] = (.+)$/.exec(expected_answer) ?? []
  return [expected_answer, element, right].some((text) => text !== undefined && sides.has(text))
}
