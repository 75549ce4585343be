import { describe, expect, test } from 'vitest'
import { createAgent, silent } from './agent.fixture.ts'
import { counter, scripted } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

const withKey = (key: string) => ({ headers: { 'idempotency-key': key } })

async function seeded() {
  const server = new EnvironmentServer(counter, { log: silent })
  const agent = createAgent(server)
  await agent.post('/seed_session', {})
  return { server, agent, also: () => createAgent(server, agent.cookie) }
}

describe('EnvironmentServer and a call that is sent again', () => {
  test('answers the same text without running the tool a second time (SCL-7)', async () => {
    const { agent } = await seeded()
    const first = await agent.post('/roll', {}, withKey('a'))
    const again = await agent.post('/roll', {}, withKey('a'))
    expect(again.text).toBe(first.text)
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    expect((await agent.verify()).body.history).toHaveLength(1)
  })

  test('runs once of ten that arrive at the same time (SCL-7)', async () => {
    const { agent, also } = await seeded()
    const answers = await Promise.all(Array.from({ length: 10 }, () => also().post('/add', { n: 1 }, withKey('a'))))
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(['{"count":1}']))
    expect((await agent.verify()).body.history).toEqual(['add 1'])
  })

  test('does not advance chance by a replay', async () => {
    const [plain, replayed] = [await seeded(), await seeded()]
    const rolls = [await plain.agent.post('/roll', {}), await plain.agent.post('/roll', {})]
    await replayed.agent.post('/roll', {}, withKey('a'))
    await replayed.agent.post('/roll', {}, withKey('a'))
    expect((await replayed.agent.post('/roll', {}, withKey('b'))).text).toBe(rolls[1]?.text)
  })

  test('runs every call without a key, and those with other keys', async () => {
    const { agent } = await seeded()
    for (const init of [
      undefined,
      undefined,
      withKey('a'),
      withKey('b'),
      withKey(`${'x'.repeat(300)}1`),
      withKey(`${'x'.repeat(300)}2`),
    ])
      await agent.post('/add', { n: 1 }, init)
    expect((await agent.verify()).body.count).toBe(6)
  })

  test('runs a call that failed again, for nothing of it was applied', async () => {
    let tries = 0
    const act = () => {
      tries += 1
      if (tries === 1) throw new Error('kaboom')
      return tries
    }
    const agent = createAgent(new EnvironmentServer(scripted({ act }), { log: silent }))
    await agent.post('/seed_session', {})
    expect((await agent.post('/act', {}, withKey('a'))).status).toBe(500)
    expect((await agent.post('/act', {}, withKey('a'))).text).toBe('2')
    expect((await agent.post('/act', {}, withKey('a'))).text).toBe('2')
  })

  test('never answers one tool’s call with the answer of another that had the same key', async () => {
    const { agent } = await seeded()
    await agent.post('/add', { n: 1 }, withKey('call_0'))
    expect((await agent.post('/roll', {}, withKey('call_0'))).body).toHaveProperty('roll')
    expect((await agent.verify()).body.history).toHaveLength(2)
  })

  test('keeps the keys of two sessions apart', async () => {
    const { server, agent } = await seeded()
    const other = createAgent(server)
    await other.post('/seed_session', { initial_count: 100 })
    await agent.post('/add', { n: 1 }, withKey('a'))
    expect((await other.post('/add', { n: 1 }, withKey('a'))).body).toEqual({ count: 101 })
  })

  test('remembers a bounded number of answers', async () => {
    const { server, agent } = await seeded()
    for (let i = 0; i < 500; i += 1) await agent.post('/roll', {}, withKey(`key ${i}`))
    const memories: number[] = []
    await server.sessions.use(agent.cookie.split('=')[1], async ({ memory }) =>
      memories.push(JSON.stringify(JSON.parse(memory).replies).length),
    )
    expect(memories[0]).toBeLessThan(1_000)
  })
})
