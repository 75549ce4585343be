import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { ResponseItem } from '../protocol/responses.ts'
import { callsOf, messageText, outputText } from './trajectory.ts'

const says = (content: unknown, role = 'assistant') => ({ type: 'message', role, content }) as ResponseItem
const call = (name: string, args: string): ResponseItem => ({
  type: 'function_call',
  call_id: 'c',
  name,
  arguments: args,
})
const answered: ResponseItem = { type: 'function_call_output', call_id: 'c', output: 'sun' }

describe('messageText', () => {
  test('joins the output_text parts and leaves out all others', () => {
    const content = [
      { type: 'output_text', text: 'a' },
      { type: 'input_text', text: 'no' },
      { type: 'output_text' },
      { type: 'output_text', text: 'b' },
    ]
    expect(messageText({ role: 'assistant', content })).toBe('ab')
  })

  test('takes a content that is a string as it is', () => {
    expect(messageText({ role: 'assistant', content: 'sun' })).toBe('sun')
  })
})

describe('outputText', () => {
  test('is what the assistant said after the last tool call or its answer', () => {
    const output = [
      says('guess'),
      call('look', '{}'),
      says('while waiting'),
      answered,
      { type: 'reasoning' },
      says('sun'),
      says('in Oslo'),
    ]
    expect(outputText(output)).toBe('sun\nin Oslo')
    expect(outputText([says('guess'), call('look', '{}')])).toBe('')
    expect(outputText([])).toBe('')
  })

  test('leaves out what others say', () => {
    expect(outputText([says('the answer is sun', 'user'), says('rain')])).toBe('rain')
  })
})

describe('callsOf', () => {
  const input = z.object({ city: z.string(), days: z.int().default(1) })

  test('gives the parsed arguments of the calls of one tool in order', () => {
    const output = [
      call('look', '{"city":"Oslo"}'),
      call('other', '{"city":"Rome"}'),
      call('look', '{"city":"Lagos","days":2}'),
    ]
    expect(callsOf(output, 'look', input)).toEqual([
      { city: 'Oslo', days: 1 },
      { city: 'Lagos', days: 2 },
    ])
  })

  test.each(['', '{', 'null', '[]', '5', '{"city":5}', '{"__proto__":{"city":"Oslo"}}', '[{"city":"Oslo"}]'])(
    'leaves out a call with the arguments %j',
    (args) => {
      expect(callsOf([call('look', args)], 'look', input)).toEqual([])
    },
  )

  test('leaves out arguments that nest deeper than a recursive schema can follow', () => {
    const args = `{"tree":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    expect(callsOf([call('look', args)], 'look', z.object({ tree: z.json() }))).toEqual([])
  })
})
