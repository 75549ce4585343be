import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toPlainValue } from '../judge/values/plain-value.ts'
import { Task } from '../task.ts'
import { parseJson, parseValue } from './json-text.ts'

const refusal = (message: string) =>
  expect.objectContaining({
    code: 'row_invalid',
    details: { field: 'output' },
    message: expect.stringContaining(message) as string,
  }) as Error

describe('parseJson', () => {
  test('parses within its bounds, whatever brackets are in strings', () => {
    const bounds = { depth: 1, values: 3 }
    expect(parseJson('["[[[,,,\\"[", 2]', 'output', bounds)).toEqual(['[[[,,,"[', 2])
    expect(() => parseJson('[[1]]', 'output', bounds)).toThrow(refusal('deeper than 1'))
    expect(() => parseJson('[1,2,3]', 'output', bounds)).toThrow(refusal('more than 3 values'))
    expect(() => parseJson('"\\', 'output', bounds)).toThrow(refusal('is not JSON'))
  })

  test('says little of a long text that is no JSON', () => {
    const bounds = { depth: 1, values: 3 }
    expect(() => parseJson('x'.repeat(1_000_000), 'output', bounds)).toThrow(
      refusal(`output is not JSON: "${'x'.repeat(60)}…".`),
    )
  })
})

describe('parseValue', () => {
  test.each([
    ['[1, -2.5, "a", null, true, {"a": {}}]', [1, -2.5, 'a', null, true, { a: {} }]],
    ['9007199254740991', 9_007_199_254_740_991],
    ['[9007199254740993]', [{ $int: '9007199254740993' }]],
    ['-123456789012345678901234567890', { $int: '-123456789012345678901234567890' }],
    ['[2.0, 1e3, -0.0, 1E400]', [{ $float: '2.0' }, { $float: '1e3' }, { $float: '-0.0' }, { $float: '1E400' }]],
    ['{"$int": "5"}', { $dict: [['$int', '5']] }],
    ['{"$a": {"$b": 2.0}}', { $dict: [['$a', { $dict: [['$b', { $float: '2.0' }]] }]] }],
    ['{"$a": 1, "$b": 2}', { $a: 1, $b: 2 }],
  ])('reads %s as Python does', (text, value) => {
    expect(parseValue(text, 'output')).toEqual(value)
  })

  test.each([
    ['', 'is not JSON: ""'],
    ['NaN', 'is not JSON: "NaN"'],
    ["['a']", 'is not JSON'],
    ['1 2', 'is not JSON'],
    ['['.repeat(101) + ']'.repeat(101), 'is deeper than 100'],
    ['['.repeat(1_000_000), 'is deeper than 100'],
    ['9'.repeat(10_001), 'more than 10000 digits'],
    [`[${'0,'.repeat(2_000_000)}0]`, 'more than 2000000 values'],
  ])('refuses %.20s', (text, message) => {
    expect(() => parseValue(text, 'output')).toThrow(refusal(message))
  })

  test('makes values that a case can have and that the judge can read, however deep', () => {
    const read = (text: string) => {
      const expected = parseValue(text, 'output')
      toPlainValue(expected)
      const task = { question: 'Q', entry_point: 'f', verifier_metadata: { call_cases: [{ args: [], expected }] } }
      expect(Task.safeParse(task).success).toBe(true)
    }
    read('[{"$a":'.repeat(50) + '1.0' + '}]'.repeat(50))
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), read))
  })
})
