import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import { type Unit } from '../units/unit-table.ts'
import { countOf, isSameQuantity, multiply, parseUnit, unitNamed } from '../units/parse-unit.ts'
import { exactValue } from '../value/exact-value.ts'
import { hasPart } from '../value/variables.ts'
import { rewrite } from '../value/rewrite.ts'
import { Unreadable } from '../syntax/node.ts'

/** An expression without units, and the unit that it is a number of. */
export interface Quantity {
  node: Node
  unit?: Unit
}

const none: Unit = { factor: new Fraction(1), dimensions: {} }

/**
 * Takes the units out of an expression: `12 cm^2` is 12 of cm², `1 h + 30 min` is 90 of 60 s, `\sin 30°` is sin(π/6).
 *
 * @throws {Unreadable} for a sum of quantities that cannot be added, a unit where none belongs, or a unit alone
 */
export function toQuantity(node: Node): Quantity {
  if (!hasPart(node, ({ kind }) => kind === 'unit')) return { node }
  if (isUnitAlone(node)) throw new Unreadable('it has a unit and no number')
  const { node: bare, unit } = take(inRadians(node))
  if (hasPart(bare, ({ kind }) => kind === 'unit')) throw new Unreadable('it has a unit where none belongs')
  return unit === none ? { node: bare } : { node: bare, unit }
}

function isUnitAlone(node: Node): boolean {
  switch (node.kind) {
    case 'unit':
      return true
    case 'power':
      return isUnitAlone(node.base)
    case 'product':
      return node.factors.every(isUnitAlone)
    case 'quotient':
      return isUnitAlone(node.over) && isUnitAlone(node.under)
    default:
      return false
  }
}

function take(node: Node): { node: Node; unit: Unit } {
  switch (node.kind) {
    case 'unit':
      return { node: number(1), unit: parseUnit(node.name) ?? unitNamed(node.name) ?? countOf(node.name) }
    case 'negate': {
      const { node: of, unit } = take(node.of)
      return { node: { kind: 'negate', of }, unit }
    }
    case 'product': {
      const parts = node.factors.map(take)
      const unit = parts
        .map((part) => part.unit)
        .reduce((a, b) => (a === none ? b : b === none ? a : multiply(a, b, 1)))
      const factors = parts.map((part) => part.node).filter((_, index) => !isUnitAlone(node.factors[index] as Node))
      const [first = number(1), another] = factors
      return { node: another ? { kind: 'product', factors } : first, unit }
    }
    case 'quotient': {
      const [over, under] = [take(node.over), take(node.under)]
      const unit = under.unit === none ? over.unit : multiply(over.unit, under.unit, -1)
      const isUnitOnly = node.under.kind === 'unit' || (node.under.kind === 'power' && node.under.base.kind === 'unit')
      return { node: isUnitOnly ? over.node : { kind: 'quotient', over: over.node, under: under.node }, unit }
    }
    case 'power': {
      const base = take(node.base)
      if (base.unit === none) return { node, unit: none }
      const exponent = exactValue(node.exponent)
      if (exponent?.d !== 1n || exponent.n > 9n) throw new Unreadable('it has a strange power of a unit')
      const unit = multiply(none, base.unit, Number(exponent.s * exponent.n))
      return { node: node.base.kind === 'unit' ? number(1) : { ...node, base: base.node }, unit }
    }
    case 'sum':
      return addUp(node.terms.map(take))
    default:
      return { node, unit: none }
  }
}

/** Terms of the same quantity, in the unit of the first. */
function addUp(parts: { node: Node; unit: Unit }[]): { node: Node; unit: Unit } {
  const [first] = parts
  if (!first) throw new Unreadable('it is a sum of nothing')
  const terms = parts.map(({ node, unit }): Node => {
    if (!isSameQuantity(unit, first.unit)) throw new Unreadable('it adds different quantities')
    const ratio = unit.factor.div(first.unit.factor)
    return ratio.equals(1)
      ? node
      : { kind: 'product', factors: [{ kind: 'number', value: ratio, spelling: 'integer' }, node] }
  })
  return { node: { kind: 'sum', terms }, unit: first.unit }
}

/** Degrees in the argument of a function are angles. */
function inRadians(node: Node): Node {
  return rewrite(node, (part) => {
    if (part.kind !== 'call') return undefined
    return {
      ...part,
      args: part.args.map((arg) =>
        rewrite(arg, (inner) => (inner.kind === 'unit' && isDegree(inner.name) ? degree : undefined)),
      ),
    }
  })
}

const isDegree = (name: string) => unitNamed(name)?.dimensions['degree'] === 1

const number = (value: number): Node => ({ kind: 'number', value: new Fraction(value), spelling: 'integer' })

/** π/180 */
export const degree: Node = { kind: 'quotient', over: { kind: 'name', name: 'pi' }, under: number(180) }
