import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { domainOf, type VariableDomain } from './domain.ts'

const of = (a: string, b = '0', variables: VariableDomain = 'real') => domainOf(parse(a), parse(b), variables)
const text = (names: Iterable<string>) => [...names].join(' ')

describe('domainOf', () => {
  test('takes variables for real numbers, in the order of their names', () => {
    const { variables, integers, isPositive, complex, field } = of('y+x', 'a')
    expect([text(variables), text(integers), text(complex), isPositive, field]).toEqual([
      'a x y',
      '',
      '',
      false,
      'real',
    ])
  })

  test('takes variables for whole where one side needs them whole', () => {
    expect(text(of('n!', 'nk').integers)).toBe('n')
    expect(text(of('x', '(-1)^k').integers)).toBe('k')
    expect(of('x+n', '0', 'integer').integers).toEqual(new Set(['n', 'x']))
  })

  test.each([
    ['z\\overline{z}+x', 'z', 'complex'],
    ['\\arg(w_1)', 'w_1', 'complex'],
    ['z+i', 'z', 'complex'],
    ['x+i', '', 'complex'],
    ['x+z+i', '', 'complex'],
    ['z+1', '', 'real'],
    ['\\sum_{i=1}^{3} iz', '', 'real'],
  ])('takes in %s "%s" for complex', (expression, names, field) => {
    const domain = of(expression)
    expect([text(domain.complex), domain.field]).toEqual([names, field])
  })

  test('keeps to what a row says', () => {
    expect(of('x', '0', 'positive').isPositive).toBe(true)
    expect(text(of('x+y', '0', 'complex').complex)).toBe('x y')
  })

  test('has landmarks where an expression may take another course', () => {
    const landmarks = (a: string, b?: string) => of(a, b).landmarks?.map((value) => value.toFraction())
    expect(landmarks('|x-100|')).toEqual(['100', '-100', '10', '-10'])
    expect(landmarks('x-1', '\\sqrt{x-10^2}')).toEqual(['100', '-100', '10', '-10'])
    expect(landmarks('x-100', '\\sin x')).toBeUndefined()
    expect(landmarks('|2x-300|')).toContain('-150')
    expect(landmarks('|x|+2+3+4+5+6+7')).toHaveLength(24)
    expect(landmarks('|x-10^{50}|')).toEqual([])
    expect(landmarks(`|x-2.${'3'.repeat(400)}|`)?.[2]).toBe('91/64')
  })
})
