import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import { exactValue } from './exact-value.ts'

const one: Node = { kind: 'number', value: new Fraction(1), spelling: 'integer' }

/** A root whose index is no positive integer as a power: with a variable, neither is taken of negative numbers. */
export function powerOfRoot(node: Extract<Node, { kind: 'call' }>): Extract<Node, { kind: 'power' }> | undefined {
  const [base, index] = node.args
  if (node.name !== 'root' || !base || !index) return undefined
  const exact = exactValue(index)
  if (exact?.d === 1n && exact.s > 0n && exact.n > 0n) return undefined
  return { kind: 'power', base, exponent: { kind: 'quotient', over: one, under: index } }
}
