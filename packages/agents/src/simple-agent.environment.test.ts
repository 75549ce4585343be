import { defineEnvironment, EnvironmentServer, type Logger, toRow } from '@gym/core'
import { serve } from '@gym/core/node'
import { createPolicyModel, policyMetadata, type ScriptedTurn, scriptedModel } from '@gym/models'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import * as z from 'zod'
import { createSimpleAgent } from './simple-agent.ts'
import { completed, failed } from './fixtures/set-up.ts'

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }

const counter = defineEnvironment({
  name: 'counter',
  domain: 'agent',
  task: z.object({ goal: z.int() }),
  state: z.object({ count: z.int().default(0) }),
  tools: (tool) => ({
    add: tool({
      description: 'Add to the counter.',
      input: z.strictObject({ by: z.int().min(1).max(9) }),
      output: z.object({ count: z.int() }),
      execute: ({ by }, { state }) => {
        state.count += by
        return { count: state.count }
      },
    }),
    explode: tool({
      description: 'Throw.',
      input: z.object({}),
      output: z.object({}),
      execute: () => {
        throw new TypeError('kaboom')
      },
    }),
  }),
  verify: ({ task, state, outputText }) => {
    if (outputText === 'break') throw new RangeError('the verifier broke')
    return { reward: state.count === task.goal ? 1 : 0, count: state.count }
  },
  prompt: ({ goal }) => `Count to ${goal}.`,
  policies: {
    oracle: async ({ task, call }) => {
      let left = task.goal
      while (left > 0) {
        await Promise.all([
          call('add', { by: Math.min(left, 2) }),
          left > 2 ? call('add', { by: Math.min(left - 2, 2) }) : undefined,
        ])
        left -= 4
      }
      return 'counted'
    },
  },
})

const rowOf = (goal: number, seed: number) => {
  const row = toRow(counter, { goal })
  return {
    ...row,
    responses_create_params: {
      ...row.responses_create_params,
      metadata: policyMetadata({ environment: 'counter', task: { goal }, seed }),
    },
  }
}

async function startEnvironment() {
  const server = new EnvironmentServer(counter, { log: silent })
  const resources = await serve(server)
  onTestFinished(() => resources.stop())
  const live = async () =>
    ((await (await server.request('/health')).json()) as { sessions: { live: number } }).sessions.live
  return { url: resources.url, live }
}

async function startPolicy(url: string, policy: string, errorRate = 0) {
  const model = await serve(createPolicyModel({ environments: [counter], policy, errorRate, logger: silent }))
  onTestFinished(() => model.stop())
  const agent = createSimpleAgent({ resourcesServer: url, modelServer: model.url, logger: silent })
  onTestFinished(() => agent.stop())
  return agent
}

describe('a whole rollout over real ports', () => {
  test('the oracle is rewarded, idle is not, and no session is left (SES-9)', async () => {
    const { url, live } = await startEnvironment()
    const rewards = async (policy: string) => {
      const agent = await startPolicy(url, policy)
      const runs = await Promise.all(Array.from({ length: 20 }, (_, i) => agent.run(rowOf(1 + i, i))))
      return runs.map((run) => completed(run).body['reward'])
    }
    expect(await rewards('oracle')).toEqual(Array(20).fill(1))
    expect(await rewards('idle')).toEqual(Array(20).fill(0))
    expect(await live()).toBe(0)
  })

  test('keeps sessions that run side by side apart', async () => {
    const { url } = await startEnvironment()
    const agent = await startPolicy(url, 'oracle')
    const goals = Array.from({ length: 100 }, (_, i) => 1 + (i % 13))
    const runs = await Promise.all(goals.map((goal, i) => agent.run(rowOf(goal, i))))
    expect(runs.map((run) => completed(run).body['count'])).toEqual(goals)
  })

  test('plays the same rows alike twice, errors and chance included (REP-1)', async () => {
    const { url } = await startEnvironment()
    const play = async (policy: string) => {
      const agent = await startPolicy(url, policy, 0.4)
      const runs = await Promise.all(Array.from({ length: 30 }, (_, i) => agent.run(rowOf(5, i))))
      return runs.map((run) => completed(run).text.replaceAll(/"created_at":\d+/g, '"created_at":0'))
    }
    expect(await play('random')).toEqual(await play('random'))
    const rewards = (await play('oracle')).map((text) => (JSON.parse(text) as { reward: number }).reward)
    expect(new Set(rewards)).toEqual(new Set([0, 1]))
  })

  test('a scripted rollout of every kind of bad call goes on to its verdict (AUT-5, AUT-6)', async () => {
    const { url, live } = await startEnvironment()
    const bad = [
      { name: 'add', arguments: '{"by":' },
      { name: 'add', arguments: { by: 'two' } },
      { name: 'subtract', arguments: {} },
      { name: 'explode', arguments: {} },
      { name: 'verify', arguments: {} },
    ]
    const turns: ScriptedTurn[] = [{ calls: bad }, { calls: [{ name: 'add', arguments: { by: 3 } }] }, 'done']
    const agent = createSimpleAgent({ resourcesServer: url, modelServer: scriptedModel(turns), logger: silent })
    onTestFinished(() => agent.stop())
    const run = completed(await agent.run(rowOf(3, 0)))
    expect(run.body).toMatchObject({ reward: 1, count: 3 })
    expect(run.steps.map((step) => (step.type === 'tool' ? `${step.outcome} ${step.status}` : 'model'))).toEqual([
      'model',
      'invalid null',
      'error 422',
      'invalid null',
      'error 500',
      'invalid null',
      'model',
      'ok 200',
      'model',
    ])
    expect(await live()).toBe(0)
  })

  test('answers /run over a port, and closes the session of a client that leaves (SES-9)', async () => {
    const { url, live } = await startEnvironment()
    const never = () => new Promise<never>(() => {})
    const model = scriptedModel([({ user }) => (user === 'slow' ? never() : 'done')])
    const agent = createSimpleAgent({ resourcesServer: url, modelServer: model, logger: silent })
    const served = await serve(agent)
    onTestFinished(() => served.stop())
    const run = (user: string, signal?: AbortSignal) => {
      const row = rowOf(3, 0)
      const body = JSON.stringify({ ...row, responses_create_params: { ...row.responses_create_params, user } })
      return fetch(`${served.url}/ng-rollout/0-0/run`, { method: 'POST', body, signal })
    }
    expect(await (await run('quick')).json()).toMatchObject({ reward: 0, count: 0, goal: 3 })
    const controller = new AbortController()
    const left = run('slow', controller.signal).catch((error: unknown) => error)
    while (model.requests.length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect(await live()).toBe(1)
    controller.abort()
    expect(await left).toMatchObject({ name: 'AbortError' })
    await vi.waitUntil(async () => (await live()) === 0)
  })

  test('a verifier that throws gives a masked answer, and the session ends (SES-9)', async () => {
    const { url, live } = await startEnvironment()
    const agent = createSimpleAgent({ resourcesServer: url, modelServer: scriptedModel(['break']), logger: silent })
    onTestFinished(() => agent.stop())
    expect(completed(await agent.run(rowOf(3, 0))).body).toMatchObject({
      mask_sample: true,
      failure_kind: 'verifier_error',
    })
    expect(await live()).toBe(0)
  })

  test('a row that the environment refuses is a terminal failure that names the field', async () => {
    const { url, live } = await startEnvironment()
    const agent = await startPolicy(url, 'oracle')
    const result = failed(await agent.run({ ...rowOf(3, 0), goal: undefined, goaal: 3 }))
    expect(result).toMatchObject({ stage: 'seed', httpStatus: 422, terminal: true })
    expect(result.message).toContain('goal')
    expect(await live()).toBe(0)
  })
})
