import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { Unreadable } from './node.ts'
import { readNumber } from './read-number.ts'

const bare = { inList: false, eulerE: false }
const read = (text: string, context = bare) => {
  const found = readNumber(text, context)
  return found && { value: found.node.value.toFraction(), spelling: found.node.spelling, length: found.length }
}

describe('readNumber', () => {
  test.each([
    ['1234', '1234'],
    ['1,234', '1234'],
    ['12,345,678', '12345678'],
    ['1,23,456', '123456'],
    ['1{,}234{,}567', '1234567'],
    [String.raw`1\,234`, '1234'],
    [String.raw`1,\!234`, '1234'],
    ['1 234 567', '1234567'],
    ["1'234", '1234'],
    ['1~234', '1234'],
    ['1,234.5', '2469/2'],
    ['007', '7'],
    ['.5', '1/2'],
    ['5.', '5'],
  ])('reads all of %s as %s', (text, value) => {
    expect(read(text)).toMatchObject({ value, length: text.length })
  })

  test.each([
    ['0,123', 1],
    ['01,234', 2],
    ['1,23', 1],
    ['12,34', 2],
    ['1,2345', 1],
    ['1,0000', 1],
    ['1,234,56', 1],
    ['1, 234', 1],
    ['1 23', 1],
    ['1 0000', 1],
    ['3 125/1000', 1],
    ['5.\\cdot 2', 1],
    ['1..2', 1],
    ['12e3.5', 2],
    ['2e', 1],
  ])('reads of %s no more than %i characters', (text, length) => {
    expect(read(text)?.length).toBe(length)
  })

  test('separates items by the commas of a list', () => {
    const inList = { inList: true, eulerE: false }
    expect(read('1,234', inList)?.length).toBe(1)
    expect(read('1 234', inList)?.length).toBe(1)
    expect(read('1{,}234', inList)?.value).toBe('1234')
    expect(read(String.raw`1\,234`, inList)?.value).toBe('1234')
  })

  test("reads powers of ten, and 2e-3 as Euler's number where it is asked to", () => {
    expect(read('2e3')).toEqual({ value: '2000', spelling: 'scientific', length: 3 })
    expect(read('1.5E-2')).toEqual({ value: '3/200', spelling: 'scientific', length: 6 })
    expect(read('2e-3')?.value).toBe('1/500')
    expect(read('2e-3', { inList: false, eulerE: true })).toEqual({ value: '2', spelling: 'integer', length: 1 })
    expect(read('2E-3', { inList: false, eulerE: true })?.value).toBe('1/500')
    expect(read('1e4001')?.length).toBe(1)
  })

  test('keeps how many decimals are written', () => {
    expect(readNumber('2.50', bare)?.node.decimals).toBe(2)
    expect(readNumber('2.50e3', bare)?.node.decimals).toBe(-1)
    expect(readNumber('250', bare)?.node.decimals).toBeUndefined()
  })

  test.each([
    [String.raw`0.\overline{3}`, '1/3'],
    [String.raw`0.1\overline{6}`, '1/6'],
    [String.raw`2.\bar{142857}`, '15/7'],
    ['0.(3)', '1/3'],
    ['5.(2)', '47/9'],
    ['0.1(6)', '1/6'],
    [String.raw`0.\dot{3}`, '1/3'],
    [String.raw`0.\dot3\dot6`, '4/11'],
    [String.raw`0.\dot{1}2\dot{3}`, '41/333'],
    ['0.333...', '1/3'],
    [String.raw`0.1212\ldots`, '4/33'],
    [String.raw`0.1666\dots`, '1/6'],
    [String.raw`0.\overline{3}...`, '1/3'],
  ])('reads the repeating decimal %s as %s', (text, value) => {
    expect(read(text)).toEqual({ value, spelling: 'repeating', length: text.length })
  })

  test.each(['0.33...', '3.14...', '0.12...', String.raw`0.1\ldots`])('does not guess how %s goes on', (text) => {
    expect(read(text)?.spelling).toBe('decimal')
  })

  test.each(['0.5(6)2', '0.5(6)^2', '0.5(6)!', '0.5(6)(7)', '0.5(x)'])(
    'takes the parentheses of %s for a factor',
    (text) => {
      expect(read(text)?.length).toBe(3)
    },
  )

  test('reads a repeating decimal as its geometric series', () => {
    const digits = fc.stringMatching(/^\d{1,8}$/)
    fc.assert(
      fc.property(fc.nat(999), fc.stringMatching(/^\d{0,5}$/), digits, (whole, fixed, repeated) => {
        const scale = 10n ** BigInt(fixed.length)
        const share = new Fraction(BigInt(repeated), (10n ** BigInt(repeated.length) - 1n) * scale)
        const value = new Fraction(whole).add(new Fraction(BigInt(fixed || '0'), scale)).add(share)
        expect(read(`${whole}.${fixed}\\overline{${repeated}}`)?.value).toBe(value.toFraction())
      }),
    )
  })

  test.each([
    ['101_2', '5'],
    ['1011_{2}', '11'],
    ['21_{\\text{five}}', '11'],
    ['21_{five}', '11'],
    ['FF_{16}', '255'],
    ['A_{16}', '10'],
    ['1A_{12}', '22'],
    ['0.1_2', '1/2'],
    ['12.2_3', '17/3'],
    ['0b101', '5'],
    ['0o17', '15'],
    ['0x1F', '31'],
    ['5_{10}', '5'],
  ])('reads %s, which names its base, as %s', (text, value) => {
    expect(read(text)).toEqual({ value, spelling: 'based', length: text.length })
  })

  test.each(['102_2', '8_8', '5_2', '1F_{15}'])('refuses %s for its digits', (text) => {
    expect(() => read(text)).toThrow(Unreadable)
  })

  test.each(['12_1', '12_{37}', '12_{x}', '12_23'])('takes no base from %s', (text) => {
    expect(read(text)?.length).toBe(2)
  })

  test('reads what a number in any base writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 2, max: 10 }), (n, base) => {
        expect(read(`${n.toString(base)}_{${base}}`)?.value).toBe(n.toString())
      }),
    )
  })

  test('finds no number where none begins', () => {
    for (const text of ['', 'x', '-5', '.', '...', ',1', '²']) expect(read(text)).toBeUndefined()
  })

  test('refuses more digits than are looked at', () => {
    expect(() => read('9'.repeat(12_001))).toThrow('it has too many digits')
  })
})
