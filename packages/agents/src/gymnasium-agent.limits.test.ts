import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  calls,
  completed,
  failed,
  never,
  nextTurn,
  row,
  type Setup,
  setUpGymnasium,
  stepsInTurn,
} from './fixtures/set-up.ts'

afterEach(() => {
  vi.useRealTimers()
})

const endless = { turns: Array(99).fill(calls('look')) as Setup['turns'], answers: { '/step': stepsOf(0.5) } }

function stepsOf(reward: number) {
  return () => Response.json({ observation: 'on', reward, info: { depth: 1 } })
}

describe('createGymnasiumAgent: how an episode ends', () => {
  test.each<[string, Setup, number]>([
    ['max_steps', { limits: { maxSteps: 3 } }, 3],
    ['max_total_tokens', { limits: { maxTotalTokens: 1 } }, 1],
    ['max_invalid_calls', { turns: [calls('a', 'look'), calls('b'), 'x'], limits: { maxInvalidCalls: 2 } }, 2],
  ])('at the limit %s it is truncated, says why, and keeps its rewards', async (reason, setup, steps) => {
    const { agent, stub } = await setUpGymnasium({ ...endless, ...setup })
    const { body } = completed(await agent.run(row))
    expect(body).toMatchObject({
      reward: steps * 0.5,
      terminated: false,
      truncated: true,
      info: { depth: 1 },
      response: { status: 'incomplete', incomplete_details: { reason } },
    })
    expect(stub.paths().filter((path) => path === '/step')).toHaveLength(steps)
    expect(stub.live()).toBe(0)
  })

  test('ends an endless episode after 50 turns without being told to', async () => {
    const { agent, stub } = await setUpGymnasium(endless)
    expect(completed(await agent.run(row)).body['reward']).toBe(25)
    expect(stub.paths().filter((path) => path === '/step')).toHaveLength(50)
  })

  test('an episode that ends by itself at the limit is not truncated', async () => {
    const { agent } = await setUpGymnasium({ limits: { maxSteps: 1 } })
    expect(completed(await agent.run(row)).body).toMatchObject({ reward: 1, terminated: true, truncated: false })
  })

  async function untilLate({ turns, answers }: Setup, steps: number, lateMs = 60_000) {
    const { agent, stub } = await setUpGymnasium({ turns, answers, limits: { timeoutMs: 60_000 } })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const run = agent.run(row)
    while (stub.paths().filter((path) => path === '/step').length < steps || stub.paths().length < 1) await nextTurn()
    for (let i = 0; i < 20; i += 1) await nextTurn()
    await vi.advanceTimersByTimeAsync(lateMs)
    return { run, stub }
  }

  test('when time runs out while it waits for the model it is truncated with the rewards so far', async () => {
    const { run, stub } = await untilLate({ turns: ['a', never], answers: { '/step': stepsOf(0.5) } }, 1)
    expect(completed(await run).body).toMatchObject({
      reward: 0.5,
      truncated: true,
      response: { incomplete_details: { reason: 'timeout' } },
    })
    expect(stub.live()).toBe(0)
  })

  test('when time runs out during a step its reward is waited for a while', async () => {
    const answer = Promise.withResolvers<Response>()
    const { run, stub } = await untilLate({ turns: ['a', 'b'], answers: { '/step': () => answer.promise } }, 1)
    answer.resolve(Response.json({ reward: 0.5 }))
    expect(completed(await run).body).toMatchObject({ reward: 0.5, truncated: true })
    expect(stub.paths()).toEqual(['/reset', '/step', '/close'])
  })

  test('when that step is not answered it is a failure, for its reward is not known', async () => {
    const { run, stub } = await untilLate({ turns: ['a'], answers: { '/step': never } }, 1, 70_000)
    expect(failed(await run)).toMatchObject({
      failureClass: 'agent_timeout',
      stage: 'agent',
      terminal: false,
      message: expect.stringContaining('its reward is not known') as string,
    })
    expect(stub.live()).toBe(0)
  })

  test('when time runs out before the first step there is no verdict', async () => {
    const { run, stub } = await untilLate({ turns: [never] }, 0)
    expect(failed(await run)).toMatchObject({
      failureClass: 'agent_timeout',
      message: 'The time for this rollout ran out: no step was taken within 60000 ms.',
    })
    expect(stub.paths()).toEqual(['/reset', '/close'])
  })

  test('when one step takes too long it is a failure', async () => {
    const { agent, stub } = await setUpGymnasium({ answers: { '/step': never }, limits: { requestTimeoutMs: 60_000 } })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const run = agent.run(row)
    while (!stub.paths().includes('/step')) await nextTurn()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(failed(await run)).toMatchObject({ failureClass: 'transport_timeout', stage: 'agent' })
    expect(stub.live()).toBe(0)
  })

  test('counts calls that no environment could run, and lets the environment answer them all the same', async () => {
    const output = { call_id: 'call_0_0', output: 'no such tool' }
    const { agent } = await setUpGymnasium({
      turns: [calls('loook'), 'x'],
      answers: { '/step': stepsInTurn({ info: { tool_outputs: [output] } }, { terminated: true }) },
    })
    const { steps, body } = completed(await agent.run(row))
    expect(steps.find(({ type }) => type === 'tool')).toMatchObject({ name: 'loook', outcome: 'invalid' })
    expect((body['response'] as { output: unknown[] }).output[1]).toMatchObject(output)
  })
})
