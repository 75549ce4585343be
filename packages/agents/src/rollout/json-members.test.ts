import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinMembers, memberTexts } from './json-members.ts'

describe('memberTexts', () => {
  test('gives each value as it was written', () => {
    const text = ' {"a": 12345678901234567890, "b" : {"c": [1.0, "}],{"]} , "\\u0064": "\\\\\\"," ,"e":-0}\n'
    expect([...memberTexts(text)]).toEqual([
      ['a', '12345678901234567890'],
      ['b', '{"c": [1.0, "}],{"]}'],
      ['d', '"\\\\\\","'],
      ['e', '-0'],
    ])
    expect(memberTexts('{}').size).toBe(0)
  })

  test('takes the later of two with one name, as JSON.parse does', () => {
    expect(memberTexts('{"a":1,"b":2,"a":3}').get('a')).toBe('3')
  })

  test('reads what JSON.parse reads, in any object however it is laid out', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.nat(3), (object, indent) => {
        const value = JSON.parse(JSON.stringify(object)) as Record<string, unknown>
        const members = memberTexts(JSON.stringify(object, undefined, indent))
        expect([...members].map(([key, text]) => [key, JSON.parse(text) as unknown])).toEqual(Object.entries(value))
        expect(JSON.parse(joinMembers(members))).toEqual(value)
      }),
    )
  })
})
