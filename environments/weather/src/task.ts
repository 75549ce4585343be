import type { GenerateContext } from '@gym/core'
import * as z from 'zod'
import { formatAnswer } from './answer.ts'
import { families, type FamilyName, familyNames } from './questions/index.ts'
import { Level, levels, type Question, truth } from './questions/question.ts'

const Fields = z.object({
  family: z.enum(familyNames),
  level: Level,
  question: z.string(),
  /** What tells this question from others of its family; the family's own schema says more. */
  parameters: z.record(z.string(), z.unknown()),
  /** As it stands after `Answer: ` in a right reply. */
  expected_answer: z.string(),
  /** How far a number may be from the expected one, in its unit; 0 where no number is asked for. */
  tolerance: z.number().min(0),
})

/** What a dataset row asks. A row whose question or answer does not follow from the observations is refused. */
export const Task = Fields.superRefine((task, context) => {
  const parameters = families[task.family].parameters.safeParse(task.parameters)
  if (!parameters.success) {
    for (const { message, path } of parameters.error.issues)
      context.addIssue({ code: 'custom', message, path: ['parameters', ...path] })
    return
  }
  const derived = derive(poseTask(task))
  for (const field of ['question', 'expected_answer', 'tolerance'] as const) {
    if (derived?.[field] === task[field]) continue
    context.addIssue({
      code: 'custom',
      message: 'does not follow from the parameters and the observations',
      path: [field],
    })
  }
})
export type Task = z.infer<typeof Task>

/** The question of a task, with what it takes to answer it. */
export const poseTask = ({ family, parameters }: Pick<Task, 'family' | 'parameters'>): Question =>
  families[family].pose(parameters)

/** Draws a task with exactly one right answer: families take turns, and `difficulty` chooses the level. */
export function drawTask({ random, index, difficulty }: GenerateContext): Task {
  const family = familyNames[index % familyNames.length] as FamilyName
  const hardest = levels.length - 1
  const place = difficulty === undefined ? random.integer(0, hardest) : Math.round(difficulty * hardest)
  const level = levels[place] as Level
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const parameters = families[family].draw(random, level)
    const derived = derive(poseTask({ family, parameters }))
    if (derived) return { family, level, parameters, ...derived }
  }
  throw new Error(`The family ${family} drew 1,000 questions of level ${level} without one right answer among them.`)
}

/** The fields that follow from a question; undefined when it has not exactly one right answer. */
function derive(question: Question): Pick<Task, 'question' | 'expected_answer' | 'tolerance'> | undefined {
  const answer = truth(question)
  const tolerance = question.form.kind === 'number' ? question.form.tolerance : 0
  return answer && { question: question.text, expected_answer: formatAnswer(answer), tolerance }
}
