import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { TooLarge } from '../ball/ball.ts'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { settingOf } from './expression.test-kit.ts'
import { termsOfSeries } from './series.ts'
import { NoValue } from './setting.ts'

const terms = (text: string, values: Record<string, number> = {}) => {
  const at = new Map(Object.entries(values).map(([key, value]) => [key, new Fraction(value)]))
  return [...termsOfSeries(parse(text) as Extract<Node, { kind: 'call' }>, settingOf({ at }))]
}

describe('termsOfSeries', () => {
  test('gives the index every integer from the first to the last', () => {
    const given = terms('\\sum_{k=-1}^{n} kx', { n: 2, x: 5 }).map(({ at }) =>
      ['n', 'x', 'k'].map((name) => at.get(name)),
    )
    expect(given).toEqual([-1, 0, 1, 2].map((k) => [2, 5, k].map((value) => new Fraction(value))))
    expect(terms('\\prod_{k=3}^{2} k')).toEqual([])
  })

  test('refuses bounds that are no integers, and too many terms', () => {
    expect(() => terms('\\sum_{k=1}^{n} k', { n: 1.5 })).toThrow(NoValue)
    expect(() => terms('\\sum_{k=1}^{m} k')).toThrow(NoValue)
    expect(() => terms('\\sum_{k=1}^{3000} k')).toThrow(TooLarge)
    expect(terms('\\sum_{k=-1000}^{1000} k')).toHaveLength(2001)
  })
})
