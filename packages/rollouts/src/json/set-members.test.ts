import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseObject, setMembers, toOneLine } from './set-members.ts'

const set = (text: string, members: Record<string, unknown>) =>
  setMembers({ text, value: JSON.parse(text) as Record<string, unknown> }, members)

describe('setMembers', () => {
  test('keeps the text of what it does not set: 64-bit integers, float spellings, key order (INT-2)', () => {
    const text = '{"id":9007199254740993,"p":1.10e0,"a":{"reward":1},"reward": 0.50}'
    expect(set(text, { _ng_task_index: 3 })).toBe(
      '{"id":9007199254740993,"p":1.10e0,"a":{"reward":1},"reward": 0.50,"_ng_task_index":3}',
    )
  })

  test('replaces a member, all of them where a key stands twice, and takes out what is undefined', () => {
    expect(JSON.parse(set('{"a":1,"b":[1,{"a":2}],"a":3}', { a: 4 }))).toEqual({ b: [1, { a: 2 }], a: 4 })
    expect(set('{"a":1,"b":2}', { a: undefined })).toBe('{"b":2}')
    expect(set('{"\\u0061":1,"b":2}', { a: undefined })).toBe('{"b":2}')
    expect(set('{"a":1}', { a: undefined })).toBe('{}')
  })

  test('sets members of an empty object', () => {
    expect(set(' { } ', { a: 1 })).toBe('{"a":1}'.replace('{', ' {'))
  })

  test('leaves the text alone when there is nothing to set', () => {
    expect(set('{ "a" : 1 }', { b: undefined })).toBe('{ "a" : 1 }')
  })

  test('does to the text what an assignment does to the value', () => {
    const key = fc.oneof(fc.constantFrom('a', 'b', '_ng_task_index', '__proto__', '}', '"', 'a\\'), fc.string())
    const value = fc.jsonValue({ maxDepth: 3 })
    const object = fc.dictionary(key, value)
    fc.assert(
      fc.property(object, object, fc.constantFrom(undefined, 1, '\t'), (before, members, indent) => {
        // Once a key `\` was parsed, V8 reads the key `"` as `\`: https://github.com/nodejs/node/issues/63785
        fc.pre(!JSON.stringify([before, members]).includes('"\\\\":'))
        const text = JSON.stringify(before, undefined, indent)
        expect(JSON.parse(set(text, members))).toEqual(JSON.parse(JSON.stringify({ ...before, ...members })))
      }),
    )
  })
})

describe('toOneLine', () => {
  test('takes line breaks out of pretty-printed JSON and leaves those in strings, which are escaped', () => {
    expect(toOneLine('{\r\n  "a": "x\\ny"\n}')).toBe('{   "a": "x\\ny" }')
  })
})

describe('parseObject', () => {
  test('accepts objects only', () => {
    expect(parseObject('{"a":1}')?.value).toEqual({ a: 1 })
    for (const text of ['[1]', 'null', '"a"', '1', '', '{']) expect(parseObject(text)).toBeUndefined()
  })
})
