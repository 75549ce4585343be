import Fraction from 'fraction.js'
import type { Budget } from '../decide/budget.ts'
import { type Node, Unreadable } from '../syntax/node.ts'
import { variablesOf } from '../value/variables.ts'
import type { Answer, Collection, Interval, Region } from './answer.ts'
import type { Interpret, Reading } from './reading.ts'
import { combineRegions, everything, mergeIntervals, point, Unordered } from './region.ts'

const zero: Node = { kind: 'number', value: new Fraction(0), spelling: 'integer' }
const positive: Region = [{ from: zero, to: undefined, hasFrom: false, hasTo: false }]
const negative: Region = [{ from: undefined, to: zero, hasFrom: false, hasTo: false }]

/** A set that has a letter of its own. */
export function setNamed(name: string): Answer {
  switch (name) {
    case '∅':
      return { kind: 'region', region: [] }
    case 'ℝ':
      return { kind: 'region', region: everything }
    case 'ℝ+':
    case 'ℝ>0':
    case 'ℝ+∖0':
      return { kind: 'region', region: positive }
    case 'ℝ-':
    case 'ℝ<0':
      return { kind: 'region', region: negative }
    case 'ℝge0':
      return { kind: 'region', region: [{ from: zero, to: undefined, hasFrom: true, hasTo: false }] }
    case 'ℝ∖0':
      return { kind: 'region', region: [...negative, ...positive] }
    default:
      return { kind: 'named set', name: name.replace('>0', '+') }
  }
}

/** An answer as a set of real numbers: an interval, a set of numbers, one number. @returns undefined for any other */
export function regionOf(answer: Answer): Region | undefined {
  switch (answer.kind) {
    case 'region':
      return answer.region
    case 'tuple':
      return intervalOf(answer)
    case 'collection':
      return answer.isSet ? pointsOf(answer) : undefined
    case 'assignment':
      return regionOf(answer.value)
    default:
      return undefined
  }
}

/** A pair in brackets as the interval it may be. */
export function intervalOf({ items, open, close }: Extract<Answer, { kind: 'tuple' }>): Region | undefined {
  const [from, to] = items
  if (items.length !== 2 || from?.kind !== 'value' || to?.kind !== 'value' || open === '⟨' || open === '{')
    return undefined
  if (from.unit || to.unit) return undefined
  const [low, high] = [endOf(from.node), endOf(to.node)]
  const interval: Interval = {
    from: low.isInfinite ? undefined : from.node,
    to: high.isInfinite ? undefined : to.node,
    hasFrom: open === '[' && !low.isInfinite,
    hasTo: close === ']' && !high.isInfinite,
  }
  // `]a, b[` is open where its brackets turn away.
  return low.sign > 0 || high.sign < 0 ? undefined : [interval]
}

function endOf(node: Node): { isInfinite: boolean; sign: number } {
  if (node.kind === 'name' && node.name === 'infinity') return { isInfinite: true, sign: 1 }
  if (node.kind === 'negate' && node.of.kind === 'name' && node.of.name === 'infinity')
    return { isInfinite: true, sign: -1 }
  return { isInfinite: false, sign: 0 }
}

function pointsOf({ items }: Collection): Region | undefined {
  const nodes = items.map((item) => (item.kind === 'value' && !item.unit ? item.node : undefined))
  return nodes.every((node) => node !== undefined) ? nodes.map(point) : undefined
}

/**
 * Joins what several clauses say of one name: `x = 0 or x > 1`.
 *
 * @returns undefined when none of them is a region, or they are about different things
 */
export function regionOfAll(
  answers: readonly Answer[],
  combine: (a: boolean, b: boolean) => boolean,
  budget: Budget,
): Answer | undefined {
  const said = answers.filter((answer) => answer.kind === 'assignment')
  const [subject] = said
  if (!subject || said.length < answers.length || said.some(({ name }) => name !== subject.name)) return undefined
  if (!said.some(({ value }) => value.kind === 'region')) return undefined
  const regions = said.map(({ value }) =>
    value.kind === 'value' && !value.unit ? [point(value.node)] : regionOf(value),
  )
  if (regions.includes(undefined)) return undefined
  const region = joined(regions as Region[], combine, budget)
  return region && { ...subject, value: { kind: 'region', region } }
}

function joined(
  regions: readonly Region[],
  combine: (a: boolean, b: boolean) => boolean,
  budget: Budget,
): Region | undefined {
  try {
    return regions.reduce((a, b) => combineRegions(a, b, combine, budget))
  } catch (error) {
    if (error instanceof Unordered) return undefined
    throw error
  }
}

function merged(intervals: Region, budget: Budget): Region | undefined {
  try {
    return mergeIntervals(intervals, budget)
  } catch (error) {
    if (error instanceof Unordered) return undefined
    throw error
  }
}

/** `A ∪ B`, `A ∩ B`, `A ∖ B`. */
export function interpretCombination(
  { operator, operands }: Extract<Node, { kind: 'combination' }>,
  reading: Reading,
  interpret: Interpret,
): Answer {
  const answers = operands.map((operand) => interpret(operand, reading))
  const collections = answers.filter((answer): answer is Collection => answer.kind === 'collection')
  if (operator === '∪' && collections.length === answers.length) {
    return { kind: 'collection', isSet: true, items: collections.flatMap(({ items }) => items) }
  }
  const families = answers.filter((answer) => answer.kind === 'family')
  const [family] = families
  if (
    operator === '∪' &&
    family &&
    families.length === answers.length &&
    families.every(({ parameter, domain }) => parameter === family.parameter && domain === family.domain)
  ) {
    return { ...family, items: families.flatMap(({ items }) => items) }
  }
  // `{0} ∪ [1, 2]` where the braces of LaTeX were meant to be those of a set; what A ∪ B is nobody knows.
  const isPoint = (answer: Answer) => answer.kind === 'value' && !answer.unit && variablesOf(answer.node).size === 0
  const regions = answers.map((answer) =>
    answer.kind === 'value' && isPoint(answer) ? [point(answer.node)] : regionOf(answer),
  )
  if (regions.includes(undefined)) throw new Unreadable('it joins sets that are no sets of numbers')
  const combine = {
    '∪': (a: boolean, b: boolean) => a || b,
    '∩': (a: boolean, b: boolean) => a && b,
    '∖': (a: boolean, b: boolean) => a && !b,
  }[operator]
  const region =
    operator === '∪'
      ? merged((regions as Region[]).flat(), reading.budget)
      : joined(regions as Region[], combine, reading.budget)
  // Ends that cannot be ordered: the intervals as they stand.
  if (!region && operator !== '∪') throw new Unreadable('it joins sets whose ends cannot be ordered')
  return { kind: 'region', region: region ?? (regions as Region[]).flat() }
}
