import Fraction from 'fraction.js'
import type { Link, Value } from '../answer/answer.ts'
import { compareConstants, Unordered } from '../answer/region.ts'
import { Imprecise, TooLarge } from '../ball/ball.ts'
import { different, equal, type Finding, undecided } from '../decide/finding.ts'
import type { Node, NumberNode } from '../syntax/node.ts'
import type { Unit } from '../units/unit-table.ts'
import { exactValue } from '../value/exact-value.ts'
import { minus } from '../value/rewrite.ts'
import { NoValue } from '../value/setting.ts'
import { hasPart, variablesOf } from '../value/variables.ts'
import { type Context, same } from './context.ts'
import type { Tolerance } from './options.ts'

interface Side {
  value: Value
  /** In the unit that both are compared in. */
  node: Node
}

/**
 * Compares numbers up to a tolerance, the first being the expected one.
 *
 * @returns undefined where the row states none, both are exact, or neither is written with digits that count
 */
export function withinTolerance(expected: Side, answer: Side, context: Context): Finding | undefined {
  const { tolerance } = context.options
  if (tolerance === undefined || !(isInexact(expected) || isInexact(answer))) return undefined
  if (variablesOf(expected.node).size + variablesOf(answer.node).size > 0) return undefined
  try {
    const bound = boundOf(tolerance, expected, answer, context)
    if (!bound) return undefined
    const distance = absolute(minus(expected.node, answer.node))
    return compareConstants(distance, bound, context.budget) > 0
      ? different('outside of the tolerance')
      : equal('within the tolerance')
  } catch (error) {
    if (
      error instanceof Unordered ||
      error instanceof NoValue ||
      error instanceof TooLarge ||
      error instanceof Imprecise
    )
      return undecided('a number that is not known well enough for a tolerance')
    throw error
  }
}

const absolute = (node: Node): Node => ({ kind: 'call', name: 'abs', args: [node] })
const number = (value: Fraction): Node => ({ kind: 'number', value, spelling: 'integer' })

function boundOf(tolerance: Tolerance, expected: Side, answer: Side, context: Context): Node | undefined {
  if (tolerance === 'written') return writtenBound(expected, answer, context)
  if ('absolute' in tolerance) return number(fromDecimal(tolerance.absolute))
  return shareOf(expected.node, fromDecimal(tolerance.relative))
}

const shareOf = (node: Node, share: Fraction): Node => ({ kind: 'product', factors: [number(share), absolute(node)] })

/** The decimal that a number is written as: 1e-9 is 10⁻⁹ and not the binary fraction next to it. */
function fromDecimal(value: number): Fraction {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  return new Fraction(mantissa).mul(powerOfTen(Number(exponent)))
}

const powerOfTen = (exponent: number): Fraction =>
  exponent < 0 ? new Fraction(1n, 10n ** BigInt(-exponent)) : new Fraction(10n ** BigInt(exponent))

/** What an answer that is coarser than the expected number may be off: one part in 20, which two digits are. */
const coarsestShare = new Fraction(1, 20)

/**
 * Half a unit of the last written place: of the coarser one where both are decimals.
 *
 * An answer that is written so coarsely that it says next to nothing, such as `0 \times 10^9`, does not count.
 */
function writtenBound(expected: Side, answer: Side, { budget }: Context): Node | undefined {
  const [own, others] = [placeBound(expected), placeBound(answer)]
  const isCoarser = others !== undefined && (own === undefined || others.compare(own) > 0)
  const saysEnough = isCoarser && compareConstants(shareOf(expected.node, coarsestShare), number(others), budget) >= 0
  const bound = saysEnough ? others : own
  return bound && number(bound)
}

/** Half a unit of the last place of a decimal, in the unit that both sides are compared in. */
function placeBound({ value, node }: Side): Fraction | undefined {
  const decimals = decimalOf(value.node)?.decimals
  if (decimals === undefined) return undefined
  const bound = powerOfTen(-decimals).div(2)
  const [written, scaled] = [exactValue(value.node), exactValue(node)]
  return written && scaled && written.n !== 0n ? bound.mul(scaled.div(written).abs()) : bound
}

const largestExponent = 10_000n

/** A number, its negative, or a decimal in front of a power of ten, which states its precision too. */
function decimalOf(node: Node): NumberNode | undefined {
  if (node.kind === 'negate') return decimalOf(node.of)
  if (node.kind === 'number') return node
  if (node.kind !== 'product' || node.factors.length !== 2) return undefined
  const [mantissa, power] = node.factors
  const exponent =
    power?.kind === 'power' && exactValue(power.base)?.equals(10) ? exactValue(power.exponent) : undefined
  if (mantissa?.kind !== 'number' || exponent?.d !== 1n || exponent.n > largestExponent) return undefined
  return { ...mantissa, decimals: (mantissa.decimals ?? 0) - Number(exponent.s * exponent.n) }
}

const isInexact = ({ value }: Side): boolean =>
  value.isApproximate ||
  hasPart(
    value.node,
    (part) => part.kind === 'number' && (part.spelling === 'decimal' || part.spelling === 'scientific'),
  )

/** Whether the links of a chain such as `2/4 = 1/2 ≈ 0.5` agree, those behind ≈ as far as they are written. */
export const isConsistent = ({ also, ...value }: Value, context: Context): boolean =>
  also.every((link) => {
    if (link.isApproximate) return isNear(value.node, inUnitOf(value, link), context)
    const other: Value = { kind: 'value', node: link.node, unit: link.unit, also: [], isApproximate: false }
    return context.compareExactly({ ...value, also: [] }, other).is !== 'different'
  })

/** The number of a link in the unit of the others. */
function inUnitOf({ unit }: { unit?: Unit | undefined }, link: Link): Node {
  const ratio = unit && link.unit ? link.unit.factor.div(unit.factor) : undefined
  return ratio === undefined || ratio.equals(1) ? link.node : { kind: 'product', factors: [link.node, number(ratio)] }
}

/** A decimal may be half of its last place off; an approximation without decimals, such as 22/7 for π, one part in 20 or half of 1. */
function isNear(node: Node, approximation: Node, context: Context): boolean {
  if (variablesOf(node).size + variablesOf(approximation).size > 0)
    return same(node, approximation, context).is !== 'different'
  const side = (of: Node): Side => ({ value: { kind: 'value', node: of, also: [], isApproximate: true }, node: of })
  const isWithin = (tolerance: Tolerance) => {
    const options = { ...context.options, tolerance }
    return withinTolerance(side(node), side(approximation), { ...context, options })?.is !== 'different'
  }
  const decimals = decimalOf(approximation)?.decimals
  if (decimals === undefined) return isWithin({ relative: 0.05 }) || isWithin({ absolute: 0.5 })
  return isWithin({ absolute: 0.5 * 10 ** -decimals })
}
