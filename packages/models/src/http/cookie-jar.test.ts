import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CookieJar } from './cookie-jar.ts'

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
const value = fc.stringMatching(/^[!#-+\--:<-[\]-~"]{0,20}$/)

describe('CookieJar', () => {
  test('sends back every cookie verbatim, quotes included, the latest of each name', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (cookies) => {
        const jar = new CookieJar()
        for (const [key, text] of cookies) jar.store(`${key}=${text}; Path=/; HttpOnly; SameSite=lax`)
        const sent = new Map(
          (jar.header() ?? '')
            .split('; ')
            .filter(Boolean)
            .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
        )
        expect(sent).toEqual(new Map(cookies))
      }),
    )
  })

  test('reads back the header it wrote', () => {
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1 }), (cookies) => {
        const jar = new CookieJar()
        jar.store(Object.entries(cookies).map(([key, text]) => `${key}=${text}`))
        expect(CookieJar.fromHeader(jar.header()).header()).toBe(jar.header())
      }),
    )
  })

  test('keeps two servers in one jar apart and drops none on absence (SES-2)', () => {
    const jar = new CookieJar()
    jar.store('Weather___weather=a; Path=/')
    jar.store(['PolicyModel___policy=b; Path=/'])
    jar.store(undefined)
    jar.store([])
    expect(jar.header()).toBe('Weather___weather=a; PolicyModel___policy=b')
    jar.store('Weather___weather="x=="; Path=/')
    expect(jar.header()).toBe('Weather___weather="x=="; PolicyModel___policy=b')
  })

  test('ends a cookie only when the server says so', () => {
    const jar = new CookieJar(() => Date.UTC(2026, 0, 1))
    jar.store(['a=1', 'b=2', 'c=3', 'd=4; Max-Age=5; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
    jar.store([
      'a=; Max-Age=0',
      'b=; expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'c=3; Expires=Fri, 01 Jan 2100 00:00:00 GMT',
    ])
    expect(jar.header()).toBe('c=3; d=4')
  })

  test('ignores what is no cookie', () => {
    const jar = new CookieJar()
    jar.store(['', '=x', 'nothing', ' ; Path=/'])
    expect(jar.header()).toBeUndefined()
    expect(jar.setCookieLines()).toEqual([])
  })
})
