import { afterEach, describe, expect, test, vi } from 'vitest'
import { calls, completed, never, nextTurn, outputsOf, row, type Setup, setUp, verified } from './fixtures/set-up.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('createSimpleAgent: how a rollout ends', () => {
  test('at maxSteps it is truncated and verified all the same', async () => {
    const { stub, agent } = await setUp({ turns: Array(9).fill(calls('look')), limits: { maxSteps: 2 } })
    expect(completed(await agent.run(row)).body['reward']).toBe(1)
    expect(verified(stub).response).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_steps' } })
    expect(stub.paths().filter((path) => path === '/look')).toHaveLength(2)
  })

  test('stops endless tool calls after 50 steps without being told to', async () => {
    const { stub, agent } = await setUp({ turns: Array(99).fill(calls('look')) })
    await agent.run(row)
    expect(stub.paths().filter((path) => path === '/look')).toHaveLength(50)
  })

  test('at maxTotalTokens it is truncated', async () => {
    const { stub, agent } = await setUp({ turns: Array(9).fill(calls('look')), limits: { maxTotalTokens: 1 } })
    completed(await agent.run(row))
    expect(verified(stub).response.incomplete_details).toEqual({ reason: 'max_total_tokens' })
  })

  test('when the model is silent it is incomplete, with the reason in its metadata', async () => {
    const reasoning = { type: 'reasoning', id: 'r', summary: [] }
    for (const [output, reason] of [
      [[], 'empty_output'],
      [[reasoning], 'incomplete_reasoning'],
    ] as const) {
      const { stub, agent } = await setUp({ turns: [{ output }] })
      completed(await agent.run(row))
      expect(verified(stub).response).toMatchObject({
        status: 'incomplete',
        metadata: { ng_termination_reason: reason },
        output,
      })
    }
  })

  test('when the model’s answer was cut short its calls are not made', async () => {
    const output = [{ type: 'function_call', call_id: 'c', name: 'look', arguments: '{}' }]
    const { stub, agent } = await setUp({ turns: [{ output, incompleteReason: 'max_output_tokens' }] })
    completed(await agent.run(row))
    expect(stub.paths()).toEqual(['/seed_session', '/verify', '/close_session'])
    expect(verified(stub).response.incomplete_details).toEqual({ reason: 'max_output_tokens' })
  })

  test.each<[string, Setup, string[]]>([
    ['the model', { turns: [calls('look'), never] }, ['{"got":{}}']],
    ['the first answer of the model', { turns: [never] }, []],
    [
      'a tool',
      { turns: [calls('look', 'count')], answers: { '/look': never } },
      [
        '{"error":"The time for this rollout ran out before the tool answered."}',
        '{"error":"The time for this rollout ran out before the call was made."}',
      ],
    ],
  ])(
    'at the time limit it is truncated, verified and closed, whether it waits for %s (SES-9)',
    async (_, setup, outputs) => {
      const { stub, agent } = await setUp({ ...setup, limits: { timeoutMs: 60_000 } })
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      const run = agent.run(row)
      const reached = () => (setup.answers ? stub.paths().includes('/look') : stub.paths().length >= 1 + outputs.length)
      while (!reached()) await nextTurn()
      for (let i = 0; i < 20; i += 1) await nextTurn()
      await vi.advanceTimersByTimeAsync(60_000)
      completed(await run)
      expect(verified(stub).response).toMatchObject({
        object: 'response',
        status: 'incomplete',
        incomplete_details: { reason: 'timeout' },
      })
      expect(outputsOf(stub)).toEqual(outputs)
      expect(stub.live()).toBe(0)
    },
  )

  test('when a tool does not answer in time the model is told so', async () => {
    const { stub, agent } = await setUp({
      turns: [calls('look'), 'done'],
      answers: { '/look': never },
      limits: { requestTimeoutMs: 60_000 },
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const run = agent.run(row)
    while (!stub.paths().includes('/look')) await nextTurn()
    await vi.advanceTimersByTimeAsync(60_000)
    completed(await run)
    expect(outputsOf(stub)).toEqual(['{"error":"The tool look did not answer within 60000 ms."}'])
  })
})
