import type { Node } from '../syntax/node.ts'
import { exactValue } from './exact-value.ts'

/** Names that are no variables. */
export const constants: ReadonlySet<string> = new Set(['pi', 'e', 'i', 'infinity'])

/** The parts of an expression, as far as expressions have parts. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'sum':
      return node.terms
    case 'product':
      return node.factors
    case 'negate':
      return [node.of]
    case 'quotient':
      return [node.over, node.under]
    case 'power':
      return [node.base, node.exponent]
    case 'plusMinus':
      return node.left ? [node.left, node.right] : [node.right]
    case 'call':
      return node.args
    case 'list':
      return node.items
    case 'builder':
      return [node.item, ...node.conditions]
    case 'relation':
    case 'combination':
    case 'alternative':
      return node.operands
    case 'matrix':
      return node.rows.flat()
    case 'ratio':
      return node.parts
    default:
      return []
  }
}

/** The free variables of an expression; the index of a series is bound. */
export function variablesOf(node: Node, found: Set<string> = new Set()): Set<string> {
  for (const name of freeNames(node)) if (!constants.has(name)) found.add(name)
  return found
}

/** Whether the imaginary unit occurs; the index of a series may be called i as well. */
export const hasImaginaryUnit = (node: Node): boolean => freeNames(node).has('i')

function freeNames(node: Node, found: Set<string> = new Set()): Set<string> {
  if (node.kind === 'name') found.add(node.name)
  if (node.kind !== 'call' || (node.name !== 'sum' && node.name !== 'prod')) {
    for (const child of childrenOf(node)) freeNames(child, found)
    return found
  }
  const [term, index, ...bounds] = node.args
  const inner = term ? freeNames(term) : new Set<string>()
  if (index?.kind === 'name') inner.delete(index.name)
  for (const name of inner) found.add(name)
  for (const bound of bounds) freeNames(bound, found)
  return found
}

/** Whether any part of an expression, itself included, is of a kind. */
export function hasPart(node: Node, test: (part: Node) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => hasPart(child, test))
}

/** Variables that must be whole for the expression to make sense: in factorials, as exponents of negative numbers, as indices of roots, as bounds of a series. */
export function integerVariables(node: Node, found: Set<string> = new Set()): Set<string> {
  const all = (part: Node | undefined) => part && variablesOf(part, found)
  if (node.kind === 'call' && /^(factorial2?|binomial|permutations|gcd|lcm|mod)$/.test(node.name))
    node.args.forEach(all)
  if (node.kind === 'call' && /^(sum|prod)$/.test(node.name)) node.args.slice(2).forEach(all)
  if (node.kind === 'call' && node.name === 'root') node.args.slice(1).forEach(all)
  if (node.kind === 'power' && exactValue(node.base)?.s === -1n) all(node.exponent)
  for (const child of childrenOf(node)) integerVariables(child, found)
  return found
}
