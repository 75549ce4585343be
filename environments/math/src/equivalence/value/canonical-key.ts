import type { Node } from '../syntax/node.ts'
import { exactValue } from './exact-value.ts'
import { nodeKey, quoted } from './node-key.ts'
import { hasPart } from './variables.ts'

const known = new WeakMap<Node, string>()

/** A text that is equal for expressions that differ in the order of terms and factors alone: a proof that they are the same. */
export function canonicalKey(node: Node): string {
  let key = known.get(node)
  if (key === undefined) {
    key = makeKey(node)
    known.set(node, key)
  }
  return key
}

function makeKey(node: Node): string {
  const exact = exactValue(node)
  if (exact) return exact.toFraction()
  switch (node.kind) {
    case 'sum':
      return sumKey(terms(node, 1))
    case 'product':
    case 'quotient':
      // The order of matrices matters.
      if (hasPart(node, ({ kind }) => kind === 'matrix')) return nodeKey(node)
      return `(* ${factors(node, 1).sort().join(' ')})`
    case 'negate':
      return `(- ${canonicalKey(node.of)})`
    case 'power':
      return `(^ ${canonicalKey(node.base)} ${canonicalKey(node.exponent)})`
    case 'call':
      return `(${quoted(node.name)} ${node.args.map(canonicalKey).join(' ')})`
    default:
      return nodeKey(node)
  }
}

interface Term {
  node: Node
  sign: 1 | -1
}

/** What stands there with both signs cancels, if it has a value: ∞ − ∞ is not 0. */
function sumKey(parts: readonly Term[]): string {
  const counts = new Map<string, number>()
  const keys: string[] = []
  for (const { node, sign } of parts) {
    const key = canonicalKey(node)
    if (hasValue(node)) counts.set(key, (counts.get(key) ?? 0) + sign)
    else keys.push(signed(key, sign))
  }
  for (const [key, count] of counts)
    keys.push(...Array.from({ length: Math.abs(count) }, () => signed(key, Math.sign(count))))
  if (keys.length < 2) return keys[0] ?? '0'
  return `(+ ${keys.sort().join(' ')})`
}

const signed = (key: string, sign: number): string => (sign < 0 ? `-${key}` : key)

function terms(node: Node, sign: 1 | -1): Term[] {
  if (node.kind === 'sum') return node.terms.flatMap((term) => terms(term, sign))
  if (node.kind === 'negate') return terms(node.of, sign === 1 ? -1 : 1)
  return [{ node, sign }]
}

/** Whether it certainly has a value, whatever its variables stand for. */
const hasValue = (node: Node): boolean => !hasPart(node, mayBeUndefined)

function mayBeUndefined(part: Node): boolean {
  switch (part.kind) {
    case 'number':
    case 'sum':
    case 'product':
    case 'negate':
      return false
    case 'name':
      return part.name === 'infinity'
    case 'power': {
      const exponent = exactValue(part.exponent)
      return exponent?.d !== 1n || exponent.s < 0n
    }
    case 'call':
      return !/^(sin|cos|sinh|cosh|abs|re|im|conj)$/.test(part.name)
    default:
      return exactValue(part) === undefined
  }
}

function factors(node: Node, sign: number): string[] {
  if (node.kind === 'product') return node.factors.flatMap((factor) => factors(factor, sign))
  if (node.kind === 'quotient') return [...factors(node.over, sign), ...factors(node.under, -sign)]
  return [`${sign < 0 ? '1/' : ''}${canonicalKey(node)}`]
}
