import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { shapeOf } from '../syntax/shape.test-kit.ts'
import { subjectOf, withUnknowns } from './subject.ts'

describe('subjectOf', () => {
  test.each([
    ['x', 'x'],
    ['x_1', 'x_1'],
    ['AB', 'AB'],
    ['xyz', 'xyz'],
    ['P(A)', 'P(A)'],
    [String.raw`P(A \cap B)`, String.raw`P(A\capB)`],
    ['|AB|', '|AB|'],
    [String.raw`\sin A`, '(sin A)'],
    ['a/b', '(* 1/b a)'],
    ['f(x)', 'f'],
    ['f(2)', 'f of 2'],
    ['a:b', 'a:b'],
  ])('takes %s for the name %s', (text, name) => {
    expect(subjectOf(parse(text), text)?.name).toBe(name)
  })

  test.each([
    '5',
    'x^2',
    'x+y',
    '2x',
    'xy',
    String.raw`\pi`,
    'e',
    String.raw`\sin 30`,
    String.raw`\sqrt{x}`,
    '|x|',
    'x(x+1)',
    '1/x',
    '(1,2)',
  ])('takes %s for no name', (text) => {
    expect(subjectOf(parse(text), text)).toBeUndefined()
  })

  test('keeps the arguments of a function that is defined', () => {
    expect(subjectOf(parse('f(x, y)'), '')).toEqual({ name: 'f', arguments: ['x', 'y'] })
  })
})

describe('withUnknowns', () => {
  test('takes a function at another place for another unknown', () => {
    const unknowns = ['f(x)', 'f(x+1)', 'f(2)', 'g(x)'].map((text) => shapeOf(withUnknowns(parse(text))))
    expect(new Set(unknowns).size).toBe(4)
    expect(shapeOf(withUnknowns(parse('f(x+1)')))).toBe(shapeOf(withUnknowns(parse('f(1+x)'))))
  })
})
