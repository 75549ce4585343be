import { reservedToolNames } from '@gym/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCall } from './call-check.ts'

const declared = new Set(['look', 'math.add', 'close', 'a/../verify', '..', 'verify', 'seed_session'])
const check = (name: string, args = '{}', tools: ReadonlySet<string> = declared) =>
  checkCall({ type: 'function_call', call_id: 'c', name, arguments: args }, tools)
const problemOf = (...args: Parameters<typeof check>) => {
  const checked = check(...args)
  return 'problem' in checked ? checked.problem : undefined
}

const isTool = (name: string) => ['look', 'math.add', 'close', 'a/../verify'].includes(name)

describe('checkCall', () => {
  test('passes declared tools on with their arguments as the model wrote them', () => {
    expect(check('look', ' {"id": 12345678901234567890, "x": 1.0, "x": 2}')).toEqual({
      body: ' {"id": 12345678901234567890, "x": 1.0, "x": 2}',
    })
    expect(check('math.add')).toEqual({ body: '{}' })
    // Routes of the Gymnasium protocol are none of this one.
    expect(check('close')).toEqual({ body: '{}' })
  })

  test('never lets a route of the protocol through, declared or not (VER-8)', () => {
    for (const name of [
      ...reservedToolNames,
      'openapi.json',
      'v1',
      '/verify',
      'verify/',
      '',
      '.',
      '..',
      'Verify',
      'constructor',
      '__proto__',
    ]) {
      expect(problemOf(name, '{}', new Set(['look']))).toBe(
        `There is no tool ${JSON.stringify(name)}. Available tools: look.`,
      )
    }
    for (const name of [
      'seed_session',
      'verify',
      'close_session',
      'aggregate_metrics',
      'reverify_mode',
      'health',
      'healthz',
      'livez',
      'readyz',
      'mcp',
      'ng-rollout',
      '..',
    ]) {
      expect(problemOf(name, '{}', new Set(['look', name]))).toBe(
        `There is no tool ${JSON.stringify(name)}. Available tools: look.`,
      )
    }
  })

  test('says what there is to a model that calls what is not there (AUT-5)', () => {
    expect(problemOf('lok')).toBe('There is no tool "lok". Available tools: look, math.add, close, a/../verify.')
    expect(problemOf('look', '{}', new Set())).toBe('There is no tool "look". There are no tools.')
    const many = new Set(Array.from({ length: 60 }, (_, i) => `tool_${i}`))
    expect(problemOf('x'.repeat(1_000), '{}', many)).toMatch(
      /^There is no tool "x{100}"\. Available tools: tool_0, .*tool_49, and 10 more\.$/,
    )
  })

  test.each([
    ['{"city": ', 'they are not JSON'],
    ['', 'they are not JSON'],
    ['city=Oslo', 'they are not JSON'],
    ['[1]', 'they are a list; expected a JSON object such as {}'],
    ['null', 'they are null; expected a JSON object such as {}'],
    ['"Oslo"', 'they are a string; expected'],
    ['{"a":"\ud800"}', 'half a surrogate pair'],
    ['{"a":["\\ud800"]}', 'half a surrogate pair'],
    ['{"\\uDC00":1}', 'half a surrogate pair'],
  ])('says what is wrong with the arguments %j (AUT-5)', (args, words) => {
    expect(problemOf('look', args)).toMatch(/^Invalid arguments for the tool look: /)
    expect(problemOf('look', args)).toContain(words)
  })

  test('takes whole surrogate pairs and text that only looks like half of one', () => {
    for (const args of ['{"a":"\\ud83d\\ude00"}', '{"a":"😀"}', '{"a":"\\\\ud800"}'])
      expect(check('look', args)).toEqual({ body: args })
  })

  test('survives any name and any arguments', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...declared)),
        fc.oneof(fc.json(), fc.string({ unit: 'binary' })),
        (name, args) => {
          const checked = [check(name, args), check('look', args)]
          const bodies = checked.flatMap((one) => ('body' in one ? [JSON.parse(one.body) as unknown] : []))
          expect(bodies.every((body) => typeof body === 'object' && body !== null && !Array.isArray(body))).toBe(true)
          expect('body' in check(name, '{}')).toBe(declared.has(name) && isTool(name))
        },
      ),
    )
    expect(problemOf('look', `{"a":${'['.repeat(100_000)}"\\ud800"${']'.repeat(100_000)}}`)).toContain(
      'nest too deeply',
    )
  })
})
