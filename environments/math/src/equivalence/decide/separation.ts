import type Fraction from 'fraction.js'
import { floorLog, isZero, magnitude } from '../ball/ball.ts'
import { lcm, totient } from '../value/integers.ts'
import type { Node } from '../syntax/node.ts'
import { evaluate } from '../value/evaluate.ts'
import { termsOfSeries } from '../value/series.ts'
import { childrenOf } from '../value/variables.ts'
import { exactValue } from '../value/exact-value.ts'
import { nodeKey } from '../value/node-key.ts'
import { imaginaryPiMultiple, piMultiple } from '../value/pi-multiple.ts'
import { powerOfRoot } from '../value/power-of-root.ts'
import type { Setting } from '../value/setting.ts'
import {
  addBounds,
  type Bounds,
  boundsOfFraction,
  invertBounds,
  multiplyBounds,
  powerOfBounds,
  rootOfBounds,
  under,
  unit,
} from './bounds.ts'

/** How close to 0 a constant can be without being 0. */
export interface Separation {
  /** It is 0, or its absolute value is at least 2^-bits. */
  bits: number
  /** Bits in front of the point that its parts may have. */
  size: number
  /** True when that is proved; with transcendental parts it is what their sizes make likely beyond doubt. */
  isProved: boolean
}

interface Found {
  /** Degrees of the algebraic operations by what they are of: the same root counts once. */
  degrees: Map<string, number>
  /** Every root of unity that occurs is a power of one of this order. */
  unity: bigint
  isAlgebraic: boolean
  /** Bits that the arguments of transcendental functions have, which their values may hide. */
  hidden: number
}

const slackBits = 64
const transcendentalBits = 512

/**
 * The BFMSS bound: a non-zero algebraic number built from integers by +, −, ×, ÷ and roots is at least 1 / (l·u^(D−1)).
 *
 * @see Burnikel, Funke, Mehlhorn, Schirra, Schmitt, "A Separation Bound for Real Algebraic Expressions", Algorithmica 55 (2009)
 */
export function separationOf(node: Node, setting: Setting): Separation {
  const found: Found = { degrees: new Map(), unity: 1n, isAlgebraic: true, hidden: 0 }
  const bounds = boundsOf(node, setting, found)
  let degree = Number(totient(found.unity))
  for (const index of found.degrees.values()) degree *= index
  const bits = under(bounds) + (degree - 1) * bounds.u + slackBits
  return {
    bits: found.isAlgebraic ? bits : Math.max(bits, 0) + found.hidden + transcendentalBits,
    size: bounds.u,
    isProved: found.isAlgebraic,
  }
}

function boundsOf(node: Node, setting: Setting, found: Found): Bounds {
  setting.step()
  const exact = exactValue(node)
  if (exact) return boundsOfFraction(exact)
  const of = (child: Node) => boundsOf(child, setting, found)
  switch (node.kind) {
    case 'sum':
      return node.terms.map(of).reduce(addBounds)
    case 'product':
      return node.factors.map(of).reduce(multiplyBounds)
    case 'negate':
      return of(node.of)
    case 'quotient': {
      const divisor = exactValue(node.under)
      const inverse = divisor && divisor.n !== 0n ? boundsOfFraction(divisor.inverse()) : invertBounds(of(node.under))
      return multiplyBounds(of(node.over), inverse)
    }
    case 'power':
      return boundsOfPower(node, setting, found)
    case 'call':
      return boundsOfCall(node, setting, found)
    case 'name':
      if (node.name !== 'i') return numeric(node, setting, found)
      addUnity(found, 4n)
      return unit
    default:
      return numeric(node, setting, found)
  }
}

function boundsOfPower(node: Extract<Node, { kind: 'power' }>, setting: Setting, found: Found): Bounds {
  const { base, exponent } = node
  const exact = exactValue(exponent)
  if (exact) {
    const inner = boundsOf(base, setting, found)
    // An odd root of a negative number may be another one than the root of the same index is.
    const kind = exact.d % 2n === 1n && setting.field === 'complex' ? 'principal ' : ''
    const root = exact.d === 1n ? inner : boundsOfRoot(inner, exact.d, `${kind}${exact.d} ${nodeKey(base)}`, found)
    const raised = powerOfBounds(root, exact.n)
    return exact.s < 0n ? invertBounds(raised) : raised
  }
  const turn = base.kind === 'name' && base.name === 'e' ? imaginaryPiMultiple(exponent) : undefined
  if (!turn) return numeric(node, setting, found)
  addTurn(found, turn)
  return unit
}

function boundsOfCall(node: Extract<Node, { kind: 'call' }>, setting: Setting, found: Found): Bounds {
  const { name, args } = node
  const [first, second] = args
  if (!first) return numeric(node, setting, found)
  const power = powerOfRoot(node)
  if (power) return boundsOfPower(power, setting, found)
  const index = name === 'sqrt' ? 2n : name === 'cbrt' ? 3n : name === 'root' && second ? exactValue(second) : undefined
  if (index !== undefined) {
    const degree = typeof index === 'bigint' ? index : index.n
    return boundsOfRoot(boundsOf(first, setting, found), degree, `${degree} ${nodeKey(first)}`, found)
  }
  // The absolute value of a real number is it or its negative.
  if (name === 'abs' && setting.field === 'real') return boundsOf(first, setting, found)
  const turn = /^(sin|cos|tan|cot|sec|csc)$/.test(name) ? piMultiple(first) : undefined
  if (!turn) return numeric(node, setting, found)
  // With ζ = e^{iφ}: cos φ = (ζ + 1/ζ) / 2, and i tan φ = (ζ − 1/ζ) / (ζ + 1/ζ) = (ζ² − 1) / (ζ² + 1).
  if (name === 'cos' || name === 'sec') addTurn(found, turn)
  else if (name === 'sin' || name === 'csc') addTurn(found, turn.sub(1, 2))
  else {
    addTurn(found, turn.mul(2))
    addUnity(found, 4n)
  }
  return name === 'cos' || name === 'sin' ? { u: 1, l: 0, d: 2n } : { u: 1, l: 1, d: 1n }
}

function boundsOfRoot(radicand: Bounds, index: bigint, key: string, found: Found): Bounds {
  found.degrees.set(key, Number(index))
  return rootOfBounds(radicand, index)
}

/** A part without algebraic structure counts by its size and by those of its arguments: arctan(10^300) is as close to π/2. */
function numeric(node: Node, setting: Setting, found: Found): Bounds {
  found.isAlgebraic = false
  const hidden = hiddenBits(node, setting, found)
  found.hidden += hidden
  const { re, im } = evaluate(node, setting)
  if (isZero(re) && isZero(im)) return unit
  const [most, least] = [Math.max(magnitude(re), magnitude(im)), Math.max(floorLog(re), floorLog(im))]
  // What may be 0 itself is taken for 0 when it is that close to it.
  if (least === -Infinity) found.hidden += transcendentalBits + hidden
  return { u: Math.max(0, most), l: least === -Infinity ? 0 : Math.max(0, -least), d: 1n }
}

const hidingFactor = 4

function hiddenBits(node: Node, setting: Setting, found: Found): number {
  const isSeries = node.kind === 'call' && /^(sum|prod)$/.test(node.name)
  const sizes = isSeries
    ? endsOf([...termsOfSeries(node, setting)]).map(({ term, at }) => boundsOf(term, { ...setting, at }, found))
    : childrenOf(node).map((child) => boundsOf(child, setting, found))
  const bits = hidingFactor * sizes.reduce((total, size) => total + size.u + under(size), 0)
  return node.kind === 'call' ? bits + exponentialBits(node, setting) : bits
}

/** A partial sum is about as close to the whole one as its last term is to 0. */
const endsOf = <T>(terms: readonly T[]): readonly T[] => [...terms.slice(0, 1), ...terms.slice(-1)]

/** tanh x is as close to 1 as e^(-2x) is to 0, and so is tan ix to i. */
function exponentialBits({ name, args: [argument] }: Extract<Node, { kind: 'call' }>, setting: Setting): number {
  if (!argument || !/^(sin|cos|tan|cot|sec|csc)h?$/.test(name)) return 0
  const { re, im } = evaluate(argument, setting)
  return 3 * 2 ** magnitude(name.endsWith('h') ? re : im)
}

/** Adds the power of e^{iπ} to what occurs. */
const addTurn = (found: Found, { d }: Fraction): void => addUnity(found, 2n * d)

function addUnity(found: Found, order: bigint): void {
  found.unity = lcm(found.unity, order)
}
