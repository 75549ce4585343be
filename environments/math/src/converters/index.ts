import { type Converter, GymError } from '@gym/core'
import type * as z from 'zod'
import { findBoxes } from '../extraction/boxes.ts'
import type { Task } from '../task.ts'

type TaskInput = z.input<typeof Task>
type MathConverter = Converter<TaskInput>
type DatasetRecord = Readonly<Record<string, unknown>>

/** Grade-school word problems whose solution ends with `#### 42`. @see Cobbe et al., "Training Verifiers to Solve Math Word Problems", 2021 */
const gsm8k: MathConverter = {
  description: 'GSM8K: `question`, and `answer` with a solution that ends in "#### 42"',
  convert(record) {
    const solution = textOf(record, ['answer', 'solution'])
    const answer = /####\s*(\S[^\n]*?)\s*$/.exec(solution)?.[1]
    if (answer === undefined) throw bad('answer', 'has no "#### …" at its end')
    return {
      question: textOf(record, ['question']),
      expected_answer: answer.replaceAll(',', ''),
      answer_type: 'rational',
      family: 'gsm8k',
    }
  },
}

/** Competition problems whose solution boxes the answer. @see Hendrycks et al., "Measuring Mathematical Problem Solving With the MATH Dataset", 2021 */
const math: MathConverter = {
  description: 'MATH: `problem`, and `answer` or a `solution` with a box',
  convert(record) {
    const given = optionalText(record, ['answer', 'final_answer', 'expected_answer'])
    const boxes = given === undefined ? findBoxes(textOf(record, ['solution'])) : []
    const answer = given ?? boxes.at(-1)?.text
    if (answer === undefined || answer.trim() === '') throw bad('solution', 'has no \\boxed{…}')
    const [family, level] = [optionalText(record, ['subject', 'type']), optionalText(record, ['level'])]
    return {
      question: textOf(record, ['problem', 'question']),
      expected_answer: answer.trim(),
      ...(family !== undefined && { family }),
      ...(level !== undefined && { level }),
    }
  },
}

/** Problems of the American Invitational Mathematics Examination, whose answers are integers from 0 to 999. */
const aime: MathConverter = {
  description: 'AIME: `problem` or `question`, and an integer `answer` from 0 to 999',
  convert(record) {
    const written = textOf(record, ['answer', 'final_answer', 'expected_answer']).trim()
    const answer = Number(written)
    if (!/^\d{1,3}$/.test(written))
      throw bad('answer', `must be an integer from 0 to 999, not ${JSON.stringify(written.slice(0, 40))}`)
    return {
      question: textOf(record, ['problem', 'question']),
      expected_answer: String(answer),
      answer_type: 'integer',
      family: 'aime',
    }
  },
}

/** Hard questions with a final answer beside their solutions. @see He et al., "DeepMath-103K", 2025 */
const deepmath: MathConverter = {
  description: 'DeepMath and its kin: `question`, `final_answer`, perhaps `difficulty` and `topic`',
  convert(record) {
    const [topic, difficulty] = [optionalText(record, ['topic']), optionalText(record, ['difficulty'])]
    return {
      question: textOf(record, ['question', 'problem']),
      expected_answer: textOf(record, ['final_answer', 'answer', 'expected_answer']).trim(),
      ...(topic !== undefined && { family: topic }),
      ...(difficulty !== undefined && { level: difficulty }),
    }
  },
}

/** Makers of tasks by the shape of the records that they read. */
export const converters: Record<string, MathConverter> = { gsm8k, math, aime, deepmath }

/** The first field of these that holds text or a number, whatever the case of its name. @throws {GymError} row_invalid when there is none */
function textOf(record: DatasetRecord, names: readonly string[]): string {
  const text = optionalText(record, names)
  if (text === undefined)
    throw bad(names[0] as string, `is missing${names.length > 1 ? `, and so is ${names.slice(1).join(', ')}` : ''}`)
  return text
}

function optionalText(record: DatasetRecord, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const [key, value] of Object.entries(record)) {
      if (
        key.toLowerCase() === name &&
        (typeof value === 'string' || typeof value === 'number') &&
        String(value).trim() !== ''
      )
        return String(value)
    }
  }
  return undefined
}

const bad = (field: string, problem: string) =>
  new GymError({ code: 'row_invalid', message: `${field} ${problem}.`, details: { field } })
