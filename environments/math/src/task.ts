import * as z from 'zod'
import { AnswerType } from './check/answer-form.ts'
import type { CompareOptions } from './equivalence/index.ts'

/** An answer of a dataset: text, or a number that JSON writes exactly. */
const Expected = z.union([z.string().min(1).max(20_000), z.number().refine(Number.isFinite, 'must be finite')])

const Tolerance = z.union([
  z.number().min(0).max(1),
  z.literal('written'),
  z.strictObject({ relative: z.number().min(0).max(1) }),
  z.strictObject({ absolute: z.number().min(0) }),
])

/** What says how the answer of a row is judged, at its top or in its `verifier_metadata`. */
const Judging = {
  /** One answer, or several that are all right. */
  expected_answer: z.union([Expected, z.array(Expected).min(1).max(100)]).optional(),
  /** The form that the answer must have; see `AnswerType`. */
  answer_type: AnswerType.optional(),
  /** How far a decimal may be off: a share of the expected value, `written`, `{relative}` or `{absolute}`. */
  tolerance: Tolerance.optional(),
  /** The unit of numbers that are written without one, such as `cm` or `%`. */
  units: z.string().max(100).optional(),
  /** What variables stand for. */
  variables: z.enum(['real', 'positive', 'integer', 'complex']).optional(),
}

/** What a dataset row asks. */
export const Task = z
  .object({
    question: z.string().max(100_000).default(''),
    ...Judging,
    verifier_metadata: z.looseObject(Judging).nullish(),
    /** Of a generated task: where it comes from. */
    family: z.string().optional(),
    level: z.union([z.int(), z.string()]).optional(),
  })
  .superRefine(({ expected_answer, verifier_metadata }, context) => {
    if (expected_answer === undefined && verifier_metadata?.expected_answer === undefined)
      context.addIssue({
        code: 'custom',
        path: ['expected_answer'],
        message: 'is missing: the right answer, or a list of answers that are all right',
      })
  })
export type Task = z.infer<typeof Task>

/** How the answer of a task is judged, wherever the row says it. */
export interface Judgement {
  expected: string[]
  answerType: AnswerType
  options: CompareOptions
}

/** Brings together what a row says at its top and in its `verifier_metadata`; the top wins. */
export function judgementOf({ verifier_metadata, question, ...task }: Task): Judgement {
  const expected = task.expected_answer ?? verifier_metadata?.expected_answer ?? []
  const tolerance = task.tolerance ?? verifier_metadata?.tolerance
  return {
    expected: [expected].flat().map(String),
    answerType: task.answer_type ?? verifier_metadata?.answer_type ?? 'any',
    options: {
      tolerance: typeof tolerance === 'number' ? { relative: tolerance } : tolerance,
      units: task.units ?? verifier_metadata?.units ?? (asksForPercent(question) ? '%' : undefined),
      variables: task.variables ?? verifier_metadata?.variables,
    },
  }
}

/** "What percent of …": a bare number is one of percents. */
const asksForPercent = (question: string): boolean =>
  /\b(?:what|which|how many|find the|as a)\s+(?:percent|percentage)\b|\bpercentage of\b|\bin percent\b/i.test(question)
