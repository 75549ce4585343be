import { describe, expect, test } from 'vitest'
import { toPlainRecord, toPlainValue } from './plain-value.ts'

describe('toPlainValue', () => {
  test.each([
    [7n, 7],
    [9007199254740991n, 9007199254740991],
    [9007199254740993n, '9007199254740993'],
    [-9007199254740993n, '-9007199254740993'],
    [new Date(Date.UTC(2024, 0, 2)), '2024-01-02T00:00:00.000Z'],
    [new Date(Number.NaN), null],
    [new Uint8Array([255, 0, 65]), '/wBB'],
    [Number.NaN, null],
    [Number.NEGATIVE_INFINITY, null],
    [undefined, null],
    [false, false],
    ['x', 'x'],
    [
      [1n, [2n]],
      [1, [2]],
    ],
  ])('makes %o plain', (value, plain) => expect(toPlainValue(value)).toEqual(plain))
})

describe('toPlainRecord', () => {
  test('makes the values of structures plain too', () => {
    expect(toPlainRecord({ a: { at: new Date(0), n: [{ id: 1n }] } })).toEqual({
      a: { at: '1970-01-01T00:00:00.000Z', n: [{ id: 1 }] },
    })
  })
})
