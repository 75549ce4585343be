import { EnvironmentServer, generateTask } from '@gym/core'
import { openSession, testEnvironment } from '@gym/core/testing'
import { afterAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { createEnvironment, environment, Settings } from './environment.ts'
import { problems } from './problems.ts'
import type { Task } from './task.ts'
import { describeWithSandbox, noSandbox } from './with-sandbox.test-kit.ts'

type TaskInput = z.input<typeof Task>

/** Of each language and kind one, for the contract plays each of them some forty times. */
const varied = problems().filter(
  ({ kind, task }, index, all) =>
    all.findIndex((other) => other.kind === kind && other.task.language === task.language) === index,
)

if (!noSandbox) testEnvironment(environment, { tasks: varied.map(({ task }) => task) })

const double: TaskInput = {
  question: 'Double it.',
  entry_point: 'double',
  call_examples: [{ args: [1], expected: 2 }],
  verifier_metadata: { call_cases: [2, 3, 4, 5].map((n) => ({ args: [n], expected: 2 * n })) },
}
const greet: TaskInput = {
  question: 'Greet.',
  run_examples: [{ stdin: 'a\n', stdout: 'hello a\n' }],
  verifier_metadata: { run_cases: [{ stdin: 'b\n', stdout: 'hello b\n' }], limits: { time_limit_s: 1 } },
}
const inBlock = (code: string) => `So:\n\`\`\`python\n${code}\n\`\`\``
const good = 'def double(n):\n    return 2 * n'

describeWithSandbox('the coding environment', () => {
  const server = new EnvironmentServer(environment)
  afterAll(() => server.stop())
  const session = async (task: TaskInput) => await openSession(environment, task, { server })

  test('judges the last code block of the answer', async () => {
    await using open = await session(double)
    expect(await open.verify(inBlock(good))).toMatchObject({ reward: 1, status: 'passed', tests_passed: 4 })
    expect(await open.verify(inBlock('def double(n):\n    return n'))).toMatchObject({
      reward: 0,
      status: 'wrong_answer',
    })
    expect(await open.verify('2 * n')).toMatchObject({ reward: 0, status: 'no_code', has_code: false })
  })

  test('judges what was handed in, whatever is written later', async () => {
    await using open = await session(double)
    await open.call('submit', { code: 'def double(n):\n    return 0' })
    await open.call('submit', { code: good })
    expect(await open.verify(inBlock('def double(n):\n    return 1'))).toMatchObject({ reward: 1 })
  })

  test('says of no hidden test what it holds (SBX-3)', async () => {
    await using open = await session(double)
    const verdict = await open.verify(inBlock('def double(n):\n    return 7'))
    expect(JSON.stringify(verdict['message'])).not.toMatch(/\d\d|expected \d/)
  })

  test('rewards the share of passed tests where that is set', async () => {
    const shares = createEnvironment(Settings.parse({ reward: 'share' }))
    const other = new EnvironmentServer(shares)
    await using open = await openSession(shares, double, { server: other })
    const verdict = await open.verify(inBlock('def double(n):\n    return 2 * n if n < 5 else 0'))
    expect(verdict).toMatchObject({ reward: 0.75, tests_passed: 3, tests_run: 4, status: 'wrong_answer' })
    await other.stop()
  })

  test('runs code for a model, with what it reads', async () => {
    await using open = await session(greet)
    const call = async (args: Record<string, unknown>) => (await open.call('run_code', args)).body
    expect(await call({ code: 'print(input()[::-1])', stdin: 'abc' })).toMatchObject({
      ended: 'ok',
      exit_code: 0,
      stdout: 'cba\n',
    })
    expect(await call({ code: 'while True: pass' })).toMatchObject({ ended: 'timeout' })
    expect(await call({ code: '1 / 0' })).toMatchObject({
      ended: 'nonzero_exit',
      exit_code: 1,
      stderr: expect.stringContaining('ZeroDivisionError') as string,
    })
  })

  test('runs the examples for a model, and none of the hidden tests', async () => {
    await using open = await session(double)
    expect((await open.call('run_examples', { code: 'def double(n):\n    return 2' })).body).toEqual({
      passed: 1,
      total: 1,
      first_failure: '',
    })
    await using another = await session(greet)
    expect((await another.call('run_examples', { code: 'print("hello b")' })).body).toMatchObject({
      passed: 0,
      total: 1,
      first_failure: expect.stringContaining('wrong_answer') as string,
    })
  })

  test('ends the runs of a session that asks for too many', async () => {
    await using open = await session(double)
    const answers = await Promise.all(Array.from({ length: 51 }, () => open.call('run_code', { code: '0' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50)
    expect(answers.find(({ status }) => status !== 200)?.text).toContain('No more than 50 runs')
  })
})

describe('own problems', () => {
  test('are enough, in every language and of every kind', () => {
    expect(problems().length).toBeGreaterThanOrEqual(40)
    for (const kind of ['function', 'program', 'repair'] as const)
      for (const language of ['python', 'javascript', 'typescript'] as const)
        expect(
          problems().filter((problem) => problem.kind === kind && problem.task.language === language).length,
          `${kind}, ${language}`,
        ).toBeGreaterThanOrEqual(3)
    for (const { name, wrong } of problems()) expect(wrong.size, name).toBeGreaterThanOrEqual(3)
  })

  test('have no hidden case among their examples', () => {
    for (const { name, task } of problems()) {
      const hidden = task.verifier_metadata
      const shown = [...(task.call_examples ?? []), ...(task.run_examples ?? [])].map((each) => inputOf(each))
      for (const each of [...(hidden.call_cases ?? []), ...(hidden.run_cases ?? [])])
        expect(shown, name).not.toContain(inputOf(each))
    }
  })

  test('are drawn alike for the same index, all of them in turn, and by difficulty', () => {
    const ids = problems().map((_, index) => (generateTask(environment, 1, index) as TaskInput).task_id)
    expect(new Set(ids).size).toBe(problems().length)
    const hard = Array.from({ length: 10 }, (_, index) => generateTask(environment, 1, index, 1) as TaskInput)
    const easy = Array.from({ length: 10 }, (_, index) => generateTask(environment, 1, index, 0) as TaskInput)
    const mean = (tasks: TaskInput[]) => tasks.reduce((sum, { difficulty = 0 }) => sum + difficulty, 0) / tasks.length
    expect(mean(hard)).toBeGreaterThan(mean(easy) + 0.2)
  })
})

const inputOf = (each: object): string =>
  JSON.stringify('args' in each ? each.args : 'stdin' in each ? each.stdin : each)
