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

/** Of each cell how many mines touch it. */
function numbersOf(field: Field, mines: readonly number[]): number[] {
  const numbers = field.cells.map(() => 0)
  for (const mine of mines) for (const cell of neighboursOf(field, mine)) numbers[cell] = (numbers[cell] ?? 0) + 1
  return numbers
}

export function viewOf(field: Field, { mines, opened }: Board): View {
  return createOpening(field, { mines, opened }).view
}

/** A board that is opened cell by cell. */
export interface Opening {
  readonly view: View
  /** How many cells are open. */
  readonly count: number
  /** Opens a cell without a mine: with a cell that touches no mine, all its neighbours open too, and so on. */
  open(cell: number): void
}

export function createOpening(field: Field, { mines, opened }: Board): Opening {
  const numbers = numbersOf(field, mines)
  const view: (number | undefined)[] = field.cells.map(() => undefined)
  for (const cell of opened) view[cell] = numbers[cell]
  let count = opened.length
  return {
    view,
    get count() {
      return count
    },
    open(cell) {
      const toOpen = [cell]
      for (let next = toOpen.pop(); next !== undefined; next = toOpen.pop()) {
        if (view[next] !== undefined) continue
        view[next] = numbers[next]
        count += 1
        if (numbers[next] === 0) toOpen.push(...neighboursOf(field, next))
      }
    },
  }
}

/**
 * What is open after a cell without a mine was opened.
 *
 * @returns all open cells in ascending order
 */
export function openCell(field: Field, board: Board, cell: number): number[] {
  const opening = createOpening(field, board)
  opening.open(cell)
  return field.cells.filter((each) => opening.view[each] !== undefined)
}

/** `a1` is the top left cell, `b1` the one to its right. */
export const cellName = (field: Field, cell: number): string =>
  `${columnName(cell % field.width)}${Math.floor(cell / field.width) + 1}`

export const columnName = (column: number): string => String.fromCodePoint('a'.charCodeAt(0) + column)
