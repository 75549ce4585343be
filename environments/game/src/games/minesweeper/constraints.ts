import { type Field, neighboursOf, type View } from './field.ts'

/** So many of these closed cells hold a mine. */
export interface Constraint {
  /** In ascending order. */
  cells: readonly number[]
  mines: number
}

/** What constraints say of single cells, and what is left of them without those cells. */
export interface Settled {
  safe: ReadonlySet<number>
  mined: ReadonlySet<number>
  rest: readonly Constraint[]
}

/** One constraint for each open number that has closed cells around it. */
export function constraintsOf(field: Field, view: View): Constraint[] {
  return field.cells.flatMap((cell) => {
    const mines = view[cell]
    if (mines === undefined) return []
    const cells = neighboursOf(field, cell).filter((other) => view[other] === undefined)
    return cells.length === 0 ? [] : [{ cells, mines }]
  })
}

/** Applies, as long as it tells anything: no mine is left for these cells, or as many mines as cells. */
export function settle(constraints: readonly Constraint[]): Settled {
  const [safe, mined] = [new Set<number>(), new Set<number>()]
  let rest = constraints
  for (;;) {
    const known = safe.size + mined.size
    for (const { cells, mines } of rest) {
      if (mines === 0) for (const cell of cells) safe.add(cell)
      else if (mines === cells.length) for (const cell of cells) mined.add(cell)
    }
    if (safe.size + mined.size === known) return { safe, mined, rest }
    rest = rest.map((constraint) => without(constraint, safe, mined)).filter(({ cells }) => cells.length > 0)
  }
}

function without({ cells, mines }: Constraint, safe: ReadonlySet<number>, mined: ReadonlySet<number>): Constraint {
  return {
    cells: cells.filter((cell) => !safe.has(cell) && !mined.has(cell)),
    mines: mines - cells.filter((cell) => mined.has(cell)).length,
  }
}

/** Settles with the difference of any two of which one lies within the other, and with the differences of those. */
export function settleDifferences(constraints: readonly Constraint[]): Settled {
  const all = new Map<string, Constraint>()
  const byCell = new Map<number, Constraint[]>()
  const queue = [...constraints]
  for (const next of queue) {
    const key = next.cells.join()
    if (all.has(key)) continue
    all.set(key, next)
    for (const other of new Set(next.cells.flatMap((cell) => byCell.get(cell) ?? []))) {
      const [inner, outer] = other.cells.length < next.cells.length ? [other, next] : [next, other]
      if (inner.cells.length === outer.cells.length || inner.cells.some((cell) => !outer.cells.includes(cell))) continue
      const cells = outer.cells.filter((cell) => !inner.cells.includes(cell))
      queue.push({ cells, mines: outer.mines - inner.mines })
    }
    for (const cell of next.cells) byCell.set(cell, [...(byCell.get(cell) ?? []), next])
  }
  return settle([...all.values()])
}
