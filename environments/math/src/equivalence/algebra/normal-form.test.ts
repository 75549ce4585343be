import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { number, pointIn, power, quotient, rationalExpression, sum, valueAt } from '../value/expression.test-kit.ts'
import { minus } from '../value/rewrite.ts'
import { Generators, type Rewriting } from './generators.ts'
import { normalForm } from './normal-form.ts'
import { isZeroPolynomial } from './polynomial.ts'

/** What an expression is rewritten with, and when to stop. */
function bounded(steps: number): Rewriting {
  let left = steps
  const spend = (weight: number) => {
    left -= weight
    if (left < 0) throw new RangeError('spent')
  }
  return { generators: new Generators(), effort: { spend } }
}
const free = () => bounded(1e7)

/** Whether an expression is seen to be 0. */
function vanishes(node: Node, rewriting = free()): boolean {
  const form = normalForm(node, rewriting)
  return form !== undefined && isZeroPolynomial(rewriting.generators.reduce(form.over, rewriting.effort))
}
const isSame = (a: string, b: string) => vanishes(minus(parse(a), parse(b)))

describe('normalForm', () => {
  const names = ['x', 'y']

  test('has the value of the expression', () => {
    fc.assert(
      fc.property(rationalExpression(names, 3), pointIn(names), (node, at) => {
        const rewriting = bounded(100_000)
        const form = normalForm(node, rewriting)
        const expected = valueAt(node, at)
        if (!form || !expected) return
        const [over, under] = [form.over, form.under].map((part) => valueAt(rewriting.generators.toNode(part), at))
        // A form may have a pole more, where it divides by what cancels.
        if (over && under && under.n !== 0n) expect(over.div(under).toFraction()).toBe(expected.toFraction())
      }),
      { numRuns: 400 },
    )
  })

  test('vanishes for a rational expression just when it is 0 wherever it has a value', () => {
    const small = rationalExpression(names, 2)
    fc.assert(
      fc.property(small, small, fc.array(pointIn(names), { minLength: 12, maxLength: 12 }), (a, b, points) => {
        const difference = minus(a, b)
        const values = points.map((at) => valueAt(difference, at)).filter((value) => value !== undefined)
        if (values.length < 8) return
        // Twelve random points are not all zeros of such a small numerator.
        expect(vanishes(difference)).toBe(values.every(({ n }) => n === 0n))
      }),
      { numRuns: 400 },
    )
  })

  test('does not vanish for an expression and itself with something added', () => {
    const small = rationalExpression(names, 3)
    const extra = fc.constantFrom(number(1, 10n ** 60n), quotient(number(1), parse('x')), power(parse('y'), number(7)))
    fc.assert(
      fc.property(small, extra, (a, b) => {
        expect(vanishes(minus(a, sum(a, b)), bounded(200_000))).toBe(false)
      }),
    )
  })

  test.each([
    ['(x+y)^2', 'x^2+2xy+y^2'],
    ['\\frac{x^2-y^2}{x-y}', 'x+y'],
    ['\\frac{1}{x}+\\frac{1}{y}', '\\frac{x+y}{xy}'],
    ['\\frac{1}{1+\\frac{1}{1+\\frac{1}{x}}}', '\\frac{x+1}{2x+1}'],
    ['\\sin^2 x+\\cos^2 x', '1'],
    ['\\sin(2x)', '2\\sin x\\cos x'],
    ['\\cos(3x)', '4\\cos^3 x-3\\cos x'],
    ['\\sin(x+y)', '\\sin x\\cos y+\\cos x\\sin y'],
    ['\\tan x', '\\frac{\\sin x}{\\cos x}'],
    ['\\frac{1-\\cos x}{\\sin x}', '\\tan\\frac{x}{2}'],
    ['\\sec^2 x-\\tan^2 x', '1'],
    ['\\csc^2 x-\\cot^2 x', '1'],
    ['\\cosh^2 x-\\sinh^2 x', '1'],
    ['\\sinh x', '\\frac{e^x-e^{-x}}{2}'],
    ['\\tanh x', '\\frac{e^{2x}-1}{e^{2x}+1}'],
    ['\\cos(ix)', '\\cosh x'],
    ['e^{ix}', '\\cos x+i\\sin x'],
    ['e^{x+y}', 'e^xe^y'],
    ['(e^{x})^3', 'e^{3x}'],
    ['e^{x/2}e^{x/2}', 'e^x'],
    ['e\\cdot e', 'e^2'],
    ['2^{x+1}', '2\\cdot 2^x'],
    ['6^x', '2^x\\cdot 3^x'],
    ['4^x', '2^{2x}'],
    ['\\left(\\frac{1}{2}\\right)^x', '2^{-x}'],
    ['x^{a+b}', 'x^ax^b'],
    ['x^{a+1}', 'x\\cdot x^a'],
    ['x^{\\frac{3}{2}}', 'x\\sqrt{x}'],
    ['\\frac{1}{\\sqrt{x}}', '\\frac{\\sqrt{x}}{x}'],
    ['\\frac{1}{\\sqrt{x+1}-\\sqrt{x}}', '\\sqrt{x+1}+\\sqrt{x}'],
    ['\\sqrt{8}', '2\\sqrt{2}'],
    ['\\sqrt{6}', '\\sqrt{2}\\sqrt{3}'],
    ['\\frac{1}{\\sqrt{2}}', '\\frac{\\sqrt{2}}{2}'],
    ['\\sqrt[3]{54}', '3\\sqrt[3]{2}'],
    ['(1+\\sqrt{2})^{3}', '7+5\\sqrt{2}'],
    ['i^2', '-1'],
    ['\\frac{1}{1+i}', '\\frac{1-i}{2}'],
    ['(1+i)^8', '16'],
    ['e^{\\frac{1}{x}}e^{-\\frac{1}{x}}', '1'],
    ['f(x)^2-1', '(f(x)-1)(f(x)+1)'],
    ['\\ln(x)^2-\\ln(y)^2', '(\\ln x-\\ln y)(\\ln x+\\ln y)'],
    ['\\sqrt[n]{x}', 'x^{\\frac{1}{n}}'],
    ['\\log_2 x', '\\log_2 x'],
  ])('proves %s = %s', (a, b) => {
    expect(isSame(a, b)).toBe(true)
  })

  test.each([
    ['\\sqrt{x^2}', 'x'],
    ['\\sqrt{x^2}', '|x|'],
    ['\\sqrt{x}\\sqrt{y}', '\\sqrt{xy}'],
    ['\\ln(xy)', '\\ln x+\\ln y'],
    ['(x^a)^b', 'x^{ab}'],
    ['\\sqrt{-1}', '1'],
    ['\\sqrt{x-x}', '1'],
    ['(x-x)^y', '1'],
    ['e^{\\left(\\sqrt{\\frac{1}{x}}\\right)^2}', 'e'],
    ['\\sum_{i=1}^{n} e^{i^2}', '\\sum_{i=1}^{n} e^{-1}'],
    ['f(x)', 'f(y)'],
    ['f(x)', 'g(x)'],
    ['\\sin x', '\\cos x'],
    ['e^{x^2}', '(e^x)^2'],
    ['2^x\\cdot 3^y', '6^{xy}'],
    ['\\sqrt{2}', '\\sqrt[3]{2}'],
    ['|{-x}|', '-|x|'],
  ])('does not prove %s = %s', (a, b) => {
    expect(isSame(a, b)).toBe(false)
  })

  test.each([
    '\\frac{1}{x-x}',
    '(x-x)^{-1}',
    '\\sqrt{x-x}^{-1}',
    '(x-x)^{-\\frac{1}{2}}',
    '\\ln(x-x)',
    '\\infty',
    '(1,2)',
    '\\csc(x-x)',
  ])('is none for %s', (text) => {
    expect(normalForm(parse(text), free())).toBeUndefined()
  })

  test('is 0 for a root of 0', () => {
    expect(vanishes(parse('\\sqrt{x-x}'))).toBe(true)
    expect(vanishes(parse('(x-x)^{\\frac{2}{3}}'))).toBe(true)
  })

  test('is stopped by its effort', () => {
    for (const text of [
      '(a+b+c+d)^{40}',
      '(10^{9000}x+1)^{150}',
      '\\left(\\frac{x}{7^{3000}}+\\frac{1}{3}\\right)^{150}',
      `${'('.repeat(6)}x^{400}${')^{400}'.repeat(6)}`,
      Array.from({ length: 200 }, (_, k) => `\\frac{1}{x+${k}}`).join('+'),
    ])
      expect(() => normalForm(parse(text), bounded(40_000))).toThrow('spent')
  })

  test('does not take exponents for the same that are too large to tell apart', () => {
    const [high, higher] = ['(e^{536870912x})^{400}', '(e^{536870912x})^{400}e^{\\frac{x}{720720}}']
    expect(() => vanishes(minus(parse(high), parse(higher)), bounded(1e9))).toThrow('spent')
    const nested = `${'('.repeat(6)}x^{400}${')^{400}'.repeat(6)}`
    expect(() => vanishes(minus(parse(`${nested}x`), parse(nested)), bounded(1e9))).toThrow('spent')
  })
})
