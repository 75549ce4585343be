import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floorLog, magnitude } from '../ball/ball.ts'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { evaluate } from '../value/evaluate.ts'
import { call, name, number, power, product, quotient, settingOf, sum, negate } from '../value/expression.test-kit.ts'
import { NoValue } from '../value/setting.ts'
import { Imprecise } from '../ball/ball.ts'
import { separationOf } from './separation.ts'

const of = (text: string, field: 'real' | 'complex' = 'real') =>
  separationOf(parse(text), settingOf({ prec: 64, field }))
/** Bits that are added to every bound for safety; tests look at what is left without. */
const slack = 64

const { algebraic } = fc.letrec<{ algebraic: Node }>((tie) => ({
  algebraic: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(fc.integer({ min: -20, max: 20 }), fc.constantFrom(1, 1, 2, 3)).map(([n, d]) => number(n, d)),
    fc
      .tuple(
        fc.constantFrom('sin', 'cos', 'tan', 'sec'),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 7 }),
      )
      .map(([text, n, d]) => call(text, quotient(product(number(n), name('pi')), number(d)))),
    fc.tuple(tie('algebraic'), tie('algebraic')).map(([a, b]) => sum(a, b)),
    fc.tuple(tie('algebraic'), tie('algebraic')).map(([a, b]) => sum(a, negate(b))),
    fc.tuple(tie('algebraic'), tie('algebraic')).map(([a, b]) => product(a, b)),
    fc.tuple(tie('algebraic'), tie('algebraic')).map(([a, b]) => quotient(a, b)),
    fc.tuple(tie('algebraic'), fc.integer({ min: -3, max: 4 })).map(([a, n]) => power(a, number(n))),
    tie('algebraic').map((a) => call('sqrt', a)),
    tie('algebraic').map((a) => call('cbrt', a)),
    fc.tuple(tie('algebraic'), fc.constantFrom(-3, -2, 4)).map(([a, k]) => call('root', a, number(k))),
    tie('algebraic').map((a) => call('abs', a)),
  ),
}))

describe('separationOf', () => {
  test('is never below the size of a number that is not 0', () => {
    let looked = 0
    fc.assert(
      fc.property(algebraic, (node) => {
        try {
          const { bits, isProved } = separationOf(node, settingOf({ prec: 64 }))
          if (!isProved || !(bits < 4000)) return
          const { re } = evaluate(node, settingOf({ prec: 4500 }))
          const least = floorLog(re)
          if (least > -4000) {
            looked += 1
            expect(least + 2).toBeGreaterThanOrEqual(slack - bits)
          } else expect(magnitude(re)).toBeLessThan(-bits)
        } catch (error) {
          if (!(error instanceof NoValue) && !(error instanceof Imprecise)) throw error
        }
      }),
      { numRuns: 600 },
    )
    expect(looked).toBeGreaterThan(100)
  })

  test('holds for the convergents of √2 and for what they come from', () => {
    let [p, q] = [1n, 1n]
    for (let step = 0; step < 300; step += 1) [p, q] = [p + 2n * q, p + q]
    for (const [text, size] of [
      [`${p}-${q}\\sqrt{2}`, floorLog(evaluate(parse(`${p}-${q}\\sqrt{2}`), settingOf({ prec: 2000 })).re)],
      ['(\\sqrt{2}-1)^{300}', -300 * Math.log2(Math.SQRT2 + 1)],
      ['(\\sqrt{3}-\\sqrt{2})^{200}', -200 * Math.log2(Math.sqrt(3) + Math.SQRT2)],
    ] as const)
      expect(of(text).bits - slack).toBeGreaterThan(-size - 2)
  })

  test('counts a root that occurs twice once, and roots of unity together', () => {
    expect(of('\\sqrt{2}+\\sqrt{2}').bits).toBeLessThan(of('\\sqrt{2}+\\sqrt{3}').bits)
    expect(of('\\cos\\frac{\\pi}{7}+\\cos\\frac{2\\pi}{7}').bits).toBeLessThan(slack + 12 * 4)
    expect(of('e^{\\frac{i\\pi}{3}}+i', 'complex').bits).toBeLessThan(slack + 4 * 3)
  })

  test('does not count two branches of a root once', () => {
    const [same, other] = ['\\sqrt[3]{-2}+\\sqrt[3]{-2}', '\\sqrt[3]{-2}+(-2)^{\\frac{1}{3}}'].map(
      (text) => of(text, 'complex').bits,
    )
    expect(other).toBeGreaterThan(same ?? Infinity)
  })

  test('takes a negative index for the inverse', () => {
    expect(of('\\sqrt[-2]{10^{40}}-\\sqrt[-2]{10^{41}}').bits).toBeGreaterThan(slack + 66)
  })

  test('is proved for algebraic numbers only', () => {
    for (const text of ['\\sqrt{2}+\\frac{1}{3}', '\\cos\\frac{\\pi}{9}', '|1-\\sqrt{2}|', '\\sqrt[5]{1+\\sqrt[3]{7}}'])
      expect(of(text).isProved).toBe(true)
    for (const text of ['\\pi', 'e', '\\ln 2', '\\sin 1', '2^{\\sqrt{2}}', '\\lfloor\\sqrt{2}\\rfloor'])
      expect(of(text).isProved).toBe(false)
    expect(of('e^{i\\pi/5}+i', 'complex').isProved).toBe(true)
  })

  test.each([
    ['\\arctan(10^{300})', 997],
    ['\\cos(10^{-300})', 2 * 996],
    ['\\tanh(1000)', 2885],
    ['\\coth(1000)', 2885],
    ['2^{\\sqrt{2}\\cdot 10^{-300}}', 996],
    ['\\ln(10^{300}+1)', 997],
    ['\\sum_{k=0}^{40}\\frac{1}{k!}', 159],
    ['e^{-1000\\pi}', 4532],
    ['\\tan(\\sin(10^{-100}))', 7 * 332],
  ])('of %s is at least as close to a simple number as it is, %i bits', (text, bits) => {
    expect(of(text).bits).toBeGreaterThan(bits + 512)
  })
})
