import { type ModelClient, scriptedModel } from '@gym/models'
import { describe, expect, test } from 'vitest'
import { call, calls, completed, outputsOf, row, rowWith, setUp, verified } from './fixtures/set-up.ts'
import type { Answers } from './fixtures/stub-resources-server.ts'

describe('createSimpleAgent: the loop', () => {
  test('seeds with the whole row, calls tools in order, verifies everything, and closes', async () => {
    const { stub, script, agent } = await setUp({
      turns: [{ calls: [call('look', { city: 'Oslo' }), call('count', { n: 1 })] }, calls('count'), 'snow'],
    })
    const result = completed(await agent.run(row))
    expect(stub.paths()).toEqual(['/seed_session', '/look', '/count', '/count', '/verify', '/close_session'])
    expect(stub.bodyOf('/seed_session')).toEqual(row)
    expect(stub.bodyOf('/look')).toEqual({ city: 'Oslo' })
    expect(stub.bodyOf('/close_session')).toEqual({})
    const { response, city } = verified(stub)
    expect(city).toBe('Oslo')
    expect(response.id).toBe('resp_2')
    expect(response.output.map(({ type, call_id }) => call_id ?? type)).toEqual([
      'call_0_0',
      'call_0_1',
      'call_0_0',
      'call_0_1',
      'call_1_0',
      'call_1_0',
      'message',
    ])
    expect(outputsOf(stub)).toEqual(['{"got":{"city":"Oslo"}}', '{"got":{"n":1}}', '{"got":{}}'])
    expect(script.requests[1]?.input).toEqual([...row.responses_create_params.input, ...response.output.slice(0, 4)])
    expect(script.requests.map(({ tools }) => tools)).toEqual([
      row.responses_create_params.tools,
      row.responses_create_params.tools,
      row.responses_create_params.tools,
    ])
    expect(result.body).toMatchObject({ reward: 1, city: 'Oslo' })
    expect(
      result.steps.map((step) => (step.type === 'tool' ? [step.name, step.outcome, step.status] : step.type)),
    ).toEqual(['model', ['look', 'ok', 200], ['count', 'ok', 200], 'model', ['count', 'ok', 200], 'model'])
  })

  test('sums usage over the model’s answers', async () => {
    const usage = { input_tokens: 5, output_tokens: 2, total_tokens: 7, input_tokens_details: { cached_tokens: 1 } }
    const model = scriptedModel([calls('look'), 'done'])
    const counting: ModelClient = {
      url: model.url,
      close: async () => {},
      respond: async (...asked) => ({ ...(await model.respond(...asked)), usage }),
    }
    const { stub, agent } = await setUp({ model: counting })
    await agent.run(row)
    expect(verified(stub).response.usage).toEqual({
      input_tokens: 10,
      output_tokens: 4,
      total_tokens: 14,
      input_tokens_details: { cached_tokens: 2 },
    })
  })

  test('carries each server’s cookies in a jar of their own and keeps them through answers that set none (SES-2)', async () => {
    const model = scriptedModel([calls('look'), 'done'])
    const modelCookies: (string | undefined)[] = []
    const watching: ModelClient = {
      url: model.url,
      close: async () => {},
      respond(params, options) {
        modelCookies.push(options?.cookies?.header())
        return model.respond(params, options)
      },
    }
    const { stub, agent } = await setUp({
      model: watching,
      answers: { '/look': () => Response.json("ValueError('kaboom')", { status: 500 }) },
    })
    await agent.run(row)
    await agent.run(row)
    expect(stub.received.map(({ cookie }) => cookie)).toEqual([
      undefined,
      ...Array(3).fill('Stub___stub=1'),
      undefined,
      ...Array(3).fill('Stub___stub=2'),
    ])
    expect(modelCookies.map((cookie) => cookie?.split('___')[0])).toEqual([
      undefined,
      'Scripted',
      undefined,
      'Scripted',
    ])
  })

  test('gives the model a tool’s answer whatever its status, as raw text', async () => {
    const answers: Answers = {
      '/look': () => new Response('{"detail":[{"msg": "Field required"}]}', { status: 422 }),
      '/count': () => new Response('plain, not JSON', { status: 500 }),
    }
    const { stub, agent } = await setUp({ turns: [calls('look', 'count'), 'done'], answers })
    const { steps } = completed(await agent.run(row))
    expect(outputsOf(stub)).toEqual(['{"detail":[{"msg": "Field required"}]}', 'plain, not JSON'])
    expect(steps.filter(({ type }) => type === 'tool')).toMatchObject([
      { outcome: 'error', status: 422 },
      { outcome: 'error', status: 500 },
    ])
  })

  test('answers malformed arguments and unknown tools itself, and the rollout goes on (AUT-5)', async () => {
    const turns = [{ calls: [call('look', '{"city": '), call('lok'), call('look', '[]')] }, calls('look'), 'done']
    const { stub, script, agent } = await setUp({ turns })
    const { steps } = completed(await agent.run(row))
    expect(stub.paths()).toEqual(['/seed_session', '/look', '/verify', '/close_session'])
    const [notJson, unknown, list] = outputsOf(stub).map((text) => (JSON.parse(text) as { error: string }).error)
    expect(notJson).toContain('Invalid arguments for the tool look: they are not JSON')
    expect(unknown).toBe('There is no tool "lok". Available tools: look, count.')
    expect(list).toContain('a list; expected a JSON object')
    expect(steps.filter((step) => step.type === 'tool' && step.outcome === 'invalid')).toHaveLength(3)
    const next = script.requests[1]?.input as Record<string, unknown>[]
    expect(next.filter(({ type }) => type === 'function_call_output').map(({ call_id }) => call_id)).toEqual([
      'call_0_0',
      'call_0_1',
      'call_0_2',
    ])
  })

  test('ends endless invalid calls where that was asked for, and says so (AUT-5)', async () => {
    const { stub, agent } = await setUp({
      turns: [calls('a', 'b'), calls('c'), calls('d')],
      limits: { maxInvalidCalls: 3 },
    })
    completed(await agent.run(row))
    expect(verified(stub).response.incomplete_details).toEqual({ reason: 'max_invalid_calls' })
    expect(outputsOf(stub)).toHaveLength(3)
  })

  test('never calls a route of the protocol, even one that the row declares (VER-8)', async () => {
    const names = ['verify', 'seed_session', 'close_session', 'aggregate_metrics', 'health', 'x/../verify', '..']
    const { stub, agent } = await setUp({ turns: [calls(...names), 'done'] })
    completed(await agent.run(rowWith(...names.slice(0, 5))))
    expect(stub.paths()).toEqual(['/seed_session', '/verify', '/close_session'])
    expect(outputsOf(stub)).toHaveLength(names.length)
  })

  test('encodes a tool’s name, so that it is one segment of the path', async () => {
    const { stub, agent } = await setUp({
      turns: [calls('a/../verify', 'b?c#d e'), 'done'],
      answers: { '/b%3Fc%23d%20e': () => new Response('b') },
    })
    completed(await agent.run(rowWith('a/../verify', 'b?c#d e')))
    expect(stub.paths().slice(1, 3)).toEqual(['/a%2F..%2Fverify', '/b%3Fc%23d%20e'])
  })

  test('sends arguments and passes rows on byte for byte', async () => {
    const text =
      '{"responses_create_params": {"input": "go", "tools": [{"type":"function","name":"look"}]}, "id": 12345678901234567890, "x": 1.0}'
    const args = '{"id": 98765432109876543210, "y": 2.50}'
    const { stub, agent } = await setUp({ turns: [{ calls: [call('look', args)] }, 'done'] })
    const result = completed(await agent.run(text))
    expect(stub.received.slice(0, 2).map((one) => one.text)).toEqual([text, args])
    expect(stub.received.find(({ path }) => path === '/verify')?.text.startsWith(text.slice(0, -1))).toBe(true)
    expect(result.text).toContain('"id": 12345678901234567890, "x": 1.0')
  })

  test('tells the model of an answer that is no text, and cuts one that is too long', async () => {
    const answers: Answers = {
      '/look': () => new Response(new Uint8Array([0x7b, 0xff, 0xfe])),
      '/count': () => new Response('x'.repeat(5_000)),
    }
    const { stub, agent } = await setUp({
      turns: [calls('look', 'count'), 'done'],
      answers,
      limits: { maxToolOutputChars: 100 },
    })
    completed(await agent.run(row))
    const [bytes, long] = outputsOf(stub)
    expect(bytes).toBe('{"error":"The answer of the tool look is not UTF-8 text."}')
    expect(long).toBe(`${'x'.repeat(100)}\n[cut: the whole answer has 5000 characters]`)
  })

  test('sends each tool call once, with a key of its own (SCL-7)', async () => {
    const { stub, agent } = await setUp({ turns: [calls('look', 'look'), 'done'] })
    await agent.run(row)
    const keys = stub.received.filter(({ path }) => path === '/look').map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(stub.received.find(({ path }) => path === '/verify')?.key).toBeUndefined()
  })
})
