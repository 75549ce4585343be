import { describe, expect, test } from 'vitest'
import { fieldTexts, serverUrl, settings } from './option-values.ts'

describe('settings', () => {
  test.each([
    ['a=5', { a: 5 }],
    ['a=0.5', { a: 0.5 }],
    ['a=true', { a: true }],
    ['a="5"', { a: '5' }],
    ['a=[1,"x"]', { a: [1, 'x'] }],
    ['a=long', { a: 'long' }],
    ['a=007', { a: '007' }],
    ['a=x=y', { a: 'x=y' }],
    ['a=', { a: '' }],
  ])('reads %s as JSON where it is JSON, else as text', (text, expected) => {
    expect(settings(text)).toEqual(expected)
  })

  test('collects several, of which a later one wins', () => {
    expect(settings('a=2', settings('b=1', settings('a=1')))).toEqual({ a: 2, b: 1 })
  })

  test.each(['a', '=5', ''])('refuses %j', (text) => {
    expect(() => settings(text)).toThrow('Expected key=value.')
  })

  test('takes a name that objects have of their own for a name', () => {
    expect(Object.keys(settings('__proto__=1'))).toEqual(['__proto__'])
  })
})

describe('fieldTexts', () => {
  test('keeps what was written, a later one winning', () => {
    expect(fieldTexts('a=2048', fieldTexts('b=x=y', fieldTexts('a= 1')))).toEqual({ a: '2048', b: 'x=y' })
  })

  test.each(['a', '=5', ''])('refuses %j', (text) => expect(() => fieldTexts(text)).toThrow('Expected field=value.'))
})

describe('serverUrl', () => {
  test('leaves out slashes at the end', () =>
    expect(serverUrl('http://localhost:80/a//')).toBe('http://localhost:80/a'))

  test.each(['localhost:80', 'file:///a', '', 'http://'])('refuses %j', (text) => {
    expect(() => serverUrl(text)).toThrow('Expected a URL')
  })
})
