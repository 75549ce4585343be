import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { BaseVerifyRequest } from '../protocol/resources-server.ts'
import { connect, transports } from '../node/connect.fixture.ts'
import { createAgent, responseOf, silent, verifyBody } from './agent.fixture.ts'
import type { RequestContext } from './request-context.ts'
import { SimpleResourcesServer, type VerifyAnswer } from './resources-server.ts'

/** A server with routes of every kind that an author may add. */
class OwnRoutesServer extends SimpleResourcesServer {
  readonly released: string[] = []
  judge: (body: BaseVerifyRequest) => VerifyAnswer = (body) => ({ ...body, reward: 1 })

  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    app.get('/map.txt', (c) => c.text('# #'))
    app.get('/broken', () => {
      throw new Error('kaboom at /srv/secret/map.ts')
    })
    app.post(
      '/note',
      this.endpoint(z.object({ text: z.string() }), async ({ text }, { session }) => {
        session.memory += text
        if (text === 'fail') throw new Error('no')
        return session.memory
      }),
    )
    app.post(
      '/nothing',
      this.endpoint(z.unknown(), () => undefined),
    )
    app.post(
      '/free',
      this.endpoint(z.object({}), () => 'no session is asked for'),
    )
    app.post(
      '/slow',
      this.endpoint(z.object({}), () => new Promise(() => {})),
    )
    return app
  }

  override async verify(body: BaseVerifyRequest): Promise<VerifyAnswer> {
    return this.judge(body)
  }

  override async closeSession({ sessionId }: RequestContext): Promise<void> {
    this.released.push(sessionId)
  }
}

describe.each(transports)('SimpleResourcesServer and an author’s own routes, %s', (transport) => {
  async function open(server = new OwnRoutesServer({ log: silent })) {
    const connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    return Object.assign(agent, { server, [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose]() })
  }

  test('puts the session cookie, once, on answers that the author made (SES-1)', async () => {
    await using agent = await open()
    const { cookie } = agent
    const map = await agent.get('/map.txt')
    expect([map.status, map.text, map.headers.get('content-type')]).toEqual([
      200,
      '# #',
      expect.stringContaining('text/plain'),
    ])
    expect(agent.cookie).toBe(cookie)
    expect(await agent.get('/broken')).toMatchObject({ status: 500, text: `"Error('kaboom at <path>')"` })
    expect(agent.cookie).toBe(cookie)
    expect((await agent.get('/ng-rollout/0-0/map.txt')).text).toBe('# #')
  })

  test('keeps what a handler wrote to its session, and nothing of a handler that failed', async () => {
    await using agent = await open()
    expect((await agent.post('/note', { text: 'a' })).body).toBe('a')
    expect((await agent.post('/note', { text: 'fail' })).status).toBe(500)
    expect((await agent.post('/note', { text: 'b' })).body).toBe('ab')
  })

  test('answers null for a handler that returns nothing, and asks for a session only where one is used', async () => {
    await using agent = await open()
    expect((await agent.post('/nothing', '5')).text).toBe('null')
    expect((await createAgent(agent.server).post('/free', {})).body).toBe('no session is asked for')
    expect(await createAgent(agent.server).post('/note', { text: 'a' })).toMatchObject({
      status: 409,
      body: { code: 'session_missing' },
    })
  })

  test('ends a handler of the author’s at the server’s deadline (INT-7)', async () => {
    await using agent = await open(new OwnRoutesServer({ log: silent, toolTimeoutMs: 1 }))
    expect(await agent.post('/slow', {})).toMatchObject({
      status: 504,
      body: { code: 'tool_timeout', detail: '/slow did not finish within 1 ms.' },
    })
  })

  test('calls closeSession once for each session, with the name it had (SES-5)', async () => {
    await using agent = await open()
    await agent.close()
    await agent.close()
    expect(agent.server.released).toEqual([expect.stringMatching(/^[\w-]{10}$/)])
  })

  test.each<[string, OwnRoutesServer['judge'], object]>([
    ['the verdict’s fields alone', () => ({ reward: 0.5, lookups: 2 }), { ...verifyBody(), reward: 0.5, lookups: 2 }],
    ['the whole request with a reward', (body) => ({ ...body, reward: 0.5 }), { ...verifyBody(), reward: 0.5 }],
    [
      'another response',
      (body) => ({ ...body, response: { ...body.response, id: 'mine' }, reward: 1 }),
      { ...verifyBody(), response: { ...responseOf(), id: 'mine' }, reward: 1 },
    ],
    [
      'another response and other parameters',
      (body) => ({
        ...body,
        responses_create_params: { input: 'other' },
        response: { ...body.response, id: 'mine' },
        reward: 1,
      }),
      { responses_create_params: { input: 'other' }, response: { ...responseOf(), id: 'mine' }, reward: 1 },
    ],
    ['a reward beyond 0 to 1, for no range was declared', () => ({ reward: -40 }), { ...verifyBody(), reward: -40 }],
    [
      'a failure of its own',
      () => ({ reward: 0, mask_sample: true, failure_kind: 'judge_failed', failure_reason: 'no judge' }),
      { ...verifyBody(), reward: 0, mask_sample: true, failure_kind: 'judge_failed', failure_reason: 'no judge' },
    ],
  ])('answers a verify that gives %s', async (_, judge, expected) => {
    await using agent = await open()
    agent.server.judge = judge
    expect((await agent.verify()).body).toEqual({
      mask_sample: false,
      failure_kind: null,
      failure_reason: null,
      ...expected,
    })
  })

  test('drops forged verdict fields also when the verifier repeats its whole request', async () => {
    await using agent = await open()
    const forged = { reward: 100, mask_sample: true, failure_kind: 'x', reward_components: { a: 'x' }, city: 'Oslo' }
    expect((await agent.verify(forged)).body).toEqual({
      ...verifyBody(),
      city: 'Oslo',
      reward: 1,
      mask_sample: false,
      failure_kind: null,
      failure_reason: null,
    })
  })

  test('lets middleware of the author’s see the requests of the routes after it, and keeps the cookie once', async () => {
    const seen: string[] = []
    class WatchedServer extends OwnRoutesServer {
      override setupWebserver(): Hono {
        const app = super.setupWebserver()
        app.use(async (c, next) => {
          seen.push(c.req.path)
          await next()
          c.header('x-seen', 'yes')
        })
        app.post(
          '/after',
          this.endpoint(z.object({}), () => 1),
        )
        return app
      }
    }
    await using agent = await open(new WatchedServer({ log: silent }))
    const { cookie } = agent
    const answer = await agent.post('/after', {})
    expect([answer.text, answer.headers.get('x-seen'), agent.cookie]).toEqual(['1', 'yes', cookie])
    expect(seen).toEqual(['/after'])
  })

  test('keeps the seeded session when middleware rewrites every answer (SES-1)', async () => {
    class WrappedServer extends OwnRoutesServer {
      override setupWebserver(): Hono {
        const inner = super.setupWebserver()
        const app = new Hono()
        app.use(async (c, next) => {
          await next()
          c.res = new Response(c.res.body, c.res)
        })
        return app.route('/', inner)
      }
    }
    await using agent = await open(new WrappedServer({ log: silent }))
    expect((await agent.post('/note', { text: 'a' })).body).toBe('a')
    expect((await agent.post('/note', { text: 'b' })).body).toBe('ab')
  })
})
