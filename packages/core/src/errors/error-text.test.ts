import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toLogText, toPublicText } from './error-text.ts'

class MapError extends Error {
  override name = 'MapError'
}

describe('toPublicText', () => {
  test.each<[unknown, string]>([
    [new Error('kaboom'), "Error('kaboom')"],
    [new MapError('no tile'), "MapError('no tile')"],
    [new TypeError(''), "TypeError('')"],
    [Object.assign(new Error('x'), { name: {}, message: 5 }), "Error('a value that cannot be shown')"],
    ['text', "string('text')"],
    [undefined, "undefined('undefined')"],
    [Number.NaN, "number('NaN')"],
    [{ a: 1 }, `object('{"a":1}')`],
    [Object.create(null), "object('{}')"],
    [Symbol('s'), "symbol('Symbol(s)')"],
    [() => 'the source of a function', "function('function')"],
  ])('shows class and message of %o', (thrown, text) => {
    expect(toPublicText(thrown)).toBe(text)
  })

  test.each([
    ["ENOENT: no such file, open '/srv/env/answers.json'", "Error('ENOENT: no such file, open '<path>'')"],
    ['no /etc/passwd here', "Error('no <path> here')"],
    ['at file:///srv/env/x.ts:10:5 it broke', "Error('at <path> it broke')"],
    ['in C:\\Users\\me\\x.ts', "Error('in <path>')"],
    ['1 / 2 is not 3/4', "Error('1 / 2 is not 3/4')"],
    ['x\n    at run (/srv/x.ts:1:1)\n    at y', "Error('x')"],
  ])('shows no path and no stack of %j (SEC-3)', (message, text) => {
    expect(toPublicText(new Error(message))).toBe(text)
  })

  test('is never longer than a line may be, and takes no time over long messages', () => {
    for (const message of [
      'x'.repeat(5_000_000),
      '/a'.repeat(2_000_000),
      '/a '.repeat(500_000),
      '\\'.repeat(3_000_000),
    ]) {
      expect(toPublicText(new Error(message)).length).toBeLessThanOrEqual(510)
    }
  })

  test('answers whatever is thrown', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withSparseArray: true }),
        (thrown) => {
          expect(toPublicText(thrown)).toMatch(/^\w+\('/)
        },
      ),
    )
  })
})

describe('toLogText', () => {
  test('is the stack of an error, and what anything else is', () => {
    expect(toLogText(new Error('kaboom'))).toMatch(/^Error: kaboom\n\s+at .*error-text\.test\.ts/)
    expect(toLogText('text')).toBe('text')
    expect(
      toLogText({
        toJSON: () => {
          throw new Error('no')
        },
      }),
    ).toBe('a value that cannot be shown')
    expect(toLogText(Object.assign(new Error('x'), { stack: undefined }))).toBe("Error('x')")
  })
})
