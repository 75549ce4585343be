import type { ModelResponse } from '@gym/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RolloutFailed } from './failure.ts'
import { readRow, verifyBody } from './read-row.ts'

const response: ModelResponse = {
  id: 'r',
  created_at: 1,
  model: 'm',
  object: 'response',
  output: [],
  parallel_tool_calls: true,
  tool_choice: 'auto',
  tools: [],
}

describe('readRow', () => {
  test('reads the prompt’s items and the settings that are set', () => {
    const row = { responses_create_params: { input: 'hi', temperature: null, top_p: 0.5, tools: [] }, city: 'Oslo' }
    expect(readRow(row)).toEqual({
      text: JSON.stringify(row),
      value: row,
      params: { top_p: 0.5, tools: [] },
      input: [{ type: 'message', role: 'user', content: 'hi' }],
    })
    const input = [{ role: 'user', content: 'hi' }]
    expect(readRow({ responses_create_params: { input } }).input).toBe(input)
  })

  test.each([
    ['{"a":', 'is not JSON'],
    ['[]', 'is not a JSON object'],
    ['{}', 'has no object responses_create_params'],
    ['{"responses_create_params":[]}', 'has no object responses_create_params'],
    ['{"responses_create_params":{}}', 'input that is neither'],
    ['{"responses_create_params":{"input":[1]}}', 'input that is neither'],
  ])('refuses %s as a failure that no repeat can mend', (text, words) => {
    const read = () => readRow(text)
    expect(read).toThrow(RolloutFailed)
    expect(read).toThrow(words)
    const caught = (() => {
      try {
        return read()
      } catch (error) {
        return error as RolloutFailed
      }
    })()
    expect(caught).toMatchObject({ failure: { failureClass: 'agent_run_error', stage: 'seed', terminal: true } })
  })
})

describe('verifyBody', () => {
  test('puts the response behind the row’s own bytes', () => {
    const text = ' {"responses_create_params": {"input": "hi"}, "id": 12345678901234567890, "x": 1.0, "t": "}" } \n'
    const body = verifyBody(readRow(text), response)
    expect(body.startsWith(text.slice(0, text.lastIndexOf('}')))).toBe(true)
    expect(JSON.parse(body)).toEqual({ ...(JSON.parse(text) as object), response })
  })

  test('leaves out a response that the row already has', () => {
    const row = { response: 'old', responses_create_params: { input: 'hi' } }
    expect(verifyBody(readRow(row), response)).toBe(JSON.stringify({ ...row, response }))
  })

  test('holds for any row, and replaces a response that is already there', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.boolean(), (fields, isTaken) => {
        const row = { ...fields, responses_create_params: { input: 'hi' }, ...(isTaken ? { response: 'old' } : {}) }
        const expected = JSON.parse(JSON.stringify({ ...row, response })) as unknown
        expect(JSON.parse(verifyBody(readRow(row), response))).toEqual(expected)
        expect(JSON.parse(verifyBody(readRow(JSON.stringify(row)), response))).toEqual(expected)
      }),
    )
  })
})
