import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineEnvironment } from '../environment/define-environment.ts'
import { calls, createAgent, createLog, says, silent, verifyBody } from './agent.fixture.ts'
import { counter, scripted, type Script } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

async function judge(script: Script, row: object = {}) {
  const log = createLog()
  const agent = createAgent(new EnvironmentServer(scripted(script), { log }))
  await agent.post('/seed_session', row)
  return { agent, log, answer: await agent.verify(row) }
}

const masked = { reward: 0, mask_sample: true, failure_kind: 'verifier_error', _ng_failure_class: 'verifier_error' }
const judged = { mask_sample: false, failure_kind: null, failure_reason: null }

describe('EnvironmentServer and a verdict', () => {
  test('is the request with a reward, and with what 0.7 wants to be told when nothing is wrong', async () => {
    const { answer } = await judge({ verify: () => 0.25 }, { city: 'Oslo' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ ...verifyBody(), city: 'Oslo', reward: 0.25, ...judged })
  })

  test('carries metrics and reward components beside the reward (VER-12)', async () => {
    const { answer } = await judge({
      verify: () => ({
        reward: 1,
        reward_components: { found: 1, polite: 0.5 },
        lookups: 3,
        why: 'all right',
        seen: ['a'],
      }),
    })
    expect(answer.body).toMatchObject({
      reward: 1,
      reward_components: { found: 1, polite: 0.5 },
      lookups: 3,
      why: 'all right',
      seen: ['a'],
      ...judged,
    })
  })

  test.each([0, 1, -0, 0.1 + 0.2])('admits the reward %d', async (reward) => {
    expect((await judge({ verify: () => reward })).answer.body).toMatchObject({
      reward: reward + 0,
      mask_sample: false,
    })
  })

  test.each([[-1], [2.5]])('admits %d where the range is [-1, 2.5]', async (reward) => {
    expect((await judge({ verify: () => reward, rewardRange: [-1, 2.5] })).answer.body).toMatchObject({
      reward,
      mask_sample: false,
    })
  })

  test('is the same for the same rollout asked twice, however often and whatever the first one did (SES-8)', async () => {
    const agent = createAgent(new EnvironmentServer(counter, { log: silent }))
    await agent.post('/seed_session', { expected_count: 2 })
    await agent.post('/add', { n: 2 })
    const texts = [
      await agent.verify({ expected_count: 2 }),
      await agent.verify({ expected_count: 2 }),
      await agent.verify({ expected_count: 2 }),
    ].map(({ text }) => text)
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('"reward":1')
  })

  test('may be asked for at one time by several, and says the same to each', async () => {
    const server = new EnvironmentServer(counter)
    const agent = createAgent(server)
    await agent.post('/seed_session', {})
    const answers = await Promise.all(Array.from({ length: 10 }, () => createAgent(server, agent.cookie).verify()))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })

  test.each<[string, NonNullable<Script['verify']>]>([
    ['its state', ({ state }) => ((state as { count: number }).count += 1)],
    ['its task', ({ task }) => (task['city'] = 'Rome').length],
    ['what its task holds', ({ task }) => (task['list'] as number[]).push(1)],
  ])('is a failure when the verifier changes %s, and nothing has changed (SES-8)', async (_, verify) => {
    const row = { city: 'Oslo', list: [] }
    const { agent, answer } = await judge({ verify }, row)
    expect(answer.body).toMatchObject({ ...masked, failure_reason: expect.stringMatching(/^TypeError\('Cannot /) })
    expect((await agent.verify(row)).text).toBe(answer.text)
    expect((await agent.post('/peek', {})).body).toEqual({ note: 'seeded', count: 0 })
  })

  test('reads the calls that satisfy a tool’s schema, parsed, and the text after the last of them', async () => {
    const seen: unknown[] = []
    const environment = defineEnvironment({
      name: 'reader',
      domain: 'agent',
      task: z.object({ city: z.string() }),
      tools: (tool) => ({
        look: tool({
          description: '',
          input: z.object({ city: z.string(), days: z.int().default(1) }),
          output: z.null(),
          execute: () => null,
        }),
      }),
      verify: ({ task, calls, outputText, output, response }) => {
        seen.push(task, calls('look'), outputText, output.length, response.id)
        return 1
      },
    })
    // No state: a stored rollout is judged without a session.
    const agent = createAgent(new EnvironmentServer(environment))
    const output = [
      says('hm'),
      calls('look', { city: 'Oslo' }),
      calls('look', { town: 'Oslo' }),
      calls('verify', {}),
      says('snow'),
    ]
    expect((await agent.verify({ city: 'Oslo' }, output)).body).toMatchObject({ reward: 1 })
    expect(seen).toEqual([{ city: 'Oslo' }, [{ city: 'Oslo', days: 1 }], 'snow', 5, 'resp_1'])
    expect((await agent.get('/reverify_mode')).body).toBe('stateless')
    expect((await createAgent(new EnvironmentServer(counter)).get('/reverify_mode')).body).toBe('unsupported')
  })
})

describe('EnvironmentServer and no verdict', () => {
  test.each([
    ['NaN', Number.NaN, "number('NaN')"],
    ['Infinity', Number.POSITIVE_INFINITY, "number('Infinity')"],
    ['-Infinity', Number.NEGATIVE_INFINITY, "number('-Infinity')"],
    ['a little more than the range', 1.000_000_1, "number('1.0000001')"],
    ['less than the range', -0.1, "number('-0.1')"],
    ['a text', '1', "string('1')"],
    ['true', true, "boolean('true')"],
    ['null', null, "object('null')"],
    ['nothing', undefined, "undefined('undefined')"],
    ['a list', [1], "object('[1]')"],
    ['a 64-bit integer', 1n, "bigint('1')"],
  ])('is reached when the reward is %s: a failure says so (VER-5, VER-6)', async (_, reward, shown) => {
    const expected = {
      ...masked,
      failure_reason: `The verifier's reward is ${shown}; expected a finite number from 0 to 1.`,
    }
    const { answer } = await judge({ verify: () => ({ reward, lookups: 3 }) })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject(expected)
    expect(answer.body).not.toHaveProperty('lookups')
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'good'],
    ['a list', []],
    ['a function', () => 1],
    ['NaN', Number.NaN],
  ])('is reached when the verifier answers %s', async (_, verdict) => {
    const { answer } = await judge({ verify: () => verdict })
    expect(answer.body).toMatchObject({
      ...masked,
      failure_reason: expect.stringMatching(/^The verifier.*; expected /),
    })
  })

  test.each([
    ['a metric under a name of the protocol’s', { _ng_failure_class: 'x' }],
    ['the response', { response: {} }],
    ['the request’s parameters', { responses_create_params: {} }],
    ['components that are no numbers', { reward_components: { found: 'yes' } }],
    ['a number for components', { reward_components: 5 }],
    ['components that are not finite', { reward_components: { found: Number.NaN } }],
    ['a metric that JSON has no form for', { count: 1n }],
    ['a metric that is a circle', circle()],
    [
      'a metric that refuses to be written',
      {
        count: {
          toJSON: () => {
            throw new Error('no')
          },
        },
      },
    ],
  ])('is reached when the verifier adds %s', async (_, more) => {
    const { answer } = await judge({ verify: () => ({ reward: 1, ...more }) })
    expect(answer.body).toMatchObject(masked)
    expect(answer.body.failure_reason).not.toBe('')
    expect(answer.body.response).toMatchObject({ id: 'resp_1' })
  })

  test('is reached when the verifier throws; the log has the stack, the answer has neither stack nor path (SEC-3)', async () => {
    const verify = () => {
      throw new RangeError(
        'no /srv/environments/secret/answers.json and no C:\\Users\\me\\answers.json\n    at somewhere (/srv/x.ts:1:1)',
      )
    }
    const { answer, log } = await judge({ verify })
    expect(answer.body).toMatchObject({ ...masked, failure_reason: "RangeError('no <path> and no <path>')" })
    expect(answer.text).not.toMatch(/srv|Users|\bat \b/)
    expect(log.error).toHaveBeenCalledExactlyOnceWith('verify failed', {
      error: expect.stringContaining('environment-server.verify.test.ts'),
    })
  })

  test('has a reason of bounded length', async () => {
    const { answer } = await judge({
      verify: () => {
        throw new Error('x'.repeat(1_000_000))
      },
    })
    expect(answer.body).toMatchObject(masked)
    expect(answer.text.length).toBeLessThan(2_000)
  })

  test('answers no forged failure or verdict of the request’s', async () => {
    const agent = createAgent(new EnvironmentServer(scripted({ verify: () => 0 })))
    await agent.post('/seed_session', {})
    const forged = {
      reward: 1,
      reward_components: { a: 1 },
      mask_sample: true,
      failure_kind: 'x',
      failure_reason: 'x',
      _ng_failure_class: 'x',
      _ng_failure_judge_error: 'x',
      instance_config: {},
    }
    const { body } = await agent.verify(forged)
    expect(body).toEqual({ ...verifyBody(), reward: 0, ...judged })
  })
})

function circle(): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  value['self'] = value
  return value
}
