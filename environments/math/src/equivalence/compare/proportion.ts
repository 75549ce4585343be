import Fraction from 'fraction.js'
import { Generators, type Rewriting } from '../algebra/generators.ts'
import { normalForm } from '../algebra/normal-form.ts'
import {
  addPolynomials,
  coefficientsBy,
  isZeroPolynomial,
  multiplyPolynomials,
  type Polynomial,
  scalePolynomial,
  termsOf,
} from '../algebra/polynomial.ts'
import { signOf } from '../ball/ball.ts'
import { BudgetSpent } from '../decide/budget.ts'
import { zeroTest } from '../decide/zero-test.ts'
import type { Node } from '../syntax/node.ts'
import { evaluate } from '../value/evaluate.ts'
import type { Context } from './context.ts'

type Sign = 1 | -1

/** The signs of the constants that numerator and denominator of one expression are of those of another. */
export interface Proportion {
  /** Undefined when it is no constant multiple. */
  numerators: Sign | undefined
  denominators: Sign | undefined
}

/** @returns undefined for expressions that have no normal form, or too large a one */
export function proportion(a: Node, b: Node, { budget }: Context): Proportion | undefined {
  const generators = new Generators()
  try {
    const rewriting: Rewriting = { generators, effort: budget.part(40_000) }
    const [left, right] = [normalForm(a, rewriting), normalForm(b, rewriting)]
    return (
      left &&
      right && {
        numerators: multipleOf(left.over, right.over, rewriting, budget),
        denominators: multipleOf(left.under, right.under, rewriting, budget),
      }
    )
  } catch (error) {
    if (error instanceof BudgetSpent) return undefined
    throw error
  }
}

function multipleOf(
  a: Polynomial,
  b: Polynomial,
  { generators, effort }: Rewriting,
  budget: Context['budget'],
): Sign | undefined {
  const [left, right] = [generators.reduce(a, effort), generators.reduce(b, effort)]
  if (isZeroPolynomial(left) || isZeroPolynomial(right)) return undefined
  const isOuter = (index: number) => !generators.isConstant(index)
  const [first, second] = [leading(left, isOuter), leading(right, isOuter)]
  if (!first || !second) return undefined
  const crossed = addPolynomials(
    multiplyPolynomials(first, right, effort),
    scalePolynomial(multiplyPolynomials(second, left, effort), new Fraction(-1)),
  )
  const rest = coefficientsBy(generators.reduce(crossed, effort), isOuter)
  if (!rest.every((part) => zeroTest(generators.toNode(part), 'complex', budget).is === 'zero')) return undefined
  const ratio: Node = { kind: 'product', factors: [generators.toNode(first), generators.toNode(second)] }
  const { re } = evaluate(ratio, { prec: 128, field: 'complex', at: new Map(), step: () => budget.spend(2) })
  return signOf(re) === -1 ? -1 : 1
}

/** The coefficient of the first term in a fixed order, as a polynomial in constants. */
function leading(polynomial: Polynomial, isOuter: (index: number) => boolean): Polynomial | undefined {
  const keyOf = (part: Polynomial) =>
    termsOf(part)[0]
      ?.monomial.filter(([index]) => isOuter(index))
      .join(' ') ?? ''
  const groups = Map.groupBy(termsOf(polynomial), (term) => keyOf({ terms: new Map([['', term]]) }))
  const [key] = [...groups.keys()].sort()
  const group = key === undefined ? undefined : groups.get(key)
  const [part] = group
    ? coefficientsBy({ terms: new Map(group.map((term, index) => [`${index}`, term])) }, isOuter)
    : []
  return part
}
