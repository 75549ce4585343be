import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deepValue, member, objectOf, respelled, space, value } from './json-source.fixture.ts'
import {
  hasMoreBracketsThan,
  isDeeperThan,
  isTextDeeperThan,
  joinMembers,
  memberTexts,
  unexpectedAt,
  withoutMembers,
} from './json-text.ts'

/** How deep brackets stand in each other once all strings are taken out: slow, and written another way. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const bracket of text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '').replaceAll(/[^[\]{}]/g, '')) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function messageOf(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    return (error as SyntaxError).message
  }
}

describe('isTextDeeperThan', () => {
  test('agrees with a slow count on JSON of any spelling (SEC-5)', () => {
    fc.assert(
      fc.property(deepValue(40), (text) => {
        const depth = depthOf(text)
        expect([
          isTextDeeperThan(text, depth - 1),
          isTextDeeperThan(text, depth),
          isTextDeeperThan(text, depth + 1),
        ]).toEqual([depth > 0, false, false])
      }),
      { numRuns: 500 },
    )
  })

  test('cannot be fooled by a string that does not end, or by brackets that close what was not opened', () => {
    expect(isTextDeeperThan('"[[[[[', 3)).toBe(false)
    expect(isTextDeeperThan('"\\"[[[[[', 3)).toBe(false)
    expect(isTextDeeperThan('"\\\\"[[[[', 3)).toBe(true)
    expect(isTextDeeperThan('[][][][][]', 1)).toBe(false)
  })

  test('answers for any text at all', () => {
    const noise = fc.string({ unit: fc.constantFrom('"', '\\', '[', ']', '{', '}', 'a', 'u') })
    fc.assert(fc.property(noise, (text) => typeof isTextDeeperThan(text, 3) === 'boolean'))
  })
})

describe('isDeeperThan', () => {
  test('agrees with the count of brackets in the value’s own text (SEC-5)', () => {
    fc.assert(
      fc.property(deepValue(40), (source) => {
        const text = JSON.stringify(JSON.parse(source))
        const depth = depthOf(text)
        const parsed: unknown = JSON.parse(text)
        expect([isDeeperThan(parsed, depth - 1), isDeeperThan(parsed, depth), isDeeperThan(parsed, depth + 1)]).toEqual(
          [depth > 0, false, false],
        )
      }),
      { numRuns: 500 },
    )
  })

  test('answers for a value that is deeper than the stack', () => {
    expect(isDeeperThan(JSON.parse('['.repeat(1_000_000) + ']'.repeat(1_000_000)), 512)).toBe(true)
    expect(isDeeperThan(JSON.parse('{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000)), 512)).toBe(true)
  })
})

describe('hasMoreBracketsThan', () => {
  test('is true of every text that nests deeper, so that only those need to be looked at', () => {
    fc.assert(
      fc.property(deepValue(40), fc.nat(45), (text, limit) => {
        if (depthOf(text) > limit) expect(hasMoreBracketsThan(text, limit)).toBe(true)
      }),
    )
  })

  test('counts both kinds together', () => {
    expect([hasMoreBracketsThan('[{[{', 3), hasMoreBracketsThan('[{[{', 4), hasMoreBracketsThan(']}', 0)]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('unexpectedAt', () => {
  test.each([
    ['x', 0],
    ['\ufeff{}', 0],
    ['\u00a0{}', 0],
    [']', 0],
    ['[1,]', 3],
    ['[,1]', 1],
    ['{"a":}', 5],
    ['{"a" : NaN}', 7],
    ['[ "]", tru ]', 7],
    ['["x at position 1",undefined]', 19],
    ['["\\\\","\\n漢\\漢"]', 11],
    ['[1,', 3],
    ['', 0],
    ['[]', 2],
  ])('finds the fault of %j at %d', (text, offset) => {
    expect(unexpectedAt(text)).toBe(offset)
  })

  test('points behind what could still have become JSON, and at what could not', () => {
    const spoilt = fc
      .tuple(value, fc.nat(), fc.constantFrom('x', ']', ',', 'NaN', "'", '\u00a0', 'tru', '\\', '漢'))
      .map(([text, at, bad]) => {
        const cut = at % (text.length + 1)
        return text.slice(0, cut) + bad + text.slice(cut)
      })
    fc.assert(
      fc.property(spoilt, (text) => {
        // Other messages have a position of the engine's own.
        if (!/^Unexpected token|^"undefined"/.test(messageOf(text))) return
        const offset = unexpectedAt(text)
        expect(offset).toBeLessThan(text.length)
        expect(messageOf(text.slice(0, offset))).not.toMatch(/^Unexpected token/)
        expect(messageOf(text.slice(0, offset) + (/^[\w']+|./su.exec(text.slice(offset))?.[0] ?? ''))).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('withoutMembers', () => {
  const dropped = ['reward', 'mask_sample', '__proto__', '10', '']

  test('keeps the text of every other member, in order, however the dropped ones are spelled and wherever they stand', () => {
    const members = fc.array(fc.oneof(member(), member(fc.constantFrom(...dropped).chain(respelled))), { maxLength: 8 })
    fc.assert(
      fc.property(members, fc.array(space, { minLength: 1 }), fc.subarray(dropped), (list, spaces, drop) => {
        const kept = list.filter(({ name }) => !drop.includes(JSON.parse(name) as string)).map(({ source }) => source)
        expect(withoutMembers(objectOf(list, spaces), new Set(drop))).toBe(`{${kept.join(',')}}`)
      }),
      { numRuns: 1000 },
    )
  })

  test('leaves members of inner objects alone', () => {
    expect(withoutMembers('{"a":{"reward":1},"reward":{"reward":2},"b":[{"reward":3}]}', new Set(['reward']))).toBe(
      '{"a":{"reward":1},"b":[{"reward":3}]}',
    )
  })

  test('gives back valid JSON of the same value when nothing is dropped', () => {
    fc.assert(
      fc.property(fc.array(member(undefined, value)), fc.array(space, { minLength: 1 }), (list, spaces) => {
        const source = objectOf(list, spaces)
        expect(JSON.parse(withoutMembers(source, new Set()))).toEqual(JSON.parse(source))
      }),
    )
  })
})

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
