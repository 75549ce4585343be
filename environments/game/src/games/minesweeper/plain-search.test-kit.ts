import { type Field, neighboursOf, type View } from './field.ts'

/**
 * Whether a layout of the mines exists that agrees with what is visible and has a mine (or none) in a cell: found by trying both for one
 * cell after another. It shares nothing with the solver of the game.
 */
export function findLayout(field: Field, view: View, { cell, isMine }: { cell: number; isMine: boolean }) {
  const closed = field.cells.filter((at) => view[at] === undefined)
  const border = closed.filter((at) => neighboursOf(field, at).some((other) => view[other] !== undefined))
  const order = nearestFirst(field, [cell, ...border.filter((at) => at !== cell)])
  const inland = closed.filter((at) => !order.includes(at))
  const layout = new Map<number, boolean>()

  const isPossible = (number: number): boolean => {
    const around = neighboursOf(field, number).filter((at) => view[at] === undefined)
    const sure = around.filter((at) => layout.get(at) === true).length
    const open = around.filter((at) => !layout.has(at)).length
    return sure <= (view[number] ?? 0) && (view[number] ?? 0) <= sure + open
  }
  const place = (at: number, mines: number): boolean => {
    const here = order[at]
    if (here === undefined) return mines <= field.mines && field.mines <= mines + inland.length
    for (const hasMine of here === cell ? [isMine] : [false, true]) {
      layout.set(here, hasMine)
      const numbers = neighboursOf(field, here).filter((other) => view[other] !== undefined)
      if (numbers.every(isPossible) && place(at + 1, mines + Number(hasMine))) return true
      layout.delete(here)
    }
    return false
  }
  if (!place(0, 0)) return undefined
  const mines = [...layout].filter(([, hasMine]) => hasMine).map(([at]) => at)
  return [...mines, ...inland.slice(0, field.mines - mines.length)].toSorted((a, b) => a - b)
}

/** The first one, then always one near those before, so that a contradiction shows early. */
function nearestFirst(field: Field, cells: readonly number[]): number[] {
  const distance = (a: number, b: number) =>
    Math.max(
      Math.abs((a % field.width) - (b % field.width)),
      Math.abs(Math.floor(a / field.width) - Math.floor(b / field.width)),
    )
  const left = new Set(cells)
  const out: number[] = []
  for (const first of cells) {
    if (!left.delete(first)) continue
    const part = [first]
    for (const at of part) {
      const near = [...left].filter((other) => distance(at, other) <= 2)
      for (const other of near.toSorted((a, b) => distance(at, a) - distance(at, b))) {
        left.delete(other)
        part.push(other)
      }
    }
    out.push(...part)
  }
  return out
}
