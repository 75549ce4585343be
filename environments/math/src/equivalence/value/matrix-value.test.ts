import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { exactValue } from './exact-value.ts'
import { number } from './expression.test-kit.ts'
import { matrixValue, withoutDeterminants } from './matrix-value.ts'

const numbersOf = (node: Node): (string | undefined)[][] | undefined =>
  matrixValue(node)?.map((row) => row.map((entry) => exactValue(entry)?.toFraction()))
const entries = (text: string) => numbersOf(parse(text))

const A = '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}'
const B = '\\begin{pmatrix}0&1\\\\1&1\\end{pmatrix}'
const wide = '\\begin{pmatrix}1&2&3\\end{pmatrix}'
const tall = '\\begin{pmatrix}1\\\\2\\\\3\\end{pmatrix}'

describe('matrixValue', () => {
  test.each([
    [
      A,
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      `-${A}`,
      [
        ['-1', '-2'],
        ['-3', '-4'],
      ],
    ],
    [
      `${A}+${B}`,
      [
        ['1', '3'],
        ['4', '5'],
      ],
    ],
    [
      `${A}-${A}`,
      [
        ['0', '0'],
        ['0', '0'],
      ],
    ],
    [
      `${A}${B}`,
      [
        ['2', '3'],
        ['4', '7'],
      ],
    ],
    [
      `${B}${A}`,
      [
        ['3', '4'],
        ['4', '6'],
      ],
    ],
    [
      `2${A}`,
      [
        ['2', '4'],
        ['6', '8'],
      ],
    ],
    [
      `\\frac{1}{2}${A}`,
      [
        ['1/2', '1'],
        ['3/2', '2'],
      ],
    ],
    [
      `\\frac{${A}}{2}`,
      [
        ['1/2', '1'],
        ['3/2', '2'],
      ],
    ],
    [
      `${B}^{10}`,
      [
        ['34', '55'],
        ['55', '89'],
      ],
    ],
    [`${wide}^T`, [['1'], ['2'], ['3']]],
    [
      `${A}^{-1}`,
      [
        ['-2', '1'],
        ['3/2', '-1/2'],
      ],
    ],
    [`${wide}${tall}`, [['14']]],
    [
      `${tall}${wide}`,
      [
        ['1', '2', '3'],
        ['2', '4', '6'],
        ['3', '6', '9'],
      ],
    ],
  ])('of %s', (text, expected) => {
    expect(entries(text)).toEqual(expected)
  })

  test.each([
    ['shapes that do not fit to be added', `${A}+${wide}`],
    ['shapes that do not fit to be multiplied', `${wide}${A}`],
    ['a matrix and a number', `${A}+1`],
    ['a power of what is not square', `${wide}^2`],
    ['a negative power', `${A}^{-2}`],
    ['the inverse of what is not square', `${wide}^{-1}`],
    ['a high power', `${A}^{1000}`],
    ['a division by a matrix', `\\frac{1}{${A}}`],
    ['a number', '3'],
    ['a variable', 'x'],
  ])('is none for %s', (_, text) => {
    expect(matrixValue(parse(text))).toBeUndefined()
  })

  test('is associative', () => {
    const matrix = fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 })
      .map(([a = 0, b = 0, c = 0, d = 0]): Node => ({
        kind: 'matrix',
        rows: [
          [number(a), number(b)],
          [number(c), number(d)],
        ],
      }))
    const times = (...factors: Node[]): Node => ({ kind: 'product', factors })
    fc.assert(
      fc.property(matrix, matrix, matrix, (a, b, c) => {
        expect(numbersOf(times(a, times(b, c)))).toEqual(numbersOf(times(times(a, b), c)))
        expect(numbersOf(times(a, b, c))).toEqual(numbersOf(times(times(a, b), c)))
      }),
    )
  })
})

describe('withoutDeterminants', () => {
  const valueOf = (text: string) => exactValue(withoutDeterminants(parse(text)))?.toFraction()

  test.each([
    [`\\det ${A}`, '-2'],
    [`1+\\det\\left(${A}${B}\\right)`, '3'],
    ['\\det\\begin{pmatrix}7\\end{pmatrix}', '7'],
    ['\\det\\begin{pmatrix}2&0&1\\\\1&3&2\\\\1&1&1\\end{pmatrix}', '0'],
    ['\\det\\begin{pmatrix}2&0&1\\\\1&3&2\\\\1&1&4\\end{pmatrix}', '18'],
    [
      '\\det\\begin{pmatrix}1&1&1&1&1\\\\1&2&4&8&16\\\\1&3&9&27&81\\\\1&4&16&64&256\\\\1&5&25&125&625\\end{pmatrix}',
      '288',
    ],
  ])('%s is %s', (text, expected) => {
    expect(valueOf(text)).toBe(expected)
  })

  test('leaves alone what has none', () => {
    for (const text of [`\\det ${wide}`, '\\det x', 'x+1']) {
      const node = parse(text)
      expect(withoutDeterminants(node)).toEqual(node)
    }
  })
})
