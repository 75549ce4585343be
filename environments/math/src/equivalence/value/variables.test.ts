import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { childrenOf, hasImaginaryUnit, hasPart, integerVariables, variablesOf } from './variables.ts'

const sorted = (names: ReadonlySet<string>) => [...names].sort().join(' ')

describe('variablesOf', () => {
  test.each([
    ['x+y_1', 'x y_1'],
    ['\\pi e i \\infty', ''],
    ['\\sin(ax)^b', 'a b x'],
    ['\\sum_{k=1}^{n} k x', 'n x'],
    ['\\sum_{k=1}^{k} k', 'k'],
    ['\\sum_{i=1}^{3} i', ''],
    ['\\prod_{k=m}^{5} (x-k)', 'm x'],
    ['(a,b)', 'a b'],
    ['\\begin{pmatrix}a&1\\\\2&d\\end{pmatrix}', 'a d'],
    ['x<y', 'x y'],
    ['a:b', 'a b'],
    ['1\\pm s', 's'],
  ])('of %s are "%s"', (text, expected) => {
    expect(sorted(variablesOf(parse(text)))).toBe(expected)
  })

  test('adds to those that were found before', () => {
    const found = new Set(['z'])
    expect(sorted(variablesOf(parse('x'), found))).toBe('x z')
  })
})

describe('hasImaginaryUnit', () => {
  test('sees i, and not the index of a series', () => {
    expect(['2+3i', 'e^{i\\pi}', '\\sum_{i=1}^{3} i^2+i'].map((text) => hasImaginaryUnit(parse(text)))).toEqual([
      true,
      true,
      true,
    ])
    expect(['\\pi', '\\sum_{i=1}^{n} i^2', 'x_i'].map((text) => hasImaginaryUnit(parse(text)))).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('integerVariables', () => {
  test.each([
    ['n!', 'n'],
    ['\\binom{n}{k}x', 'k n'],
    ['(-1)^n x^m', 'n'],
    ['(-\\frac{1}{2})^{n}', 'n'],
    ['(1-3)^{2n+1}', 'n'],
    ['2^n', ''],
    ['x^n', ''],
    ['\\sum_{k=m}^{n} k x', 'm n'],
    ['\\sqrt[n]{x}', 'n'],
    ['\\gcd(a,b)', 'a b'],
    ['\\sin(n!)', 'n'],
    ['(-1)^{\\frac{1}{3}}x', ''],
  ])('of %s are "%s"', (text, expected) => {
    expect(sorted(integerVariables(parse(text)))).toBe(expected)
  })
})

describe('childrenOf and hasPart', () => {
  test('reach all parts', () => {
    for (const text of ['a+x', 'ax', '-x', '\\frac{a}{x}', 'a^x', '\\pm x', '\\sin x', '(a,x)', 'a<x', 'a:x']) {
      expect(hasPart(parse(text), (part) => part.kind === 'name' && part.name === 'x')).toBe(true)
      expect(hasPart(parse(text), (part) => part.kind === 'name' && part.name === 'y')).toBe(false)
    }
    expect(childrenOf(parse('3'))).toEqual([])
  })
})
