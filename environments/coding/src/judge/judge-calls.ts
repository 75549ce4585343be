import type { CallCase, Task } from '../task.ts'
import { CalledFunction } from './called-function.ts'
import { failure, type JudgeContext, limitsOf } from './judge-context.ts'
import type { Judgement, Status } from './judgement.ts'
import { asFunction } from './submission.ts'
import { isExpected } from './values/compare-values.ts'
import { NotPlain, type PlainValue, toPlainValue } from './values/plain-value.ts'

/** The longest that one submission may run for all its calls. */
const longestMs = 120_000
const loadMs = 20_000

/** Judges a function by what it returns, called over a channel by whoever knows the expected values: us. */
export async function judgeCalls(
  task: Task,
  code: string,
  cases: readonly CallCase[],
  { sandbox, key, signal, runsAll }: JudgeContext,
): Promise<Judgement> {
  const limits = limitsOf(task)
  const wallMs = Math.min(longestMs, loadMs + limits.wallMs * cases.length)
  const conversation = await sandbox.open(asFunction(task, code), {
    limits: { ...limits, wallMs },
    key,
    signal,
  })
  const called = new CalledFunction(conversation, limits.wallMs)
  const judgement: Judgement = {
    status: 'passed',
    message: 'all tests passed',
    testsTotal: cases.length,
    testsRun: 0,
    testsPassed: 0,
    wallMs: 0,
  }
  const fail = (status: Status, message: string) => {
    if (judgement.status !== 'passed') return
    judgement.status = status
    judgement.message = message
  }
  try {
    if (!(await called.load(signal))) fail(called.failure?.status ?? 'runtime_error', called.failure?.message ?? '')
    for (const each of judgement.status === 'passed' ? cases : []) {
      const [passed, why] = await judgeCall(task, called, each, signal)
      judgement.testsRun += 1
      if (passed) judgement.testsPassed += 1
      else fail(called.failure?.status ?? why[0], `test ${judgement.testsRun}: ${why[1]}`)
      if (called.failure || (!passed && !runsAll)) break
    }
  } finally {
    called.stop()
  }
  const { wallMs: ranMs } = await called.result
  return { ...judgement, wallMs: ranMs }
}

async function judgeCall(
  task: Task,
  called: CalledFunction,
  each: CallCase,
  signal: AbortSignal,
): Promise<[passed: boolean, why: [Status, string]]> {
  const dialect = task.language === 'python' ? 'python' : 'javascript'
  const answer = await called.call(each.args, undefined, signal)
  if ('gone' in answer) return [false, ['runtime_error', answer.gone]]
  if ('raises' in answer) {
    if ('raises' in each && answer.raises.includes(each.raises)) return [true, ['passed', '']]
    return [false, ['runtime_error', `it raised ${answer.raises[0] ?? 'something'}`]]
  }
  if ('raises' in each) return [false, ['wrong_answer', 'it returned where it should raise an error']]
  let expected: PlainValue
  try {
    expected = toPlainValue(each.expected)
  } catch (error) {
    throw failure(`The task's expected value is ${(error as Error).message}`, error)
  }
  try {
    const actual = toPlainValue(answer.value)
    const passed = isExpected(expected, actual, task.verifier_metadata.checker ?? { kind: 'equal' }, dialect)
    return [passed, ['wrong_answer', 'it returned something else than expected']]
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error
    return [false, ['wrong_answer', `it returned ${error.message}`]]
  }
}
