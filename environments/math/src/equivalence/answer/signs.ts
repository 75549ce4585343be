import { type Node, Unreadable } from '../syntax/node.ts'
import { mapParts } from '../value/rewrite.ts'
import { childrenOf, hasPart } from '../value/variables.ts'

/** The signs that the ± of an answer take. */
export type SignReading = 'together' | 'apart'

export const hasSigns = (node: Node): boolean => hasPart(node, ({ kind }) => kind === 'plusMinus')

/** More than that nobody writes. */
const maxSigns = 5

const countSigns = (node: Node): number =>
  (node.kind === 'plusMinus' ? 1 : 0) + childrenOf(node).reduce((sum, child) => sum + countSigns(child), 0)

/** The values that an expression with ± stands for; all its ± change sign together, or each on its own. */
export function expandSigns(node: Node, reading: SignReading): Node[] {
  if (countSigns(node) > maxSigns) throw new Unreadable('it has too many ±')
  if (reading === 'together') return [1, -1].map((sign) => settle(node, sign))
  let values = [node]
  while (values.some(hasSigns)) {
    values = values.flatMap((value) =>
      hasSigns(value) ? [1, -1].map((sign) => settle(value, sign, { left: 1 })) : [value],
    )
  }
  return values
}

/** Puts a sign in the place of every ±, or of the first `left` of them. */
function settle(node: Node, sign: number, counter?: { left: number }): Node {
  const inner = (part: Node): Node => settle(part, sign, counter)
  if (node.kind !== 'plusMinus' || (counter && counter.left <= 0)) return mapParts(node, inner)
  if (counter) counter.left -= 1
  const left = node.left && inner(node.left)
  const right = inner(node.right)
  const signed: Node = sign < 0 !== node.flipped ? { kind: 'negate', of: right } : right
  return left ? { kind: 'sum', terms: [left, signed] } : signed
}
