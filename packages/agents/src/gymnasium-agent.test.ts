import type { ModelClient, ScriptedModel } from '@gym/models'
import { describe, expect, test } from 'vitest'
import { call, calls, completed, last, row, setUpGymnasium, stepsInTurn } from './fixtures/set-up.ts'
import type { StubResourcesServer } from './fixtures/stub-resources-server.ts'

interface StepRequest {
  response: { id: string; output: Record<string, unknown>[]; usage: unknown }
  city: string
  _ng_step_request_id?: string
}
const stepsOf = (stub: StubResourcesServer) =>
  stub.received.filter(({ path }) => path === '/step').map(({ text }) => JSON.parse(text) as StepRequest)
const resetWith = (observation: unknown, info: Record<string, unknown> = {}) => ({
  '/reset': () => Response.json({ observation, info: { supports_explicit_close: true, ...info } }),
})
const user = (content: string) => ({ type: 'message', role: 'user', content })
const output = (call_id: string, text: string) => ({ type: 'function_call_output', call_id, output: text })
const asked = (script: ScriptedModel, turn: number) => (script.requests[turn]?.input ?? []) as Record<string, unknown>[]
const outputsIn = (items: unknown) =>
  (items as Record<string, unknown>[]).filter(({ type }) => type === 'function_call_output')

describe('createGymnasiumAgent: an episode', () => {
  test('resets with the row, steps with each turn of the model, sums up the rewards, and closes', async () => {
    const { stub, script, agent } = await setUpGymnasium({
      turns: ['north', 'south', 'stop'],
      answers: {
        ...resetWith('You are at 0.'),
        '/step': stepsInTurn(
          { observation: 'You are at 1.', reward: 0.25 },
          { observation: null, reward: -0.5 },
          { observation: 'You won.', reward: 2, terminated: true, info: { won: true, turns: 3 } },
        ),
      },
    })
    const { body, text, steps } = completed(await agent.run(row))
    expect(stub.paths()).toEqual(['/reset', '/step', '/step', '/step', '/close'])
    expect(stub.bodyOf('/reset')).toEqual(row)
    expect(stub.bodyOf('/close')).toEqual({})
    expect(stub.live()).toBe(0)
    const sent = stepsOf(stub)
    expect(sent.map(({ city, response }) => [city, response.output.length])).toEqual(
      Array.from({ length: 3 }, () => ['Oslo', 1]),
    )
    expect(sent[0]).not.toHaveProperty('_ng_step_request_id')
    const prompt = [...row.responses_create_params.input, user('You are at 0.')]
    const said = sent.map(({ response }) => response.output[0])
    expect(script.requests.map(({ input }) => input)).toEqual([
      prompt,
      [...prompt, said[0], user('You are at 1.')],
      [...prompt, said[0], user('You are at 1.'), said[1]],
    ])
    expect(script.requests[2]?.tools).toEqual(row.responses_create_params.tools)
    expect(body).toEqual({
      responses_create_params: { ...row.responses_create_params, input: prompt },
      city: 'Oslo',
      response: expect.objectContaining({
        id: sent[2]?.response.id,
        output: [said[0], user('You are at 1.'), said[1], said[2], user('You won.')],
      }) as unknown,
      reward: 1.75,
      terminated: true,
      truncated: false,
      mask_sample: false,
      failure_kind: null,
      failure_reason: null,
      info: { won: true, turns: 3 },
      won: true,
      turns: 3,
    })
    expect(JSON.parse(text)).toEqual(body)
    expect(steps.map((step) => (step.type === 'environment' ? step.reward : step.type))).toEqual([
      'model',
      0.25,
      'model',
      -0.5,
      'model',
      2,
    ])
  })

  test('sums usage over the episode and sends each turn with its own', async () => {
    const { stub, agent } = await setUpGymnasium({ turns: ['a', 'b'], answers: { '/step': stepsInTurn({}, last) } })
    const { body } = completed(await agent.run(row))
    const usages = stepsOf(stub).map(({ response }) => (response.usage as { total_tokens: number }).total_tokens)
    const { usage } = body['response'] as { usage: { total_tokens: number } }
    expect(usage.total_tokens).toBe((usages[0] ?? 0) + (usages[1] ?? 0))
  })

  test('hands on what the environment’s tools answered, then what it lets the model observe', async () => {
    const { script, agent } = await setUpGymnasium({
      turns: [{ calls: [call('look', { at: 1 }), call('count')] }, 'done'],
      answers: {
        '/step': stepsInTurn(
          {
            observation: 'Your move.',
            info: { tool_outputs: [output('call_0_1', '2'), output('call_0_0', '"snow"')], depth: 1 },
          },
          { ...last, info: { tool_outputs: null, depth: 2 } },
        ),
      },
    })
    const { body, steps } = completed(await agent.run(row))
    const next = asked(script, 1)
    expect(next.slice(-3)).toEqual([output('call_0_1', '2'), output('call_0_0', '"snow"'), user('Your move.')])
    expect(body).toMatchObject({ info: { depth: 2 }, depth: 2 })
    expect(body['info']).not.toHaveProperty('tool_outputs')
    expect(steps.filter(({ type }) => type === 'tool')).toMatchObject([
      { name: 'look', callId: 'call_0_0', outcome: 'ok' },
      { name: 'count', callId: 'call_0_1', outcome: 'ok' },
    ])
  })

  test('gives a call that the environment leaves unanswered an error, but not at the end', async () => {
    const { script, agent } = await setUpGymnasium({
      turns: [calls('look', 'count'), calls('look')],
      answers: { '/step': stepsInTurn({ info: { tool_outputs: [output('call_0_1', '2')] } }, last) },
    })
    const { body, steps } = completed(await agent.run(row))
    const error = output('call_0_0', '{"error":"The environment gave no output for this call of look."}')
    expect(outputsIn(asked(script, 1))).toEqual([output('call_0_1', '2'), error])
    expect(outputsIn((body['response'] as { output: unknown }).output)).toEqual([output('call_0_1', '2'), error])
    expect(steps.flatMap((step) => (step.type === 'tool' ? step.outcome : []))).toEqual([
      'unanswered',
      'ok',
      'unanswered',
    ])
  })

  test('leaves out outputs for calls that were not made, or answered already, and says so', async () => {
    const stray = [output('', '0'), output('call_9', '1'), output('call_0_0', 'a'), output('call_0_0', 'b')]
    const { script, agent, warnings } = await setUpGymnasium({
      turns: [calls('look'), 'done'],
      answers: { '/step': stepsInTurn({ info: { tool_outputs: stray } }, last) },
    })
    completed(await agent.run(row))
    expect(outputsIn(asked(script, 1))).toEqual([output('call_0_0', 'a')])
    expect(warnings).toEqual(['The environment gave 3 outputs for calls that were not made.'])
  })

  test('answers calls that have one id in the order they were made', async () => {
    const twice = ['1', '2'].map((x) => ({
      type: 'function_call',
      call_id: 'c',
      name: 'look',
      arguments: `{"x":${x}}`,
    }))
    const { script, agent, warnings } = await setUpGymnasium({
      turns: [{ output: twice }, 'done'],
      answers: {
        '/step': stepsInTurn({ info: { tool_outputs: [output('c', 'a'), output('c', 'b')] } }, last),
      },
    })
    completed(await agent.run(row))
    expect(outputsIn(asked(script, 1))).toEqual([output('c', 'a'), output('c', 'b')])
    expect(warnings).toEqual([])
  })

  test('cuts outputs and observations that are too long, and makes lone surrogates characters', async () => {
    const long = 'x'.repeat(5_000)
    const { script, agent } = await setUpGymnasium({
      turns: [calls('look'), 'done'],
      limits: { maxToolOutputChars: 100 },
      answers: {
        ...resetWith(long),
        '/step': stepsInTurn({ observation: 'half \ud800', info: { tool_outputs: [output('call_0_0', long)] } }, last),
      },
    })
    completed(await agent.run(row))
    const cut = `${'x'.repeat(100)}\n[cut: the whole answer has 5000 characters]`
    expect(asked(script, 0).at(-1)).toEqual(user(cut))
    expect(asked(script, 1).slice(-2)).toEqual([output('call_0_0', cut), user('half \ufffd')])
  })

  test('sends an empty turn on: what silence means is the environment’s business', async () => {
    const { stub, agent } = await setUpGymnasium({
      turns: [{ output: [] }, { output: [], incompleteReason: 'max_output_tokens' }, 'done'],
      answers: { '/step': stepsInTurn({}, {}, last) },
    })
    completed(await agent.run(row))
    expect(stepsOf(stub).map(({ response }) => response.output.length)).toEqual([0, 0, 1])
  })

  test('adds no message for an observation that is null, empty or left out', async () => {
    const { script, agent } = await setUpGymnasium({
      turns: ['a', 'b', 'c'],
      answers: { '/reset': () => Response.json({}), '/step': stepsInTurn({ observation: '' }, {}, last) },
    })
    const { body } = completed(await agent.run(row))
    expect(asked(script, 2).length).toBe(3)
    expect(body['responses_create_params']).toEqual(row.responses_create_params)
  })

  test('merges cookies by name, in a jar for each server (SES-2)', async () => {
    let taken = 0
    const { stub, agent, script } = await setUpGymnasium({
      turns: ['a', 'b', 'c'],
      answers: {
        '/step': () => {
          taken += 1
          const headers = taken === 1 ? { 'set-cookie': 'other=1; Path=/' } : undefined
          return Response.json({ observation: null, reward: 1, terminated: taken === 3 }, { headers })
        },
      },
    })
    completed(await agent.run(row))
    expect(stub.received.map(({ cookie }) => cookie)).toEqual([
      undefined,
      'Stub___stub=1',
      ...Array(3).fill('Stub___stub=1; other=1'),
    ])
    expect(script.requests).toHaveLength(3)
  })

  test('ends where the environment cuts the episode off', async () => {
    const { agent } = await setUpGymnasium({
      turns: ['a', 'b'],
      answers: { '/step': stepsInTurn({ truncated: true, reward: 0.5 }) },
    })
    const { body } = completed(await agent.run(row))
    expect(body).toMatchObject({ reward: 0.5, terminated: false, truncated: true })
    expect((body['response'] as { incomplete_details?: unknown }).incomplete_details ?? null).toBeNull()
  })

  test('closes nothing where the server has no close', async () => {
    for (const info of [{}, { supports_explicit_close: 'true' }]) {
      const { stub, agent } = await setUpGymnasium({
        answers: { '/reset': () => Response.json({ observation: null, info }) },
      })
      completed(await agent.run(row))
      expect(stub.paths()).toEqual(['/reset', '/step'])
    }
  })

  test('passes rows and the environment’s facts on byte for byte', async () => {
    const text =
      '{"responses_create_params": {"input": "go", "temperature": 1.0}, "id": 12345678901234567890, "x": 1.0, "reward": 5}'
    const answer =
      '{"observation": null, "reward": 1, "terminated": true, "info": {"tool_outputs": [], "hash": 98765432109876543210, "p": 2.50}}'
    const { stub, agent } = await setUpGymnasium({
      answers: { ...resetWith('Hello.'), '/step': () => new Response(answer) },
    })
    const result = completed(await agent.run(text))
    expect(stub.received[0]?.text).toBe(text)
    expect(stub.received[1]?.text.startsWith(text.slice(0, -1))).toBe(true)
    for (const part of [
      '"temperature":1.0',
      '"id":12345678901234567890,"x":1.0,',
      '"info":{"hash":98765432109876543210,"p":2.50}',
      '"hash":98765432109876543210,"p":2.50}',
    ])
      expect(result.text).toContain(part)
    expect(result.body).toMatchObject({
      reward: 1,
      responses_create_params: { input: [user('go'), user('Hello.')] },
    })
  })

  test('gives each step an id where the server knows steps by it, and sends one whose answer is lost again (SCL-7)', async () => {
    let taken = 0
    const { stub, agent } = await setUpGymnasium({
      turns: ['a', 'b'],
      answers: {
        ...resetWith(null, { supports_step_idempotency: true }),
        '/step': () => {
          taken += 1
          return taken === 1 ? 'drop' : Response.json({ observation: null, reward: 1, terminated: taken === 3 })
        },
      },
    })
    const { body } = completed(await agent.run({ ...row, _ng_step_request_id: 'forged' }))
    expect(body['reward']).toBe(2)
    const ids = stepsOf(stub).map((step) => step._ng_step_request_id)
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })

  test('keeps rollouts that run side by side apart', async () => {
    const model: ModelClient = {
      url: '',
      close: async () => {},
      respond: async ({ user: name, input }) => ({
        id: `${name}_${input.length}`,
        created_at: 0,
        model: 'm',
        object: 'response',
        output: [{ type: 'message', role: 'assistant', content: String(name) }],
        parallel_tool_calls: true,
        tool_choice: 'auto',
        tools: [],
      }),
    }
    const { agent, stub } = await setUpGymnasium({
      model,
      answers: {
        '/step': ({ text }) => {
          const { n, response } = JSON.parse(text) as { n: number; response: { output: { content: string }[] } }
          return Response.json({ reward: n, terminated: true, info: { said: response.output[0]?.content } })
        },
      },
    })
    const runs = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        agent.run({ responses_create_params: { ...row.responses_create_params, user: `u${n}` }, n }),
      ),
    )
    expect(runs.map((run) => completed(run).body)).toMatchObject(
      Array.from({ length: 50 }, (_, n) => ({ reward: n, said: `u${n}` })),
    )
    expect(stub.live()).toBe(0)
  })
})
