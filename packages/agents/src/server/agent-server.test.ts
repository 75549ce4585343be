import { describe, expect, test } from 'vitest'
import { calls, never, nextTurn, row, type Setup, setUp } from '../fixtures/set-up.ts'

async function serveAgent(setup: Setup = {}) {
  const parts = await setUp(setup)
  const post = async (path: string, body: unknown, init: RequestInit = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await parts.agent.fetch(
      new Request(`http://localhost${path}`, { method: 'POST', body: text, ...init }),
    )
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return {
    ...parts,
    post,
    run: async (body: unknown, path = '/run') =>
      post(path, body).then((answer) => ({ ...answer, body: JSON.parse(answer.text) as Record<string, unknown> })),
  }
}

describe('POST /run', () => {
  test('answers with the verifier’s own bytes, under prefixed paths too', async () => {
    const { run } = await serveAgent({
      answers: { '/verify': () => new Response('{"reward": 1.0, "id": 12345678901234567890}') },
    })
    for (const path of ['/run', '/ng-rollout/0-1-a2/run']) {
      const { status, text, headers } = await run(row, path)
      expect([status, text, headers.get('content-type')]).toEqual([
        200,
        '{"reward": 1.0, "id": 12345678901234567890}',
        'application/json',
      ])
    }
  })

  test('seeds with the request’s own bytes', async () => {
    const { post, stub } = await serveAgent()
    const text = '{"responses_create_params": {"input": "hi"}, "id": 12345678901234567890}'
    await post('/run', text)
    expect(stub.received[0]?.text).toBe(text)
  })

  test('answers a failure as a masked row that says why and where', async () => {
    const { run, stub } = await serveAgent({ turns: [calls('look'), { status: 400, body: '{"detail":"too long"}' }] })
    const { status, body } = await run(row)
    const failure_reason = 'The model server http://scripted.model/v1/responses answered 400: too long'
    expect(status).toBe(200)
    expect(body).toEqual({
      responses_create_params: row.responses_create_params,
      response: expect.objectContaining({
        object: 'response',
        output: [expect.objectContaining({ name: 'look' }), expect.anything()],
      }),
      reward: 0,
      mask_sample: true,
      failure_kind: 'agent_request_failed',
      failure_reason,
      _ng_failure_class: 'agent_request_failed',
      _ng_failure_message: failure_reason,
      _ng_failure_stage: 'agent',
      _ng_failure_terminal: true,
      _ng_failure_http_status: 400,
    })
    expect(stub.live()).toBe(0)
  })

  test('gives a failure before the first answer the least response that clients take', async () => {
    const { run } = await serveAgent({ answers: { '/seed_session': () => new Response('no', { status: 500 }) } })
    const { body } = await run(row)
    expect(body['response']).toEqual({
      id: expect.stringMatching(/^resp_/),
      created_at: expect.any(Number),
      model: 'none',
      object: 'response',
      output: [],
      parallel_tool_calls: true,
      tool_choice: 'auto',
      tools: row.responses_create_params.tools,
    })
  })

  test.each([
    ['{', 422, 'json_invalid'],
    ['{}', 422, 'responses_create_params'],
    ['5', 422, 'responses_create_params'],
  ])('refuses the body %j', async (text, status, words) => {
    const { post, stub } = await serveAgent()
    const answer = await post('/run', text)
    expect([answer.status, stub.paths()]).toEqual([status, []])
    expect(answer.text).toContain(words)
  })

  test('refuses bytes that are not UTF-8', async () => {
    const { agent } = await serveAgent()
    const response = await agent.fetch(
      new Request('http://localhost/run', { method: 'POST', body: new Uint8Array([0x22, 0xff, 0x22]) }),
    )
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { detail: 'There was an error parsing the body' },
    ])
  })

  test('ends the rollout and closes its session when the client leaves (SES-9)', async () => {
    const { agent, stub } = await serveAgent({ turns: [never] })
    const controller = new AbortController()
    const request = new Request('http://localhost/run', {
      method: 'POST',
      body: JSON.stringify(row),
      signal: controller.signal,
    })
    const answered = Promise.resolve(agent.fetch(request))
    while (stub.live() === 0) await nextTurn()
    controller.abort()
    expect(await (await answered).json()).toMatchObject({ _ng_failure_class: 'cancelled' })
    expect(stub.live()).toBe(0)
  })
})

describe('POST /run for a materialised task of 0.7', () => {
  const episode = (task_input: unknown) => ({
    episode_id: { rollout_id: '1-0', attempt: 0 },
    task: { task_id: { taskset: 'ts', task_id: 'a1' }, task_input },
  })
  const head = { episode_id: { rollout_id: '1-0', attempt: 0 }, task_id: { taskset: 'ts', task_id: 'a1' } }

  test.each([
    ['flat', { ...row, gold: 1 }],
    ['with task_data', { responses_create_params: row.responses_create_params, task_data: { city: 'Oslo', gold: 1 } }],
  ])('takes an input that is %s and answers with a result', async (_, input) => {
    const { run, stub } = await serveAgent({
      answers: { '/verify': () => Response.json({ reward: 1, own: 5, _ng_x: 1, ng_perf: {} }) },
    })
    expect((await run(episode(input))).body).toEqual({ ...head, result: { reward: 1, own: 5 } })
    expect(stub.bodyOf('/seed_session')).toEqual({ ...row, gold: 1 })
  })

  test('answers with a failure in place of a result', async () => {
    const { run } = await serveAgent({ answers: { '/verify': () => Response.json({ detail: 'no' }, { status: 422 }) } })
    expect((await run(episode(row))).body).toEqual({
      ...head,
      failure: {
        failure_reason: expect.stringContaining('answered 422: no'),
        terminal: true,
        failure_kind: 'verifier_error',
        stage: 'verification',
      },
    })
  })
})

describe('POST /v1/responses', () => {
  test('runs the loop in the caller’s session: no seed, no verify, no close; all cookies come back', async () => {
    const { post, stub } = await serveAgent({
      turns: [calls('look'), 'done'],
      answers: { '/look': () => new Response('{}', { headers: { 'set-cookie': 'Stub___stub="b=="; Path=/' } }) },
    })
    for (const path of [
      '/v1/responses',
      '/ng-rollout/0-0/v1/responses',
      '/ng-rollout/0-0/training-token-capture/v1/responses',
    ]) {
      const { status, text, headers } = await post(path, row.responses_create_params, {
        headers: { cookie: 'Stub___stub=a; other=1' },
      })
      expect(status).toBe(200)
      expect((JSON.parse(text) as { output: { type: string }[] }).output.map(({ type }) => type)).toEqual([
        'function_call',
        'function_call_output',
        'message',
      ])
      const cookies = headers.getSetCookie().map((line) => line.split(';')[0])
      expect(cookies.slice(0, 2)).toEqual(['Stub___stub="b=="', 'other=1'])
      expect(cookies[2]).toMatch(/^Scripted___/)
    }
    expect(stub.received.map(({ path, cookie }) => [path, cookie])).toEqual(
      Array.from({ length: 3 }, () => ['/look', 'Stub___stub=a; other=1']),
    )
  })

  test('answers 4xx to what no repeat can mend, and 5xx to what may pass', async () => {
    const failing = async (status: number) => {
      const { post } = await serveAgent({ turns: [{ status, body: 'no' }] })
      return (await post('/v1/responses', row.responses_create_params)).status
    }
    expect([await failing(400), await failing(503)]).toEqual([422, 502])
    const { post } = await serveAgent()
    expect((await post('/v1/responses', { input: 5 })).status).toBe(422)
  })
})

describe('the other routes', () => {
  test('hands /aggregate_metrics on to the resources server, bytes and status', async () => {
    const { post, stub } = await serveAgent({
      answers: {
        '/aggregate_metrics': ({ text }) => new Response(`{"got":${text}}`, { status: text === '5' ? 422 : 200 }),
      },
    })
    const body = '{"verify_responses":[{"id":12345678901234567890}]}'
    expect(await post('/aggregate_metrics', body)).toMatchObject({ status: 200, text: `{"got":${body}}` })
    expect((await post('/aggregate_metrics', '5')).status).toBe(422)
    await stub[Symbol.asyncDispose]()
    expect((await post('/aggregate_metrics', body)).status).toBe(502)
  })

  test('serves liveness, and FastAPI’s 404 and 405', async () => {
    const { agent } = await serveAgent()
    const get = async (path: string) => (await agent.fetch(new Request(`http://localhost${path}`))).status
    expect([
      await get('/'),
      await get('/health'),
      await get('/ng-rollout/1-1/health'),
      await get('/nothing'),
      await get('/run'),
    ]).toEqual([200, 200, 200, 404, 405])
  })
})
