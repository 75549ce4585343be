import Fraction from 'fraction.js'
import type { Budget } from '../decide/budget.ts'
import { zeroTest } from '../decide/zero-test.ts'
import type { Node, Relation } from '../syntax/node.ts'
import { minus } from '../value/rewrite.ts'
import { variablesOf } from '../value/variables.ts'
import type { Region } from './answer.ts'
import { polynomialIn } from './polynomial-in.ts'
import { combineRegions, compareConstants, everything, point, Unordered } from './region.ts'

const number = (value: number): Node => ({ kind: 'number', value: new Fraction(value), spelling: 'integer' })
const zero = number(0)
const quotient = (over: Node, under: Node): Node => ({ kind: 'quotient', over, under })
const product = (...factors: Node[]): Node => ({ kind: 'product', factors })
const sum = (...terms: Node[]): Node => ({ kind: 'sum', terms })
const negate = (of: Node): Node => ({ kind: 'negate', of })

/** The real roots of a polynomial of degree 1 or 2 in ascending order. @returns undefined for other degrees */
export function realRoots(coefficients: readonly Node[], budget: Budget): Node[] | undefined {
  const [c, b, a] = coefficients
  if (!c || !b || coefficients.length > 3) return undefined
  if (!a) return [quotient(negate(c), b)]
  const discriminant = minus(product(b, b), product(number(4), a, c))
  const sign = compareConstants(discriminant, zero, budget)
  if (sign < 0) return []
  const middle = quotient(negate(b), product(number(2), a))
  if (sign === 0) return [middle]
  const distance = quotient({ kind: 'call', name: 'sqrt', args: [discriminant] }, product(number(2), a))
  const [low, high] = [minus(middle, distance), sum(middle, distance)]
  return compareConstants(a, zero, budget) > 0 ? [low, high] : [high, low]
}

/** The real numbers at which an expression in one variable is 0, as far as they are worked out. */
export function rootsOf(node: Node, name: string, budget: Budget): Node[] | undefined {
  try {
    const coefficients = polynomialIn(node, name, budget)
    const leading = coefficients?.at(-1)
    if (!coefficients || !leading || coefficients.length < 2) return undefined
    return zeroTest(leading, 'real', budget).is === 'not zero' ? realRoots(coefficients, budget) : undefined
  } catch (error) {
    if (error instanceof Unordered) return undefined
    throw error
  }
}

/** The one variable of some expressions; undefined when there are more or none. */
export function onlyVariable(nodes: readonly Node[]): string | undefined {
  const names = new Set<string>()
  for (const node of nodes) variablesOf(node, names)
  const [name] = names
  return names.size === 1 ? name : undefined
}

const flipped: Partial<Record<Relation, Relation>> = { '<': '>', '>': '<', '≤': '≥', '≥': '≤', '≠': '≠', '=': '=' }

/**
 * The numbers that satisfy a relation in one variable: linear, quadratic, or the absolute value of something linear.
 *
 * @returns undefined for what is not solved here
 */
export function solveRelation(
  left: Node,
  operator: Relation,
  right: Node,
  name: string,
  budget: Budget,
): Region | undefined {
  const turned = flipped[operator]
  if (!turned) return undefined
  try {
    if (isAbsolute(left, name) && !variablesOf(right).has(name))
      return solveAbsolute(left.args[0] as Node, operator, right, name, budget)
    if (isAbsolute(right, name) && !variablesOf(left).has(name))
      return solveAbsolute(right.args[0] as Node, turned, left, name, budget)
    // An end may depend on other variables where the variable stands alone.
    if (left.kind === 'name' && left.name === name && !variablesOf(right).has(name)) return beside(right, operator)
    if (right.kind === 'name' && right.name === name && !variablesOf(left).has(name)) return beside(left, turned)
    const coefficients = polynomialIn(minus(left, right), name, budget)
    return coefficients && solvePolynomial(coefficients, operator, budget)
  } catch (error) {
    if (error instanceof Unordered) return undefined
    throw error
  }
}

const isAbsolute = (node: Node, name: string): node is Extract<Node, { kind: 'call' }> =>
  node.kind === 'call' && node.name === 'abs' && variablesOf(node).has(name)

function solveAbsolute(inner: Node, operator: Relation, bound: Node, name: string, budget: Budget): Region | undefined {
  const sign = compareConstants(bound, zero, budget)
  const solve = (relation: Relation, side: Node) => solveRelation(inner, relation, side, name, budget)
  switch (operator) {
    case '<':
    case '≤': {
      if (sign < 0 || (sign === 0 && operator === '<')) return []
      return both(solve(operator, bound), solve(flipped[operator] as Relation, negate(bound)), (a, b) => a && b, budget)
    }
    case '>':
    case '≥': {
      if (sign < 0 || (sign === 0 && operator === '≥')) return everything
      return both(solve(operator, bound), solve(flipped[operator] as Relation, negate(bound)), (a, b) => a || b, budget)
    }
    case '=':
      return sign < 0 ? [] : both(solve('=', bound), solve('=', negate(bound)), (a, b) => a || b, budget)
    case '≠':
      return sign < 0 ? everything : both(solve('≠', bound), solve('≠', negate(bound)), (a, b) => a && b, budget)
    default:
      return undefined
  }
}

const both = (
  a: Region | undefined,
  b: Region | undefined,
  combine: (a: boolean, b: boolean) => boolean,
  budget: Budget,
) => a && b && combineRegions(a, b, combine, budget)

/** All numbers that stand to an end as a relation says. */
function beside(end: Node, operator: Relation): Region | undefined {
  const below = { from: undefined, to: end, hasFrom: false, hasTo: operator === '≤' }
  const above = { from: end, to: undefined, hasFrom: operator === '≥', hasTo: false }
  switch (operator) {
    case '<':
    case '≤':
      return [below]
    case '>':
    case '≥':
      return [above]
    case '=':
      return [point(end)]
    case '≠':
      return [below, above]
    default:
      return undefined
  }
}

function solvePolynomial(coefficients: readonly Node[], operator: Relation, budget: Budget): Region | undefined {
  const roots = realRoots(coefficients, budget)
  const leading = coefficients.at(-1)
  if (!roots || !leading) return undefined
  const [first, last] = [roots[0], roots.at(-1)]
  if (operator === '=') return roots.map(point)
  if (operator === '≠') return combineRegions(everything, roots.map(point), (inA, inB) => inA && !inB, budget)
  const isUp = compareConstants(leading, zero, budget) > 0
  const hasEnds = operator === '≤' || operator === '≥'
  const isAbove = operator === '>' || operator === '≥'
  if (coefficients.length === 2 && first)
    return beside(first, isUp === isAbove ? (hasEnds ? '≥' : '>') : hasEnds ? '≤' : '<')
  if (!first || !last) return isUp === isAbove ? everything : []
  const outside: Region = [
    { from: undefined, to: first, hasFrom: false, hasTo: hasEnds },
    { from: last, to: undefined, hasFrom: hasEnds, hasTo: false },
  ]
  if (isUp === isAbove) return outside
  if (first === last) return hasEnds ? [point(first)] : []
  return [{ from: first, to: last, hasFrom: hasEnds, hasTo: hasEnds }]
}
