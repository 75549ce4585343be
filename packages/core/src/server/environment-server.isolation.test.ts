import { describe, expect, test } from 'vitest'
import { createRandom } from '../environment/random.ts'
import { ToolError } from '../errors/gym-error.ts'
import { connect, transports } from '../node/connect.fixture.ts'
import { createAgent, createLog, silent, verifyBody } from './agent.fixture.ts'
import { counter, scripted, type Script } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('EnvironmentServer', () => {
  test('shows the verdict of each of 1,000 interleaved sessions exactly its own calls (SES-3)', async () => {
    const server = new EnvironmentServer(counter, { log: silent })
    const order = createRandom('SES-3')
    const play = async (i: number) => {
      const random = createRandom(i)
      const agent = createAgent(server)
      const numbers = Array.from({ length: random.integer(1, 4) }, () => random.integer(-1_000_000, 1_000_000))
      const row = { initial_count: i, expected_count: numbers.reduce((sum, n) => sum + n, i) }
      await agent.post('/seed_session', row)
      for (const n of numbers) {
        for (let pause = order.integer(0, 3); pause > 0; pause -= 1) await turn()
        if (order.next() < 0.2) await agent.post('/crash', {})
        expect((await agent.post('/add', { n })).status).toBe(200)
      }
      const { body } = await agent.verify(row)
      expect(body).toMatchObject({ reward: 1, history: numbers.map((n) => `add ${n}`) })
    }
    await Promise.all(Array.from({ length: 1000 }, (_, i) => play(i)))
    expect(await server.sessions.count()).toBe(1000)
  }, 60_000)

  test('does not run a call whose client left while it waited for its turn', async () => {
    const entered = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<null>()
    const ran: unknown[] = []
    const act: Script['act'] = async ({ n }, { state }) => {
      ran.push(n)
      state.count += 1
      entered.resolve()
      return n === 1 ? finish.promise : null
    }
    const server = new EnvironmentServer(scripted({ act }), { log: silent })
    const agent = createAgent(server)
    await agent.post('/seed_session', {})
    const first = createAgent(server, agent.cookie).post('/act', { n: 1 })
    await entered.promise
    const client = new AbortController()
    const second = createAgent(server, agent.cookie).post('/act', { n: 2 }, { signal: client.signal })
    await turn()
    client.abort()
    finish.resolve(null)
    expect((await first).status).toBe(200)
    expect(await second).toMatchObject({ status: 499, body: { code: 'request_aborted' } })
    expect((await agent.post('/peek', {})).body.count).toBe(1)
    expect(ran).toEqual([1])
  })
})

describe.each(transports)('EnvironmentServer, %s', (transport) => {
  const seeded = async (script: Script) => {
    const server = new EnvironmentServer(scripted(script), { log: silent })
    const connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    return { server, connection, agent, also: () => createAgent(connection, agent.cookie) }
  }

  test('runs one call of a session at a time and loses none', async () => {
    let running = 0
    const { connection, agent, also } = await seeded({
      act: async ({ n }, { state }) => {
        running += 1
        expect(running).toBe(1)
        await turn()
        state.note += ` ${String(n)}`
        running -= 1
        return null
      },
    })
    await using _ = connection
    const calls = []
    for (let n = 0; n < 10; n += 1) {
      calls.push(also().post('/act', { n }))
      await turn()
    }
    for (const { status } of await Promise.all(calls)) expect(status).toBe(200)
    const { note } = (await agent.post('/peek', {})).body
    expect(note.split(' ').slice(1).toSorted()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
  })

  test('serves another session, its verdict and its close while a call of one session never ends', async () => {
    const entered = Promise.withResolvers<void>()
    const release = Promise.withResolvers<null>()
    const { connection, also } = await seeded({
      act: ({ wait }) => {
        if (!wait) return 'free'
        entered.resolve()
        return release.promise
      },
    })
    await using _ = connection
    const stuck = also().post('/act', { wait: true })
    await entered.promise
    const other = createAgent(connection)
    await other.post('/seed_session', {})
    expect((await other.post('/act', {})).text).toBe('"free"')
    expect((await other.verify()).body.reward).toBe(1)
    expect((await other.close()).body).toEqual({ status: 'closed' })
    release.resolve(null)
    expect((await stuck).status).toBe(200)
  })

  test.each<[string, number, NonNullable<Script['act']>]>([
    [
      'throws',
      500,
      () => {
        throw new Error('kaboom')
      },
    ],
    [
      'throws what the model shall read',
      400,
      () => {
        throw new ToolError('no such day')
      },
    ],
    ['rejects later', 500, () => turn().then(() => Promise.reject(new Error('kaboom')))],
    [
      'breaks the schema of its state',
      500,
      (_, { state }) => {
        Object.assign(state, { count: 'many' })
        return null
      },
    ],
    [
      'replaces its state with none',
      500,
      (_, context) => {
        context.state = undefined as never
        return null
      },
    ],
    ['answers what is no JSON', 500, () => undefined],
    ['answers a 64-bit integer that JSON cannot hold', 500, () => ({ n: 1n })],
    [
      'answers a circle',
      500,
      () => {
        const circle: Record<string, unknown> = {}
        circle['self'] = circle
        return circle
      },
    ],
    ['changes its task', 500, (_, { task }) => (task['city'] = 'Rome')],
  ])('leaves the state as it was when a tool changes it and then %s', async (_name, status, act) => {
    const { connection, agent } = await seeded({
      act: (input, context) => {
        context.state.note = 'spoilt'
        context.state.count += 1
        return act(input, context)
      },
    })
    await using _ = connection
    expect((await agent.post('/act', {})).status).toBe(status)
    expect((await agent.post('/peek', {})).body).toEqual({ note: 'seeded', count: 0 })
  })

  test('saves the state that a tool puts in place of the old one', async () => {
    const { connection, agent } = await seeded({
      act: (_, context) => Boolean((context.state = { note: 'new', count: 5 })),
    })
    await using _ = connection
    await agent.post('/act', {})
    expect((await agent.post('/peek', {})).body).toEqual({ note: 'new', count: 5 })
  })

  test('does not change the state through an object that a tool kept from an earlier call', async () => {
    const kept: { count: number }[] = []
    const { connection, agent } = await seeded({
      act: (_, { state }) => {
        for (const old of kept) old.count = 1_000
        kept.push(state)
        state.count += 1
        return null
      },
    })
    await using _ = connection
    for (let i = 0; i < 3; i += 1) await agent.post('/act', {})
    kept.forEach((old) => (old.count = -1))
    expect((await agent.post('/peek', {})).body.count).toBe(3)
  })

  test('ends the call of a client that leaves: the signal is aborted, the state is as before, the session goes on', async () => {
    const entered = Promise.withResolvers<void>()
    const left = Promise.withResolvers<unknown>()
    const finish = Promise.withResolvers<null>()
    const { connection, agent, also } = await seeded({
      act: async (_, context) => {
        context.signal.addEventListener('abort', () => left.resolve(context.signal.reason))
        context.state.note = 'half done'
        entered.resolve()
        await finish.promise
        context.state.note = 'too late'
        return null
      },
    })
    await using _ = connection
    const client = new AbortController()
    const call = also()
      .post('/act', {}, { signal: client.signal })
      .catch(() => 'gone')
    await entered.promise
    client.abort()
    expect(await left.promise).toMatchObject({ code: 'request_aborted' })
    expect((await agent.post('/peek', {})).body).toEqual({ note: 'seeded', count: 0 })
    finish.resolve(null)
    await call
    expect((await agent.post('/peek', {})).body).toEqual({ note: 'seeded', count: 0 })
  })

  test('makes no failure of a verdict whose client left, and is asked again', async () => {
    const entered = Promise.withResolvers<void>()
    const log = createLog()
    const verify = ({ task, signal }: { task: Record<string, unknown>; signal: AbortSignal }) => {
      if (!task['wait']) return 1
      entered.resolve()
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('given up'))))
    }
    await using connection = await connect(new EnvironmentServer(scripted({ verify }), { log }), transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    const { cookie } = agent
    const client = new AbortController()
    const left = createAgent(connection, cookie)
      .post('/verify', verifyBody({ wait: true }), { signal: client.signal })
      .catch(() => 'gone')
    await entered.promise
    client.abort()
    await left
    expect((await createAgent(connection, cookie).verify()).body).toMatchObject({ reward: 1, mask_sample: false })
    expect(log.error).not.toHaveBeenCalled()
  })

  test('gives a verifier the state of the calls that arrived before it, not of those under way', async () => {
    const entered = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<null>()
    const { connection, also } = await seeded({
      act: async (_, { state }) => {
        state.count += 1
        entered.resolve()
        return finish.promise
      },
      verify: ({ state }) => ({ reward: 1, count: state.count }),
    })
    await using _ = connection
    const call = also().post('/act', {})
    await entered.promise
    const verdict = also().post('/verify', verifyBody())
    finish.resolve(null)
    await call
    expect((await verdict).body.count).toBe(1)
  })
})
