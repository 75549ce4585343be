import { describe, expect, test } from 'vitest'
import { Domain } from './domain.ts'
import { BaseVerifyRequest } from './resources-server.ts'
import {
  isFunctionCall,
  isFunctionCallOutput,
  isMessage,
  ModelResponse,
  ResponseItem,
  ResponsesCreateParams,
} from './responses.ts'

const issuesOf = (item: unknown) =>
  ResponseItem.safeParse(item).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('ResponseItem', () => {
  test.each([
    { type: 'message', role: 'assistant', content: 'x' },
    {
      type: 'message',
      role: 'assistant',
      content: [
        { type: 'output_text', text: 'x', annotations: [] },
        { type: 'refusal', refusal: 'no' },
      ],
    },
    { type: 'function_call', call_id: 'c', name: 'look', arguments: 'no JSON at all', status: 'completed' },
    { type: 'function_call_output', call_id: 'c', output: '' },
    { type: 'reasoning', summary: [], encrypted_content: null },
    { type: 'shell_call_output_of_next_year', anything: [{}] },
    { type: 'constructor' },
    { type: '__proto__' },
  ])('carries every item that has a type: %j', (item) => {
    expect(ResponseItem.parse(item)).toEqual(item)
  })

  test.each<[unknown, string]>([
    [{ role: 'assistant', content: 'x' }, 'type'],
    [{ type: 5 }, 'type'],
    [{ type: 'function_call', call_id: 'c', name: 'look', arguments: { city: 'Oslo' } }, 'arguments'],
    [{ type: 'function_call_output', output: '' }, 'call_id'],
    [{ type: 'message', role: 'assistant' }, 'content'],
  ])('names the place of the fault in %j, and speaks of no other kind of item', (item, place) => {
    expect(issuesOf(item)).toEqual([expect.stringMatching(new RegExp(`^${place}`))])
  })

  test.each([null, 5, 'x', []])('refuses %j', (item) => {
    expect(issuesOf(item)).toHaveLength(1)
  })

  test('is told apart by its type', () => {
    const items = ['message', 'function_call', 'function_call_output', 'reasoning'].map((type) => ({ type }) as never)
    expect(items.map(isMessage)).toEqual([true, false, false, false])
    expect(items.map(isFunctionCall)).toEqual([false, true, false, false])
    expect(items.map(isFunctionCallOutput)).toEqual([false, false, true, false])
  })
})

describe('ResponsesCreateParams', () => {
  test('knows the 30 keys of NeMo Gym 0.7 and refuses any other', () => {
    expect(Object.keys(ResponsesCreateParams.shape)).toHaveLength(30)
    expect(ResponsesCreateParams.safeParse({ input: '', sample: 1 }).success).toBe(false)
  })

  test.each([
    {},
    { input: 5 },
    { input: '', stream: true },
    { input: '', metadata: { a: 1 } },
    { input: '', temperature: '1' },
  ])('refuses %j', (params) => {
    expect(ResponsesCreateParams.safeParse(params).success).toBe(false)
  })
})

describe('ModelResponse', () => {
  const response = {
    id: 'r',
    created_at: 1.5,
    model: 'm',
    object: 'response',
    output: [],
    parallel_tool_calls: true,
    tool_choice: 'auto',
    tools: [],
  }

  test('asks for what OpenAI’s always has, and carries all that it does not know', () => {
    const more = {
      ...response,
      conversation: null,
      usage: { input_tokens: 1, output_tokens: 2, total_tokens: 3, cache_write_tokens: 4 },
      billing: { payer: 'x' },
    }
    expect(ModelResponse.parse(more)).toEqual(more)
    for (const key of Object.keys(response)) {
      const { [key]: _, ...rest } = response as Record<string, unknown>
      expect(ModelResponse.safeParse(rest).error?.issues[0]?.path, key).toEqual([key])
    }
  })

  test('keeps the fields of a row beside it in a verify request', () => {
    const body = { responses_create_params: { input: '' }, response, city: 'Oslo', _ng_task_index: 0 }
    expect(BaseVerifyRequest.parse(body)).toEqual(body)
  })
})

describe('Domain', () => {
  test('has the twelve values of NeMo Gym', () => {
    expect(Domain.options).toEqual([
      'math',
      'coding',
      'agent',
      'knowledge',
      'instruction_following',
      'long_context',
      'safety',
      'games',
      'translation',
      'e2e',
      'rlhf',
      'other',
    ])
  })
})
