import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSessionId, SessionCookie } from './session-cookie.ts'

const id = 'AbCdEfGh-_0123456789abcdefghijkl'

describe('createSessionId', () => {
  test('draws 32 characters of 64, every character everywhere, no id twice (SEC-1)', () => {
    const ids = Array.from({ length: 20_000 }, createSessionId)
    expect(new Set(ids).size).toBe(20_000)
    for (const each of ids) expect(each).toMatch(/^[A-Za-z0-9_-]{32}$/)
    for (let at = 0; at < 32; at += 1) expect(new Set(ids.map((each) => each[at])).size, `character ${at}`).toBe(64)
  })
})

describe('SessionCookie', () => {
  const cookie = new SessionCookie('Counter___a_1')

  test('reads what it wrote', () => {
    expect(cookie.read(cookie.write(id).split(';')[0])).toBe(id)
    expect(cookie.write(id)).toBe(`Counter___a_1=${id}; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax`)
  })

  test('finds it between any other cookies, quoted or not', () => {
    const other = fc
      .string({ unit: fc.constantFrom('a', '=', ' ', '"', '.', '/') })
      .filter((text) => !text.includes('Counter'))
    fc.assert(
      fc.property(
        fc.array(other),
        fc.array(other),
        fc.boolean(),
        fc.constantFrom(';', '; ', ' ;  '),
        (before, after, isQuoted, separator) => {
          const header = [...before, `${cookie.name}=${isQuoted ? `"${id}"` : id}`, ...after].join(separator)
          expect(cookie.read(header)).toBe(id)
        },
      ),
    )
  })

  test.each([
    undefined,
    '',
    cookie.name,
    `${cookie.name}=`,
    `${cookie.name}=${id}x`,
    `${cookie.name}=${id.slice(1)}`,
    `${cookie.name}=${id.slice(1)}!`,
    `${cookie.name}=""${id}""`,
    `${cookie.name}x=${id}`,
    `x${cookie.name}=${id}`,
    `${cookie.name.toLowerCase()}=${id}`,
    `${cookie.name}=${id.slice(0, 31)}\n`,
  ])('reads nothing from %j', (header) => {
    expect(cookie.read(header)).toBeUndefined()
  })

  test('answers for a header of 200,000 cookies', () => {
    expect(cookie.read(`${'a=1; '.repeat(200_000)}${cookie.name}=${id}`)).toBe(id)
  })
})
