import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { compareMatrices, compareWithDirections, vectorOf } from './compare-matrices.ts'
import { answerOf, contextOf } from './context.test-kit.ts'

const matrix = (rows: string) => answerOf(String.raw`\begin{pmatrix}${rows}\end{pmatrix}`, 'matrix')

describe('compareMatrices', () => {
  test('compares shapes, then entries', () => {
    const compared = (a: string, b: string) => compareMatrices(matrix(a).rows, matrix(b).rows, contextOf()).is
    expect(compared(String.raw`1&2\\3&4`, String.raw`\frac{2}{2}&2\\3&\sqrt{16}`)).toBe('equal')
    expect(compared(String.raw`1&2\\3&4`, String.raw`1&3\\2&4`)).toBe('different')
    expect(compared('1&2', String.raw`1\\2`)).toBe('different')
    expect(compared(String.raw`50\%\\2`, String.raw`50\\2`)).toBe('different')
    expect(compared(String.raw`50\%\\2`, String.raw`1/2\\2`)).toBe('equal')
  })
})

describe('vectorOf', () => {
  test('knows rows, columns and tuples, but no interval', () => {
    expect(vectorOf(matrix('1&2'))).toHaveLength(2)
    expect(vectorOf(matrix(String.raw`1\\2\\3`))).toHaveLength(3)
    expect(vectorOf(answerOf('(1,2)', 'tuple'))).toHaveLength(2)
    expect(vectorOf(answerOf(String.raw`\langle 1,2 \rangle`, 'tuple'))).toHaveLength(2)
    expect(vectorOf(answerOf('(1,2]', 'tuple'))).toBeUndefined()
    expect(vectorOf(matrix(String.raw`1&2\\3&4`))).toBeUndefined()
    expect(vectorOf(answerOf('(1, (2,3))', 'tuple'))).toBeUndefined()
  })
})

describe('compareWithDirections', () => {
  const compared = (vector: string, sum: string) =>
    compareWithDirections(vectorOf(answerOf(vector, 'tuple')) ?? [], parse(sum), contextOf())?.is

  test.each([
    ['(2,3)', '2i + 3j', 'equal'],
    ['(2,3)', String.raw`2\mathbf{i} + 3\mathbf{j}`, 'equal'],
    ['(2,3,0)', String.raw`2\hat{i} + 3\hat{j}`, 'equal'],
    ['(0,0,3)', String.raw`3\mathbf{k}`, 'equal'],
    ['(x,y)', String.raw`x\mathbf{i} + y\mathbf{j}`, 'equal'],
    ['(3,2)', '2i + 3j', 'different'],
    ['(2,3)', String.raw`2\mathbf{i} + 3\mathbf{j} + \mathbf{k}`, 'different'],
    ['(2,0)', '2i', 'undecided'],
    ['(0,0,3)', '3k', 'undecided'],
    ['(2,0)', '2i + 3', undefined],
    ['(2,0)', String.raw`2\mathbf{i} + 3`, undefined],
    ['(0,0)', 'ij', undefined],
    ['(0,0)', 'i^2', undefined],
    ['(1,2)', 'x + 2y', undefined],
    ['(1,2,0,0)', 'i + 2j', undefined],
  ])('finds of %s and %s that they are %s', (vector, sum, verdict) => {
    expect(compared(vector, sum)).toBe(verdict)
  })
})
