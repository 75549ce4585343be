import { describe, expect, test } from 'vitest'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { nodeKey } from './node-key.ts'
import { powerOfRoot } from './power-of-root.ts'

const keyOf = (text: string) => {
  const made = powerOfRoot(parse(text) as Extract<Node, { kind: 'call' }>)
  return made && nodeKey(made)
}

describe('powerOfRoot', () => {
  test('is the power that a root with another index is', () => {
    expect(keyOf('\\sqrt[n]{x}')).toBe(nodeKey(parse('x^{\\frac{1}{n}}')))
    expect(keyOf('\\sqrt[-2]{x}')).toBe(nodeKey(parse('x^{\\frac{1}{-2}}')))
    expect(keyOf('\\sqrt[\\frac{1}{2}]{x}')).toBe(nodeKey(parse('x^{\\frac{1}{\\frac{1}{2}}}')))
  })

  test('is none for a root with a positive integer, or another function', () => {
    expect(['\\sqrt{x}', '\\sqrt[3]{x}', '\\sin x', '\\sqrt[1+1]{x}'].map(keyOf)).toEqual(Array(4).fill(undefined))
  })
})
