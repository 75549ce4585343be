import { describe, expect, test } from 'vitest'
import { connect, transports } from '../node/connect.fixture.ts'
import { createAgent, responseOf, says, silent } from './agent.fixture.ts'
import { counter, scripted } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

const input = [{ role: 'user', content: 'Count to six.', type: 'message' }]

/** As simple_agent 0.5 dumps them: all 23 keys, nulls included. */
const params05 = {
  background: null,
  include: null,
  input,
  instructions: null,
  max_output_tokens: null,
  max_tool_calls: null,
  metadata: null,
  model: null,
  parallel_tool_calls: true,
  previous_response_id: null,
  prompt: null,
  reasoning: null,
  service_tier: null,
  store: null,
  temperature: null,
  text: null,
  tool_choice: 'auto',
  tools: [],
  top_logprobs: null,
  top_p: null,
  truncation: null,
  user: null,
  stream: null,
}

/** As 0.7 dumps them: seven keys more. */
const params07 = {
  ...params05,
  context_management: null,
  conversation: null,
  moderation: null,
  prompt_cache_key: null,
  prompt_cache_retention: null,
  safety_identifier: null,
  stream_options: null,
}

const row = {
  expected_count: 6,
  initial_count: 3,
  _ng_task_index: 0,
  _ng_rollout_index: 1,
  agent_ref: { type: 'responses_api_agents', name: 'a' },
}
const typed = {
  resources_session_id: 'resources-session-7f6e73c1f42d4894bd0ae83b75b6d4c4',
  episode_id: { rollout_id: '0-0', attempt: 0 },
  task_id: { taskset: 'interop', task_id: '0' },
  task_data: { expected_count: 6, initial_count: 3 },
}
const close = { resources_session_id: typed.resources_session_id, episode_id: typed.episode_id }
const create = () => new EnvironmentServer(counter, { log: silent })

describe.each(transports)('EnvironmentServer and seeds, %s', (transport) => {
  test.each([
    ['0.5, 23 parameters', params05, 23],
    ['0.7 behind the relay, 30 parameters', params07, 30],
  ])('plays a row as it is sent by %s, and gives every key of it back', async (_, responses_create_params, keys) => {
    expect(Object.keys(responses_create_params)).toHaveLength(keys)
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    expect(await agent.post('/seed_session', { responses_create_params, ...row })).toMatchObject({
      status: 200,
      text: '{}',
    })
    expect((await agent.post('/add', { n: 3 })).body).toEqual({ count: 6 })
    const body = { responses_create_params, ...row, response: responseOf([says('six')]) }
    expect((await agent.post('/verify', body)).body).toEqual({
      ...body,
      reward: 1,
      count: 6,
      history: ['add 3'],
      mask_sample: false,
      failure_kind: null,
      failure_reason: null,
    })
  })

  test('answers a typed seed of 0.7 with exactly its three keys and a cookie, and plays its task', async () => {
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    const seeded = await agent.post('/seed_session', typed)
    expect(seeded).toMatchObject({
      status: 200,
      body: { resources_session_id: typed.resources_session_id, resources_tools: null, sandbox_access: null },
    })
    expect(Object.keys(seeded.body)).toHaveLength(3)
    // The alias is no secret: the cookie must not be made of it.
    expect(agent.cookie).not.toContain('7f6e73c1')
    await agent.post('/add', { n: 3 })
    expect((await agent.verify({ expected_count: 6 })).body).toMatchObject({ reward: 1, count: 6 })
  })

  test('opens one session for equal seeds that arrive at one time, and answers each alike (SES-6)', async () => {
    const seeds: string[] = []
    const server = new EnvironmentServer(scripted({ seed: ({ sessionId }) => seeds.push(sessionId) }), { log: silent })
    await using connection = await connect(server, transport)
    const agents = Array.from({ length: 10 }, () => createAgent(connection))
    const answers = await Promise.all(agents.map((agent) => agent.post('/seed_session', typed)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(new Set(agents.map(({ cookie }) => cookie)).size).toBe(1)
    expect([seeds.length, await server.sessions.count()]).toEqual([1, 1])
  })

  test.each<[string, object]>([
    ['another episode', { episode_id: { rollout_id: '0-1', attempt: 0 } }],
    ['another attempt', { episode_id: { rollout_id: '0-0', attempt: 1 } }],
    ['another task', { task_id: { taskset: 'interop', task_id: '1' } }],
    ['another payload', { task_data: { expected_count: 7 } }],
  ])('refuses a seed of the same id with %s with 409, and leaves the session alone (SES-6)', async (_, change) => {
    await using connection = await connect(create(), transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', typed)
    expect(await createAgent(connection).post('/seed_session', { ...typed, ...change })).toMatchObject({
      status: 409,
      body: { code: 'session_conflict' },
    })
    expect((await agent.post('/add', { n: 1 })).body).toEqual({ count: 4 })
  })

  test('takes a body with one of the four keys missing for a flat row', async () => {
    await using connection = await connect(create(), transport)
    const { task_id: _, ...rest } = typed
    expect(await createAgent(connection).post('/seed_session', { ...rest, ...row })).toMatchObject({
      status: 200,
      text: '{}',
    })
  })

  test.each<[string, object, (string | number)[]]>([
    ['an id that is no text', { resources_session_id: 5 }, ['body', 'resources_session_id']],
    ['an id of control characters', { resources_session_id: 'a\nb' }, ['body', 'resources_session_id']],
    ['an id without end', { resources_session_id: 'x'.repeat(100_000) }, ['body', 'resources_session_id']],
    [
      'a rollout id that ends as an attempt',
      { episode_id: { rollout_id: '0-0-a1', attempt: 0 } },
      ['body', 'episode_id', 'rollout_id'],
    ],
    [
      'a rollout id with a slash',
      { episode_id: { rollout_id: '0/0', attempt: 0 } },
      ['body', 'episode_id', 'rollout_id'],
    ],
    ['a negative attempt', { episode_id: { rollout_id: '0', attempt: -1 } }, ['body', 'episode_id', 'attempt']],
    ['one key more', { more: 1 }, ['body', 'more']],
    ['task data that is a list', { task_data: [] }, ['body', 'task_data']],
    ['task data that fails its schema', { task_data: { expected_count: 'six' } }, ['body', 'expected_count']],
  ])('refuses a typed seed with %s with 422, and opens nothing', async (_, change, loc) => {
    const server = create()
    await using connection = await connect(server, transport)
    const answer = await createAgent(connection).post('/seed_session', { ...typed, ...change })
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc }] } })
    expect([answer.text.length < 1_000, await server.sessions.count()]).toEqual([true, 0])
  })

  test('closes by the caller’s id, without a cookie, again and again (SES-5)', async () => {
    const server = create()
    await using connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', typed)
    for (let i = 0; i < 3; i += 1) {
      expect(await createAgent(connection).post('/close_session', close)).toMatchObject({
        status: 200,
        body: { resources_session_id: typed.resources_session_id },
      })
    }
    expect(await server.sessions.count()).toBe(0)
    expect(await agent.post('/add', { n: 1 })).toMatchObject({ status: 409, body: { code: 'session_closed' } })
  })

  test('keeps an id spent after its close, and after the close of one that was never seeded (SES-6)', async () => {
    await using connection = await connect(create(), transport)
    await createAgent(connection).post('/seed_session', typed)
    await createAgent(connection).post('/close_session', close)
    expect(await createAgent(connection).post('/seed_session', typed)).toMatchObject({
      status: 409,
      body: { code: 'session_closed' },
    })
    const never = { ...close, resources_session_id: 'never-seeded' }
    expect((await createAgent(connection).post('/close_session', never)).status).toBe(200)
    expect(await createAgent(connection).post('/seed_session', { ...typed, ...never })).toMatchObject({
      status: 409,
      body: { code: 'session_closed' },
    })
  })

  test('refuses to close another episode’s session, and a close with keys it does not know', async () => {
    const server = create()
    await using connection = await connect(server, transport)
    await createAgent(connection).post('/seed_session', typed)
    const other = { ...close, episode_id: { rollout_id: '9-9', attempt: 0 } }
    expect(await createAgent(connection).post('/close_session', other)).toMatchObject({
      status: 409,
      body: { code: 'session_conflict' },
    })
    expect((await createAgent(connection).post('/close_session', { ...close, more: 1 })).status).toBe(422)
    expect(await server.sessions.count()).toBe(1)
  })

  test('closes the session of the cookie, with a body or without, and does not verify by it (SES-5)', async () => {
    await using connection = await connect(create(), transport)
    for (const body of [{}, undefined, { whatever: 1 }]) {
      const agent = createAgent(connection)
      await agent.post('/seed_session', row)
      expect((await agent.post('/close_session', body)).body).toEqual({ status: 'closed' })
      expect((await agent.post('/close_session', body)).body).toEqual({ status: 'already_closed' })
      expect((await agent.verify(row)).status).toBe(409)
    }
  })

  test.each(['null', '[]', '5', '"x"', 'true', '[{}]'])('answers 422 to the body %s on every route', async (body) => {
    const server = create()
    await using connection = await connect(server, transport)
    for (const path of ['/seed_session', '/verify', '/close_session', '/aggregate_metrics']) {
      const answer = await createAgent(connection).post(path, body)
      expect(answer, path).toMatchObject({
        status: 422,
        body: { detail: [{ type: 'model_attributes_type', loc: ['body'] }] },
      })
    }
    expect(await server.sessions.count()).toBe(0)
  })

  test('says what a close lacks that names no session', async () => {
    await using connection = await connect(create(), transport)
    expect(await createAgent(connection).post('/close_session', {})).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('resources_session_id') },
    })
  })
})
