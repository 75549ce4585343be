import { describe, expect, test } from 'vitest'
import { Budget } from '../decide/budget.ts'
import { readAnswer } from './read-answer.ts'

const kindsOf = (text: string) =>
  readAnswer(text, new Budget()).map(({ answer, problem, isUnsure }) =>
    [isUnsure && 'unsure', problem === undefined ? undefined : 'unread', answer.kind].filter(Boolean).join(' '),
  )

describe('readAnswer', () => {
  test.each([
    ['5', ['value']],
    ['x^2+1', ['value']],
    ['5 cm', ['value']],
    ['five', ['value']],
    ['(1,2)', ['tuple']],
    ['1, 2', ['collection']],
    [String.raw`\{1,2\}`, ['collection']],
    [String.raw`\pm 2`, ['collection']],
    ['x = 5', ['assignment']],
    ['x > 5', ['assignment']],
    [String.raw`x \in \{1,2\}`, ['assignment']],
    ['x = 1, x = 2', ['assignment']],
    ['x = 1, y = 2', ['assignments']],
    ['x > 1, y < 2', ['assignments']],
    ['x = y = 1', ['assignments']],
    ['Area = 5', ['assignment']],
    ['f(x) = x^2', ['assignment']],
    [String.raw`\sin A = 3/5`, ['assignment']],
    ['P(A) = 1/2', ['assignment']],
    ['x^2 + y^2 = 1', ['equation']],
    ['x < y', ['inequality']],
    [String.raw`(1,2) \cup (3,4)`, ['region']],
    [String.raw`\emptyset`, ['region']],
    ['no solution', ['region']],
    [String.raw`\mathbb{R}`, ['region']],
    [String.raw`\mathbb{Z}`, ['named set']],
    [String.raw`\begin{pmatrix}1&2\end{pmatrix}`, ['matrix']],
    ['[[1,2],[3,4]]', ['matrix']],
    ['2:3', ['ratio']],
    [String.raw`k\pi, k \in \mathbb{Z}`, ['family']],
    [String.raw`x = k\pi, k \in \mathbb{Z}`, ['assignment']],
    [String.raw`x \equiv 2 \pmod 5`, ['congruence']],
    [String.raw`2 \pmod 5`, ['congruence']],
    ['B', ['choice']],
    ['(B) 12', ['choice']],
    ['Monday', ['text']],
    ['3:00 PM', ['text']],
    ['infinity', ['value']],
  ])('reads %s in one way', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })

  test.each([
    ['2e-3', ['value', 'value']],
    [String.raw`\pm 1 \pm 2`, ['collection', 'collection']],
    [String.raw`\pm 1 \mp 2`, ['collection', 'collection']],
    ['1,234', ['value', 'unsure collection']],
    ['1,5', ['collection', 'unsure value']],
    ['{1,234}', ['collection', 'unsure collection', 'unsure value']],
    ['(b)', ['choice', 'unsure value']],
    ['ACD', ['text', 'unsure value']],
    ['AC', ['value', 'unsure text']],
    ['cat', ['text', 'unsure value']],
    ['SSS', ['text', 'unsure value']],
  ])('reads %s in every way that it may be meant', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })

  test.each([
    '(',
    '5 is wrong',
    String.raw`\int x dx`,
    '1, 2, ...',
    'x < -1, x > 1',
    'a = b = c',
    String.raw`2x \equiv 4 \pmod{10}`,
    'cm (',
    String.raw`\text{cm} \cdot \text{s}`,
    '12 monkey',
    String.raw`\begin{pmatrix}1&2\\3&4\end{pmatrix}^{-2}`,
    'x'.repeat(10_001),
    String.raw`\{x : y > 1\}`,
    '1 < 2x < y',
  ])('cannot read %s', (text) => {
    expect(kindsOf(text)).toEqual(['unread text'])
  })

  test('takes what satisfies a condition for its members', () => {
    const region = (text: string) => JSON.stringify(readAnswer(text, new Budget())[0]?.answer.kind)
    expect(region(String.raw`\{x : x > 1\}`)).toBe('"region"')
    expect(region(String.raw`\{x : x^2 = 4\}`)).toBe('"region"')
    expect(region(String.raw`\{x \in \mathbb{Z} : 1 < x < 4\}`)).toBe('"collection"')
    expect(region(String.raw`\{x : x \in \mathbb{Z}\}`)).toBe('"named set"')
    expect(region(String.raw`\{2k : k \in \mathbb{Z}\}`)).toBe('"family"')
  })
})
