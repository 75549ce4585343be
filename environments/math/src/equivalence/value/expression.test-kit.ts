import fc from 'fast-check'
import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import type { Setting } from './setting.ts'

export const number = (n: bigint | number, d: bigint | number = 1): Node => ({
  kind: 'number',
  value: new Fraction(n, d),
  spelling: 'integer',
})
export const name = (text: string): Node => ({ kind: 'name', name: text })
export const sum = (...terms: Node[]): Node => ({ kind: 'sum', terms })
export const product = (...factors: Node[]): Node => ({ kind: 'product', factors })
export const negate = (of: Node): Node => ({ kind: 'negate', of })
export const quotient = (over: Node, under: Node): Node => ({ kind: 'quotient', over, under })
export const power = (base: Node, exponent: Node): Node => ({ kind: 'power', base, exponent })
export const call = (text: string, ...args: Node[]): Node => ({ kind: 'call', name: text, args })

/** A setting to evaluate in, which refuses to take forever. */
export function settingOf(options: Partial<Setting> = {}): Setting {
  let left = 200_000
  const step = () => {
    left -= 1
    if (left < 0) throw new Error('it takes too many steps')
  }
  return { prec: 128, field: 'real', at: new Map(), step, ...options }
}

/** Rational expressions in some variables; numbers alone where there are none. */
export function rationalExpression(names: readonly string[], maxDepth = 4): fc.Arbitrary<Node> {
  const leaf = fc.oneof(
    fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 })).map(([n, d]) => number(n, d)),
    ...(names.length > 0 ? [fc.constantFrom(...names).map(name)] : []),
  )
  const inner = (depth: number): fc.Arbitrary<Node> => {
    if (depth === 0) return leaf
    const child = inner(depth - 1)
    const children = fc.array(child, { minLength: 1, maxLength: 3 })
    return fc.oneof(
      leaf,
      children.map((terms) => sum(...terms)),
      children.map((factors) => product(...factors)),
      child.map(negate),
      fc.tuple(child, child).map(([over, under]) => quotient(over, under)),
      fc.tuple(child, fc.integer({ min: -3, max: 4 })).map(([base, exponent]) => power(base, number(exponent))),
    )
  }
  return inner(maxDepth)
}

/** What a rational expression is worth at a point; undefined at a pole. */
export function valueAt(node: Node, at: ReadonlyMap<string, Fraction> = new Map()): Fraction | undefined {
  const fold = (nodes: readonly Node[], combine: (a: Fraction, b: Fraction) => Fraction) =>
    nodes
      .map((child) => valueAt(child, at))
      .reduce((a, b) => (a === undefined || b === undefined ? undefined : combine(a, b)))
  switch (node.kind) {
    case 'number':
      return node.value
    case 'name':
      return at.get(node.name)
    case 'sum':
      return fold(node.terms, (a, b) => a.add(b))
    case 'product':
      return fold(node.factors, (a, b) => a.mul(b))
    case 'negate':
      return valueAt(node.of, at)?.neg()
    case 'quotient': {
      const [over, under] = [valueAt(node.over, at), valueAt(node.under, at)]
      return under?.n === 0n ? undefined : under && over?.div(under)
    }
    case 'power': {
      const [base, exponent] = [valueAt(node.base, at), valueAt(node.exponent, at)]
      if (!base || exponent?.d !== 1n) return undefined
      if (base.n === 0n && exponent.s < 0n) return undefined
      let value = new Fraction(1)
      for (let step = 0n; step < exponent.n; step += 1n) value = value.mul(base)
      return exponent.s < 0n ? value.inverse() : value
    }
    default:
      return undefined
  }
}

/** Points for variables to stand for. */
export const pointIn = (names: readonly string[]): fc.Arbitrary<Map<string, Fraction>> =>
  fc
    .array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 13 })), {
      minLength: names.length,
      maxLength: names.length,
    })
    .map((values) => new Map(values.map(([n, d], index) => [names[index] ?? '', new Fraction(n, d)])))
