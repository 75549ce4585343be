import type { Random } from '@gym/core'
import * as z from 'zod'
import type { Answer } from '../answer.ts'
import { type Reading, readSpan, type Span } from '../spans.ts'
import type { Unit } from '../units.ts'

/** 1 asks for a day or two, 2 for a month, 3 for several months or something more to work out. */
export const levels = [1, 2, 3] as const
export const Level = z.literal(levels)
export type Level = z.infer<typeof Level>

/** How the answer is to be written: numbers count as right within `tolerance` of their unit. */
export type AnswerForm =
  | { kind: 'number'; unit: Unit; tolerance: number }
  | { kind: 'date' | 'month' | 'city' | 'weather' }

/** One question, whatever its family. */
export interface Question {
  text: string
  form: AnswerForm
  /** What has to be looked up to answer it. */
  spans: Span[]
  /** Works out the answer from what was read for each span; undefined when there is a tie or nothing to tell. */
  solve(series: Reading[][]): Answer | undefined
}

/** A family of questions, as its author writes it. */
interface FamilyDefinition<Parameters> {
  /** All that tells two questions of this family apart. */
  parameters: z.ZodType<Parameters>
  draw(random: Random, level: Level): Parameters
  pose(parameters: Parameters): Question
}

/** A family of questions, whatever its parameters are. */
export interface Family {
  readonly parameters: z.ZodType
  draw(random: Random, level: Level): Record<string, unknown>
  /** @throws {z.ZodError} when the parameters are not those of this family */
  pose(parameters: unknown): Question
}

/** Makes a family; its parameters are parsed before it sees them. */
export const defineFamily = <Parameters extends Record<string, unknown>>(
  definition: FamilyDefinition<Parameters>,
): Family => ({
  parameters: definition.parameters,
  draw: (random, level) => definition.draw(random, level),
  pose: (parameters) => definition.pose(definition.parameters.parse(parameters)),
})

/** The answer to a question given what was read for each span: without all readings, that they are missing. */
export function answerFrom(question: Question, series: (Reading[] | undefined)[]): Answer | undefined {
  const found = series.filter((readings) => readings !== undefined)
  return found.length < series.length ? { kind: 'missing' } : question.solve(found)
}

/** The right answer to a question; undefined when it has not exactly one. */
export const truth = (question: Question): Answer | undefined => answerFrom(question, question.spans.map(readSpan))
