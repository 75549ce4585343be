import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineEnvironment } from '../environment/define-environment.ts'
import { toRow } from '../environment/row.ts'
import { ToolError } from '../errors/gym-error.ts'
import { createAgent, responseOf, silent } from './agent.fixture.ts'
import { counter } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

/** Walks along a line to the goal, by its tool or by text; a step into the sea fails, and chance is shown. */
const walk = defineEnvironment({
  name: 'walk',
  domain: 'games',
  task: z.object({ goal: z.int().default(2), prize: z.number().default(1), byText: z.boolean().default(false) }),
  state: z.object({ place: z.int(), turns: z.int() }),
  seedSession: () => ({ place: 0, turns: 0 }),
  tools: (tool) => ({
    go: tool({
      description: 'Go some steps.',
      input: z.object({ by: z.int() }),
      output: z.object({ place: z.int(), chance: z.int() }),
      execute: ({ by }, { state, random }) => {
        state.place += by
        if (state.place < 0) throw new ToolError('That is the sea.')
        return { place: state.place, chance: random.integer(0, 1_000_000) }
      },
    }),
  }),
  offers: ({ byText }) => (byText ? [] : ['go']),
  verify: ({ task, state }) => (state.place === task.goal ? 1 : 0),
  prompt: () => 'Go to the goal.',
  gymnasium: {
    observe: ({ task, state }) => `You are at ${state.place} and want to be at ${task.goal}.`,
    step: async ({ task, state, outputText, callCount, random }) => {
      state.turns += 1
      if (outputText === 'crash') {
        state.place = 99
        throw new Error('kaboom')
      }
      if (outputText === 'forward') state.place += 1
      const terminated = state.place === task.goal
      return {
        observation: callCount > 0 ? null : `You are at ${state.place}.`,
        reward: terminated ? task.prize : 0,
        terminated,
        truncated: state.turns >= 4,
        info: { turns: state.turns, calls: callCount, chance: random.integer(0, 1_000_000) },
      }
    },
  },
})

const message = (text: string) => ({
  type: 'message',
  id: 'msg',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
})
const call = (by: unknown, name = 'go', call_id = 'call_1') => ({
  type: 'function_call',
  name,
  call_id,
  arguments: typeof by === 'string' ? by : JSON.stringify({ by }),
})
const turnOf = (...output: unknown[]) => responseOf(output)

async function reset(task: Record<string, unknown> = {}) {
  const server = new EnvironmentServer(walk, { log: silent })
  const agent = createAgent(server)
  const row = toRow(walk, task)
  const begun = await agent.post('/reset', row)
  const step = (output: unknown[], more: Record<string, unknown> = {}) =>
    agent.post('/step', { ...row, response: turnOf(...output), ...more })
  return { server, agent, row, begun, step }
}

describe('EnvironmentServer and an episode in steps', () => {
  test('shows the first observation and what it can do beside the protocol', async () => {
    const { begun } = await reset()
    expect(begun).toMatchObject({
      status: 200,
      body: {
        observation: 'You are at 0 and want to be at 2.',
        info: { supports_explicit_close: true, supports_step_idempotency: true },
      },
    })
  })

  test('runs the tools of a turn in order, answers them, and ends with the reward', async () => {
    const { step } = await reset()
    const turn = await step([call(1), call(1, 'go', 'call_2')])
    expect(turn.body).toMatchObject({
      observation: null,
      reward: 1,
      terminated: true,
      truncated: false,
      info: {
        turns: 1,
        calls: 2,
        tool_outputs: [
          { call_id: 'call_1', output: expect.stringContaining('"place":1') as string },
          { call_id: 'call_2', output: expect.stringContaining('"place":2') as string },
        ],
      },
    })
  })

  test('answers tools as their routes do, with the same chance', async () => {
    const { server, row, step } = await reset()
    const other = createAgent(server)
    await other.post('/seed_session', row)
    const routes = [
      await other.post('/go', { by: 1 }),
      await other.post('/go', { by: -5 }),
      await other.post('/go', { by: 'x' }),
      await other.post('/go', { by: 0 }),
    ]
    const calls = [call(1), call(-5), call('{"by":"x"}'), call(0)]
    const { tool_outputs } = (await step(calls)).body['info'] as { tool_outputs: { output: string }[] }
    expect(tool_outputs.map(({ output }) => output)).toEqual(routes.map(({ text }) => text))
  })

  test('refuses tools that the row does not offer, and arguments that are no JSON, and goes on', async () => {
    const named = await reset()
    const outputs = (turn: { body: Record<string, unknown> }) =>
      (turn.body['info'] as { tool_outputs: { output: string }[] }).tool_outputs.map(({ output }) => output)
    expect(outputs(await named.step([call(1, 'verify'), call('{'), call(1, '__proto__'), call(1)]))).toEqual([
      '{"detail":"There is no tool named \\"verify\\"."}',
      '{"detail":"The arguments are not JSON."}',
      '{"detail":"There is no tool named \\"__proto__\\"."}',
      expect.stringContaining('"place":1'),
    ])
    // A row may name what it likes.
    const tools = [{ type: 'function', name: 'constructor', parameters: {}, strict: true }]
    const responses_create_params = { input: 'go', tools }
    const foreign = await named.step([call(1, 'constructor')], { responses_create_params })
    expect(outputs(foreign)).toEqual(['{"detail":"There is no tool named \\"constructor\\"."}'])
    const byText = await reset({ byText: true })
    expect(byText.row.responses_create_params).not.toHaveProperty('tools')
    expect(outputs(await byText.step([call(1)]))).toEqual(['{"detail":"There is no tool named \\"go\\"."}'])
    expect((await byText.step([message('forward')])).body).toMatchObject({ observation: 'You are at 1.' })
  })

  test('plays a step that is sent again once, and gives the same answer', async () => {
    const { step } = await reset()
    const id = { _ng_step_request_id: 'abc' }
    const [first, again] = await Promise.all([step([message('forward')], id), step([message('forward')], id)])
    expect(again?.text).toBe(first?.text)
    expect((await step([], { _ng_step_request_id: 'abd' })).body).toMatchObject({ observation: 'You are at 1.' })
  })

  test('forgets a step that fails, with its tools', async () => {
    const { step } = await reset()
    expect(await step([call(1), message('crash')])).toMatchObject({ status: 500 })
    expect((await step([])).body).toMatchObject({ observation: 'You are at 0.', info: { turns: 1 } })
  })

  test('says that it was cut off, and plays no further', async () => {
    const { step } = await reset()
    for (const truncated of [false, false, false, true]) expect((await step([])).body).toMatchObject({ truncated })
    expect(await step([])).toMatchObject({ status: 409, body: { code: 'episode_ended' } })
  })

  test.each([7, -1, Number.NaN])('refuses to end with a reward of %d, which is outside of its range', async (prize) => {
    const { agent, row } = await reset()
    const server = new EnvironmentServer(
      {
        ...walk,
        gymnasium: { observe: () => null, step: () => ({ observation: null, reward: prize, terminated: true }) },
      },
      { log: silent },
    )
    const other = createAgent(server)
    await other.post('/reset', row)
    const answer = await other.post('/step', { ...row, response: turnOf() })
    expect(answer).toMatchObject({ status: 500, body: { code: 'reward_invalid' } })
    expect(agent.cookie).not.toBe(other.cookie)
  })

  test('plays the same moves alike, and another session its own way', async () => {
    const play = async () => {
      const { begun, step } = await reset()
      return [begun.text, (await step([call(1)])).text, (await step([message('forward')])).text]
    }
    expect(await play()).toEqual(await play())
  })

  test('is closed once, and closing again is no fault', async () => {
    const { agent, step } = await reset()
    expect((await agent.post('/close', {})).body).toEqual({ status: 'closed' })
    expect((await agent.post('/close', {})).body).toEqual({ status: 'already_closed' })
    expect(await step([])).toMatchObject({ status: 409, body: { code: 'session_closed' } })
  })

  test('refuses a step without a session, and bodies that are none', async () => {
    const { server, row } = await reset()
    const stranger = createAgent(server)
    expect(await stranger.post('/step', { ...row, response: turnOf() })).toMatchObject({ status: 409 })
    expect(await stranger.post('/step', row)).toMatchObject({ status: 422 })
    expect(await stranger.post('/reset', {})).toMatchObject({ status: 422 })
    expect(await stranger.post('/reset', { ...row, goal: 'x' })).toMatchObject({ status: 422 })
  })

  test('has no such routes for a session that was begun by a seed (VER-8)', async () => {
    const { server, row } = await reset()
    const seeded = createAgent(server)
    await seeded.post('/seed_session', row)
    await seeded.post('/go', { by: 1 })
    for (const path of ['/reset', '/step', '/close'])
      for (const body of [{}, row, { ...row, response: turnOf() }])
        expect(await seeded.post(path, body)).toMatchObject({ status: 404, text: '{"detail":"Not Found"}' })
    expect((await seeded.post('/go', { by: 1 })).text).toContain('"place":2')
  })

  test('begins another episode for whoever has one', async () => {
    const { agent, row, step } = await reset()
    await step([call(1)])
    await agent.post('/reset', row)
    expect((await step([message('forward')])).body).toMatchObject({ observation: 'You are at 1.', info: { turns: 1 } })
  })

  test('has these routes only for environments that are played so', async () => {
    const agent = createAgent(new EnvironmentServer(counter, { log: silent }))
    for (const path of ['/reset', '/step', '/close']) expect(await agent.post(path, {})).toMatchObject({ status: 404 })
  })
})
