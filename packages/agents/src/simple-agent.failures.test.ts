import type { ModelClient } from '@gym/models'
import { describe, expect, test } from 'vitest'
import { calls, completed, failed, outputsOf, row, setUp } from './fixtures/set-up.ts'
import type { Answers } from './fixtures/stub-resources-server.ts'

describe('createSimpleAgent: failures are data', () => {
  test('says where an unreachable resources server was looked for (SCL-6)', async () => {
    const { agent, stub, warnings } = await setUp()
    await stub[Symbol.asyncDispose]()
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({ failureClass: 'transport_unreachable', stage: 'seed', terminal: false, steps: [] })
    expect(result.message).toContain(`POST ${stub.url}/seed_session failed: connect ECONNREFUSED`)
    expect(warnings[0]).toContain(`${stub.url}/seed_session`)
  })

  test.each([
    [422, { detail: [{ msg: 'Field required' }] }, 'agent_run_error', true],
    [503, { detail: 'No session is free.', code: 'session_capacity' }, 'agent_request_failed', false],
    [500, "ValueError('kaboom')", 'agent_run_error', false],
  ])('a seed answered %i fails the rollout, and nothing is closed', async (status, body, failureClass, terminal) => {
    const { agent, stub } = await setUp({ answers: { '/seed_session': () => Response.json(body, { status }) } })
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({ failureClass, stage: 'seed', httpStatus: status, terminal })
    expect(result.message).toContain(`POST ${stub.url}/seed_session answered ${status}: `)
    expect(stub.paths()).toEqual(['/seed_session'])
  })

  test('a model that fails is a failure with the partial rollout, and the session is closed (SES-9)', async () => {
    const { agent, stub } = await setUp({
      turns: [calls('look'), { status: 400, body: '{"error":{"message":"context too long"}}' }],
    })
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({
      failureClass: 'agent_request_failed',
      stage: 'agent',
      httpStatus: 400,
      terminal: true,
    })
    expect(result.message).toContain('context too long')
    expect(result.response?.output.map(({ type }) => type)).toEqual(['function_call', 'function_call_output'])
    expect([stub.paths().at(-1), stub.live()]).toEqual(['/close_session', 0])
  })

  test('a model client that throws anything at all is a failure, and the session is closed (SES-9)', async () => {
    const model: ModelClient = {
      url: '',
      close: async () => {},
      respond: () => {
        throw new TypeError('x is undefined')
      },
    }
    const { agent, stub } = await setUp({ model })
    expect(failed(await agent.run(row))).toMatchObject({
      failureClass: 'agent_run_error',
      message: 'x is undefined',
      stage: 'agent',
    })
    expect(stub.live()).toBe(0)
  })

  test('a tool call whose connection ends is not made again (SCL-7)', async () => {
    const { agent, stub } = await setUp({ turns: [calls('look'), 'done'], answers: { '/look': () => 'drop' } })
    expect(failed(await agent.run(row))).toMatchObject({
      failureClass: 'transport_peer_drop',
      stage: 'agent',
      terminal: false,
    })
    expect(stub.paths()).toEqual(['/seed_session', '/look', '/close_session'])
  })

  test('a tool call is made again where the server promises to do it once, under the same key', async () => {
    let count = 0
    const answers: Answers = {
      '/seed_session': () => Response.json({}, { headers: { 'gym-idempotency': '1' } }),
      '/look': () => ((count += 1) === 1 ? 'drop' : new Response('second')),
    }
    const { agent, stub } = await setUp({ turns: [calls('look'), 'done'], answers })
    completed(await agent.run(row))
    expect(outputsOf(stub)).toEqual(['second'])
    expect(new Set(stub.received.filter(({ path }) => path === '/look').map(({ key }) => key)).size).toBe(1)
  })

  test.each([
    [
      'an error',
      () => Response.json("ValueError('kaboom')", { status: 500 }),
      { failureClass: 'verifier_error', httpStatus: 500, terminal: false },
    ],
    [
      'a refusal',
      () => Response.json({ detail: 'bad item' }, { status: 422 }),
      { failureClass: 'verifier_error', httpStatus: 422, terminal: true },
    ],
    [
      'a lost session',
      () => Response.json({ detail: 'expired', code: 'session_expired' }, { status: 409 }),
      { failureClass: 'session_expired', httpStatus: 409, terminal: true },
    ],
    ['text', () => new Response('fine'), { failureClass: 'verifier_error', httpStatus: 200 }],
    ['a list', () => Response.json([1]), { failureClass: 'verifier_error' }],
  ])('a verifier that answers with %s is a failure, and the session is closed (SES-9)', async (_, answer, expected) => {
    const { agent, stub } = await setUp({ answers: { '/verify': answer } })
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({ ...expected, stage: 'verification' })
    expect(result.message).toContain(`${stub.url}/verify`)
    expect(stub.live()).toBe(0)
  })

  test('a verdict that is none is handed on for the caller to judge', async () => {
    const masked = { reward: 0, mask_sample: true, failure_kind: 'judge_failed' }
    const { agent } = await setUp({ answers: { '/verify': () => Response.json(masked) } })
    expect(completed(await agent.run(row)).body).toEqual(masked)
  })

  test('a session that cannot be closed changes nothing and is logged; a server without the route is not', async () => {
    for (const [status, warned] of [
      [500, 1],
      [404, 0],
      [422, 0],
    ] as const) {
      const { agent, warnings } = await setUp({
        answers: { '/close_session': () => Response.json({ detail: 'no' }, { status }) },
      })
      expect(completed(await agent.run(row)).body['reward']).toBe(1)
      expect(warnings).toHaveLength(warned)
    }
  })

  test.each(['', '{', '{"responses_create_params":5}'])(
    'a row %j is a failure before anything is sent',
    async (text) => {
      const { agent, stub } = await setUp()
      expect(failed(await agent.run(text))).toMatchObject({
        failureClass: 'agent_run_error',
        stage: 'seed',
        terminal: true,
      })
      expect(stub.paths()).toEqual([])
    },
  )

  test('leaves the other rollouts whole when some fail (SCL-10)', async () => {
    const { agent, stub } = await setUp({
      turns: [({ user }) => (user === '7' ? { status: 400, body: 'no' } : calls('look')), 'done'],
    })
    const rows = Array.from({ length: 100 }, (_, i) => ({
      ...row,
      responses_create_params: { ...row.responses_create_params, user: String(i % 10) },
    }))
    const results = await Promise.all(rows.map((one) => agent.run(one)))
    expect(results.filter(({ kind }) => kind === 'failed')).toHaveLength(10)
    expect(stub.live()).toBe(0)
  })
})
