import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { connect } from '../node/connect.fixture.ts'
import { calls, createAgent, type Requestable, responseOf, says, silent } from './agent.fixture.ts'
import { SessionCounterServer } from './session-counter.fixture.ts'
import { SimpleWeatherServer } from './simple-weather.fixture.ts'

describe('SimpleWeatherServer, a resources server with one tool and a verifier, over HTTP', () => {
  const row = { responses_create_params: { input: 'How is it in Oslo?' }, city: 'Oslo', expected_weather: 'snow' }
  const rollout = [calls('get_weather', { city: 'Oslo' }), says('There is snow in Oslo.')]

  test('plays a rollout from seed to reward, and echoes the row', async () => {
    await using connection = await connect(new SimpleWeatherServer({ name: 'weather', log: silent }))
    const agent = createAgent(connection)
    expect((await agent.post('/seed_session', row)).body).toEqual({})
    expect((await agent.post('/get_weather', { city: 'Oslo' })).body).toEqual({
      city: 'Oslo',
      weather_description: 'snow',
    })
    const body = { ...row, response: responseOf(rollout) }
    expect((await agent.post('/verify', body)).body).toEqual({
      ...body,
      reward: 1,
      mask_sample: false,
      failure_kind: null,
      failure_reason: null,
    })
    expect((await agent.get('/reverify_mode')).body).toBe('unknown')
  })

  test.each([
    ['without a look-up', [says('snow')]],
    ['after a look-up of another city', [calls('get_weather', { city: 'Rome' }), says('snow')]],
    ['before the look-up', [says('snow'), calls('get_weather', { city: 'Oslo' })]],
  ])('gives nothing for the right answer %s', async (_, output) => {
    await using connection = await connect(new SimpleWeatherServer({ log: silent }))
    expect(
      (await createAgent(connection).post('/verify', { ...row, response: responseOf(output) })).body,
    ).toMatchObject({ reward: 0, mask_sample: false })
  })

  test('answers 404 with a detail that helps, 422 to bad arguments, and keeps its cookie', async () => {
    await using connection = await connect(new SimpleWeatherServer({ name: 'weather', log: silent }))
    const agent = createAgent(connection)
    await agent.post('/seed_session', row)
    expect(agent.cookie).toMatch(/^SimpleWeatherServer___weather_\w+=/)
    const { cookie } = agent
    expect(await agent.post('/get_weather', { city: 'Atlantis' })).toMatchObject({
      status: 404,
      body: { detail: 'No forecast for Atlantis; there are San Francisco, Oslo.' },
    })
    expect(await agent.post('/get_weather', { citty: 'Oslo' })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', 'city'], msg: 'Field required; did you write "citty"?' }] },
    })
    expect((await agent.post('/ng-rollout/0-0/get_weather', { city: 'Oslo' })).status).toBe(200)
    expect(agent.cookie).toBe(cookie)
  })

  test('answers 422 to a row that lacks what the verifier needs', async () => {
    await using connection = await connect(new SimpleWeatherServer({ log: silent }))
    const { expected_weather: _, ...rest } = row
    expect(await createAgent(connection).post('/verify', { ...rest, response: responseOf() })).toMatchObject({
      status: 422,
      body: { detail: [{ type: 'missing', loc: ['body', 'expected_weather'] }] },
    })
  })
})

interface CounterRow {
  responses_create_params: { input: { role: string; content: string }[] }
  initial_count: number
  expected_count: number
}

/** Does what the prompt says, as a model would: "add 1 then add 2 then get the count". */
async function play(connection: Requestable, row: CounterRow, slip = 0) {
  const agent = createAgent(connection)
  expect((await agent.post('/seed_session', row)).body).toEqual({})
  const output: unknown[] = []
  const steps = row.responses_create_params.input
    .map(({ content }) => content)
    .join(' ')
    .matchAll(/add (\d+)/g)
  for (const [, number] of steps) {
    expect((await agent.post('/increment_counter', { count: Number(number) + slip })).body).toEqual({ success: true })
    output.push(calls('increment_counter', { count: Number(number) + slip }))
  }
  const { count } = (await agent.post('/get_counter_value', {})).body
  output.push(calls('get_counter_value', {}), says(`The count is ${count}.`))
  return {
    agent,
    count: count as number,
    verdict: (await agent.post('/verify', { ...row, response: responseOf(output) })).body,
  }
}

const written: CounterRow[] = [
  {
    responses_create_params: { input: [{ role: 'user', content: 'add 1 then add 2 then get the count' }] },
    initial_count: 3,
    expected_count: 6,
  },
  {
    responses_create_params: { input: [{ role: 'user', content: 'add 40 then get the count' }] },
    initial_count: -2,
    expected_count: 38,
  },
]

const data = new URL('../../../../../shared/data/nemo-gym/example_session_state_mgmt.jsonl', import.meta.url)

describe('SessionCounterServer, a resources server whose tools change state that verify inspects, over HTTP', () => {
  test('rewards whoever counts right, and nobody else, each session by itself', async () => {
    await using connection = await connect(new SessionCounterServer({ name: 'counter', log: silent }))
    const rollouts = await Promise.all([...written, ...written].map((row, i) => play(connection, row, i < 2 ? 0 : 1)))
    expect(rollouts.map(({ verdict }) => verdict.reward)).toEqual([1, 1, 0, 0])
    expect(rollouts.map(({ count }) => count)).toEqual([6, 38, 8, 39])
  })

  test.skipIf(!existsSync(data))(
    'plays every row of NeMo Gym’s example_session_state_mgmt.jsonl to a reward of 1',
    async () => {
      const rows = readFileSync(data, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as CounterRow)
      expect(rows.length).toBeGreaterThan(0)
      await using connection = await connect(new SessionCounterServer({ name: 'counter', log: silent }))
      const rollouts = await Promise.all(rows.map((row) => play(connection, row)))
      expect(rollouts.map(({ count, verdict }) => [count, verdict.reward])).toEqual(
        rows.map(({ expected_count }) => [expected_count, 1]),
      )
      for (const [i, row] of rows.entries()) expect(rollouts[i]?.verdict).toMatchObject(row)
    },
  )

  test('plays a typed seed of 0.7 and its close', async () => {
    const server = new SessionCounterServer({ log: silent })
    await using connection = await connect(server)
    const agent = createAgent(connection)
    const session = { resources_session_id: 'r1', episode_id: { rollout_id: '0-0', attempt: 0 } }
    await agent.post('/seed_session', {
      ...session,
      task_id: { taskset: 't', task_id: '0' },
      task_data: { initial_count: 3 },
    })
    await agent.post('/increment_counter', { count: 3 })
    expect((await agent.verify({ expected_count: 6 })).body).toMatchObject({ reward: 1 })
    await agent.post('/close_session', session)
    expect(await server.sessions.count()).toBe(0)
  })

  test('refuses a seed without what it needs, and a call or verdict without a seed', async () => {
    await using connection = await connect(new SessionCounterServer({ log: silent }))
    expect(await createAgent(connection).post('/seed_session', { initial_cuont: 3 })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', 'initial_count'], msg: 'Field required; did you write "initial_cuont"?' }] },
    })
    for (const path of ['/increment_counter', '/get_counter_value']) {
      expect(await createAgent(connection).post(path, { count: 1 })).toMatchObject({
        status: 409,
        body: { code: 'session_missing' },
      })
    }
    expect(await createAgent(connection).verify({ expected_count: 0 })).toMatchObject({
      status: 409,
      body: { code: 'session_missing' },
    })
  })

  test('loses no increment of twenty that arrive at one time', async () => {
    await using connection = await connect(new SessionCounterServer({ log: silent }))
    const agent = createAgent(connection)
    await agent.post('/seed_session', { initial_count: 0 })
    await Promise.all(
      Array.from({ length: 20 }, () => createAgent(connection, agent.cookie).post('/increment_counter', { count: 1 })),
    )
    expect((await agent.post('/get_counter_value', {})).body).toEqual({ count: 20 })
  })
})
