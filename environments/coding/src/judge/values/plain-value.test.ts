import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NotPlain, toPlainValue } from './plain-value.ts'

describe('toPlainValue', () => {
  test.each<[unknown, unknown]>([
    [null, null],
    [true, true],
    [5, 5],
    ['x', 'x'],
    [[1, 'a'], { kind: 'list', items: [1, 'a'] }],
    [{ $tuple: [1] }, { kind: 'tuple', items: [1] }],
    [{ $set: [] }, { kind: 'set', items: [] }],
    [{ $int: '-123456789012345678901234567890' }, -123456789012345678901234567890n],
    [{ $float: 'inf' }, Infinity],
    [{ $float: '-inf' }, -Infinity],
    [{ $float: 'nan' }, Number.NaN],
    [{ $float: '1.5e3' }, 1500],
    [{ $complex: ['1.0', 'nan'] }, { kind: 'complex', re: 1, im: Number.NaN }],
    [{ $bytes: 'aGk=' }, { kind: 'bytes', base64: 'aGk=' }],
    [{ $undefined: true }, { kind: 'undefined' }],
    [{ $dict: [[1, 2]] }, { kind: 'dict', entries: [[1, 2]] }],
    [{ $map: [['a', null]] }, { kind: 'map', entries: [['a', null]] }],
    [
      { a: 1, $int: 'x' },
      {
        kind: 'dict',
        entries: [
          ['a', 1],
          ['$int', 'x'],
        ],
      },
    ],
    [{}, { kind: 'dict', entries: [] }],
  ])('reads %j', (json, value) => {
    expect(toPlainValue(json)).toEqual(value)
  })

  test.each<[unknown]>([
    [{ $any: true }],
    [{ $int: '1.5' }],
    [{ $int: 5 }],
    [{ $int: '9'.repeat(20_000) }],
    [{ $float: '' }],
    [{ $float: 'one' }],
    [{ $float: 1 }],
    [{ $complex: ['1'] }],
    [{ $tuple: 5 }],
    [{ $set: {} }],
    [{ $dict: [[1]] }],
    [{ $map: [1] }],
    [{ $bytes: 5 }],
    [undefined],
  ])('refuses %j', (json) => {
    expect(() => toPlainValue(json)).toThrow(NotPlain)
  })

  test('refuses what nests too deep, and nothing else takes it down', () => {
    let deep: unknown = 0
    for (let level = 0; level < 5000; level += 1) deep = [deep]
    expect(() => toPlainValue(deep)).toThrow(NotPlain)
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
        try {
          toPlainValue(json)
        } catch (error) {
          expect(error).toBeInstanceOf(NotPlain)
        }
      }),
    )
  })
})
