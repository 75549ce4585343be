import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'

describe('parseJson', () => {
  test('keeps an integer that no number holds exactly as its text, wherever it stands', () => {
    expect(parseJson('{"a":9007199254740993,"b":[-12345678901234567890],"c":9007199254740991}')).toEqual({
      a: '9007199254740993',
      b: ['-12345678901234567890'],
      c: 9007199254740991,
    })
  })

  test('leaves texts, fractions and powers of ten as they are', () => {
    expect(parseJson('["1234567890123456789",0.1234567890123456789,1e300]')).toEqual([
      '1234567890123456789',
      Number('0.1234567890123456789'),
      1e300,
    ])
  })

  test('reads every other JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        if (!/\d{16}/.test(text)) expect(parseJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })
})
