import type Fraction from 'fraction.js'
import { bitLength } from '../ball/integer.ts'
import type { Node } from '../syntax/node.ts'
import { exactCall, exactPower, exactValue } from './exact-value.ts'
import { powerOfRoot } from './power-of-root.ts'
import type { Setting } from './setting.ts'

/** Bits up to which values are worked out; they are asked for at many points. */
const maxBits = 512

/**
 * The rational value that an expression has where its variables stand for rationals.
 *
 * @returns undefined where it is none, or has more digits than are worked out
 */
export function substitute(node: Node, at: Setting['at']): Fraction | undefined {
  const exact = exactValue(node)
  if (exact || at.size === 0) return exact
  const value = compute(node, at)
  return value && bitLength(value.n) <= maxBits && bitLength(value.d) <= maxBits ? value : undefined
}

function compute(node: Node, at: Setting['at']): Fraction | undefined {
  switch (node.kind) {
    case 'name': {
      const value = at.get(node.name)
      return value && 're' in value ? undefined : value
    }
    case 'sum':
      return fold(node.terms, at, (a, b) => a.add(b))
    case 'product':
      return fold(node.factors, at, (a, b) => a.mul(b))
    case 'negate':
      return substitute(node.of, at)?.neg()
    case 'quotient': {
      const [over, under] = [substitute(node.over, at), substitute(node.under, at)]
      return over && under && under.n !== 0n ? over.div(under) : undefined
    }
    case 'power': {
      const exponent = substitute(node.exponent, at)
      const base = exponent?.d === 1n ? substitute(node.base, at) : undefined
      return base && exponent && isShort(base, exponent) ? exactPower(base, exponent) : undefined
    }
    case 'call': {
      if (powerOfRoot(node)) return undefined
      const args = node.args.map((arg) => substitute(arg, at))
      return args.every((arg) => arg !== undefined) ? exactCall(node.name, args) : undefined
    }
    default:
      return undefined
  }
}

const isShort = (base: Fraction, exponent: Fraction): boolean =>
  base.n === base.d || exponent.n * BigInt(bitLength(base.n) + bitLength(base.d)) <= 2 * maxBits

function fold(
  parts: readonly Node[],
  at: Setting['at'],
  combine: (a: Fraction, b: Fraction) => Fraction,
): Fraction | undefined {
  let total: Fraction | undefined
  for (const part of parts) {
    const value = substitute(part, at)
    if (!value) return undefined
    total = total ? combine(total, value) : value
    if (bitLength(total.n) > maxBits) return undefined
  }
  return total
}
