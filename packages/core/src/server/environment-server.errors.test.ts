import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineEnvironment } from '../environment/define-environment.ts'
import { ToolError } from '../errors/gym-error.ts'
import { connect, transports } from '../node/connect.fixture.ts'
import { createAgent, createLog, silent, verifyBody } from './agent.fixture.ts'
import { counter, scripted, type Script } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

describe.each(transports)('EnvironmentServer and errors, %s', (transport) => {
  async function open(server = new EnvironmentServer(counter, { log: silent })) {
    const connection = await connect(server, transport)
    const agent = createAgent(connection)
    expect((await agent.post('/seed_session', {})).status).toBe(200)
    return Object.assign(agent, { [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose]() })
  }

  test.each([
    '/nowhere',
    '/add/',
    '//add',
    '/add/more',
    '/ADD',
    '/%61dd',
    '/ng-rollout/0-0',
    '/ng-rollout/.x/add',
    '/__proto__',
    '/constructor',
    '/verify%00',
  ])('answers 404 in FastAPI’s words at %s', async (path) => {
    await using agent = await open()
    expect(await agent.post(path, {})).toMatchObject({ status: 404, text: '{"detail":"Not Found"}' })
    expect((await agent.get(path)).status).toBe(404)
  })

  test.each([
    ['GET', '/verify', 'POST'],
    ['GET', '/add', 'POST'],
    ['PUT', '/seed_session', 'POST'],
    ['DELETE', '/close_session', 'POST'],
    ['POST', '/health', 'GET'],
    ['POST', '/', 'GET'],
    ['PATCH', '/ng-rollout/0-0/verify', 'POST'],
  ])('answers 405 to %s %s, and allows %s', async (method, path, allow) => {
    await using agent = await open()
    const answer = await agent.send(method, path)
    expect(answer).toMatchObject({ status: 405, text: '{"detail":"Method Not Allowed"}' })
    expect(answer.headers.get('allow')).toBe(allow)
  })

  test.each([
    ['{', 1],
    ['', null],
    [' \n ', null],
    ['{"n":1', 6],
    ['{"n":1}}', 7],
    ['{"n":01}', 6],
    ['{"n":NaN}', 5],
    ['{" at position 9":x}', 18],
    ["{'n':1}", 1],
    ['\ufeff{"n":1}', 0],
    ['\u00a0{"n":1}', 0],
    ['x'.repeat(100_000), 0],
  ])('answers 422 to the malformed body %.20j and names its place, %j', async (body, offset) => {
    await using agent = await open()
    const answer = await agent.post('/add', body)
    expect(answer.status).toBe(422)
    const issue =
      offset === null
        ? { type: 'missing', loc: ['body'] }
        : {
            type: 'json_invalid',
            loc: ['body', offset],
            msg: 'JSON decode error',
            input: {},
            ctx: { error: expect.any(String) },
          }
    expect(answer.body).toEqual({ detail: [expect.objectContaining(issue)] })
    expect(answer.text.length).toBeLessThan(300)
    expect((await agent.verify()).body.history).toEqual([])
  })

  test.each<[string, unknown, object]>([
    ['a missing argument', {}, { type: 'missing', loc: ['body', 'n'] }],
    ['a text for an integer', { n: '3' }, { loc: ['body', 'n'], input: '3' }],
    ['a fraction for an integer', { n: 3.5 }, { loc: ['body', 'n'], input: 3.5 }],
    ['null for an integer', { n: null }, { loc: ['body', 'n'], input: null }],
    ['an integer that is not safe', '{"n":9007199254740993}', { loc: ['body', 'n'] }],
    ['a number beyond all floats', '{"n":1e999}', { loc: ['body', 'n'] }],
    ['a list', [1], { type: 'model_attributes_type', loc: ['body'] }],
    ['null', 'null', { type: 'model_attributes_type', loc: ['body'] }],
    ['a text', '"n"', { type: 'model_attributes_type', loc: ['body'], input: 'n' }],
    ['a lone surrogate', '{"n":"\\ud800"}', { loc: ['body', 'n'] }],
    ['a value under __proto__', '{"__proto__":{"n":1}}', { type: 'missing', loc: ['body', 'n'] }],
    ['a long text', { n: 'x'.repeat(100_000) }, { loc: ['body', 'n'] }],
  ])(
    'answers 422 to %s where an integer is due, with a place that begins with body, and changes nothing',
    async (_, body, issue) => {
      await using agent = await open()
      const answer = await agent.post('/add', body)
      expect(answer.status).toBe(422)
      expect(answer.body.detail).toHaveLength(1)
      expect(answer.body.detail[0]).toMatchObject({ msg: expect.any(String), ...issue })
      expect(answer.body.detail[0].loc[0]).toBe('body')
      expect(answer.text.length).toBeLessThan(500)
      expect((await agent.verify()).body).toMatchObject({ reward: 1, history: [] })
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )

  test('drops arguments that a tool does not know, as NeMo Gym does, and refuses them where the tool is strict', async () => {
    const strict = defineEnvironment({
      name: 'strict',
      domain: 'other',
      task: z.object({}),
      tools: (tool) => ({
        look: tool({
          description: '',
          input: z.strictObject({ city: z.string() }),
          output: z.unknown(),
          execute: (input) => input,
        }),
      }),
      verify: () => 1,
    })
    await using loose = await open()
    expect((await loose.post('/add', { n: 1, m: 2, constructor: 1 })).body).toEqual({ count: 1 })
    await using agent = await open(new EnvironmentServer(strict))
    expect(await agent.post('/look', { city: 'Oslo', day: 1, __proto__x: 2 })).toMatchObject({
      status: 422,
      body: {
        detail: [
          { type: 'extra_forbidden', loc: ['body', 'day'] },
          { type: 'extra_forbidden', loc: ['body', '__proto__x'] },
        ],
      },
    })
  })

  test.each([
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
    ['half a character at the end', new Uint8Array([0x22, 0xe2, 0x82])],
    ['UTF-16', new Uint8Array(new Uint16Array([0xfeff, 0x7b, 0x7d]).buffer)],
    ['a surrogate in UTF-8’s clothes', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('answers 400 to %s, in FastAPI’s words', async (_, bytes) => {
    await using agent = await open()
    expect(await agent.post('/add', bytes)).toMatchObject({
      status: 400,
      body: { detail: 'There was an error parsing the body' },
    })
  })

  test.each([
    '['.repeat(10_000) + ']'.repeat(10_000),
    '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000),
    `{"n":${'['.repeat(3_000_000)}${']'.repeat(3_000_000)}}`,
  ])('refuses 10,000 levels and more on every route, and lives (SEC-5)', async (deep) => {
    await using agent = await open()
    for (const path of ['/add', '/verify', '/seed_session', '/aggregate_metrics', '/close_session']) {
      expect(await agent.post(path, deep), path).toMatchObject({
        status: 422,
        body: { code: 'body_too_deep', detail: expect.stringContaining('512') },
      })
    }
    expect((await agent.verify()).status).toBe(200)
  })

  test('answers a crash with class and message as a JSON text, and logs its stack and the route (SEC-3)', async () => {
    const log = createLog()
    await using agent = await open(new EnvironmentServer(counter, { log }))
    const answer = await agent.post('/crash', {})
    expect(answer).toMatchObject({ status: 500, text: `"Error('kaboom')"` })
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(log.error).toHaveBeenCalledExactlyOnceWith('POST /crash failed', {
      error: expect.stringMatching(/^Error: kaboom\n\s+at .*counter\.fixture\.ts/),
    })
  })

  test.each<[string, NonNullable<Script['act']>, object]>([
    [
      'what the model shall read',
      () => {
        throw new ToolError('No such day: the record begins in 2012.')
      },
      { status: 400, text: '{"detail":"No such day: the record begins in 2012."}' },
    ],
    [
      'it with a status',
      () => {
        throw new ToolError('No such day.', { status: 404 })
      },
      { status: 404, text: '{"detail":"No such day."}' },
    ],
  ])('answers %s as detail, and logs no error', async (_, act, expected) => {
    const log = createLog()
    await using agent = await open(new EnvironmentServer(scripted({ act }), { log }))
    expect(await agent.post('/act', {})).toMatchObject(expected)
    expect(log.error).not.toHaveBeenCalled()
  })

  test.each([
    ['expected_conut', { expected_conut: 3 }, 'expected_count'],
    ['Expected-Count', { 'Expected-Count': 3 }, 'expected_count'],
  ])('names the nearest field beside one that is missing: %s', async (wrong, row, right) => {
    const strict = defineEnvironment({
      name: 'count',
      domain: 'other',
      task: z.object({ expected_count: z.int() }),
      verify: () => 1,
    })
    await using connection = await connect(new EnvironmentServer(strict), transport)
    const issue = {
      type: 'missing',
      loc: ['body', right],
      msg: `Field required; did you write ${JSON.stringify(wrong)}?`,
    }
    expect(await createAgent(connection).post('/seed_session', row)).toMatchObject({
      status: 422,
      body: { detail: [issue] },
    })
    expect(await createAgent(connection).post('/verify', verifyBody(row))).toMatchObject({
      status: 422,
      body: { detail: [issue] },
    })
    expect((await createAgent(connection).post('/seed_session', { other: 1 })).body.detail[0].msg).toBe(
      'Field required',
    )
  })

  test('takes a strict task out of a row that has the protocol’s fields and others beside it', async () => {
    const task = z.strictObject({ city: z.string() })
    const strict = defineEnvironment({
      name: 'strict',
      domain: 'other',
      task,
      verify: ({ task }) => ({ reward: 1, seen: task }),
    })
    await using connection = await connect(new EnvironmentServer(strict), transport)
    const row = { city: 'Oslo', agent_ref: { name: 'a' }, _ng_task_index: 0, seed: 1, more: 2 }
    expect((await createAgent(connection).post('/seed_session', row)).status).toBe(200)
    const { body } = await createAgent(connection).verify(row)
    expect(body).toMatchObject({ ...row, reward: 1, seen: { city: 'Oslo' } })
    expect(body.seen).toEqual({ city: 'Oslo' })
    expect((await createAgent(connection).post('/seed_session', { citty: 'Oslo' })).body.detail[0].msg).toBe(
      'Field required; did you write "citty"?',
    )
  })

  test('names a field of a nested object that is missing, and what stands there instead', async () => {
    const nested = defineEnvironment({
      name: 'nested',
      domain: 'other',
      task: z.object({ place: z.object({ city: z.string() }) }),
      verify: () => 1,
    })
    await using connection = await connect(new EnvironmentServer(nested), transport)
    expect((await createAgent(connection).post('/seed_session', { place: { citty: 'Oslo' } })).body).toEqual({
      detail: [
        { type: 'missing', loc: ['body', 'place', 'city'], msg: 'Field required; did you write "citty"?', input: null },
      ],
    })
  })

  test('lists a bounded number of faults', async () => {
    await using agent = await open()
    const output = Array.from({ length: 5_000 }, () => ({ no: 'type' }))
    const answer = await agent.post('/verify', verifyBody({}, output))
    expect(answer.status).toBe(422)
    expect(answer.body.detail.length).toBeLessThanOrEqual(20)
    expect(answer.body.detail[0].loc.slice(0, 4)).toEqual(['body', 'response', 'output', 0])
  })

  test('refuses parameters that the protocol does not know, and admits the 30 that it does', async () => {
    await using agent = await open()
    const body = verifyBody()
    const answer = await agent.post('/verify', {
      ...body,
      responses_create_params: { ...body.responses_create_params, sample: 1 },
    })
    expect(answer).toMatchObject({
      status: 422,
      body: { detail: [{ type: 'extra_forbidden', loc: ['body', 'responses_create_params', 'sample'] }] },
    })
  })
})
