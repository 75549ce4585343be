import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { canonicalKey } from './canonical-key.ts'
import { pointIn, rationalExpression, valueAt } from './expression.test-kit.ts'

const key = (text: string): string => canonicalKey(parse(text))

describe('canonicalKey', () => {
  test.each([
    ['a+b+c', 'c+(a+b)'],
    ['a-b', '-b+a'],
    ['a-(b-c)', 'a+c-b'],
    ['ab', 'ba'],
    ['a(bc)', '(ca)b'],
    ['\\frac{a}{b}\\cdot c', '\\frac{ca}{b}'],
    ['\\frac{\\frac{a}{b}}{c}', '\\frac{a}{bc}'],
    ['\\frac{a}{\\frac{b}{c}}', '\\frac{ac}{b}'],
    ['x+\\frac{1}{2}', '0.5+x'],
    ['\\sin(a+b)', '\\sin(b+a)'],
    ['(x+y+z)^{40}-(x+y+z)^{40}', '0'],
    ['x+C-C', 'x'],
    ['2^{a+b}', '2^{b+a}'],
    ['x-3', '-3+x'],
  ])('is the same for %s and %s', (a, b) => {
    expect(key(a)).toBe(key(b))
  })

  test.each([
    ['a-b', 'b-a'],
    ['\\frac{a}{b}', '\\frac{b}{a}'],
    ['a-b-c', 'a-(b-c)'],
    ['\\frac{a}{bc}', '\\frac{ac}{b}'],
    ['a^b', 'b^a'],
    ['x-3', 'x+3'],
    ['f(a,b)', 'f(b,a)'],
    ['\\infty-\\infty', '0'],
    ['x+\\infty-\\infty', 'x'],
    ['\\frac{1}{0}-\\frac{1}{0}', '0'],
    ['\\ln x-\\ln x', '0'],
    ['\\frac{1}{x}-\\frac{1}{x}', '0'],
    ['\\sqrt{x}-\\sqrt{x}', '0'],
    [
      '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}\\begin{pmatrix}0&1\\\\1&0\\end{pmatrix}',
      '\\begin{pmatrix}0&1\\\\1&0\\end{pmatrix}\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
    ],
  ])('tells %s from %s', (a, b) => {
    expect(key(a)).not.toBe(key(b))
  })

  test('is the same for expressions that have the same value only', () => {
    const names = ['x', 'y']
    const small = rationalExpression(names, 2)
    fc.assert(
      fc.property(small, small, pointIn(names), (a, b, at) => {
        if (canonicalKey(a) !== canonicalKey(b)) return
        const [left, right] = [valueAt(a, at), valueAt(b, at)]
        if (left && right) expect(left.equals(right)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('does not depend on the order of terms and factors', () => {
    fc.assert(
      fc.property(fc.array(rationalExpression(['x', 'y'], 2), { minLength: 2, maxLength: 5 }), (parts) => {
        const turned = parts.toReversed()
        expect(canonicalKey({ kind: 'sum', terms: parts })).toBe(canonicalKey({ kind: 'sum', terms: turned }))
        expect(canonicalKey({ kind: 'product', factors: parts })).toBe(
          canonicalKey({ kind: 'product', factors: turned }),
        )
      }),
    )
  })
})
