import Fraction from 'fraction.js'
import { integerRoot, bitLength } from '../ball/integer.ts'
import type { Node } from '../syntax/node.ts'
import { integerFunction } from './integers.ts'

/** Bits of a numerator or denominator that exact arithmetic goes up to; beyond, balls take over. */
const maxBits = 60_000
/** Bits that both may have: to find their common divisor takes the square of that. */
const maxCommonBits = 8_000
const known = new WeakMap<Node, Fraction | 'none'>()

/**
 * The exact rational value of a constant.
 *
 * @returns undefined where it is none, or has more digits than are worked out exactly
 */
export function exactValue(node: Node): Fraction | undefined {
  let value = known.get(node)
  if (value === undefined) {
    value = compute(node) ?? 'none'
    known.set(node, value)
  }
  return value === 'none' ? undefined : value
}

function compute(node: Node): Fraction | undefined {
  switch (node.kind) {
    case 'number':
      return node.value
    case 'sum':
      return fold(node.terms, add)
    case 'product':
      return fold(node.factors, multiply)
    case 'negate':
      return exactValue(node.of)?.neg()
    case 'quotient': {
      const [over, under] = [exactValue(node.over), exactValue(node.under)]
      return over && under && under.n !== 0n ? divide(over, under) : undefined
    }
    case 'power': {
      const [base, exponent] = [exactValue(node.base), exactValue(node.exponent)]
      // Which root of a negative number is meant depends on what is compared: `evaluate` knows.
      return base && exponent && (base.n === 0n || base.s > 0n || exponent.d === 1n)
        ? exactPower(base, exponent)
        : undefined
    }
    case 'call': {
      const args = node.args.map(exactValue)
      return args.every((arg) => arg !== undefined) ? exactCall(node.name, args) : undefined
    }
    default:
      return undefined
  }
}

function fold(
  nodes: readonly Node[],
  combine: (a: Fraction, b: Fraction) => Fraction | undefined,
): Fraction | undefined {
  let total: Fraction | undefined
  for (const node of nodes) {
    const value = exactValue(node)
    total = value && total ? combine(total, value) : value
    if (!total) return undefined
  }
  return total
}

/** Whether a fraction of so many bits is worked out. */
const fits = (over: number, under: number): boolean =>
  Math.max(over, under) <= maxBits && Math.min(over, under) <= maxCommonBits

const multiply = (a: Fraction, b: Fraction): Fraction | undefined =>
  fits(bitLength(a.n) + bitLength(b.n), bitLength(a.d) + bitLength(b.d)) ? a.mul(b) : undefined

function divide(a: Fraction, b: Fraction): Fraction | undefined {
  // 5000!/4998! is short though its parts are long.
  const isWhole = a.d === 1n && b.d === 1n && a.n % b.n === 0n
  return isWhole ? new Fraction(a.s * b.s * (a.n / b.n)) : multiply(a, b.inverse())
}

function add(a: Fraction, b: Fraction): Fraction | undefined {
  const [under, over] = [bitLength(a.d), bitLength(b.d)]
  return fits(Math.max(bitLength(a.n) + over, bitLength(b.n) + under), under + over) ? a.add(b) : undefined
}

/** A rational power, where it is rational; an odd root of a negative number is negative. */
export function exactPower(base: Fraction, exponent: Fraction): Fraction | undefined {
  const [index, size] = [exponent.d, exponent.n]
  const isOdd = base.s < 0n && size % 2n === 1n
  if (base.n === base.d && index === 1n) return new Fraction(isOdd ? -1 : 1)
  if (size === 0n) return new Fraction(1)
  if (base.n === 0n) return exponent.s > 0n ? new Fraction(0) : undefined
  if (index > 64n || (base.s < 0n && index % 2n === 0n)) return undefined
  const bits = (n: bigint) => (n === 1n ? 0 : (bitLength(n) * Number(size)) / Number(index))
  if (!fits(bits(base.n), bits(base.d))) return undefined
  const [over, under] = [exactRoot(base.n, Number(index)), exactRoot(base.d, Number(index))]
  if (over === undefined || under === undefined) return undefined
  const raised = new Fraction((isOdd ? -1n : 1n) * over ** size, under ** size)
  return exponent.s < 0n ? raised.inverse() : raised
}

function exactRoot(n: bigint, index: number): bigint | undefined {
  const root = integerRoot(n, index)
  return root ** BigInt(index) === n ? root : undefined
}

/** The value of a function of rational numbers, where it is rational. */
export function exactCall(name: string, values: readonly Fraction[]): Fraction | undefined {
  const [first, second] = values
  if (!first) return undefined
  switch (name) {
    case 'sqrt':
      return exactPower(first, new Fraction(1, 2))
    case 'cbrt':
      return exactPower(first, new Fraction(1, 3))
    case 'root':
      return second && second.n !== 0n ? exactPower(first, second.inverse()) : undefined
    case 'abs':
      return first.abs()
    case 'sign':
      return new Fraction(first.n === 0n ? 0n : first.s)
    case 'floor':
      return first.floor()
    case 'ceil':
      return first.ceil()
    case 'conj':
    case 're':
      return first
    case 'im':
      return new Fraction(0)
    case 'max':
    case 'min':
      return values.reduce((a, b) => (a.compare(b) > 0 === (name === 'max') ? a : b))
    case 'mod':
      return second && second.n !== 0n ? first.sub(second.mul(first.div(second).floor())) : undefined
    default:
      return exactInteger(name, values)
  }
}

function exactInteger(name: string, values: readonly Fraction[]): Fraction | undefined {
  if (values.some(({ d }) => d !== 1n)) return undefined
  const integers = values.map(({ s, n }) => s * n)
  const value = integerFunction(name, integers)
  return value === undefined ? undefined : new Fraction(value)
}
