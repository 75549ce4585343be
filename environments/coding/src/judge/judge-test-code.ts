import type { Conversation } from '@gym/sandbox'
import type { Task, TestCode } from '../task.ts'
import { CalledFunction } from './called-function.ts'
import { pythonTests } from './harness/files.ts'
import { assertRan, failure, type JudgeContext, limitsOf } from './judge-context.ts'
import type { Judgement, Status } from './judgement.ts'
import { asFunction } from './submission.ts'
import { nextMessage } from './talk.ts'
import { toPlainValue } from './values/plain-value.ts'

const longestMs = 120_000
const loadMs = 20_000

/**
 * Judges a function by a task's test code.
 *
 * The tests run in one sandbox and the submission in another. A call of the tests goes from the one to the other as plain values,
 * checked on the way, and so does what is returned: no code of the submission ever runs where a verdict is made.
 */
export async function judgeTestCode(
  task: Task,
  code: string,
  testCode: TestCode,
  context: JudgeContext,
): Promise<Judgement> {
  const { sandbox, key, signal } = context
  return await sandbox.reserve(
    async (place) => {
      const limits = limitsOf(task)
      const wallMs = Math.min(longestMs, loadMs + limits.wallMs * Math.max(1, testCode.statements?.length ?? 1))
      const options = { limits: { ...limits, wallMs }, place, signal }
      const called = new CalledFunction(await sandbox.open(asFunction(task, code), options), limits.wallMs)
      try {
        if (!(await called.load(signal))) return await withTime(called, ended(called, testCode))
        const tests = await sandbox.open(testProgram(task, testCode), options)
        try {
          return await withTime(called, await relay({ tests, called, testCode, waitMs: wallMs, context }))
        } finally {
          tests.stop()
          await tests.result
        }
      } finally {
        called.stop()
      }
    },
    { key, signal },
  )
}

const testProgram = ({ entry_point }: Task, { code, setup, statements }: TestCode) => ({
  language: 'python',
  entry: 'main.py',
  files: { ...pythonTests, 'tests.json': JSON.stringify({ code, setup, statements, entry_point }) },
})

const countOf = ({ statements }: TestCode): number => statements?.length || 1

/** The judgement of a submission that is not there any more. */
const ended = (called: CalledFunction, testCode: TestCode): Judgement => ({
  status: called.failure?.status ?? 'runtime_error',
  message: called.failure?.message ?? 'it ended',
  testsTotal: countOf(testCode),
  testsRun: 0,
  testsPassed: 0,
  wallMs: 0,
})

async function withTime(called: CalledFunction, judgement: Judgement): Promise<Judgement> {
  called.stop()
  const { wallMs } = await called.result
  return { ...judgement, wallMs }
}

interface Relay {
  tests: Conversation
  called: CalledFunction
  testCode: TestCode
  waitMs: number
  context: JudgeContext
}

/** Carries calls to the submission and values back, until the tests are done. */
async function relay({ tests, called, testCode, waitMs, context: { signal, runsAll } }: Relay): Promise<Judgement> {
  const judgement = { ...ended(called, testCode), status: 'passed' as Status, message: 'all tests passed' }
  const total = countOf(testCode)
  for (;;) {
    const reply = await nextMessage(tests, waitMs, signal)
    if ('gone' in reply) return await untested(reply.gone, { tests, called, judgement })
    const { message } = reply
    if ('call' in message) tests.send(JSON.stringify(await passOn(message, called, signal)))
    else if ('cannot' in message) throw failure(`The task cannot be tested: ${String(message['cannot']).slice(0, 500)}`)
    else if ('test' in message) {
      judgement.testsRun += 1
      if (message['passed'] === true) judgement.testsPassed += 1
      else if (judgement.status === 'passed') {
        judgement.status = called.failure?.status ?? statusOfError(message['message'])
        judgement.message = `test ${judgement.testsRun}: ${called.failure?.message ?? 'not passed'}`
      }
      if (judgement.status !== 'passed' && !runsAll) return judgement
    } else if (message['done'] === true) {
      if (judgement.testsRun !== total) throw failure('The tests ended before all of them were run')
      return judgement
    }
  }
}

/** What the tests say of an error is the class of it: one of a comparison, or one that the submission raised. */
const statusOfError = (message: unknown): Status =>
  typeof message === 'string' && message.startsWith('AssertionError') ? 'wrong_answer' : 'runtime_error'

async function passOn(message: Record<string, unknown>, called: CalledFunction, signal: AbortSignal): Promise<unknown> {
  const args = Array.isArray(message['call']) ? message['call'] : []
  const answer = await called.call(args, message['named'], signal)
  if (!('value' in answer)) return answer
  try {
    toPlainValue(answer.value)
    return answer
  } catch (error) {
    return { raises: ['TypeError'], message: `it returned ${(error as Error).message}` }
  }
}

/** What may happen to tests by the values that they are given, and to no others. */
const byValues: ReadonlySet<string> = new Set(['timeout', 'memory', 'output_limit'])

/** The tests ended early, or say nothing: by the values they were given, else there is no verdict. */
async function untested(
  why: 'ended' | 'late' | 'garbled',
  { tests, called, judgement }: Pick<Relay, 'tests' | 'called'> & { judgement: Judgement },
): Promise<Judgement> {
  if (why === 'garbled') throw failure('The tests said what cannot be read')
  if (why === 'ended') {
    const result = await tests.result
    assertRan(result)
    if (!called.failure && !byValues.has(result.ending)) throw failure(`The tests ended early: ${result.reason}`)
    if (result.ending === 'memory') return untestable(judgement, called, 'memory')
  }
  return untestable(judgement, called, 'timeout')
}

const untestable = (judgement: Judgement, { failure: ended }: CalledFunction, status: Status): Judgement => ({
  ...judgement,
  status: ended?.status ?? status,
  message: ended?.message ?? 'the tests could not deal with what it returned',
})
