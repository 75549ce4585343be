import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { call, name, number, product, rationalExpression, sum } from './expression.test-kit.ts'
import { nodeKey, quoted } from './node-key.ts'

describe('nodeKey', () => {
  test('is the same for the same expression, and tells others apart', () => {
    fc.assert(
      fc.property(rationalExpression(['x', 'y'], 3), rationalExpression(['x', 'y'], 3), (a, b) => {
        const isSame = JSON.stringify(a, bigints) === JSON.stringify(b, bigints)
        expect(nodeKey(a) === nodeKey(b)).toBe(isSame)
        expect(nodeKey(rebuilt(a))).toBe(nodeKey(a))
      }),
    )
  })

  test.each([
    ['a+b', 'b+a'],
    ['\\frac{a}{b}', '\\frac{b}{a}'],
    ['a^b', 'b^a'],
    ['(1,2)', '[1,2]'],
    ['\\{1,2\\}', '(1,2)'],
    ['x<1', 'x\\le 1'],
    ['f(x)', 'g(x)'],
    ['\\sin x', '\\cos x'],
    ['x_1', 'x_2'],
    ['2:3', '3:2'],
    ['\\begin{pmatrix}1&2\\end{pmatrix}', '\\begin{pmatrix}1\\\\2\\end{pmatrix}'],
    ['A\\cup B', 'A\\cap B'],
    ['1\\pm x', '1\\mp x'],
  ])('tells %s from %s', (a, b) => {
    expect(nodeKey(parse(a))).not.toBe(nodeKey(parse(b)))
    expect(nodeKey(parse(a))).toBe(nodeKey(parse(a)))
  })

  test('tells kinds apart that are written alike', () => {
    const alike: Node[] = [
      name('x'),
      { kind: 'unit', name: 'x' },
      { kind: 'set', name: 'x' },
      { kind: 'words', text: 'x' },
      { kind: 'opaque', text: 'x' },
      call('x'),
      sum(name('x')),
      product(name('x')),
    ]
    expect(new Set(alike.map(nodeKey)).size).toBe(alike.length)
  })

  test('does not take a name with a space for two names', () => {
    expect(nodeKey(sum(name('a b'), name('c')))).not.toBe(nodeKey(sum(name('a'), name('b'), name('c'))))
    expect(nodeKey(sum(name('a'), name('b c')))).not.toBe(nodeKey(sum(name('a b'), name('c'))))
    expect(nodeKey({ kind: 'words', text: '(+ x y)' })).not.toBe(nodeKey(sum(name('x'), name('y'))))
    expect(nodeKey({ kind: 'words', text: '-x' })).not.toBe(nodeKey(name('-x')))
  })

  test('is the value of a number, however it is written', () => {
    expect(nodeKey(parse('0.5'))).toBe(nodeKey(number(1, 2)))
    expect(nodeKey(parse('0.5'))).not.toBe(nodeKey(parse('\\frac{1}{2}')))
  })
})

describe('quoted', () => {
  test('is the name itself when that is a word', () => {
    expect([quoted('x_1'), quoted('unit i'), quoted('"')]).toEqual(['x_1', '"unit i"', '"\\""'])
  })
})

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)

/** The same expression made of other objects. */
function rebuilt(node: Node): Node {
  switch (node.kind) {
    case 'sum':
      return { kind: 'sum', terms: node.terms.map(rebuilt) }
    case 'product':
      return { kind: 'product', factors: node.factors.map(rebuilt) }
    default:
      return { ...node }
  }
}
