import { describe, expect, test } from 'vitest'
import {
  compareAssigned,
  compareAssignments,
  compareWithAssigned,
  compareWithAssignment,
} from './compare-assignments.ts'
import { answerOf, contextOf } from './context.test-kit.ts'

describe('compareAssignments', () => {
  const compared = (a: string, b: string) =>
    compareAssignments(answerOf(a, 'assignment'), answerOf(b, 'assignment'), contextOf()).is

  test.each([
    ['x = 5', 'x = 10/2'],
    ['f(x) = x^2', 'f(t) = t^2'],
    ['f(x) = x^2', 'y = x^2'],
    ['f(x, y) = x - y', 'f(a, b) = a - b'],
    ['f(x, y) = x - y', 'f(y, x) = y - x'],
    ['y = 2x', 'x = y/2'],
    [String.raw`\frac{a}{b} = 2`, 'a/b = 2'],
    ['x > 1', '1 < x'],
    ['Area = 5', 'A = 5'],
    ['x = 1, x = 2', 'x = 2 or x = 1'],
  ])('takes %s for %s', (a, b) => {
    expect(compared(a, b)).toBe('equal')
    expect(compared(b, a)).toBe('equal')
  })

  test.each([
    ['x = 5', 'y = 5'],
    ['x > 1', 'y > 1'],
    ['AB = 5', 'BC = 5'],
    ['f(x) = x^2', 'g(x) = x^2'],
    ['f(x) = x^2', 'f(y) = x^2'],
    ['f(x, y) = x - y', 'f(y, x) = x - y'],
    ['f(2) = 4', 'f(3) = 4'],
    ['P(A) = 1/2', 'P(B) = 1/2'],
    ['Area = 5', 'Area = 6'],
  ])('tells %s from %s', (a, b) => {
    expect(compared(a, b)).toBe('different')
    expect(compared(b, a)).toBe('different')
  })

  test.each([
    ['Area = 5', 'Perimeter = 5'],
    ['a/b = 2', 'b/a = 1/2'],
    [String.raw`\sin A = 1`, String.raw`\cos A = 1`],
  ])('does not decide between %s and %s', (a, b) => {
    expect(compared(a, b)).toBe('undecided')
  })
})

describe('compareWithAssignment', () => {
  const compared = (a: string, b: string, kind: 'value' | 'equation' | 'collection' | 'region') =>
    compareWithAssignment(answerOf(a, 'assignment'), answerOf(b, kind), contextOf())?.is

  test('compares what is said with an answer that names nothing', () => {
    expect(compared('x = 5', '5', 'value')).toBe('equal')
    expect(compared('x = 5', '6', 'value')).toBe('different')
    expect(compared('x > 1', String.raw`(1,2) \cup [2,\infty)`, 'region')).toBe('equal')
    expect(compared('x = 1, x = 2', '2, 1', 'collection')).toBe('equal')
  })

  test('compares an equation by its solutions, and by nothing else', () => {
    expect(compared('y = 2x', '2x - y = 0', 'equation')).toBe('equal')
    expect(compared(String.raw`x = \pm 2`, 'x^2 = 4', 'equation')).toBe('equal')
    expect(compared(String.raw`x = \pm 2`, 'x^2 = 9', 'equation')).toBe('different')
    expect(compared(String.raw`y = \pm 2`, 'x^2 = 4', 'equation')).toBe('undecided')
    expect(compared('x = (1,2)', 'x^2 + y = 9', 'equation')).toBe('undecided')
    expect(compared('x > 1', 'x^2 = 4', 'equation')).toBe('undecided')
  })
})

describe('compareAssigned', () => {
  const compared = (a: string, b: string) =>
    compareAssigned(answerOf(a, 'assignments'), answerOf(b, 'assignments'), contextOf()).is

  test('compares what is said of each name', () => {
    expect(compared('x=1, y=2', 'y=2, x=1')).toBe('equal')
    expect(compared('x>1, y<2', 'y<2, x>1')).toBe('equal')
    expect(compared('x=1, y=2', 'x=2, y=1')).toBe('different')
    expect(compared('x=1, y=2', 'x=1, z=2')).toBe('different')
    expect(compared('x=1, y=2', 'x=1, y=2, z=3')).toBe('different')
  })
})

describe('compareWithAssigned', () => {
  test.each<[string, string, 'tuple' | 'collection' | 'value', string | undefined]>([
    ['x=1, y=2', '(1,2)', 'tuple', 'equal'],
    ['y=2, x=1', '(1,2)', 'tuple', 'equal'],
    ['y=2, x=1', '(2,1)', 'tuple', 'undecided'],
    ['x=1, y=2', '(2,1)', 'tuple', 'different'],
    ['x=1, y=2', '1, 2', 'collection', 'equal'],
    ['x=1, y=2', String.raw`\{1, 2\}`, 'collection', undefined],
    ['x=1, y=2', '(1,2,3)', 'tuple', 'different'],
    ['x=1, y=2', '[1,2]', 'tuple', undefined],
    ['x=1, y=2', '(1,2]', 'tuple', undefined],
    ['x=y=1', '1', 'value', 'equal'],
    ['x=1, y=1', '1', 'value', undefined],
  ])('finds of %s and %s, a %s, that they are %s', (a, b, kind, verdict) => {
    expect(compareWithAssigned(answerOf(a, 'assignments'), answerOf(b, kind), contextOf())?.is).toBe(verdict)
  })
})
