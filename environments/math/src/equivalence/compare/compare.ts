import type { Answer, Collection, Interval, Region } from '../answer/answer.ts'
import { intervalOf, regionOf } from '../answer/interpret-set.ts'
import { toValue } from '../answer/interpret.ts'
import { sameRegion } from '../answer/region.ts'
import { different, equal, every, type Finding, undecided } from '../decide/finding.ts'
import type { Node } from '../syntax/node.ts'
import {
  compareAssigned,
  compareAssignments,
  compareWithAssigned,
  compareWithAssignment,
} from './compare-assignments.ts'
import { compareCollections, compareTuples } from './compare-collections.ts'
import { compareEquations, compareInequalities } from './compare-equations.ts'
import { compareFamilies } from './compare-families.ts'
import { compareMatrices, compareVectors, compareWithDirections, vectorOf } from './compare-matrices.ts'
import { compareCongruences, compareRatios, familyOfCongruence } from './compare-numbers.ts'
import { compareWithRoots } from './compare-roots.ts'
import { compareTexts, compareTextWith } from './compare-texts.ts'
import { compareValues } from './compare-values.ts'
import { type Context, same } from './context.ts'

/** Compares what two answers mean. Kinds that can mean the same are brought together first. */
export function compare(a: Answer, b: Answer, context: Context): Finding {
  return (
    compareAlike(a, b, context) ??
    compareAcross(a, b, context) ??
    compareAcross(b, a, context) ??
    different('they are of different kinds')
  )
}

function compareAlike(a: Answer, b: Answer, context: Context): Finding | undefined {
  if (a.kind === 'value' && b.kind === 'value') return compareValues(a, b, context)
  if (a.kind === 'text' && b.kind === 'text') return compareTexts(a, b)
  if (a.kind === 'choice' && b.kind === 'choice') return compareChoices(a, b, context)
  if (a.kind === 'tuple' && b.kind === 'tuple') return compareTuples(a, b, context)
  if (a.kind === 'collection' && b.kind === 'collection') return compareCollections(a, b, context)
  if (a.kind === 'region' && b.kind === 'region') return compareRegions(a.region, b.region, context)
  if (a.kind === 'named set' && b.kind === 'named set')
    return a.name === b.name ? equal('the same set') : different('another set')
  if (a.kind === 'assignment' && b.kind === 'assignment') return compareAssignments(a, b, context)
  if (a.kind === 'assignments' && b.kind === 'assignments') return compareAssigned(a, b, context)
  if (a.kind === 'equation' && b.kind === 'equation') return compareEquations(a, b, context)
  if (a.kind === 'inequality' && b.kind === 'inequality') return compareInequalities(a, b, context)
  if (a.kind === 'matrix' && b.kind === 'matrix') return compareMatrices(a.rows, b.rows, context)
  if (a.kind === 'ratio' && b.kind === 'ratio') return compareRatios(a, b, context)
  if (a.kind === 'family' && b.kind === 'family') return compareFamilies(a, b, context)
  if (a.kind === 'congruence' && b.kind === 'congruence') return compareCongruences(a, b, context)
  return undefined
}

/** Compares answers of different kinds that can mean the same; asked with both orders. */
function compareAcross(a: Answer, b: Answer, context: Context): Finding | undefined {
  switch (a.kind) {
    case 'choice':
      return a.content ? context.compare(a.content, b) : undefined
    case 'text':
      return compareTextWith(a, b)
    case 'assignment':
      return compareWithAssignment(a, b, context)
    case 'assignments':
      return compareWithAssigned(a, b, context)
    case 'region':
      return compareWithRegion(a.region, b, context)
    case 'collection':
      return compareWithCollection(a, b, context)
    case 'tuple':
    case 'matrix': {
      const vector = vectorOf(a)
      if (!vector) return undefined
      if (b.kind === 'value') return compareWithDirections(vector, b.node, context)
      const other = b.kind === 'matrix' ? vectorOf(b) : undefined
      return other && compareVectors(vector, other, context)
    }
    case 'ratio': {
      const [over, under] = a.parts
      if (b.kind !== 'value' || a.parts.length !== 2 || !over || !under) return undefined
      if (a.isClock && b.unit) return undecided('whether a ratio or a time is meant cannot be told')
      return context.compare(toValue({ kind: 'quotient', over, under }), b)
    }
    case 'congruence':
      return b.kind === 'family' ? compareFamilies(familyOfCongruence(a), b, context) : undefined
    case 'equation':
      return b.kind === 'value' ? compareWithSides(a, b, context) : undefined
    case 'inequality':
      return b.kind === 'region' || (b.kind === 'tuple' && intervalOf(b))
        ? undecided('an inequality that is not solved')
        : undefined
    default:
      return undefined
  }
}

function compareChoices(
  a: Extract<Answer, { kind: 'choice' }>,
  b: Extract<Answer, { kind: 'choice' }>,
  context: Context,
): Finding {
  if (a.letter !== b.letter) return different('another letter')
  if (!a.content || !b.content || a.content.kind === 'text' || b.content.kind === 'text')
    return equal('the same letter')
  return context.compare(a.content, b.content).is === 'different'
    ? different('what stands behind the same letter differs')
    : equal('the same letter')
}

function compareRegions(a: Region, b: Region, context: Context): Finding {
  const finding = sameRegion(a, b, context.budget)
  if (finding.is !== 'different' || context.options.tolerance === undefined || a.length !== b.length) return finding
  // Up to a tolerance, intervals are compared end by end.
  const sameEnd = (x: Node | undefined, y: Node | undefined): Finding =>
    x && y ? context.compare(toValue(x), toValue(y)) : x === y ? equal('no end') : finding
  return every(a.keys(), (index) => {
    const [left, right] = [a[index] as Interval, b[index] as Interval]
    if (left.hasFrom !== right.hasFrom || left.hasTo !== right.hasTo) return finding
    return every(['from', 'to'] as const, (end) => sameEnd(left[end], right[end]))
  })
}

/** An interval whose ends are in the wrong order is a point, and not the empty set. */
function compareWithRegion(region: Region, b: Answer, context: Context): Finding | undefined {
  const other = b.kind === 'collection' && b.items.length === 0 ? [] : regionOf(b)
  if (!other || (b.kind === 'tuple' && sameRegion(other, [], context.budget).is === 'equal')) return undefined
  return compareRegions(region, other, context)
}

function compareWithCollection(a: Collection, b: Answer, context: Context): Finding | undefined {
  const [only] = a.items
  // A list of one is that one.
  if (a.items.length === 1 && only && isSingle(only) && b.kind !== 'tuple') return context.compare(only, b)
  if (b.kind === 'equation') return compareWithRoots(a, b, context)
  // `±0` is 0.
  if (b.kind === 'value' && a.isSet)
    return compareCollections(a, { kind: 'collection', isSet: true, items: [b] }, context)
  return b.kind === 'tuple' && !a.isSet && isInOrder(a, b, context)
    ? undecided('whether the order of a list matters cannot be told')
    : undefined
}

/** A set in a set is another set. */
const isSingle = ({ kind }: Answer): boolean =>
  kind !== 'region' && kind !== 'named set' && kind !== 'collection' && kind !== 'family'

const isInOrder = (a: { items: readonly Answer[] }, b: { items: readonly Answer[] }, context: Context): boolean =>
  a.items.length === b.items.length &&
  every(a.items.keys(), (index) => context.compare(a.items[index] as Answer, b.items[index] as Answer)).is === 'equal'

/** `(x-2)(x+2) = x^2-4` says what something is equal to; `x^2 = 4` may ask for solutions. */
function compareWithSides(
  { left, right }: Extract<Answer, { kind: 'equation' }>,
  b: Answer,
  context: Context,
): Finding | undefined {
  const finding = context.compare(toValue(right), b)
  if (same(left, right, context).is === 'equal') return finding
  return finding.is === 'equal' ? undecided('whether its right side is the answer cannot be told') : undefined
}
