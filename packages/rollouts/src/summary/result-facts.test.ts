import { describe, expect, test } from 'vitest'
import { readFacts } from './result-facts.ts'

const message = (text: string) => ({ type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] })
const call = { type: 'function_call', call_id: 'c', name: 't', arguments: '{}' }
const output = { type: 'function_call_output', call_id: 'c', output: '{"error": "Invalid tool call arguments: x"}' }

describe('readFacts', () => {
  test('counts calls from the recorded steps', () => {
    const tool = (outcome: string) => ({ type: 'tool', outcome })
    const steps = [{ type: 'model' }, tool('ok'), tool('invalid'), tool('error'), { type: 'model' }]
    expect(readFacts({ reward: 1, response: { output: [message('x')] }, _gym_steps: steps })).toEqual({
      reward: 1,
      isTruncated: false,
      isAnswerEmpty: false,
      modelCalls: 2,
      toolCalls: 3,
      invalidCalls: 1,
    })
  })

  test("reads another collector's row from its transcript", () => {
    expect(readFacts({ reward: 0, response: { output: [call, output, message('x')] } })).toMatchObject({
      modelCalls: 1,
      toolCalls: 1,
      invalidCalls: 1,
    })
    expect(readFacts({ reward: 0, response: { output: [] } })).toMatchObject({ modelCalls: 0, isAnswerEmpty: true })
  })

  test('takes the words after the last tool call for the answer', () => {
    expect(readFacts({ response: { output: [message('let me see'), call, output] } }).isAnswerEmpty).toBe(true)
    expect(
      readFacts({ response: { output: [call, output, { role: 'assistant', content: 'snow' }] } }).isAnswerEmpty,
    ).toBe(false)
  })

  test('takes the last turn of an episode in steps for the answer, whatever the environment said after it', () => {
    const seen = { type: 'message', role: 'user', content: 'You won.' }
    const isEmpty = (...items: unknown[]) => readFacts({ terminated: true, response: { output: items } }).isAnswerEmpty
    expect(isEmpty(call, output, seen)).toBe(false)
    expect(isEmpty(message('north'), seen)).toBe(false)
    expect(isEmpty(seen)).toBe(true)
    expect(isEmpty(call, output, message(' '), seen)).toBe(true)
    expect(isEmpty(message('north'), seen, { type: 'reasoning', summary: [] })).toBe(true)
  })

  test('has no reward for a masked verdict, and sees a truncation', () => {
    expect(readFacts({ reward: 0, mask_sample: true }).reward).toBeUndefined()
    expect(readFacts({ reward: 0, response: { incomplete_details: { reason: 'max_steps' } } }).isTruncated).toBe(true)
    expect(readFacts({ reward: 0, response: { incomplete_details: null } }).isTruncated).toBe(false)
    expect(readFacts({ reward: 0, terminated: false, truncated: true, response: {} }).isTruncated).toBe(true)
  })

  test.each([
    {},
    { response: null },
    { response: { output: 'x' } },
    { response: { output: [null, 1, { content: [null] }] }, _gym_steps: [null] },
  ])('survives a transcript of %j', (row) => expect(readFacts(row)).toMatchObject({ isAnswerEmpty: true }))
})
