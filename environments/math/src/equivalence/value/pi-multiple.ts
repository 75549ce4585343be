import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import { exactValue } from './exact-value.ts'

/** The rational number that an expression, as it is written, is of π; undefined where that cannot be seen. */
export function piMultiple(node: Node): Fraction | undefined {
  switch (node.kind) {
    case 'name':
      return node.name === 'pi' ? new Fraction(1) : undefined
    case 'negate':
      return piMultiple(node.of)?.neg()
    case 'quotient': {
      const [over, under] = [piMultiple(node.over), exactValue(node.under)]
      return over && under && under.n !== 0n ? over.div(under) : undefined
    }
    case 'product':
      return multipleOfProduct(node.factors)
    case 'sum': {
      const parts = node.terms.map(piMultiple)
      return parts.every((part) => part !== undefined) ? parts.reduce((a, b) => a.add(b)) : undefined
    }
    default:
      return exactValue(node)?.n === 0n ? new Fraction(0) : undefined
  }
}

function multipleOfProduct(factors: readonly Node[]): Fraction | undefined {
  let total = new Fraction(1)
  let found = false
  for (const factor of factors) {
    const exact = exactValue(factor)
    const multiple = exact ?? (found ? undefined : piMultiple(factor))
    if (!multiple) return undefined
    found ||= !exact
    total = total.mul(multiple)
  }
  return found ? total : undefined
}

/** The rational number that an expression is of iπ, as in e^{iπ/3}. */
export function imaginaryPiMultiple(node: Node): Fraction | undefined {
  switch (node.kind) {
    case 'negate':
      return imaginaryPiMultiple(node.of)?.neg()
    case 'quotient': {
      const [over, under] = [imaginaryPiMultiple(node.over), exactValue(node.under)]
      return over && under && under.n !== 0n ? over.div(under) : undefined
    }
    case 'product': {
      const flat = flatten(node)
      const units = flat.filter((factor) => factor.kind === 'name' && factor.name === 'i')
      const rest = flat.filter((factor) => !units.includes(factor))
      if (units.length === 1) return multipleOfProduct(rest)
      if (units.length > 1) return undefined
      const [only, ...others] = rest.filter((factor) => !exactValue(factor))
      const multiple = only && others.length === 0 && rest.length > 1 ? imaginaryPiMultiple(only) : undefined
      return multiple && rest.reduce((total, factor) => total.mul(exactValue(factor) ?? 1), multiple)
    }
    default:
      return undefined
  }
}

const flatten = (node: Node): Node[] => (node.kind === 'product' ? node.factors.flatMap(flatten) : [node])
