import type { Node } from '../syntax/node.ts'

/** The same expression with some parts put in place of others; `replace` is asked from the outside in. */
export function rewrite(node: Node, replace: (part: Node) => Node | undefined): Node {
  return replace(node) ?? mapParts(node, (part) => rewrite(part, replace))
}

/** The same expression with what `inner` makes of each of its parts. */
export function mapParts(node: Node, inner: (part: Node) => Node): Node {
  switch (node.kind) {
    case 'sum':
      return { ...node, terms: node.terms.map(inner) }
    case 'product':
      return { ...node, factors: node.factors.map(inner) }
    case 'negate':
      return { ...node, of: inner(node.of) }
    case 'quotient':
      return { ...node, over: inner(node.over), under: inner(node.under) }
    case 'power':
      return { ...node, base: inner(node.base), exponent: inner(node.exponent) }
    case 'plusMinus':
      return { ...node, ...(node.left && { left: inner(node.left) }), right: inner(node.right) }
    case 'call':
      return { ...node, args: node.args.map(inner) }
    case 'list':
      return { ...node, items: node.items.map(inner) }
    case 'builder':
      return { ...node, item: inner(node.item), conditions: node.conditions.map(inner) }
    case 'relation':
    case 'combination':
    case 'alternative':
      return { ...node, operands: node.operands.map(inner) }
    case 'matrix':
      return { ...node, rows: node.rows.map((row) => row.map(inner)) }
    case 'ratio':
      return { ...node, parts: node.parts.map(inner) }
    default:
      return node
  }
}

/** The same expression with variables renamed. */
export const rename = (node: Node, names: ReadonlyMap<string, string>): Node =>
  rewrite(node, (part) =>
    part.kind === 'name' && names.has(part.name) ? { kind: 'name', name: names.get(part.name) as string } : undefined,
  )

/** The same expression with values in the place of its free variables. */
export const withValues = (node: Node, values: ReadonlyMap<string, Node>): Node =>
  rewrite(node, (part) => {
    if (part.kind === 'name') return values.get(part.name)
    const index = part.kind === 'call' && /^(sum|prod)$/.test(part.name) ? part.args[1] : undefined
    if (part.kind !== 'call' || index?.kind !== 'name' || !values.has(index.name)) return undefined
    const inner = new Map(values)
    inner.delete(index.name)
    return {
      ...part,
      args: part.args.map((arg, place) => (place < 2 ? withValues(arg, inner) : withValues(arg, values))),
    }
  })

/** `a − b` */
export const minus = (a: Node, b: Node): Node => ({ kind: 'sum', terms: [a, { kind: 'negate', of: b }] })
