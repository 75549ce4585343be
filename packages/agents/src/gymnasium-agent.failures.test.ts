import type { ModelClient } from '@gym/models'
import { describe, expect, test } from 'vitest'
import { calls, completed, failed, last, row, setUpGymnasium, stepsInTurn } from './fixtures/set-up.ts'

describe('createGymnasiumAgent: failures are data', () => {
  test('says where an unreachable server was looked for (SCL-6)', async () => {
    const { agent, stub } = await setUpGymnasium()
    await stub[Symbol.asyncDispose]()
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({ failureClass: 'transport_unreachable', stage: 'seed', terminal: false })
    expect(result.message).toContain(`POST ${stub.url}/reset failed: connect ECONNREFUSED`)
  })

  test.each([
    [422, { detail: [{ msg: 'Field required' }] }, 'agent_run_error', true],
    [404, { detail: 'Not Found' }, 'agent_run_error', true],
    [503, { detail: 'No session is free.', code: 'session_capacity' }, 'agent_request_failed', false],
    [500, "ValueError('kaboom')", 'agent_run_error', false],
  ])('a reset answered %i fails the rollout, and nothing is closed', async (status, body, failureClass, terminal) => {
    const { agent, stub } = await setUpGymnasium({ answers: { '/reset': () => Response.json(body, { status }) } })
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({ failureClass, stage: 'seed', httpStatus: status, terminal })
    expect(result.message).toContain(`POST ${stub.url}/reset answered ${status}: `)
    expect(stub.paths()).toEqual(['/reset'])
  })

  test('a reset that answers wrongly fails the rollout, and what it began is closed (SES-9)', async () => {
    const answer = { observation: { board: [] }, info: { supports_explicit_close: true } }
    const { agent, stub } = await setUpGymnasium({ answers: { '/reset': () => Response.json(answer) } })
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({ failureClass: 'agent_run_error', stage: 'seed' })
    expect(result.message).toContain(`POST ${stub.url}/reset answered with a wrong observation: `)
    expect([stub.paths(), stub.live()]).toEqual([['/reset', '/close'], 0])
  })

  test('a reset that answers with text fails the rollout', async () => {
    const { agent, stub } = await setUpGymnasium({ answers: { '/reset': () => new Response('<html>') } })
    expect(failed(await agent.run(row)).message).toBe(
      `POST ${stub.url}/reset answered with something that is no JSON object: <html>`,
    )
  })

  test.each([
    [500, "ValueError('kaboom')", 'agent_run_error', false],
    [422, { detail: 'bad item' }, 'agent_run_error', true],
    [503, { detail: 'busy' }, 'agent_request_failed', false],
    [409, { detail: 'expired', code: 'session_expired' }, 'session_expired', true],
    [409, { detail: 'closed', code: 'session_closed' }, 'session_lost', true],
    [500, { detail: 'out of range', code: 'reward_invalid' }, 'verifier_error', false],
  ])(
    'a step answered %i with %j is a failure with what was said so far',
    async (status, body, failureClass, terminal) => {
      let taken = 0
      const { agent, stub } = await setUpGymnasium({
        turns: ['a', 'b'],
        answers: {
          '/step': () => {
            taken += 1
            return taken === 1 ? Response.json({ reward: 1, observation: 'on' }) : Response.json(body, { status })
          },
        },
      })
      const result = failed(await agent.run(row))
      expect(result).toMatchObject({ failureClass, stage: 'agent', httpStatus: status, terminal })
      expect(result.message).toContain(`POST ${stub.url}/step answered ${status}: `)
      expect(result.response?.output).toHaveLength(3)
      expect(stub.paths()).toEqual(['/reset', '/step', '/step', '/close'])
      expect(stub.live()).toBe(0)
    },
  )

  test.each([
    ['text', () => new Response('fine')],
    ['a list', () => Response.json([1])],
    ['nothing', () => new Response('')],
    ['an observation that is no text', () => Response.json({ reward: 1, observation: 5 })],
    ['an end that is none', () => Response.json({ reward: 1, terminated: 'yes' })],
    ['facts that are none', () => Response.json({ reward: 1, info: 5 })],
    ['outputs that are no list', () => Response.json({ reward: 1, info: { tool_outputs: {} } })],
    ['an output without a call', () => Response.json({ reward: 1, info: { tool_outputs: [{ output: 'x' }] } })],
    [
      'an output that is no text',
      () => Response.json({ reward: 1, info: { tool_outputs: [{ call_id: 'c', output: 1 }] } }),
    ],
  ])('a step that answers with %s is a failure, and the episode is closed (SES-9)', async (_, answer) => {
    const { agent, stub } = await setUpGymnasium({ answers: { '/step': answer } })
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({ failureClass: 'agent_run_error', stage: 'agent', terminal: false })
    expect(result.message).toContain(`POST ${stub.url}/step answered with `)
    expect(stub.live()).toBe(0)
  })

  test.each([
    ['{"terminated":true}', 'absent'],
    ['{"terminated":true,"reward":null}', 'null'],
    ['{"terminated":true,"reward":"1"}', '"1"'],
    ['{"terminated":true,"reward":1e999}', 'null'],
    ['{"terminated":true,"reward":[1]}', '[1]'],
  ])('the reward of %s is a failure with a reason, never 0 (VER-5)', async (answer, found) => {
    const { agent, stub } = await setUpGymnasium({ answers: { '/step': () => new Response(answer) } })
    expect(failed(await agent.run(row))).toMatchObject({
      failureClass: 'verifier_error',
      stage: 'verification',
      message: `POST ${stub.url}/step answered with a reward that must be a finite number, not ${found}.`,
    })
    expect(stub.live()).toBe(0)
  })

  test('rewards whose sum is no number are a failure', async () => {
    const { agent } = await setUpGymnasium({
      turns: ['a', 'b'],
      answers: { '/step': stepsInTurn({ reward: 1.7e308 }, { reward: 1.7e308, terminated: true }) },
    })
    expect(failed(await agent.run(row))).toMatchObject({
      failureClass: 'verifier_error',
      message: 'The rewards of the steps sum up to Infinity.',
    })
  })

  test('a step whose answer is lost is not taken again (SCL-7)', async () => {
    const { agent, stub } = await setUpGymnasium({ answers: { '/step': () => 'drop' } })
    expect(failed(await agent.run(row))).toMatchObject({ failureClass: 'transport_peer_drop', stage: 'agent' })
    expect(stub.paths()).toEqual(['/reset', '/step', '/close'])
  })

  test('a model that fails is a failure with the partial rollout, and the episode is closed (SES-9)', async () => {
    const { agent, stub } = await setUpGymnasium({
      turns: [calls('look'), { status: 400, body: '{"error":{"message":"context too long"}}' }],
      answers: { '/step': stepsInTurn({ observation: 'on' }) },
    })
    const result = failed(await agent.run(row))
    expect(result).toMatchObject({ failureClass: 'agent_request_failed', stage: 'agent', httpStatus: 400 })
    expect(result.response?.output.map(({ type }) => type)).toEqual([
      'function_call',
      'function_call_output',
      'message',
    ])
    expect([stub.paths().at(-1), stub.live()]).toEqual(['/close', 0])
  })

  test('a model client that throws anything at all is a failure', async () => {
    const model: ModelClient = {
      url: '',
      close: async () => {},
      respond: () => {
        throw new TypeError('x is undefined')
      },
    }
    const { agent, stub } = await setUpGymnasium({ model })
    expect(failed(await agent.run(row))).toMatchObject({ failureClass: 'agent_run_error', message: 'x is undefined' })
    expect(stub.live()).toBe(0)
  })

  test('an episode that cannot be closed changes nothing and is logged', async () => {
    for (const answer of [() => Response.json({ detail: 'no' }, { status: 500 }), () => 'drop' as const]) {
      const { agent, warnings } = await setUpGymnasium({ answers: { '/close': answer } })
      expect(completed(await agent.run(row)).body['reward']).toBe(1)
      expect(warnings.length).toBeGreaterThan(0)
    }
  })

  test.each(['', '{', '{"responses_create_params":5}'])(
    'a row %j is a failure before anything is sent',
    async (text) => {
      const { agent, stub } = await setUpGymnasium()
      expect(failed(await agent.run(text))).toMatchObject({
        failureClass: 'agent_run_error',
        stage: 'seed',
        terminal: true,
      })
      expect(stub.paths()).toEqual([])
    },
  )

  test('tells metrics nothing that the environment has no say in', async () => {
    const info = {
      won: true,
      note: 'short',
      essay: 'x'.repeat(1_001),
      board: [1],
      city: 'Rome',
      reward: 9,
      reward_components: 9,
      mask_sample: true,
      failure_kind: 'judge_failed',
      terminated: false,
      response: 'x',
      agent_ref: 'x',
      _ng_failure_class: 'x',
      _ng_task_index: 7,
      supports_explicit_close: true,
    }
    const { agent } = await setUpGymnasium({ answers: { '/step': stepsInTurn({ ...last, info }) } })
    const forged = { ...row, reward: 5, mask_sample: true, _ng_failure_class: 'x', _ng_task_index: 3, info: 'x' }
    const { body } = completed(await agent.run(forged))
    const { responses_create_params: _, response, ...flat } = body
    expect(flat).toEqual({
      city: 'Oslo',
      _ng_task_index: 3,
      reward: 1,
      terminated: true,
      truncated: false,
      mask_sample: false,
      failure_kind: null,
      failure_reason: null,
      info,
      won: true,
      note: 'short',
    })
    expect(response).toMatchObject({ object: 'response' })
  })
})
