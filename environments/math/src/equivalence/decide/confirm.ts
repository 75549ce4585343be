import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import { minus, withValues } from '../value/rewrite.ts'
import type { Budget } from './budget.ts'
import type { Domain } from './domain.ts'
import { zeroTest } from './zero-test.ts'

const confirmations = { points: 12, enough: 2, bits: 8192 }

/**
 * Whether the difference of two expressions is 0 at some points, as a constant is found to be 0.
 * Points that settle nothing do not count.
 */
export function confirm(a: Node, b: Node, domain: Domain, budget: Budget): 'zero' | 'not zero' | 'undecided' {
  let zeros = 0
  for (let index = 0; index < confirmations.points && zeros < confirmations.enough; index += 1) {
    const { is } = zeroTest(
      withValues(minus(a, b), shortPoint(index, domain)),
      domain.field,
      budget,
      confirmations.bits,
    )
    if (is === 'not zero') return is
    if (is === 'zero') zeros += 1
  }
  return zeros < confirmations.enough ? 'undecided' : 'zero'
}

/** Short numbers, which make short work of powers: large ones and small ones, all positive, all negative, and both. */
function shortPoint(index: number, { variables, integers, isPositive, complex }: Domain): Map<string, Node> {
  const values = variables.map((name, place): [string, Node] => {
    const large = new Fraction(2 + ((3 * index + 5 * place) % 7), 1 + ((index + place) % 2))
    const size = (index < 6 ? index : index + place) % 2 === 0 ? large : large.inverse()
    const isNegative = index % 3 === 1 || (index % 3 === 2 && place % 2 === 0)
    if (integers.has(name)) return [name, numberNode(large.ceil())]
    if (complex.has(name))
      return [name, complexNode(isNegative ? size.neg() : size, new Fraction(place + index - 4, 2))]
    return [name, numberNode(isNegative && !isPositive ? size.neg() : size)]
  })
  return new Map(values)
}

const numberNode = (value: Fraction): Node => ({ kind: 'number', value, spelling: 'integer' })

const complexNode = (re: Fraction, im: Fraction): Node => ({
  kind: 'sum',
  terms: [numberNode(re), { kind: 'product', factors: [numberNode(im), { kind: 'name', name: 'i' }] }],
})
