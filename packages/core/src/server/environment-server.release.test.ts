import { afterEach, describe, expect, test, vi } from 'vitest'
import { connect, transports } from '../node/connect.fixture.ts'
import { createAgent, silent } from './agent.fixture.ts'
import { scripted, type Script } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'
import type { BaseResourcesServerConfig } from './resources-server.ts'

/** An environment whose sessions each hold something outside their state, and a count of what is held. */
function createHolder(script: Script = {}, config: BaseResourcesServerConfig = {}) {
  const held = new Set<string>()
  const close = vi.fn(({ sessionId }: { sessionId: string }) => {
    if (!held.delete(sessionId)) throw new Error(`${sessionId} was released and is not held`)
  })
  const seed: Script['seed'] = async (context) => {
    held.add(context.sessionId)
    await script.seed?.(context)
  }
  const server = new EnvironmentServer(scripted({ ...script, seed, close }), { log: silent, ...config })
  return { server, held, close }
}

afterEach(() => void vi.useRealTimers())

describe.each(transports)('EnvironmentServer and what its sessions hold, %s', (transport) => {
  test.each<[string, Script, number[]]>([
    ['success', {}, [200, 200]],
    [
      'a tool that throws',
      {
        act: () => {
          throw new Error('kaboom')
        },
      },
      [500, 200],
    ],
    [
      'a verifier that throws',
      {
        verify: () => {
          throw new Error('kaboom')
        },
      },
      [200, 200],
    ],
  ])('holds nothing after %s and a close (SES-9)', async (_, script, statuses) => {
    const { server, held, close } = createHolder(script)
    await using connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    expect(held.size).toBe(1)
    expect([(await agent.post('/act', {})).status, (await agent.verify()).status]).toEqual(statuses)
    expect(held.size).toBe(1)
    expect((await agent.close()).body).toEqual({ status: 'closed' })
    expect((await agent.close()).body).toEqual({ status: 'already_closed' })
    expect([held.size, close.mock.calls.length]).toEqual([0, 1])
  })

  test('releases once though ten close at the same time (SES-5)', async () => {
    const { server, close } = createHolder()
    await using connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    const answers = await Promise.all(Array.from({ length: 10 }, () => createAgent(connection, agent.cookie).close()))
    expect(answers.map(({ body }): string => body.status).toSorted()).toEqual([
      ...Array(9).fill('already_closed'),
      'closed',
    ])
    expect(close).toHaveBeenCalledOnce()
  })

  test('holds nothing when the client of a call leaves and the server stops (SES-9)', async () => {
    const entered = Promise.withResolvers<void>()
    const { server, held } = createHolder({
      act: () => {
        entered.resolve()
        return new Promise<never>(() => {})
      },
    })
    const connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    const client = new AbortController()
    const call = agent.post('/act', {}, { signal: client.signal }).catch(() => 'gone')
    await entered.promise
    client.abort()
    await call
    expect(held.size).toBe(1)
    await connection[Symbol.asyncDispose]()
    expect([held.size, await server.sessions.count()]).toEqual([0, 0])
  })

  test('holds nothing when the client leaves while its session is being seeded (SES-9)', async () => {
    const entered = Promise.withResolvers<void>()
    const ready = Promise.withResolvers<void>()
    const aborted = Promise.withResolvers<void>()
    const { server, held, close } = createHolder({
      seed: async ({ signal }) => {
        signal.addEventListener('abort', () => aborted.resolve())
        entered.resolve()
        await ready.promise
      },
    })
    await using connection = await connect(server, transport)
    const client = new AbortController()
    const seed = createAgent(connection)
      .post('/seed_session', {}, { signal: client.signal })
      .catch(() => 'gone')
    await entered.promise
    client.abort()
    await aborted.promise
    expect(held.size).toBe(1)
    ready.resolve()
    await seed
    await vi.waitFor(() => expect(held.size).toBe(0))
    expect([close.mock.calls.length, await server.sessions.count()]).toEqual([1, 0])
  })

  test('lets the call in flight finish when the server stops, then holds nothing (SES-9)', async () => {
    const entered = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<string>()
    const { server, held } = createHolder({
      act: () => {
        entered.resolve()
        return finish.promise
      },
    })
    const connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    for (let i = 0; i < 5; i += 1) await createAgent(connection).post('/seed_session', {})
    const call = createAgent(connection, agent.cookie).post('/act', {})
    await entered.promise
    const stopped = connection[Symbol.asyncDispose]()
    expect(held.size).toBe(6)
    finish.resolve('done')
    expect(await call).toMatchObject({ status: 200, text: '"done"' })
    await stopped
    expect(held.size).toBe(0)
  })

  test('refuses the session beyond its capacity with 503 and a reason, and keeps all others (SES-10)', async () => {
    const { server, held, close } = createHolder({}, { maxSessions: 3 })
    await using connection = await connect(server, transport)
    const agents = Array.from({ length: 3 }, () => createAgent(connection))
    for (const agent of agents) await agent.post('/seed_session', {})
    expect(await createAgent(connection).post('/seed_session', {})).toMatchObject({
      status: 503,
      body: {
        code: 'session_capacity',
        detail: 'This server holds 3 sessions, as many as it may; close some or try again later.',
      },
    })
    for (const agent of agents) expect((await agent.post('/peek', {})).status).toBe(200)
    expect([held.size, close.mock.calls.length]).toEqual([3, 0])
    await agents[0]?.close()
    expect((await createAgent(connection).post('/seed_session', {})).status).toBe(200)
  })
})

describe('EnvironmentServer and what its sessions hold', () => {
  test('releases what a seed that missed its deadline comes to hold after all (SES-9)', async () => {
    vi.useFakeTimers()
    const { server, held, close } = createHolder(
      { seed: () => new Promise((resolve) => setTimeout(resolve, 500)) },
      { toolTimeoutMs: 100 },
    )
    const seed = createAgent(server).post('/seed_session', {})
    await vi.advanceTimersByTimeAsync(100)
    expect((await seed).status).toBe(504)
    await vi.advanceTimersByTimeAsync(400)
    expect([held.size, close.mock.calls.length]).toEqual([0, 1])
  })

  test('ends a call that does not end by itself when the grace is over, and releases its session (SES-9)', async () => {
    vi.useFakeTimers()
    const entered = Promise.withResolvers<void>()
    const act = () => {
      entered.resolve()
      return new Promise<never>(() => {})
    }
    const { server, held } = createHolder({ act })
    const agent = createAgent(server)
    await agent.post('/seed_session', {})
    const call = agent.post('/act', {})
    await entered.promise
    const stopped = server.stop({ graceMs: 100 })
    await vi.advanceTimersByTimeAsync(99)
    expect(held.size).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    await stopped
    expect(await call).toMatchObject({ status: 499, body: { code: 'request_aborted' } })
    expect(held.size).toBe(0)
  })

  test('does not wait for ever for a release that never returns', async () => {
    vi.useFakeTimers()
    const server = new EnvironmentServer(scripted({ close: () => new Promise<never>(() => {}) }), {
      log: silent,
      toolTimeoutMs: 100,
    })
    const agent = createAgent(server)
    await agent.post('/seed_session', {})
    const closed = agent.close()
    await vi.advanceTimersByTimeAsync(100)
    expect((await closed).body).toEqual({ status: 'closed' })
  })

  test('gives the release the last saved state, frozen, and the session’s name', async () => {
    const seen: unknown[] = []
    const names: string[] = []
    const script: Script = {
      seed: ({ sessionId }) => names.push(sessionId),
      act: (_, { state, sessionId }) => (names.push(sessionId), (state.count = 3)),
      close: ({ state, sessionId }) => {
        names.push(sessionId)
        seen.push({ ...state }, Object.isFrozen(state))
      },
    }
    const agent = createAgent(new EnvironmentServer(scripted(script)))
    await agent.post('/seed_session', {})
    await agent.post('/act', {})
    await agent.close()
    expect(seen).toEqual([{ note: 'seeded', count: 3 }, true])
    expect(new Set(names).size).toBe(1)
    // The name stands in logs: the cookie must not be guessed from it.
    const secret = agent.cookie.split('=')[1] ?? ''
    expect(names[0]?.length).toBeLessThanOrEqual(secret.length - 22)
  })

  test('refuses new seeds while it stops, with 503, and says on /readyz that it does', async () => {
    const { server, held } = createHolder()
    await server.stop()
    expect((await createAgent(server).post('/seed_session', {})).status).toBe(503)
    expect(await createAgent(server).get('/readyz')).toMatchObject({ status: 503, body: { status: 'stopping' } })
    expect((await createAgent(server).get('/livez')).status).toBe(200)
    expect(held.size).toBe(0)
  })
})
