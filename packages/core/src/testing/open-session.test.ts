import { describe, expect, test } from 'vitest'
import type { FunctionCall } from '../protocol/responses.ts'
import { calls, says, silent } from '../server/agent.fixture.ts'
import { counter, scripted } from '../server/counter.fixture.ts'
import { EnvironmentServer } from '../server/environment-server.ts'
import { openSession } from './open-session.ts'

describe('openSession', () => {
  test('plays a session through typed tools to a verdict, and writes down what was said and done', async () => {
    await using session = await openSession(counter, { expected_count: 5 }, { log: silent })
    expect(await session.tools.add({ n: 2 })).toEqual({ count: 2 })
    expect(await session.tools.add({ n: 3 })).toEqual({ count: 5 })
    expect(await session.verify('five')).toMatchObject({ reward: 1, history: ['add 2', 'add 3'], mask_sample: false })
    expect(session.output.map(({ type }) => type)).toEqual([
      'function_call',
      'function_call_output',
      'function_call',
      'function_call_output',
    ])
    expect(session.output[1]).toMatchObject({ call_id: 'call_1', output: '{"count":2}' })
  })

  test('gives back any answer to call, and throws it from tools and verify', async () => {
    await using session = await openSession(counter, {}, { log: silent })
    expect(await session.call('add', { n: 'two' })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', 'n'] }] },
    })
    expect(await session.call('no_such_tool', {})).toMatchObject({ status: 404 })
    await expect(session.tools.crash({})).rejects.toThrow(`crash answered 500: "Error('kaboom')"`)
    await expect(session.verify([{ type: 'message', role: 5 }])).rejects.toThrow(/^verify answered 422: /)
  })

  test('throws the server’s answer when the seed is refused', async () => {
    await expect(openSession(counter, { expected_count: 'five' as never })).rejects.toThrow(
      /^seed_session answered 422: .*expected_count/,
    )
  })

  test('gives every call an id of its own, those of one turn too', async () => {
    await using session = await openSession(counter, {})
    await Promise.all([session.call('add', { n: 1 }), session.call('add', { n: 2 }), session.call('roll', {})])
    const ids = session.output.map((item) => (item as FunctionCall).call_id)
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(3)
  })

  test('judges any output instead of an answer', async () => {
    await using session = await openSession(scripted({ verify: ({ output }) => (output.length === 2 ? 1 : 0) }), {})
    expect(await session.verify([calls('act', {}), says('x')])).toMatchObject({ reward: 1 })
  })

  test('closes its session once, by hand or at the end of its scope', async () => {
    const released: string[] = []
    const server = new EnvironmentServer(scripted({ close: ({ sessionId }) => void released.push(sessionId) }))
    {
      await using session = await openSession(server.environment, {}, { server })
      expect([session.server, released.length]).toEqual([server, 0])
      await session.close()
      expect(released).toHaveLength(1)
    }
    expect([released.length, await server.sessions.count()]).toEqual([1, 0])
  })

  test('lets a policy play, with several calls in one turn, alike every time', async () => {
    const play = async () => {
      await using session = await openSession(counter, { expected_count: 3 })
      return await session.play(async ({ call, tools, random }) => {
        const [first] = await Promise.all([call('add', { n: 1 }), call('add', { n: 2 })])
        return JSON.stringify([first, tools.length, random.integer(1, 1_000)])
      })
    }
    const verdict = await play()
    expect(verdict).toMatchObject({ reward: 1 })
    expect(await play()).toEqual(verdict)
  })
})
