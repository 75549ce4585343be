import type { Node } from '../syntax/node.ts'
import { exactValue } from '../value/exact-value.ts'
import { hasPart } from '../value/variables.ts'

/** Whether an expression has values everywhere but at poles. */
export const isTotal = (node: Node): boolean =>
  !hasPart(node, (part) => !isSmoothPart(part) && !(part.kind === 'call' && /^(abs|conj|re|im)$/.test(part.name)))

/** Whether an expression is an analytic function: what it is on a small part of the line, it is everywhere. */
export const isSmooth = (node: Node): boolean => !hasPart(node, (part) => !isSmoothPart(part))

function isSmoothPart(part: Node): boolean {
  if (part.kind === 'call') return /^(sin|cos|tan|cot|sec|csc)h?$/.test(part.name)
  return part.kind !== 'power' || isSafePower(part)
}

function isSafePower({ base, exponent }: Extract<Node, { kind: 'power' }>): boolean {
  if (exactValue(exponent)?.d === 1n) return true
  if (base.kind === 'name') return base.name === 'e'
  const value = exactValue(base)
  return value !== undefined && value.s > 0n && value.n > 0n
}
