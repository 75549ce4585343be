import { describe, expect, test } from 'vitest'
import { connect, transports } from '../node/connect.fixture.ts'
import { calls, createAgent, responseOf, silent } from './agent.fixture.ts'
import { counter } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

const create = () => new EnvironmentServer(counter, { name: 'my-counter', log: silent, maxSessions: 7 })

describe.each(transports)('SimpleServer and its routes, %s', (transport) => {
  test.each(['/', '/livez', '/readyz', '/healthz'])('answers {"status":"ok"} at %s', async (path) => {
    await using connection = await connect(create(), transport)
    expect(await createAgent(connection).get(path)).toMatchObject({ status: 200, text: '{"status":"ok"}' })
  })

  test('tells at /health how many sessions live, how many may, and since when it runs, and no secret', async () => {
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    const secret = agent.cookie.split('=')[1] ?? ''
    const health = await agent.get('/health')
    expect(health.body).toEqual({
      status: 'ok',
      sessions: { live: 1, capacity: 7 },
      uptime_seconds: expect.any(Number),
    })
    expect(health.body.uptime_seconds).toBeGreaterThanOrEqual(0)
    expect(health.text).not.toContain(secret)
    await agent.close()
    expect((await agent.get('/health')).body.sessions.live).toBe(0)
  })

  test('answers every route under /ng-rollout/<id>/ as it does without, and one session on both', async () => {
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    const under = '/ng-rollout/0-0-a1.x_Y'
    const row = { expected_count: 3 }
    expect((await agent.post(`${under}/seed_session`, row)).status).toBe(200)
    expect((await agent.post('/add', { n: 1 })).body).toEqual({ count: 1 })
    expect((await agent.post(`${under}/add`, { n: 2 })).body).toEqual({ count: 3 })
    const body = { responses_create_params: { input: '' }, response: responseOf([calls('add', { n: 1 })]), ...row }
    expect((await agent.post(`${under}/verify`, body)).body).toMatchObject({ reward: 1 })
    for (const path of ['/', '/health', '/livez', '/readyz', '/healthz', '/reverify_mode', '/openapi.json']) {
      expect((await agent.get(under + path)).text.replace(/"uptime_seconds":\d+/, ''), path).toBe(
        (await agent.get(path)).text.replace(/"uptime_seconds":\d+/, ''),
      )
    }
    expect((await agent.post(`${under}/aggregate_metrics`, { verify_responses: [{ reward: 1 }] })).status).toBe(200)
    expect((await agent.post(`${under}/close_session`, {})).body).toEqual({ status: 'closed' })
  })

  test('sums up verify answers at /aggregate_metrics', async () => {
    await using connection = await connect(create(), transport)
    const verify_responses = [0, 1].map((reward, i) => ({ reward, _ng_task_index: i, _ng_rollout_index: 0 }))
    expect((await createAgent(connection).post('/aggregate_metrics', { verify_responses })).body).toMatchObject({
      agent_metrics: { 'mean/reward': 0.5 },
      key_metrics: { 'mean/reward': 0.5 },
      group_level_metrics: [{ _ng_task_index: 0 }, { _ng_task_index: 1 }],
    })
  })

  test('answers JSON whatever content type the client sends, and says so', async () => {
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    const answer = await agent.post('/seed_session', '{}', { headers: { 'content-type': 'text/plain' } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  })
})

describe('toOpenApi', () => {
  test('describes the protocol’s routes and the tools, with schemas that a client can be made from (AUT-3)', async () => {
    const { body } = await createAgent(create()).get('/openapi.json')
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'my-counter' } })
    expect(Object.keys(body.paths).toSorted()).toEqual([
      '/',
      '/add',
      '/aggregate_metrics',
      '/close_session',
      '/crash',
      '/health',
      '/reverify_mode',
      '/roll',
      '/seed_session',
      '/verify',
    ])
    const { post } = body.paths['/add']
    expect(post).toMatchObject({ operationId: 'post_add', summary: 'Add to the count.' })
    expect(post.requestBody.content['application/json'].schema).toEqual({
      type: 'object',
      properties: { n: { type: 'integer' } },
      required: ['n'],
      additionalProperties: false,
    })
    expect(post.responses['200'].content['application/json'].schema).toMatchObject({
      properties: { count: { type: 'integer' } },
    })
    expect(JSON.stringify(body)).not.toContain('$schema')
    const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (methods) => Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})
