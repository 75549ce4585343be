import { type AnswerType } from '../check/answer-form.ts'
import { checkResponse } from '../check/check-response.ts'
import type { CompareOptions, Verdict } from '../equivalence/index.ts'
import { extractAnswer } from '../extraction/index.ts'

/** A pair as it is sent to the process that checks it. */
export interface PairRequest {
  answer: string
  question: string
  expected: readonly string[]
  answerType: AnswerType
  options: CompareOptions
}

/** What was found, and how long it took. */
export interface PairResult {
  verdict: Verdict
  reason: string
  extracted: string
  /** How the answer was found; `as_written` where the text is the answer alone. */
  method: string
  ms: number
}

/** Checks one pair and takes the time of it. */
export function checkPair({ answer, ...request }: PairRequest): PairResult {
  const startedAt = performance.now()
  const { method } = extractAnswer(answer)
  const isMarked = method === 'boxed' || method === 'answer_line'
  const { verdict, reason, extracted } = checkResponse({
    ...request,
    response: isMarked ? answer : `\\boxed{${answer}}`,
  })
  const ms = performance.now() - startedAt
  return {
    verdict,
    reason,
    extracted: isMarked ? (extracted ?? '') : answer.slice(0, 500),
    method: isMarked ? method : 'as_written',
    ms,
  }
}
