import Fraction from 'fraction.js'
import type { Value } from '../answer/answer.ts'
import { degree } from '../answer/quantity.ts'
import { different, type Finding, undecided } from '../decide/finding.ts'
import type { Node } from '../syntax/node.ts'
import { countOf, isCount, isSameQuantity, parseUnit } from '../units/parse-unit.ts'
import type { Unit } from '../units/unit-table.ts'
import { hasPart } from '../value/variables.ts'
import { compareWithConstants } from './compare-constants.ts'
import type { Context } from './context.ts'
import { isConsistent, withinTolerance } from './tolerance.ts'

/** Compares numbers and expressions with their units. */
export function compareValues(a: Value, b: Value, context: Context): Finding {
  // `1/3 = 0.5` says two things.
  if (!isConsistent(a, context) || !isConsistent(b, context)) return different('one of them contradicts itself')
  const [left, right] = [withUnit(a, context), withUnit(b, context)]
  const { unit } = left
  if (!unit || !right.unit) return compareWithOneUnit(left, right, context)
  if (isAngle(unit) && isAngle(right.unit)) return numbers(left, inDegrees(left), right, inDegrees(right), context)
  const pair = [unit, unit.homonym]
    .flatMap((x) => [right.unit, right.unit?.homonym].map((y) => [x, y] as const))
    .find(([x, y]) => x && y && isSameQuantity(x, y))
  if (pair) return numbers(left, scaled(a, pair[0]), right, scaled(b, pair[1]), context)
  // What `students` and `people` count may be the same.
  const plain = isCount(unit) && isCount(right.unit) ? numbers(left, a.node, right, b.node, context) : undefined
  return plain?.is === 'equal'
    ? undecided('they count what is named differently')
    : different('they are in different units')
}

interface Sized {
  value: Value
  unit: Unit | undefined
}

function withUnit(value: Value, { options: { units } }: Context): Sized {
  const assumed = units === undefined ? undefined : (parseUnit(units) ?? countOf(units))
  return { value, unit: value.unit ?? assumed }
}

/** A unit that is missing on one side is overlooked; a percent sign and a dozen are numbers. */
function compareWithOneUnit(a: Sized, b: Sized, context: Context): Finding {
  const unit = a.unit ?? b.unit
  if (unit && Object.keys(unit.dimensions).length === 0)
    return numbers(a, scaled(a.value, a.unit), b, scaled(b.value, b.unit), context)
  const isDegree = unit?.dimensions['degree'] === 1
  const hasPi = [a, b].some(({ value }) => hasPart(value.node, (part) => part.kind === 'name' && part.name === 'pi'))
  const plain = numbers(a, a.value.node, b, b.value.node, context)
  // A multiple of π is in radians.
  if (!isDegree || (plain.is === 'equal' && !hasPi)) return plain
  const radians = ({ value, unit: own }: Sized): Node =>
    own ? { kind: 'product', factors: [value.node, degree] } : value.node
  const turned = numbers(a, radians(a), b, radians(b), context)
  return turned.is === 'equal' || hasPi ? turned : plain
}

const isAngle = (unit: Unit) =>
  isSameQuantity(unit, { factor: unit.factor, dimensions: { degree: 1 } }) ||
  isSameQuantity(unit, { factor: unit.factor, dimensions: { radian: 1 } })

function inDegrees({ value, unit }: Sized): Node {
  const amount = scaled(value, unit)
  return unit?.dimensions['radian'] === 1 ? { kind: 'quotient', over: amount, under: degree } : amount
}

/** The number in base units. */
function scaled({ node }: Value, unit: Unit | undefined): Node {
  if (!unit || unit.factor.equals(1)) return node
  const factor: Node = { kind: 'number', value: new Fraction(unit.factor), spelling: 'integer' }
  return { kind: 'product', factors: [factor, node] }
}

const numbers = (a: Sized, left: Node, b: Sized, right: Node, context: Context): Finding =>
  withinTolerance({ value: a.value, node: left }, { value: b.value, node: right }, context) ??
  compareWithConstants(left, right, context)
