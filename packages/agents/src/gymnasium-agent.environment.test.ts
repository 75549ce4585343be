import { defineEnvironment, EnvironmentServer, type Logger, toRow } from '@gym/core'
import { serve } from '@gym/core/node'
import { createPolicyModel, policyMetadata, scriptedModel } from '@gym/models'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import type { Agent, AgentOptions } from './agent.ts'
import { completed } from './fixtures/set-up.ts'
import { createGymnasiumAgent } from './gymnasium-agent.ts'
import { createSimpleAgent } from './simple-agent.ts'

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }

/** Walks along a line, by tools; whoever stops is judged by where it stands. */
const walk = defineEnvironment({
  name: 'walk',
  domain: 'games',
  task: z.object({ goal: z.int() }),
  state: z.object({ place: z.int().default(0) }),
  tools: (tool) => ({
    go: tool({
      description: 'Go some steps.',
      input: z.object({ by: z.int().min(1).max(3) }),
      output: z.object({ place: z.int() }),
      execute: ({ by }, { state }) => {
        state.place += by
        return { place: state.place }
      },
    }),
  }),
  verify: ({ task, state }) => ({ reward: state.place === task.goal ? 1 : 0, place: state.place }),
  gymnasium: {
    observe: () => null,
    step: ({ task, state, callCount }) => {
      const terminated = callCount === 0
      const reward = terminated && state.place === task.goal ? 1 : 0
      return { observation: null, reward, terminated, info: { place: state.place } }
    },
  },
  prompt: ({ goal }) => `Go to ${goal}.`,
  policies: {
    oracle: async ({ task, call }) => {
      for (let left = task.goal; left > 0; left -= 3) await call('go', { by: Math.min(left, 3) })
      return 'There.'
    },
  },
})

const rowOf = (goal: number) => {
  const { responses_create_params: params, ...task } = toRow(walk, { goal })
  const metadata = policyMetadata({ environment: 'walk', task: { goal }, seed: goal })
  return { responses_create_params: { ...params, metadata }, ...task }
}

async function startEnvironment() {
  const server = new EnvironmentServer(walk, { log: silent })
  const resources = await serve(server)
  onTestFinished(() => resources.stop())
  const live = async () =>
    ((await (await server.request('/health')).json()) as { sessions: { live: number } }).sessions.live
  return { url: resources.url, live }
}

async function start(create: (options: AgentOptions) => Agent, resourcesServer: string, policy: string) {
  const model = await serve(createPolicyModel({ environments: [walk], policy, logger: silent }))
  onTestFinished(() => model.stop())
  const agent = create({ resourcesServer, modelServer: model.url, logger: silent })
  onTestFinished(() => agent.stop())
  return agent
}

describe('an environment that is played both ways, over real ports', () => {
  test.each(['oracle', 'idle', 'random'])('%s has the same episodes under both agents', async (policy) => {
    const { url, live } = await startEnvironment()
    const play = async (create: (options: AgentOptions) => Agent) => {
      const agent = await start(create, url, policy)
      const runs = await Promise.all(Array.from({ length: 12 }, (_, i) => agent.run(rowOf(1 + i))))
      return runs.map((run) => {
        const { body } = completed(run)
        const { output } = body['response'] as { output: unknown[] }
        return { reward: body['reward'], place: body['place'], goal: body['goal'], output }
      })
    }
    const inSteps = await play(createGymnasiumAgent)
    expect(inSteps).toEqual(await play(createSimpleAgent))
    if (policy === 'oracle') expect(inSteps.every(({ reward }) => reward === 1)).toBe(true)
    expect(await live()).toBe(0)
  })

  test('bad calls are answered, and the episode goes on (AUT-5)', async () => {
    const { url, live } = await startEnvironment()
    const bad = [
      { name: 'go', arguments: '{"by":' },
      { name: 'go', arguments: { by: 'two' } },
      { name: 'verify', arguments: {} },
    ]
    const modelServer = scriptedModel([{ calls: bad }, { calls: [{ name: 'go', arguments: { by: 2 } }] }, 'done'])
    const agent = createGymnasiumAgent({ resourcesServer: url, modelServer, logger: silent })
    onTestFinished(() => agent.stop())
    const { body, steps } = completed(await agent.run(rowOf(2)))
    expect(body).toMatchObject({ reward: 1, place: 2, terminated: true })
    expect(steps.flatMap((step) => (step.type === 'tool' ? step.outcome : []))).toEqual([
      'invalid',
      'ok',
      'invalid',
      'ok',
    ])
    expect(await live()).toBe(0)
  })
})
