import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import * as real from '../ball/ball.ts'
import { parse } from '../syntax/parse.ts'
import { pointIn, rationalExpression, valueAt } from './expression.test-kit.ts'
import { substitute } from './substitute.ts'

const at = (values: Record<string, number>) => new Map(Object.entries(values).map(([k, v]) => [k, new Fraction(v)]))
const value = (text: string, values: Record<string, number>) => substitute(parse(text), at(values))?.toFraction()

describe('substitute', () => {
  test('is what exact arithmetic makes of the point, or nothing', () => {
    const names = ['x', 'y']
    fc.assert(
      fc.property(rationalExpression(names), pointIn(names), (node, point) => {
        const found = substitute(node, point)
        if (found) expect(valueAt(node, point)?.equals(found)).toBe(true)
        else {
          // Poles, and numbers that are too long.
          const expected = valueAt(node, point)
          if (expected) expect(expected.n > 2n ** 128n || expected.d > 1n).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['n^2', { n: -3 }, '9'],
    ['2^{n}', { n: 5 }, '32'],
    ['2^{2^{n}}', { n: 3 }, '256'],
    ['(-1)^{n^2}', { n: 5 }, '-1'],
    ['\\frac{n(n-1)}{2}', { n: 5 }, '10'],
    ['\\binom{n}{2}', { n: 5 }, '10'],
    ['n!', { n: 5 }, '120'],
    ['\\lfloor \\frac{n}{2} \\rfloor', { n: 5 }, '2'],
    ['\\sqrt{n}', { n: 9 }, '3'],
    ['|x|', { x: -2 }, '2'],
    ['x^0', { x: 0 }, '1'],
  ])('%s at %o is %s', (text, values, expected) => {
    expect(value(text, values)).toBe(expected)
  })

  test.each([
    ['\\sqrt{n}', { n: 2 }],
    ['n^{\\frac{1}{2}}', { n: 4 }],
    ['\\frac{1}{n}', { n: 0 }],
    ['n^{-1}', { n: 0 }],
    ['\\sin n', { n: 0 }],
    ['\\pi n', { n: 1 }],
    ['x+y', { x: 1 }],
    ['n!', { n: -1 }],
    ['2^{2^{n}}', { n: 100 }],
    ['n!', { n: 5000 }],
    ['\\sqrt[n]{8}', { n: 3 }],
  ])('finds nothing for %s at %o', (text, values) => {
    expect(value(text, values)).toBeUndefined()
  })

  test('finds nothing where a variable is no rational number', () => {
    const z = { re: real.one, im: real.zero }
    expect(substitute(parse('z+1'), new Map([['z', z]]))).toBeUndefined()
  })

  test('refuses numbers that are too long at once', () => {
    const huge = parse(Array.from({ length: 400 }, (_, k) => `\\frac{1}{n^{9}+${k}}`).join('+'))
    expect(substitute(huge, at({ n: 11 }))).toBeUndefined()
  })
})
