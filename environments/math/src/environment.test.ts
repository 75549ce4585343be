import { EnvironmentServer, generateTask, type Policy } from '@gym/core'
import { openSession, testEnvironment } from '@gym/core/testing'
import { afterAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { createEnvironment, environment, Settings } from './environment.ts'
import { familyNames } from './families/index.ts'
import { levels } from './families/family.ts'
import type { Task } from './task.ts'

testEnvironment(environment)

type TaskInput = z.input<typeof Task>

const server = new EnvironmentServer(environment)
afterAll(() => server.stop())

const judge = async (task: TaskInput, final: string, on = { environment, server }) => {
  await using session = await openSession(on.environment, task, { server: on.server })
  return await session.verify(final)
}

const everyFamily = familyNames.flatMap((_, family) =>
  levels.map((level) => generateTask(environment, 'environment', family, (level - 1) / 4) as TaskInput),
)
const policy = (name: string) => environment.policies[name] as Policy<never>

describe('reference players', () => {
  test('oracle gets the reward of every family at every level, however it spells the answer', async () => {
    for (const task of everyFamily) {
      await using session = await openSession(environment, task, { server })
      for (const seed of ['a', 'b', 'c']) {
        const verdict = await session.play(policy('oracle'), seed)
        expect({ task, extracted: verdict['extracted_answer'], reward: verdict.reward }).toEqual({
          task,
          extracted: verdict['extracted_answer'],
          reward: 1,
        })
      }
    }
  })

  const losers = Object.keys(environment.policies).filter((name) => name !== 'oracle')
  test.each(losers)('%s gets no reward of any family at any level', async (name) => {
    for (const task of everyFamily) {
      await using session = await openSession(environment, task, { server })
      const { reward, verdict_reason } = await session.play(policy(name))
      expect({ task, reward, verdict_reason }).toEqual({ task, reward: 0, verdict_reason })
    }
  })
})

describe('a row', () => {
  test.each<[string, TaskInput, string]>([
    [
      'of NeMo Gym, in its spelling',
      { question: 'Find the probability.', expected_answer: '\\(\\frac{333}{1997}\\)' },
      '\\boxed{333/1997}',
    ],
    [
      'with several answers of which any is right',
      { question: 'Q', expected_answer: ['7', 'seven dwarfs', '\\sqrt{49}'] },
      'Answer: Seven dwarfs.',
    ],
    ['with a number', { question: 'Q', expected_answer: 0.25 }, '\\boxed{\\frac14}'],
    [
      'with its answer in verifier_metadata',
      { question: 'Q', verifier_metadata: { expected_answer: '5', answer_type: 'integer', extra: 1 } },
      '\\boxed{5}',
    ],
    ['with a tolerance', { question: 'Q', expected_answer: '1/3', tolerance: 0.01 }, '\\boxed{0.333}'],
    [
      'with a tolerance of what is written',
      { question: 'Q', expected_answer: '\\pi', tolerance: 'written' },
      '\\boxed{3.14}',
    ],
    ['with units', { question: 'How long is it in cm?', expected_answer: '5', units: 'cm' }, '\\boxed{50 \\text{ mm}}'],
    [
      'that asks for a percentage',
      { question: 'What percent of them is red?', expected_answer: '25' },
      '\\boxed{25\\%}',
    ],
    [
      'with variables that are positive',
      { question: 'Q', expected_answer: '2\\ln x', variables: 'positive' },
      '\\boxed{\\ln(x^2)}',
    ],
    ['without a question', { expected_answer: '12' }, '\\boxed{12}'],
  ])('%s is judged by what it says', async (_, task, final) => {
    expect(await judge(task, final)).toMatchObject({ reward: 1, verdict: 'equal', mask_sample: false })
  })

  test.each<[string, TaskInput, string]>([
    ['0.333 is not 1/3', { question: 'Q', expected_answer: '1/3' }, '\\boxed{0.333}'],
    ['50 is not 50 %', { question: 'Q', expected_answer: '50\\%' }, '\\boxed{50}'],
    ['a metre is no centimetre', { question: 'Q', expected_answer: '5', units: 'cm' }, '\\boxed{5 \\text{ m}}'],
    ['ln(x²) is not 2 ln x', { question: 'Q', expected_answer: '2\\ln x' }, '\\boxed{\\ln(x^2)}'],
  ])('allows no more than it says: %s', async (_, task, final) => {
    expect(await judge(task, final)).toMatchObject({ reward: 0, verdict: 'different' })
  })

  test('without an answer is refused, and a misspelt one is named', async () => {
    const row = { responses_create_params: { input: 'Q' }, question: 'Q', expected_anwser: '5' }
    const response = await server.request('/seed_session', { method: 'POST', body: JSON.stringify(row) })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('expected_answer')
  })

  test('keeps its own fields in the reply', async () => {
    const task = { question: 'Q', expected_answer: '5', level: 3, source: 'book' }
    expect(await judge(task, '\\boxed{5}')).toMatchObject({ level: 3, source: 'book', expected_answer: '5' })
  })
})

describe('the verify reply', () => {
  const task = { question: 'What is $17*23$?', expected_answer: '391', answer_type: 'integer' } as const

  test.each([
    [
      '\\boxed{391}',
      { reward: 1, verdict: 'equal', extracted_answer: '391', extraction_method: 'boxed', extracted: true },
    ],
    ['Answer: 392', { reward: 0, verdict: 'different', extracted_answer: '392', extraction_method: 'answer_line' }],
    ['So it is 391.', { reward: 1, extraction_method: 'final_line', extracted_answer: '391' }],
    [
      'I do not know.',
      {
        reward: 0,
        extraction_method: 'none',
        extracted_answer: null,
        extracted: false,
        verdict_reason: 'no final answer was found',
      },
    ],
    [
      '\\boxed{391} or \\boxed{392}',
      { reward: 0, several_answers: true, verdict_reason: 'several different final answers were given' },
    ],
    ['\\boxed{17*23}', { reward: 0, echoed: true, verdict_reason: 'it repeats the question' }],
    [
      '\\boxed{23 \\cdot 17}',
      {
        reward: 0,
        wrong_form: true,
        echoed: false,
        verdict_reason: expect.stringContaining('written as one number') as string,
      },
    ],
    ['\\boxed{9^{9^{9^9}}}', { reward: 0, verdict: 'different' }],
  ])('says of %s what was extracted, how, and what was found', async (final, wanted) => {
    expect(await judge(task, final)).toMatchObject(wanted)
  })

  test('counts flags in the metrics', async () => {
    const rows = await Promise.all(['\\boxed{391}', '\\boxed{17*23}'].map((final) => judge(task, final)))
    const response = await server.request('/aggregate_metrics', {
      method: 'POST',
      body: JSON.stringify({ verify_responses: rows }),
    })
    expect(await response.json()).toMatchObject({
      agent_metrics: { 'mean/reward': 0.5, 'mean/echoed': 0.5, 'mean/undecided': 0, 'mean/extracted': 1 },
    })
  })

  test('can be made again from the stored rollout alone', async () => {
    expect(await (await server.request('/reverify_mode')).json()).toBe('stateless')
  })
})

describe('an answer that no verdict is reached on', () => {
  const task = { question: 'Q', expected_answer: '10^{10^{10}} + 1' }
  const final = '\\boxed{10^{10^{10}}}'

  test('is wrong with a flag, unless settings say otherwise', async () => {
    expect(await judge(task, final)).toMatchObject({
      reward: 0,
      verdict: 'undecided',
      undecided: true,
      timed_out: false,
      mask_sample: false,
    })
  })

  test('is a failure where settings say so', async () => {
    const strict = createEnvironment(Settings.parse({ undecided: 'failure' }))
    const on = { environment: strict, server: new EnvironmentServer(strict) }
    expect(await judge(task, final, on)).toMatchObject({
      mask_sample: true,
      failure_kind: 'verifier_error',
      failure_reason: expect.stringContaining('could not be judged') as string,
    })
    expect(await judge({ question: 'Q', expected_answer: '5' }, '\\boxed{6}', on)).toMatchObject({
      reward: 0,
      mask_sample: false,
    })
    await on.server.stop()
  })

  test('is ended at the deadline and said to be late', async () => {
    const hasty = createEnvironment(Settings.parse({ deadline_ms: 1 }))
    const on = { environment: hasty, server: new EnvironmentServer(hasty) }
    const hard = Array.from({ length: 40 }, (_, k) => `\\sqrt{${10 ** 9 + k}x^2 + ${k + 3}}`).join('+')
    expect(
      await judge({ question: 'Q', expected_answer: hard }, `\\boxed{${hard} + \\sqrt{x^4} - x^2}`, on),
    ).toMatchObject({
      reward: 0,
      undecided: true,
      timed_out: true,
      verdict_reason: 'it took too long',
    })
    await on.server.stop()
  })
})

describe('many at once', () => {
  test('1,000 simultaneous right answers are all right (VER-2)', async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        judge({ question: 'Q', expected_answer: `${n}/7` }, `\\boxed{\\frac{${3 * n}}{21}}`),
      ),
    )
    expect(verdicts.filter(({ reward }) => reward === 1)).toHaveLength(1000)
  })
})

describe('the calculator', () => {
  const calculating = createEnvironment(Settings.parse({ calculator: true }))

  test('is there when settings say so, and answers exactly or to thirty digits', async () => {
    expect(environment.functionTools).toEqual([])
    await using session = await openSession(calculating, { question: 'Q', expected_answer: '1' })
    expect((await session.call('calculate', { expression: '(3/4)^5' })).body).toEqual({
      value: '243/1024',
      exact: true,
    })
    expect((await session.call('calculate', { expression: 'sqrt(2)' })).body).toEqual({
      value: '1.41421356237309504880168872421',
      exact: false,
    })
  })

  test.each([
    ['process.exit()', 'cannot be worked out'],
    ['x + 1', 'x has no value'],
    ['9^9^9^9^9', 'too large'],
    ['(() => 1)()', 'cannot be worked out'],
  ])('says why %s has no value, and evaluates nothing as code (VER-4)', async (expression, message) => {
    await using session = await openSession(calculating, { question: 'Q', expected_answer: '1' })
    const { status, text } = await session.call('calculate', { expression })
    expect(status).toBeLessThan(500)
    expect(text).toContain(message)
  })

  testEnvironment(calculating, {
    tasks: [{ question: 'What is $2^{10}$?', expected_answer: '1024', answer_type: 'integer' }],
  })
})
