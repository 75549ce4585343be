import {
  defineEnvironment,
  type FunctionCallOutput,
  GymError,
  isFunctionCall,
  type Logger,
  ModelResponse,
  type ResponseItem,
  type ResponsesCreateParams,
} from '@gym/core'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { policyMetadata } from './policy-metadata.ts'
import { createPolicyModel, policyNames, type PolicyModelOptions } from './policy-model.ts'

const cities = defineEnvironment({
  name: 'cities',
  domain: 'agent',
  task: z.object({ city: z.string(), weather: z.string() }),
  tools: (tool) => ({
    look: tool({
      description: 'Look.',
      input: z.object({ city: z.string(), days: z.int().min(1).max(3).optional() }),
      output: z.object({ weather: z.string() }),
      execute: () => ({ weather: 'sun' }),
    }),
  }),
  verify: () => 1,
  policies: {
    oracle: async ({ task, call }) => {
      const [seen] = (await Promise.all([call('look', { city: task.city }), call('look', { city: 'Rome' })])) as {
        weather: string
      }[]
      return `It is ${seen?.weather}, and should be ${task.weather}.`
    },
    echo: ({ prompt }) => prompt,
    broken: () => {
      throw new TypeError('kaboom')
    },
    fickle: async ({ call }) => {
      await call('look', { city: String(fickle++) })
      return ''
    },
  },
})
let fickle = 0

const rollout = { environment: 'cities', task: { city: 'Oslo', weather: 'snow' }, seed: '7:0' }
const question = (more: Partial<ResponsesCreateParams> = {}): ResponsesCreateParams => ({
  input: [{ role: 'user', content: 'What is the weather?' }],
  tools: [...cities.functionTools],
  metadata: policyMetadata(rollout),
  ...more,
})

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }

const model = (policy: string, options: Partial<PolicyModelOptions> = {}) =>
  createPolicyModel({ environments: [cities], policy, logger: silent, ...options })

async function post(server: ReturnType<typeof model>, body: unknown, path = '/v1/responses') {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await server.fetch(new Request(`http://localhost${path}`, { method: 'POST', body: text }))
  return { status: response.status, headers: response.headers, body: await response.json() }
}

async function ask(server: ReturnType<typeof model>, params: ResponsesCreateParams): Promise<ModelResponse> {
  const { status, body } = await post(server, params)
  expect(status).toBe(200)
  return ModelResponse.parse(body)
}

/** Plays a whole rollout as an agent would and returns all that was said. */
async function play(
  server: ReturnType<typeof model>,
  params: ResponsesCreateParams,
  output = '{"weather":"sun"}',
): Promise<{ responses: ModelResponse[]; items: ResponseItem[] }> {
  const responses: ModelResponse[] = []
  const items: ResponseItem[] = []
  for (;;) {
    const response = await ask(server, { ...params, input: [...(params.input as object[]), ...items] as [] })
    responses.push(response)
    items.push(...response.output)
    const calls = response.output.filter(isFunctionCall)
    if (calls.length === 0) return { responses, items }
    items.push(...calls.map(({ call_id }): FunctionCallOutput => ({ type: 'function_call_output', call_id, output })))
  }
}

const textOf = ({ items }: { items: ResponseItem[] }) => JSON.stringify(items.at(-1))

describe('createPolicyModel', () => {
  test('plays the environment’s policy: its calls, then its answer', async () => {
    const { responses, items } = await play(model('oracle'), question())
    expect(responses[0]?.output).toMatchObject([
      { type: 'function_call', name: 'look', arguments: '{"city":"Oslo"}', status: 'completed' },
      { type: 'function_call', name: 'look', arguments: '{"city":"Rome"}' },
    ])
    expect(textOf({ items })).toContain('It is sun, and should be snow.')
  })

  test('answers with every field that clients of the Responses API require', async () => {
    const response = await ask(model('oracle'), question())
    expect(response).toMatchObject({
      object: 'response',
      model: 'oracle',
      status: 'completed',
      parallel_tool_calls: true,
      tool_choice: 'auto',
      tools: cities.functionTools,
      usage: { input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } },
    })
    expect(response.created_at).toBeGreaterThan(1.7e9)
    const { input_tokens, output_tokens, total_tokens } = response.usage!
    // "What is the weather?" has 20 characters; twice "look" with {"city":"Oslo"} has 38.
    expect([input_tokens, output_tokens, total_tokens]).toEqual([5, 10, 15])
  })

  test('gives equal rollouts equal ids and answers, and other seeds others (REP-1)', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 })
    const first = await play(model('random'), question())
    expect(await play(model('random'), question())).toEqual(first)
    vi.useRealTimers()
    const other = await play(model('random'), question({ metadata: policyMetadata({ ...rollout, seed: '7:1' }) }))
    const ids = (run: typeof first) => run.items.map((item) => item['call_id'] ?? item['id'])
    expect(ids(other).filter((id) => ids(first).includes(id))).toEqual([])
    const all = first.responses.map(({ id }) => id)
    expect(new Set(all).size).toBe(all.length)
  })

  test('asks for one call at a time where parallel calls are not wanted', async () => {
    const { responses, items } = await play(model('oracle'), question({ parallel_tool_calls: false }))
    expect(responses.map(({ output }) => output.length)).toEqual([1, 1, 1])
    expect(textOf({ items })).toContain('It is sun')
  })

  test('takes no calls of the prompt for its own', async () => {
    const example = [
      { role: 'user', content: 'An example.' },
      { type: 'function_call', call_id: 'call_0', name: 'look', arguments: '{"city":"Bonn"}' },
      { type: 'function_call_output', call_id: 'call_0', output: '{"weather":"hail"}' },
    ]
    const { items } = await play(
      model('oracle'),
      question({ input: [...example, { role: 'user', content: 'Now you.' }] }),
    )
    expect(textOf({ items })).toContain('It is sun')
  })

  test('shows the policy the text of the user’s messages', async () => {
    const input = [
      { role: 'system', content: 'no' },
      { role: 'user', content: 'one' },
      { role: 'user', content: [{ type: 'input_text', text: 'two' }] },
    ]
    expect(textOf({ items: (await ask(model('echo'), question({ input }))).output })).toContain('one\\ntwo')
    expect(textOf({ items: (await ask(model('echo'), question({ input: 'three' }))).output })).toContain('three')
  })

  test('random calls one to four declared tools within their schemas', async () => {
    const counts = new Set<number>()
    for (let seed = 0; seed < 40; seed += 1) {
      const { items } = await play(model('random'), question({ metadata: policyMetadata({ ...rollout, seed }) }))
      const calls = items.filter(isFunctionCall)
      counts.add(calls.length)
      for (const { name, arguments: text } of calls) {
        expect([name, cities.tools.look.input.safeParse(JSON.parse(text)).success]).toEqual(['look', true])
      }
      expect(items.at(-1)?.type).toBe('message')
    }
    expect([...counts].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
    expect((await ask(model('random'), question({ tools: [] }))).output).toMatchObject([{ type: 'message' }])
  })

  test('errs in about errorRate of the rollouts, in the same ones each time, from the first turn to the last', async () => {
    const erring = async (errorRate: number) => {
      const server = model('oracle', { errorRate })
      const wrong: number[] = []
      const lengths = new Set<number>()
      for (let seed = 0; seed < 200; seed += 1) {
        const { items } = await play(server, question({ metadata: policyMetadata({ ...rollout, seed }) }))
        lengths.add(items.length)
        if (items.length === 1) wrong.push(seed)
      }
      // All of the oracle's items or idle's one, and no mixture.
      expect([1, 5]).toEqual(expect.arrayContaining([...lengths]))
      return wrong
    }
    const some = await erring(0.3)
    expect(some.length).toBeGreaterThan(40)
    expect(some.length).toBeLessThan(80)
    expect(await erring(0.3)).toEqual(some)
    expect((await erring(0)).length).toBe(0)
    expect((await erring(1)).length).toBe(200)
  })

  test('refuses a policy that is not there, naming the nearest and all there are', () => {
    expect(() => model('orcale')).toThrow(
      new GymError({
        code: 'usage',
        message:
          'The environment cities has no policy "orcale". Did you mean "oracle"? Available: oracle, echo, broken, fickle, idle, random.',
      }),
    )
    expect(() => model('toString')).toThrow(GymError)
    expect(() => model('idle', { errorRate: 1.5 })).toThrow('expected a probability')
    expect(policyNames(cities)).toEqual(['oracle', 'echo', 'broken', 'fickle', 'idle', 'random'])
  })

  test('says class and message of what a policy throws, and that asking again is of no use', async () => {
    const { status, body, headers } = await post(model('broken'), question())
    expect([status, body, headers.get('x-should-retry')]).toEqual([500, "TypeError('kaboom')", 'false'])
  })

  test('finds out a policy that does not play alike twice', async () => {
    const server = model('fickle')
    const first = await ask(server, question())
    const [call] = first.output.filter(isFunctionCall)
    const input = [...first.output, { type: 'function_call_output', call_id: call?.call_id, output: '{}' }]
    const { status, body } = await post(server, question({ input }))
    expect(status).toBe(500)
    expect(body).toContain('not deterministic')
  })

  test.each([
    ['no JSON', '{', 'json_invalid'],
    ['no input', {}, '"input"'],
    ['an unknown key', { ...question(), inputs: 1 }, 'inputs'],
    ['no metadata', question({ metadata: null }), 'policyMetadata'],
    ['metadata of another make', question({ metadata: { gym_policy: '{"seed":1}' } }), 'gym_policy'],
    [
      'another environment',
      question({ metadata: policyMetadata({ ...rollout, environment: 'citys' }) }),
      'Did you mean \\"cities\\"',
    ],
    [
      'a task of another shape',
      question({ metadata: policyMetadata({ ...rollout, task: { city: 5 } }) }),
      'metadata.gym_policy is not one of cities',
    ],
  ])('refuses a question with %s', async (_, body, words) => {
    const answer = await post(model('oracle'), body)
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain(words)
  })

  test('serves liveness, prefixed paths and a cookie of its own (SES-2)', async () => {
    const server = model('oracle')
    const get = async (path: string) => (await server.fetch(new Request(`http://localhost${path}`))).status
    expect([await get('/'), await get('/health'), await get('/nothing'), await get('/v1/responses')]).toEqual([
      200, 200, 404, 405,
    ])
    const prefixed = await post(server, question(), '/ng-rollout/0-1/v1/responses')
    const captured = await post(server, question(), '/ng-rollout/0-1/training-token-capture/v1/responses')
    expect([prefixed.status, captured.status]).toEqual([200, 200])
    const names = [server, model('oracle')].map(
      async (one) => (await post(one, question())).headers.get('set-cookie')?.split('=')[0],
    )
    expect(new Set(await Promise.all(names)).size).toBe(2)
  })
})
