import { safeInAllCases } from './cases.ts'
import { constraintsOf, settle, settleDifferences } from './constraints.ts'
import { type Board, createOpening, type Field, type View } from './field.ts'

/** What a deduction needs, from the plainest: one number at a time, two numbers, or all that the mines can be. */
export const rules = ['one number', 'two numbers', 'all cases'] as const
export type Rule = (typeof rules)[number]

/** Closed cells that hold no mine for certain, found with the plainest rule that finds any. */
export interface Deduction {
  /** In ascending order, at least one. */
  safe: number[]
  rule: Rule
}

/** Deduces from what is visible, and by all rules misses nothing: undefined when any closed cell may hold a mine. */
export function deduce(field: Field, view: View, mostRule: Rule = 'all cases'): Deduction | undefined {
  const byOne = settle(constraintsOf(field, view))
  if (byOne.safe.size > 0) return deduction(byOne.safe, 'one number')
  if (mostRule === 'one number') return undefined
  const byTwo = settleDifferences(byOne.rest)
  if (byTwo.safe.size > 0) return deduction(byTwo.safe, 'two numbers')
  if (mostRule === 'two numbers') return undefined
  const border = new Set(byOne.rest.flatMap(({ cells }) => cells))
  const inland = field.cells.filter((cell) => view[cell] === undefined && !border.has(cell) && !byOne.mined.has(cell))
  const safe = safeInAllCases(byOne.rest, { inland, mines: field.mines - byOne.mined.size })
  return safe.length > 0 ? deduction(safe, 'all cases') : undefined
}

const deduction = (safe: Iterable<number>, rule: Rule): Deduction => ({
  safe: [...safe].toSorted((a, b) => a - b),
  rule,
})

/**
 * How a board is opened without a guess: in so many moves, the hardest of which needs this rule.
 *
 * @returns undefined when it needs a guess, or a harder rule than the hardest that may be used
 */
export function solveBoard(
  field: Field,
  { mines, opened, mostRule = 'all cases' }: Board & { mostRule?: Rule },
): { moves: number; rule: Rule } | undefined {
  const opening = createOpening(field, { mines, opened })
  let [moves, hardest] = [0, 0]
  while (opening.count < field.cells.length - field.mines) {
    const found = deduce(field, opening.view, mostRule)
    if (!found) return undefined
    hardest = Math.max(hardest, rules.indexOf(found.rule))
    for (const cell of found.safe) {
      if (opening.view[cell] !== undefined) continue
      opening.open(cell)
      moves += 1
    }
  }
  return { moves, rule: rules[hardest] ?? 'all cases' }
}
