/** The shape of a minefield. A cell is a number: `row * width + column`, both from 0. */
export interface Field {
  width: number
  height: number
  mines: number
  /** All of them, in ascending order. */
  cells: readonly number[]
  /** Of each cell the 3 to 8 cells that touch it. */
  neighbours: readonly (readonly number[])[]
}

/** What the player sees: of each cell the number that is open there, undefined where it is closed. */
export type View = readonly (number | undefined)[]

/** Where the mines are and what is open. */
export interface Board {
  mines: readonly number[]
  opened: readonly number[]
}

export function createField(width: number, height: number, mines: number): Field {
  const steps = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => ({ right, down })))
  const cells = [...Array(width * height).keys()]
  const neighbours = cells.map((cell) =>
    steps
      .map(({ right, down }) => ({ x: (cell % width) + right, y: Math.floor(cell / width) + down }))
      .filter(({ x, y }) => x >= 0 && x < width && y >= 0 && y < height)
      .map(({ x, y }) => y * width + x)
      .filter((other) => other !== cell),
  )
  return { width, height, mines, cells, neighbours }
}

export const neighboursOf = (field: Field, cell: number): readonly number[] => field.neighbours[cell] ?? []

const countMines = (field: Field, mines: ReadonlySet<number>, cell: number): number =>
  neighboursOf(field, cell).filter((other) => mines.has(other)).length

export function viewOf(field: Field, board: Board): View {
  const [mines, opened] = [new Set(board.mines), new Set(board.opened)]
  return field.cells.map((cell) => (opened.has(cell) ? countMines(field, mines, cell) : undefined))
}

/**
 * What is open after a cell without a mine was opened: with a cell that touches no mine, all its neighbours open too, and so on.
 *
 * @returns all open cells in ascending order
 */
export function openCell(field: Field, board: Board, cell: number): number[] {
  const [mines, opened] = [new Set(board.mines), new Set(board.opened)]
  const toOpen = [cell]
  for (let next = toOpen.pop(); next !== undefined; next = toOpen.pop()) {
    if (opened.has(next)) continue
    opened.add(next)
    if (countMines(field, mines, next) === 0) toOpen.push(...neighboursOf(field, next))
  }
  return [...opened].toSorted((a, b) => a - b)
}

/** `a1` is the top left cell, `b1` the one to its right. */
export const cellName = (field: Field, cell: number): string =>
  `${columnName(cell % field.width)}${Math.floor(cell / field.width) + 1}`

export const columnName = (column: number): string => String.fromCodePoint('a'.charCodeAt(0) + column)
