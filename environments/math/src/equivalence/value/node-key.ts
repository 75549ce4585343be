import type { Node } from '../syntax/node.ts'

const known = new WeakMap<Node, string>()

/** A text that is equal for expressions that are written with the same parts in the same order. */
export function nodeKey(node: Node): string {
  let key = known.get(node)
  if (key === undefined) {
    key = makeKey(node)
    known.set(node, key)
  }
  return key
}

function makeKey(node: Node): string {
  switch (node.kind) {
    case 'number':
      return node.value.toFraction()
    case 'name':
      return quoted(node.name)
    case 'unit':
    case 'set':
      return `(${node.kind} ${quoted(node.name)})`
    case 'sum':
      return `(+ ${node.terms.map(nodeKey).join(' ')})`
    case 'negate':
      return `(- ${nodeKey(node.of)})`
    case 'plusMinus':
      return `(± ${node.left ? nodeKey(node.left) : ''} ${node.flipped} ${nodeKey(node.right)})`
    case 'product':
      return `(* ${node.factors.map(nodeKey).join(' ')})`
    case 'quotient':
      return `(/ ${nodeKey(node.over)} ${nodeKey(node.under)})`
    case 'power':
      return `(^ ${nodeKey(node.base)} ${nodeKey(node.exponent)})`
    case 'call':
      return `(${quoted(node.name)} ${node.args.map(nodeKey).join(' ')})`
    case 'list':
      return `${node.open}${node.items.map(nodeKey).join(', ')}${node.close}`
    case 'builder':
      return `{${nodeKey(node.item)} | ${node.conditions.map(nodeKey).join(', ')}}`
    case 'relation':
      return `[${node.operands.map(nodeKey).join(' ')} ${node.operators.join('')} ${node.modulus ? nodeKey(node.modulus) : ''}]`
    case 'combination':
    case 'alternative':
      return `(${node.operator} ${node.operands.map(nodeKey).join(' ')})`
    case 'matrix':
      return `(matrix ${node.rows.map((row) => row.map(nodeKey).join(' ')).join(' / ')})`
    case 'ratio':
      return node.parts.map(nodeKey).join(' : ')
    case 'words':
    case 'opaque':
      return `(${node.kind} ${quoted(node.text)})`
  }
}

/** A name that cannot be taken for more than one. */
export const quoted = (name: string): string => (/^\w+$/.test(name) ? name : JSON.stringify(name))
