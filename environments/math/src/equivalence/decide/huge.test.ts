import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { exactValue } from '../value/exact-value.ts'
import { Budget } from './budget.ts'
import { different, equal, type Finding, undecided } from './finding.ts'
import { compareHuge } from './huge.ts'

/** Compares what is rational, and nothing else. */
function compare(a: Parameters<typeof exactValue>[0], b: typeof a): Finding {
  const [x, y] = [exactValue(a), exactValue(b)]
  if (!x || !y) return undecided('no')
  return x.equals(y) ? equal('yes') : different('no')
}
const of = (a: string, b: string) => compareHuge(parse(a), parse(b), new Budget(), compare)?.is

describe('compareHuge', () => {
  test.each([
    ['10^{10^{10}}', '10^{10^{10}+1}', 'different'],
    ['10^{10^{10}}', '10^{5\\cdot 10^{9}+5\\cdot 10^{9}}', 'equal'],
    ['2^{2^{100}}', '2^{3^{60}}', 'different'],
    ['(10^{6})!', '(10^{6}+1)!', 'different'],
    ['(10^{6})!', '(1000^{2})!', 'equal'],
    ['2^{10^{9}}', '5', 'different'],
    ['\\pi', '3^{10^{9}}', 'different'],
    ['i', '3^{10^{9}}', 'different'],
    ['7^{7^{7^{7}}}', '-10^{100}', 'different'],
    ['100000!', '10^{10}', 'different'],
  ])('%s and %s are %s', (a, b, expected) => {
    expect(of(a, b)).toBe(expected)
    expect(of(b, a)).toBe(expected)
  })

  test.each([
    ['2^{100}', '2^{101}'],
    ['x^{10^{10}}', 'x^{10^{11}}'],
    ['2^{-10^{10}}', '5'],
    ['\\left(\\frac{1}{2}\\right)^{10^{10}}', '0'],
    ['1^{10^{10}}', '2'],
    ['(-2)^{10^{10}}', '5'],
    ['2^{10^{10}i}', '2'],
    ['2^{10^{10}}', '2^{10^{10}+i}'],
    ['(10^{6})!', '10^{10^{10}}'],
    ['2^{10^{10}}', 'x'],
    ['e^{10^{10}}', '5'],
  ])('says nothing of %s and %s', (a, b) => {
    expect(of(a, b)).toBeUndefined()
    expect(of(b, a)).toBeUndefined()
  })
})
