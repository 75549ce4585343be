import { compareAnswers, type CompareOptions, type Finding, type Verdict } from '../equivalence/index.ts'
import { extractAnswer, type ExtractionMethod } from '../extraction/index.ts'
import { type AnswerType, formProblem } from './answer-form.ts'
import { isEcho } from './echo.ts'

/** What is judged: a response, and what the row says of its answer. */
export interface CheckRequest {
  response: string
  question: string
  /** Any of these is right. */
  expected: readonly string[]
  answerType: AnswerType
  options: CompareOptions
}

/** What was found. */
export interface Check {
  verdict: Verdict
  /** What the verdict rests on, in a few words. */
  reason: string
  method: ExtractionMethod
  /** The answer as it was extracted; several joined by commas. */
  extracted: string | undefined
  /** Several different answers were given as final ones. */
  several: boolean
  /** The answer only repeats a part of the question. */
  echoed: boolean
  /** The answer has not the form that the row asks for. */
  wrongForm: boolean
}

const maxShown = 500

/** Judges the final answer of a response: a pure function, for any process. */
export function checkResponse({ response, question, expected, answerType, options }: CheckRequest): Check {
  const { method, answers } = extractAnswer(response)
  const joined = answers.join(', ')
  const check = {
    method,
    extracted: method === 'none' ? undefined : joined.slice(0, maxShown),
    several: answers.length > 1,
    echoed: false,
    wrongForm: false,
  }
  const refuse = (reason: string, more: Partial<Check> = {}): Check => ({
    ...check,
    ...more,
    verdict: 'different',
    reason,
  })
  if (method === 'none') return refuse('no final answer was found')
  const finding =
    answers.length === 1 ? compareAny(expected, joined, options) : compareSeveral(expected, answers, options)
  if (finding.is !== 'equal') return { ...check, verdict: finding.is, reason: finding.reason }
  if (isEcho(joined, question, expected)) return refuse('it repeats the question', { echoed: true })
  const problem = answers.map((answer) => formProblem(answer, answerType)).find((found) => found !== undefined)
  return problem === undefined
    ? { ...check, verdict: 'equal', reason: finding.reason }
    : refuse(problem, { wrongForm: true })
}

/** Right when it means the same as any of the accepted answers. */
function compareAny(expected: readonly string[], answer: string, options: CompareOptions): Finding {
  let result: Finding = { is: 'different', reason: 'no answer is accepted' }
  for (const gold of expected) {
    const finding = compareAnswers(gold, answer, options)
    if (finding.is === 'equal') return finding
    if (finding.is === 'undecided' || result.reason === 'no answer is accepted') result = finding
  }
  return result
}

const maxAnswers = 50

/** Answers side by side are right when all say the same right thing, or when together they are the list that is asked for. */
function compareSeveral(expected: readonly string[], answers: readonly string[], options: CompareOptions): Finding {
  const refused: Finding = { is: 'different', reason: 'several different final answers were given' }
  if (answers.length > maxAnswers) return refused
  const findings = answers.map((answer) => compareAny(expected, answer, options))
  const [first] = findings
  if (first && findings.every(({ is }) => is === 'equal')) return first
  const together = compareAny(expected, answers.join(', '), options)
  if (together.is === 'equal') return together
  return refused
}
