import { describe, expect, test } from 'vitest'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { name, number } from './expression.test-kit.ts'
import { nodeKey } from './node-key.ts'
import { minus, rename, rewrite, withValues } from './rewrite.ts'

const everything = [
  'x+1',
  '-x',
  '2 x',
  '\\frac{x}{2}',
  'x^x',
  '1\\pm x',
  '\\pm x',
  '\\sin x',
  '(x,1)',
  '\\{x\\mid x>0\\}',
  'x<2',
  'x\\cup \\{1\\}',
  'x=1\\text{ or }x=2',
  '\\begin{pmatrix}x&1\\\\2&x\\end{pmatrix}',
  'x:2',
]

describe('rewrite', () => {
  test.each(everything)('reaches every part of %s', (text) => {
    const toY = rewrite(parse(text), (part) => (part.kind === 'name' && part.name === 'x' ? name('y') : undefined))
    // Not the x of commands and environments.
    const written = text.replaceAll(/(?<![a-z])x(?![a-z])/g, 'y')
    expect(nodeKey(toY)).toBe(nodeKey(parse(written)))
    expect(written).not.toBe(text)
  })

  test.each(everything)('leaves %s as it was when nothing is replaced', (text) => {
    const node = parse(text)
    expect(rewrite(node, () => undefined)).toEqual(node)
  })

  test('does not go into what it has put in place', () => {
    const grown = rewrite(parse('x'), (part) => (part.kind === 'name' ? parse('x+x') : undefined))
    expect(nodeKey(grown)).toBe(nodeKey(parse('x+x')))
  })
})

describe('rename', () => {
  test('renames all at once', () => {
    const swapped = rename(
      parse('x-y'),
      new Map([
        ['x', 'y'],
        ['y', 'x'],
      ]),
    )
    expect(nodeKey(swapped)).toBe(nodeKey(parse('y-x')))
  })
})

describe('withValues', () => {
  const values = new Map<string, Node>([
    ['x', number(3)],
    ['k', number(7)],
  ])

  test('puts values in the place of variables', () => {
    expect(nodeKey(withValues(parse('x^2+y'), values))).toBe(nodeKey(parse('3^2+y')))
  })

  test('leaves the index of a series alone, and not its bounds', () => {
    const series = withValues(parse('\\sum_{k=1}^{k} kx'), values)
    expect(nodeKey(series)).toBe(nodeKey(parse('\\sum_{k=1}^{7} k\\cdot 3')))
    expect(nodeKey(withValues(parse('\\sum_{j=1}^{x} kj'), values))).toBe(nodeKey(parse('\\sum_{j=1}^{3} 7\\cdot j')))
  })
})

describe('minus', () => {
  test('is the first without the second', () => {
    expect(nodeKey(minus(name('a'), name('b')))).toBe('(+ a (- b))')
  })
})
