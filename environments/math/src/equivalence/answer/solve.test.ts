import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Budget } from '../decide/budget.ts'
import type { Node, Relation } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { evaluate } from '../value/evaluate.ts'
import type { Region } from './answer.ts'
import { onlyVariable, realRoots, rootsOf, solveRelation } from './solve.ts'

const approximately = (node: Node): number => {
  const { re } = evaluate(node, { prec: 80, field: 'real', at: new Map(), step: () => undefined })
  return Number(re.m) * 2 ** re.e
}

const holdsAt = (region: Region, x: number): boolean =>
  region.some(({ from, to, hasFrom, hasTo }) => {
    const [low, high] = [from ? approximately(from) : -Infinity, to ? approximately(to) : Infinity]
    return (x > low || (hasFrom && x === low)) && (x < high || (hasTo && x === high))
  })

const relations: Record<string, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '≤': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '≥': (a, b) => a >= b,
  '≠': (a, b) => a !== b,
  '=': (a, b) => a === b,
}
const relation = fc.constantFrom(...(Object.keys(relations) as Relation[]))
const coefficient = fc.integer({ min: -6, max: 6 })
const points = Array.from({ length: 81 }, (_, index) => (index - 40) / 2)

describe('solveRelation', () => {
  test('finds the numbers that satisfy a linear or quadratic relation', () => {
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, relation, (a, b, c, operator) => {
        const left = parse(`(${a})x^2 + (${b})x`)
        const region = solveRelation(left, operator, parse(`${c}`), 'x', new Budget())
        fc.pre(region !== undefined)
        const value = (x: number) => a * x * x + b * x
        // Roots that are not rational lie between these points.
        for (const x of points) expect(holdsAt(region, x)).toBe(relations[operator]?.(value(x), c))
      }),
      { numRuns: 300 },
    )
  })

  test('finds those that satisfy a relation of an absolute value', () => {
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, relation, (a, b, c, operator) => {
        fc.pre(a !== 0)
        const region = solveRelation(parse(`|${a}x + (${b})|`), operator, parse(`${c}`), 'x', new Budget())
        expect(region).toBeDefined()
        for (const x of points) expect(holdsAt(region ?? [], x)).toBe(relations[operator]?.(Math.abs(a * x + b), c))
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['1/x', '1'],
    [String.raw`\frac{x(x-1)}{x}`, '0'],
    [String.raw`(\sqrt{x})^2`, '4'],
    [String.raw`\sin x`, '0'],
    ['x^3 - x', '0'],
    ['e^x', '1'],
    ['|x| + x', '1'],
  ])('does not solve %s < %s', (left, right) => {
    expect(solveRelation(parse(left), '<', parse(right), 'x', new Budget())).toBeUndefined()
  })

  test('lets ends depend on other variables where the variable stands alone', () => {
    expect(solveRelation(parse('x'), '<', parse('a+1'), 'x', new Budget())).toMatchObject([
      { hasTo: false, from: undefined },
    ])
    expect(solveRelation(parse('2x'), '<', parse('a'), 'x', new Budget())).toBeUndefined()
  })
})

describe('realRoots', () => {
  test.each([
    ['x^2 - 2', [-Math.SQRT2, Math.SQRT2]],
    ['-x^2 + 5x - 6', [2, 3]],
    ['x^2 - 2x + 1', [1]],
    ['x^2 + 1', []],
    ['2x - 3', [1.5]],
  ])('finds the roots of %s in order', (text, roots) => {
    const found = rootsOf(parse(text), 'x', new Budget())
    expect(found).toHaveLength(roots.length)
    for (const [index, root] of roots.entries()) expect(approximately(found?.[index] as Node)).toBeCloseTo(root, 12)
  })

  test('knows no other degrees', () => {
    expect(rootsOf(parse('x^3 - x'), 'x', new Budget())).toBeUndefined()
    expect(rootsOf(parse('5'), 'x', new Budget())).toBeUndefined()
    expect(realRoots([], new Budget())).toBeUndefined()
  })
})

describe('onlyVariable', () => {
  test('finds the one variable, if there is one', () => {
    expect(onlyVariable([parse('x+1'), parse('2x')])).toBe('x')
    expect(onlyVariable([parse('x+y')])).toBeUndefined()
    expect(onlyVariable([parse('1')])).toBeUndefined()
  })
})
