import Fraction from 'fraction.js'
import type { Answer, Family } from '../answer/answer.ts'
import { signOf } from '../ball/ball.ts'
import { different, equal, every, type Finding, some, undecided } from '../decide/finding.ts'
import { zeroTest } from '../decide/zero-test.ts'
import type { Node } from '../syntax/node.ts'
import { polynomialIn } from '../answer/polynomial-in.ts'
import { evaluate } from '../value/evaluate.ts'
import { exactValue } from '../value/exact-value.ts'
import type { Unit } from '../units/unit-table.ts'
import { minus, rename } from '../value/rewrite.ts'
import { type Context, same } from './context.ts'

/** `offset + k·step` for all integers k. */
interface Progression {
  offset: Node
  step: Node
}

/** Progressions that one is split to for the sake of a common step. */
const maxPieces = 60n

/** Compares all that two expressions say while their parameters run through a set. */
export function compareFamilies(a: Family, b: Family, context: Context): Finding {
  const [inDegrees, others] = isInDegrees(a) ? [a, b] : [b, a]
  if (!isInDegrees(inDegrees) || isInDegrees(others)) return compareItems(a, b, context)
  // A unit that is missing on one side is overlooked, or the other side is in radians.
  const plain = compareItems(withoutUnits(inDegrees), others, context)
  return plain.is === 'equal' ? plain : compareItems(inDegrees, others, context)
}

const isInDegrees = ({ items }: Family) => items.every((item) => item.kind === 'value' && isDegrees(item.unit))
const isDegrees = (unit: Unit | undefined) => unit?.dimensions['degree'] === 1

const withoutUnits = (family: Family): Family => ({
  ...family,
  items: family.items.map((item) => (item.kind === 'value' ? { ...item, unit: undefined } : item)),
})

function compareItems(a: Family, b: Family, context: Context): Finding {
  const [left, right] = [a, b].map((family) => progressionsOf(family, context))
  if (a.domain !== b.domain)
    return left && right && (a.domain === 'ℤ') !== (b.domain === 'ℤ')
      ? different('one goes on in both directions')
      : undecided('their parameters run through different sets')
  if (left && right && a.domain === 'ℤ') return compareProgressions(left, right, context)
  const [line, other] = [a, b].map((family) => (family.domain === 'ℝ' ? lineOf(family, context) : undefined))
  if (line && other) return compareLines(line, other, context)
  const [x, y] = [a, b].map(({ items, parameter }) => items.map((item) => renamed(item, parameter)))
  if (!x || !y || x.length !== y.length) return undecided('whether they are the same family cannot be told')
  const isIn = (items: readonly Answer[], others: readonly Answer[]) =>
    every(items, (item) => some(others, (other) => context.compare(item, other))).is === 'equal'
  return isIn(x, y) && isIn(y, x)
    ? equal('the same family')
    : undecided('whether they are the same family cannot be told')
}

const commonName = 'parameter'

function renamed(answer: Answer, parameter: string): Answer {
  const names = new Map([[parameter, commonName]])
  if (answer.kind === 'value') return { ...answer, node: rename(answer.node, names) }
  if (answer.kind === 'tuple') return { ...answer, items: answer.items.map((item) => renamed(item, parameter)) }
  return answer
}

/** A straight line: all points `offset + t·direction`. */
interface Line {
  offset: readonly Node[]
  direction: readonly Node[]
}

function lineOf({ items, parameter }: Family, { budget }: Context): Line | undefined {
  const [point, another] = items
  if (point?.kind !== 'tuple' || another) return undefined
  const coordinates = point.items.map((item) =>
    item.kind === 'value' ? polynomialIn(item.node, parameter, budget) : undefined,
  )
  if (!coordinates.every((coefficients) => coefficients !== undefined && coefficients.length <= 2)) return undefined
  return {
    offset: coordinates.map((coefficients) => coefficients?.[0] ?? zero),
    direction: coordinates.map((coefficients) => coefficients?.[1] ?? zero),
  }
}

/** The same line: parallel, and through a common point. */
function compareLines(a: Line, b: Line, context: Context): Finding {
  if (a.direction.length !== b.direction.length) return different('they are in spaces of different dimension')
  const isPoint = ({ direction }: Line) => !direction.some((node) => same(node, zero, context).is === 'different')
  if (isPoint(a) || isPoint(b)) return undecided('one of them may be a single point')
  const apart = a.offset.map((node, index) => minus(node, b.offset[index] as Node))
  const pairs = a.direction.flatMap((_, i) => a.direction.slice(i + 1).map((__, j): [number, number] => [i, i + 1 + j]))
  const isParallel = (vector: readonly Node[], [i, j]: [number, number]) =>
    same(times(a.direction[i], vector[j]), times(a.direction[j], vector[i]), context)
  return every(
    [b.direction, apart].flatMap((vector) => pairs.map((pair) => isParallel(vector, pair))),
    (finding) => finding,
  )
}

const times = (x: Node | undefined, y: Node | undefined): Node => ({ kind: 'product', factors: [x ?? zero, y ?? zero] })

function progressionsOf({ items, parameter }: Family, { budget }: Context): Progression[] | undefined {
  const progressions: Progression[] = []
  for (const item of items) {
    if (item.kind !== 'value' || (item.unit && !isDegrees(item.unit))) return undefined
    const coefficients = polynomialIn(inRadians(item), parameter, budget)
    const [offset, step] = coefficients ?? []
    if (!offset || !step || coefficients?.length !== 2) return undefined
    progressions.push({ offset, step })
  }
  return progressions.length > 0 ? progressions : undefined
}

const inRadians = ({ node, unit }: Extract<Answer, { kind: 'value' }>): Node =>
  isDegrees(unit)
    ? {
        kind: 'quotient',
        over: { kind: 'product', factors: [node, { kind: 'name', name: 'pi' }] },
        under: number(new Fraction(180)),
      }
    : node

/** Splits all progressions to one common step, and compares what is left of the offsets. */
function compareProgressions(a: Progression[], b: Progression[], context: Context): Finding {
  const [unit] = a
  if (!unit) return undecided('there is no progression')
  const sized = [a, b].map((list) =>
    list.map(({ offset, step }) => ({
      offset,
      ratio: rationalOf({ kind: 'quotient', over: step, under: unit.step }, context),
    })),
  )
  const ratios = sized.flat().map(({ ratio }) => ratio)
  if (ratios.includes(undefined)) return different('their steps have no common multiple')
  const common = (ratios as Fraction[]).reduce((x, y) => x.lcm(y)).abs()
  const step: Node = { kind: 'product', factors: [number(common), unit.step] }
  if ((ratios as Fraction[]).some((ratio) => common.div(ratio).abs().n > maxPieces))
    return undecided('their steps are too different')
  const [left = [], right = []] = sized.map((list) =>
    list.flatMap(({ offset, ratio }) =>
      Array.from({ length: Number(common.div(ratio as Fraction).abs().n) }, (_, k): Node => ({
        kind: 'sum',
        terms: [offset, { kind: 'product', factors: [number((ratio as Fraction).mul(k)), unit.step] }],
      })),
    ),
  )
  const covered = (x: Node, others: readonly Node[]) => some(others, (y) => isMultiple(minus(x, y), step, context))
  return every([...left.map((x) => covered(x, right)), ...right.map((y) => covered(y, left))], (finding) => finding)
}

/** Whether a number is a whole multiple of another. */
function isMultiple(node: Node, of: Node, context: Context): Finding {
  const ratio = rationalOf({ kind: 'quotient', over: node, under: of }, context)
  return ratio?.d === 1n ? equal('a whole multiple') : different('no whole multiple')
}

/** The rational number with a small denominator that an expression is exactly. */
function rationalOf(node: Node, { budget }: Context): Fraction | undefined {
  const exact = exactValue(node)
  if (exact) return exact
  const { re } = evaluate(node, { prec: 96, field: 'real', at: new Map(), step: () => budget.spend(2) })
  const value = Number(re.m) * 2 ** re.e
  if (signOf(re) === undefined && Math.abs(value) > 1e-12) return undefined
  for (let under = 1; under <= 720; under += 1) {
    const over = Math.round(value * under)
    if (Math.abs(value * under - over) > 1e-9) continue
    const guess = new Fraction(over, under)
    return zeroTest(minus(node, number(guess)), 'real', budget).is === 'zero' ? guess : undefined
  }
  return undefined
}

const number = (value: Fraction): Node => ({ kind: 'number', value, spelling: 'integer' })
const zero = number(new Fraction(0))
