import type { Constraint } from './constraints.ts'

/** Closed cells about which the same constraints speak, so that they are alike. */
interface Group {
  cells: number[]
  /** Indices of constraints. */
  of: number[]
}

/** A set of small numbers, the number n as bit n. */
type Totals = number

/** The numbers of mines that a part of the border can hold; and for each group, those with a mine in it. */
interface Part {
  groups: Group[]
  totals: Totals
  withMine: Totals[]
}

/** Closed cells that have no number beside them, and the mines that are left for all closed cells (at most 30). */
export interface Unseen {
  inland: readonly number[]
  mines: number
}

/**
 * The cells that hold no mine in any layout of the mines that agrees with all constraints and with the number of mines: no rule finds
 * more. It goes through what each part of the border can be, and through what the parts can hold together.
 */
export function safeInAllCases(constraints: readonly Constraint[], { inland, mines }: Unseen): number[] {
  const parts = partsOf(groupsOf(constraints), constraints)
  const inlandTotals = 2 ** Math.min(inland.length + 1, 31) - 1
  const safe = parts.flatMap((part) => {
    const others = parts.filter((other) => other !== part).map(({ totals }) => totals)
    const rest = [inlandTotals, ...others].reduce((a, b) => sums(a, b, mines), 1)
    return part.groups.flatMap(({ cells }, at) => (has(sums(part.withMine[at] ?? 0, rest, mines), mines) ? [] : cells))
  })
  const border = parts.reduce((a, { totals }) => sums(a, totals, mines), 1)
  const isInlandMined = inland.some((_, less) => has(border, mines - less - 1))
  return isInlandMined ? safe : [...safe, ...inland]
}

const has = (totals: Totals, total: number): boolean => total >= 0 && ((totals >>> total) & 1) === 1

/** All sums of one of each, up to a largest. */
function sums(a: Totals, b: Totals, largest: number): Totals {
  let out = 0
  for (let total = 0; total <= largest; total += 1) if (has(a, total)) out |= b << total
  return out & (2 ** (largest + 1) - 1)
}

function groupsOf(constraints: readonly Constraint[]): Group[] {
  const constraintsOf = new Map<number, number[]>()
  for (const [index, { cells }] of constraints.entries())
    for (const cell of cells) constraintsOf.set(cell, [...(constraintsOf.get(cell) ?? []), index])
  const groups = new Map<string, Group>()
  for (const [cell, of] of constraintsOf) {
    const group = groups.get(of.join())
    if (group) group.cells.push(cell)
    else groups.set(of.join(), { cells: [cell], of })
  }
  return [...groups.values()]
}

/** Groups that share no constraint do not depend on each other; within a part each stands near those it shares one with. */
function partsOf(groups: readonly Group[], constraints: readonly Constraint[]): Part[] {
  const left = new Set(groups)
  const parts: Part[] = []
  for (const first of groups) {
    if (!left.delete(first)) continue
    const part = [first]
    for (const { of } of part) {
      const near = [...left].filter((group) => group.of.some((index) => of.includes(index)))
      for (const group of near) left.delete(group)
      part.push(...near)
    }
    parts.push(goThrough(part, constraints))
  }
  return parts
}

/** Mines that constraints still need once the groups so far have theirs; ways that need the same go on alike. */
interface State {
  needs: readonly number[]
  /** Mines so far. */
  before: Totals
  /** Mines in the groups to come; nothing when they cannot meet the needs. */
  after: Totals
}

function goThrough(part: readonly Group[], constraints: readonly Constraint[]): Part {
  const own = [...new Set(part.flatMap(({ of }) => of))]
  const groups = part.map(({ cells, of }) => ({ cells, of: of.map((index) => own.indexOf(index)) }))
  const first: State = { needs: own.map((index) => constraints[index]?.mines ?? 0), before: 1, after: 0 }
  const layers = [new Map([['', first]])]
  for (const [at, group] of groups.entries()) {
    const room = own.map((_, index) => roomAfter(groups, at, index))
    const next = new Map<string, State>()
    for (const state of layers[at]?.values() ?? []) {
      for (const { count, needs } of choices(group, state.needs)) {
        if (group.of.some((index) => (needs[index] ?? 0) > (room[index] ?? 0))) continue
        const same = next.get(needs.join())
        const before = (same?.before ?? 0) | (state.before << count)
        next.set(needs.join(), { needs, before, after: 0 })
      }
    }
    layers.push(next)
  }
  for (const state of layers.at(-1)?.values() ?? []) state.after = 1
  const withMine = groups.map(() => 0)
  for (const [at, group] of [...groups.entries()].toReversed()) {
    for (const state of layers[at]?.values() ?? []) {
      for (const { count, needs } of choices(group, state.needs)) {
        const after = (layers[at + 1]?.get(needs.join())?.after ?? 0) << count
        state.after |= after
        if (count > 0) withMine[at] = (withMine[at] ?? 0) | sums(state.before, after, 30)
      }
    }
  }
  return { groups, totals: first.after, withMine }
}

/** How many cells of a constraint the groups after this one have. */
const roomAfter = (groups: readonly Group[], at: number, constraint: number): number =>
  groups.slice(at + 1).reduce((sum, { cells, of }) => sum + (of.includes(constraint) ? cells.length : 0), 0)

/** The numbers of mines a group can hold, and what is needed after each. */
function choices({ cells, of }: Group, needs: readonly number[]): { count: number; needs: number[] }[] {
  const most = Math.min(cells.length, ...of.map((index) => needs[index] ?? 0))
  return Array.from({ length: most + 1 }, (_, count) => ({
    count,
    needs: needs.map((need, index) => (of.includes(index) ? need - count : need)),
  }))
}
