import type { Grid } from './grid.ts'

/** A win is worth this less one for each stone on the board when it comes, so that sooner is better; no estimate comes near. */
export const winValue = 10_000
const isDecided = (value: number) => Math.abs(value) > winValue / 2

/** What is remembered of a value that alpha-beta cut short. */
const exact = 0
const atLeast = 1
const atMost = 2

export interface Search {
  /** Looks this many moves ahead, then estimates. */
  depth: number
  /** Columns of an estimate that is at most this much below the best are as good as it. @default 0 */
  slack?: number
}

/**
 * The columns that are best for the side whose turn it is, by minimax; a forced win is taken at its soonest, a forced loss put off.
 *
 * The grid comes back as it was; it must not be full, nor already won.
 */
export function bestColumns(grid: Grid, { depth, slack = 0 }: Search): number[] {
  return new Minimax(grid, depth).best(depth, slack)
}

/** The best columns by the deepest search that is finished within `budget` positions. */
export function bestColumnsWithin(grid: Grid, budget: number): number[] {
  const { columns: width, rows } = grid.layout.shape
  const remaining = width * rows - grid.count
  const minimax = new Minimax(grid, remaining)
  let columns = minimax.best(1, 0)
  minimax.budget = budget
  for (let depth = 2; depth <= remaining && !isDecided(minimax.value); depth += 1) {
    const deeper = minimax.best(depth, 0)
    if (minimax.isSpent) break
    columns = deeper
  }
  return columns
}

/** What the position is worth to the side whose turn it is; exact when `depth` reaches the end of the game. */
export function minimaxValue(grid: Grid, depth: number): number {
  return new Minimax(grid, depth).search(depth, -winValue, winValue)
}

/** Minimax with alpha-beta and a table of positions met before. */
class Minimax {
  /** How many positions may be searched. */
  budget = Number.POSITIVE_INFINITY
  /** Value of the last search by `best`. */
  value = 0
  #visited = 0
  readonly #grid: Grid
  /** The columns, those in the middle first: most lines go through them. */
  readonly #order: readonly number[]
  readonly #keys: Float64Array
  readonly #values: Int16Array
  readonly #depths: Int8Array
  readonly #bounds: Int8Array

  constructor(grid: Grid, depth: number) {
    this.#grid = grid
    const { columns, rows } = grid.layout.shape
    const middle = (columns - 1) / 2
    this.#order = Array.from({ length: columns }, (_, column) => column).sort(
      (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
    )
    // A prime, so that the remainder depends on every column; small where there is little to remember.
    const size = depth * columns < 40 || columns * rows <= 20 ? 4093 : 131_071
    this.#keys = new Float64Array(size)
    this.#values = new Int16Array(size)
    this.#depths = new Int8Array(size)
    this.#bounds = new Int8Array(size)
  }

  /** Whether the budget did not suffice: what `best` then says is nothing to go by. */
  get isSpent(): boolean {
    return this.#visited > this.budget
  }

  best(depth: number, slack: number): number[] {
    const grid = this.#grid
    const values = new Map<number, number>()
    let best = -winValue
    for (const column of this.#order) {
      if (!grid.isOpen(column)) continue
      // One below what still matters, so that equals are found to be equal.
      const value = this.#valueOf(column, depth, Math.max(best - slack - 1, -winValue))
      values.set(column, value)
      best = Math.max(best, value)
    }
    this.value = best
    const least = isDecided(best) ? best : best - slack
    return [...values].filter(([, value]) => value >= least).map(([column]) => column)
  }

  #valueOf(column: number, depth: number, alpha: number): number {
    const grid = this.#grid
    if (grid.wins(column)) return winValue - (grid.count + 1)
    grid.drop(column)
    const value = -this.search(depth - 1, -winValue, -alpha)
    grid.undrop(column)
    return value
  }

  /** Fail-soft: within (alpha, beta) the value is exact, outside of it a bound. */
  search(depth: number, alpha: number, beta: number): number {
    this.#visited += 1
    if (this.isSpent) return 0
    const grid = this.#grid
    if (grid.isFull) return 0
    for (const column of this.#order) {
      if (grid.isOpen(column) && grid.wins(column)) return winValue - (grid.count + 1)
    }
    if (depth <= 0) return grid.side === 1 ? grid.estimate : -grid.estimate
    const slot = grid.key % this.#keys.length
    if (this.#keys[slot] === grid.key && this.#depths[slot] === depth) {
      const known = this.#values[slot] ?? 0
      const bound = this.#bounds[slot]
      if (bound === exact || (bound === atLeast ? known >= beta : known <= alpha)) return known
    }
    let best = -winValue
    for (const column of this.#order) {
      if (!grid.isOpen(column)) continue
      grid.drop(column)
      best = Math.max(best, -this.search(depth - 1, -beta, -Math.max(alpha, best)))
      grid.undrop(column)
      if (best >= beta) break
    }
    if (this.isSpent) return 0
    this.#keys[slot] = grid.key
    this.#values[slot] = best
    this.#depths[slot] = depth
    this.#bounds[slot] = best >= beta ? atLeast : best <= alpha ? atMost : exact
    return best
  }
}
