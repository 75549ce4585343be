import { describe, expect, test } from 'vitest'
import { HttpError } from '../errors/gym-error.ts'
import { createMemoryStore } from '../session/memory-store.ts'
import { connect, transports } from '../node/connect.fixture.ts'
import { createAgent, says, silent, verifyBody } from './agent.fixture.ts'
import { counter, scripted } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

const row = { expected_count: 10 }
const create = () => new EnvironmentServer(counter, { log: silent })

describe.each(transports)('EnvironmentServer and its cookie, %s', (transport) => {
  test('keeps one session over 404, 422 and 500 when the jar is replaced by each answer (SES-1)', async () => {
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', row)
    const seeded = agent.cookie
    const statuses: number[] = []
    for (const [tool, args] of [
      ['add', { n: 1 }],
      ['no_such_tool', {}],
      ['add', { n: 2 }],
      ['add', { n: 'two' }],
      ['roll', {}],
      ['crash', {}],
      ['add', { n: 3 }],
      ['add', { n: 4 }],
      ['roll', {}],
      ['roll', {}],
    ] as const) {
      statuses.push((await agent.post(`/${tool}`, args)).status)
    }
    expect(statuses).toEqual([200, 404, 200, 422, 200, 500, 200, 200, 200, 200])
    const verdict = await agent.verify(row)
    expect(verdict.body).toMatchObject({ reward: 1, count: 10 })
    expect(verdict.body.history.filter((entry: string) => entry.startsWith('add'))).toEqual([
      'add 1',
      'add 2',
      'add 3',
      'add 4',
    ])
    expect(agent.cookie).toBe(seeded)
  })

  const answers: [
    string,
    number,
    (agent: ReturnType<typeof createAgent>) => Promise<{ status: number; headers: Headers }>,
  ][] = [
    ['GET /', 200, (agent) => agent.get('/')],
    ['GET /health', 200, (agent) => agent.get('/health')],
    ['GET /openapi.json', 200, (agent) => agent.get('/openapi.json')],
    ['HEAD /', 200, (agent) => agent.send('HEAD', '/')],
    ['an unknown route', 404, (agent) => agent.get('/nowhere')],
    ['an unknown route under a rollout', 404, (agent) => agent.post('/ng-rollout/0-0/nowhere', {})],
    ['a wrong method', 405, (agent) => agent.get('/verify')],
    ['a seed', 200, (agent) => agent.post('/seed_session', row)],
    ['a tool', 200, (agent) => agent.post('/add', { n: 1 })],
    ['arguments of the wrong type', 422, (agent) => agent.post('/add', { n: '1' })],
    ['malformed JSON', 422, (agent) => agent.post('/add', '{')],
    ['no body', 422, (agent) => agent.post('/add')],
    ['a body that is not UTF-8', 400, (agent) => agent.post('/add', new Uint8Array([0x22, 0xff, 0x22]))],
    ['a body over the limit', 413, (agent) => agent.post('/add', ' '.repeat(20_000))],
    ['a crash', 500, (agent) => agent.post('/crash', {})],
    ['a verdict', 200, (agent) => agent.verify(row)],
    [
      'a verify body that lacks its response',
      422,
      (agent) => agent.post('/verify', { responses_create_params: { input: '' } }),
    ],
    ['bad metrics', 422, (agent) => agent.post('/aggregate_metrics', { verify_responses: 5 })],
    ['a close', 200, (agent) => agent.close()],
  ]

  test.each(answers)('sends the session cookie, once, with %s (SES-1)', async (_, status, ask) => {
    const server = new EnvironmentServer(counter, { log: silent, maxBodyBytes: 10_000 })
    await using connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', row)
    const { cookie } = agent
    const answer = await ask(agent)
    expect(answer.status).toBe(status)
    const lines = answer.headers.getSetCookie()
    expect(lines).toHaveLength(1)
    if (!_.startsWith('a seed')) expect(lines[0]?.split(';')[0]).toBe(cookie)
    expect(lines[0]).toMatch(/^[\w.-]+=[A-Za-z0-9._-]{22,}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
  })

  test.each([
    ['no cookie', 'session_missing', () => ''],
    ['a cookie of another name', 'session_missing', (cookie: string) => `other${cookie}`],
    ['a cookie of another form', 'session_missing', (cookie: string) => `${cookie.split('=')[0]}=x`],
    [
      'a Python session cookie',
      'session_missing',
      (cookie: string) => `${cookie.split('=')[0]}=eyJzZXNzaW9uX2lkIjogIjEifQ==.aaaa.bbbb`,
    ],
    ['a forged cookie', 'session_unknown', (cookie: string) => `${cookie.split('=')[0]}=${'A'.repeat(32)}`],
    [
      'a cookie with one letter changed',
      'session_unknown',
      (cookie: string) => cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A'),
    ],
    [
      'a cookie with its letters’ case changed',
      'session_unknown',
      (cookie: string) =>
        cookie.replace(/=.*/, (value) =>
          value.replaceAll(/[a-z]|[A-Z]/g, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase())),
        ),
    ],
  ])(
    'refuses a tool call and a verdict with %s, names the cause, and starts no session (SES-4, SEC-1)',
    async (_, code, forge) => {
      const server = create()
      await using connection = await connect(server, transport)
      const owner = createAgent(connection)
      await owner.post('/seed_session', row)
      await owner.post('/add', { n: 10 })
      for (const [path, body] of [
        ['/add', { n: 1 }],
        ['/verify', verifyBody(row)],
      ] as const) {
        const answer = await createAgent(connection, forge(owner.cookie)).post(path, body)
        expect(answer).toMatchObject({
          status: 409,
          body: { code, detail: expect.stringContaining('POST /seed_session') },
        })
      }
      expect(await server.sessions.count()).toBe(1)
      expect((await owner.verify(row)).body).toMatchObject({ reward: 1, history: ['add 10'] })
    },
  )

  test('refuses a cookie that is replayed after its session’s close, and says so (SES-4, SEC-1)', async () => {
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', row)
    const { cookie } = agent
    await agent.close()
    for (const [path, body] of [
      ['/add', { n: 1 }],
      ['/verify', verifyBody(row)],
    ] as const) {
      expect(await createAgent(connection, cookie).post(path, body)).toMatchObject({
        status: 409,
        body: { code: 'session_closed' },
      })
    }
  })

  test('finds its cookie among 8 KB of others, and in the quotes that Python’s client puts around it', async () => {
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', row)
    const [name, value] = agent.cookie.split('=')
    for (const cookie of [
      `a=${'x'.repeat(8_000)}; ${name}=${value}; b=1`,
      `${name}="${value}"`,
      `  ${name}=${value}  `,
      `${name}=short; ${name}=${value}`,
      `=; ; b; ${name}=${value};`,
    ]) {
      expect((await createAgent(connection, cookie).post('/add', { n: 1 })).status, cookie.slice(-60)).toBe(200)
    }
  })
})

describe('EnvironmentServer and the cookies of others', () => {
  test('gives every server a cookie name of its own, two of one environment too, so that one jar holds them all (SES-2)', async () => {
    const servers = [create(), create(), new EnvironmentServer(scripted())]
    const agents = servers.map((server) => createAgent(server))
    for (const agent of agents) await agent.post('/seed_session', row)
    const names = agents.map(({ cookie }) => cookie.split('=')[0])
    expect(new Set(names).size).toBe(3)
    // The jar of NeMo Gym's agent: sorted by name, with those of the model server and of the agent itself.
    const jar = [
      ...agents.map(({ cookie }) => cookie),
      'VLLMModel___policy=eyJhIjogMX0=.abc',
      'SimpleAgent___agent=zzz',
    ]
      .toSorted()
      .join('; ')
    for (const [i, server] of servers.entries()) {
      expect((await createAgent(server, jar).verify(row, [says('x')])).status).toBe(200)
      expect((await createAgent(server, jar).get('/')).headers.getSetCookie()[0]?.split(';')[0]).toBe(agents[i]?.cookie)
    }
  })

  test('shares its cookie name with the servers that share its store, and with no other environment’s', () => {
    const store = { ...createMemoryStore(), shared: true }
    const [a, b, c] = [
      new EnvironmentServer(counter, { store }),
      new EnvironmentServer(counter, { store }),
      new EnvironmentServer(scripted(), { store }),
    ]
    expect(a.cookie.name).toBe(b.cookie.name)
    expect(a.cookie.name).not.toBe(c.cookie.name)
  })

  test.each([false, true])(
    'names its cookie with plain letters whatever class and instance are called (shared store: %s)',
    async (shared) => {
      class Wetter天気$Server extends EnvironmentServer {}
      const server = new Wetter天気$Server(counter, {
        name: 'my; server=1 für "x"',
        store: { ...createMemoryStore(), shared },
      })
      expect(server.cookie.name).toMatch(/^[\w.-]+$/)
      expect((await createAgent(server).post('/seed_session', row)).status).toBe(200)
    },
  )

  test('seeds a new session whatever cookie comes with the seed, and leaves the old one alone', async () => {
    const server = create()
    const agent = createAgent(server)
    await agent.post('/seed_session', row)
    const first = agent.cookie
    await agent.post('/add', { n: 10 })
    await agent.post('/seed_session', row)
    expect(agent.cookie).not.toBe(first)
    expect((await agent.verify(row)).body).toMatchObject({ reward: 0, history: [] })
    expect((await createAgent(server, first).verify(row)).body).toMatchObject({ reward: 1 })
  })

  test('draws ten thousand session ids without a repeat, none the neighbour of another', async () => {
    const server = create()
    const ids = new Set<string>()
    for (let i = 0; i < 10_000; i += 1)
      ids.add((await server.request('/')).headers.getSetCookie()[0]?.split('=')[1]?.split(';')[0] ?? '')
    expect(ids.size).toBe(10_000)
    expect(new Set([...ids].map((id) => id.slice(0, 8))).size).toBe(10_000)
    expect(new Set([...ids].map((id) => id.slice(-8))).size).toBe(10_000)
  })

  test('keeps the session of an answer that the author gave a status of their own', async () => {
    const act = () => {
      throw new HttpError(451, { reason: 'redacted' })
    }
    const agent = createAgent(new EnvironmentServer(scripted({ act })))
    await agent.post('/seed_session', {})
    const { cookie } = agent
    expect(await agent.post('/act', {})).toMatchObject({ status: 451, body: { detail: { reason: 'redacted' } } })
    expect(agent.cookie).toBe(cookie)
  })
})
