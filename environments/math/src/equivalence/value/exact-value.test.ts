import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { bitLength } from '../ball/integer.ts'
import { parse } from '../syntax/parse.ts'
import { exactCall, exactPower, exactValue } from './exact-value.ts'
import { call, name, number, power, quotient, rationalExpression, sum, valueAt } from './expression.test-kit.ts'

const textOf = (value: Fraction | undefined): string | undefined => value?.toFraction()

describe('exactValue', () => {
  test('is that of exact arithmetic', () => {
    fc.assert(
      fc.property(rationalExpression([]), (node) => {
        expect(textOf(exactValue(node))).toBe(textOf(valueAt(node)))
      }),
      { numRuns: 500 },
    )
  })

  test('is the same when it is asked for again', () => {
    const node = parse('\\frac{1}{3}+\\frac{1}{6}')
    expect([exactValue(node), exactValue(node)].map(textOf)).toEqual(['1/2', '1/2'])
    const without = parse('\\sqrt{2}')
    expect([exactValue(without), exactValue(without)]).toEqual([undefined, undefined])
  })

  test.each([
    ['\\sqrt{\\frac{9}{4}}', '3/2'],
    ['\\sqrt{0}', '0'],
    ['\\sqrt[3]{-8}', '-2'],
    ['\\sqrt[3]{\\frac{27}{8}}', '3/2'],
    ['\\sqrt[64]{2^{64}}', '2'],
    ['4^{-\\frac{1}{2}}', '1/2'],
    ['8^{\\frac{2}{3}}', '4'],
    ['(-2)^{-3}', '-1/8'],
    ['(-1)^{10^{40}+1}', '-1'],
    ['(-1)^{-10^{40}}', '1'],
    ['1^{\\frac{1}{1000}}', undefined],
    ['0^0', '1'],
    ['0^{5}', '0'],
    ['0^{\\frac{1}{2}}', '0'],
    ['|{-\\frac{3}{2}}|', '3/2'],
    ['\\lfloor -\\frac{7}{2} \\rfloor', '-4'],
    ['\\lceil -\\frac{7}{2} \\rceil', '-3'],
    ['\\lfloor -3 \\rfloor', '-3'],
    ['\\gcd(12, 18)', '6'],
    ['\\binom{10}{3}', '120'],
    ['\\binom{3}{10}', '0'],
    ['0!', '1'],
    ['10!', '3628800'],
    ['\\frac{100!}{98!}', '9900'],
    ['\\frac{-5000!}{4998!}', '-24995000'],
    ['7 \\bmod 3', '1'],
    ['\\max(1, \\frac{3}{2}, -2)', '3/2'],
    ['\\min(1, \\frac{3}{2}, -2)', '-2'],
    ['0.1+0.2', '3/10'],
    ['0.\\overline{3}', '1/3'],
    ['2^{3^2}', '512'],
  ])('%s is %s', (text, expected) => {
    expect(textOf(exactValue(parse(text)))).toBe(expected)
  })

  test.each([
    '\\sqrt{2}',
    '\\sqrt{-4}',
    '(-8)^{\\frac{1}{3}}',
    '0^{-1}',
    '\\frac{1}{0}',
    '\\frac{1}{1-1}',
    '2^{\\sqrt{4}}x',
    '\\pi',
    'x',
    '(-3)!',
    '(\\frac{1}{2})!',
    '\\infty',
    '\\sin(0)',
    '0x',
    '\\gcd(2, \\frac{1}{2})',
  ])('%s has none', (text) => {
    expect(exactValue(parse(text))).toBeUndefined()
  })

  test('remains finite work for numbers that are too long', () => {
    for (const text of [
      '10^{10^{10}}',
      '2^{100000}',
      '\\left(\\frac{3}{2}\\right)^{30000}',
      '\\frac{4998!}{5000!}',
      '100000!',
      '\\binom{10^{18}}{10^{17}}',
      '((((2^{999})^{999})^{999})^{999})^{999}',
    ])
      expect(exactValue(parse(text))).toBeUndefined()
    const long = exactValue(parse('10^{9000}'))
    expect(long?.n).toBe(10n ** 9000n)
  })

  test('never makes a fraction with two long parts', () => {
    const terms = Array.from({ length: 300 }, (_, k) => quotient(number(1), power(number(2 * k + 3), number(400))))
    expect(exactValue(sum(...terms))).toBeUndefined()
    const some = exactValue(sum(...terms.slice(0, 3)))
    expect(some && Math.min(bitLength(some.n), bitLength(some.d))).toBeLessThan(8001)
  })

  test('has no value for functions that nobody knows, or without arguments', () => {
    expect(exactValue(call('apply f', number(1)))).toBeUndefined()
    expect(exactValue(call('gcd'))).toBeUndefined()
    expect(exactValue(sum(number(1), name('x')))).toBeUndefined()
  })
})

describe('exactPower', () => {
  const fraction = fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }))
    .map(([n, d]) => new Fraction(n, d))

  test('is the product of so many factors, or its inverse', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: -9, max: 9 }), (base, exponent) => {
        const expected = valueAt(power({ kind: 'number', value: base, spelling: 'integer' }, number(exponent)))
        expect(textOf(exactPower(base, new Fraction(exponent)))).toBe(textOf(expected))
      }),
    )
  })

  test('undoes powers by roots, odd ones with their sign', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 1, max: 12 }), (base, index) => {
        const raised = exactPower(base, new Fraction(index))
        const expected = index % 2 === 0 ? base.abs() : base
        expect(textOf(raised && exactPower(raised, new Fraction(1, index)))).toBe(expected.toFraction())
      }),
    )
  })

  test('finds no root that is irrational', () => {
    expect(exactPower(new Fraction(2), new Fraction(1, 2))).toBeUndefined()
    expect(exactPower(new Fraction(-4), new Fraction(1, 2))).toBeUndefined()
    expect(exactPower(new Fraction(4, 3), new Fraction(1, 2))).toBeUndefined()
    expect(exactPower(new Fraction(10n ** 60n + 1n), new Fraction(1, 3))).toBeUndefined()
  })

  test('knows 0', () => {
    const [zero, one] = [new Fraction(0), new Fraction(1)]
    expect(textOf(exactPower(zero, zero))).toBe('1')
    expect(textOf(exactPower(zero, new Fraction(3, 2)))).toBe('0')
    expect(exactPower(zero, one.neg())).toBeUndefined()
  })
})

describe('exactCall', () => {
  test('rounds to the integers on both sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 40 }), (n, d) => {
        const value = new Fraction(n, d)
        const [low, high] = ['floor', 'ceil'].map((rounding) => exactCall(rounding, [value])) as [Fraction, Fraction]
        expect([low.d, high.d]).toEqual([1n, 1n])
        expect(low.lte(value) && low.add(1).compare(value) > 0).toBe(true)
        expect(high.gte(value) && high.sub(1).compare(value) < 0).toBe(true)
      }),
    )
  })

  test('leaves a remainder between 0 and the modulus', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), (a, m) => {
        const rest = exactCall('mod', [new Fraction(a), new Fraction(m)])
        if (m === 0) {
          expect(rest).toBeUndefined()
          return
        }
        const [whole, share] = [rest && new Fraction(a).sub(rest).div(m), rest?.div(m)]
        expect(whole?.d).toBe(1n)
        expect(share && share.compare(0) >= 0 && share.compare(1) < 0).toBe(true)
      }),
    )
  })
})
