import type { Node } from './node.ts'

/** A tree in one line: `(+ x 1/2)`, `(sin x)`, `[1 2)`. */
export function shapeOf(node: Node): string {
  const all = (nodes: readonly Node[]) => nodes.map(shapeOf).join(' ')
  switch (node.kind) {
    case 'number':
      return node.spelling === 'integer' ? node.value.toFraction() : `${node.value.toFraction()}:${node.spelling}`
    case 'name':
      return node.name
    case 'unit':
      return `unit<${node.name}>`
    case 'set':
      return `set<${node.name}>`
    case 'sum':
      return `(+ ${all(node.terms)})`
    case 'product':
      return `(* ${all(node.factors)})`
    case 'quotient':
      return `(/ ${shapeOf(node.over)} ${shapeOf(node.under)})`
    case 'power':
      return `(^ ${shapeOf(node.base)} ${shapeOf(node.exponent)})`
    case 'negate':
      return `(- ${shapeOf(node.of)})`
    case 'plusMinus':
      return `(${node.flipped ? '∓' : '±'} ${node.left ? `${shapeOf(node.left)} ` : ''}${shapeOf(node.right)})`
    case 'call':
      return `(${node.name} ${all(node.args)})`
    case 'list':
      return `${node.open === 'none' ? 'list(' : node.open}${node.items.map(shapeOf).join(', ')}${node.close === 'none' ? ')' : node.close}`
    case 'builder':
      return `{${shapeOf(node.item)} | ${all(node.conditions)}}`
    case 'relation':
      return `<${node.operands.map((operand, index) => `${index > 0 ? `${node.operators[index - 1]} ` : ''}${shapeOf(operand)}`).join(' ')}${node.modulus ? ` mod ${shapeOf(node.modulus)}` : ''}>`
    case 'combination':
    case 'alternative':
      return `(${node.operator} ${all(node.operands)})`
    case 'matrix':
      return `matrix(${node.rows.map(all).join(' / ')})`
    case 'ratio':
      return `${node.isClock ? 'clock' : 'ratio'}(${all(node.parts)})`
    case 'words':
    case 'opaque':
      return `${node.kind}<${node.text}>`
  }
}
