import fc from 'fast-check'
import { type Board, createField, type Field, neighboursOf } from './field.ts'

/** Fields of up to 8 x 8 with mines anywhere and any of the other cells open. */
export const anyBoard = (largest = 8): fc.Arbitrary<{ field: Field; board: Board }> =>
  fc
    .record({ width: fc.integer({ min: 1, max: largest }), height: fc.integer({ min: 1, max: largest }) })
    .chain(({ width, height }) => {
      const cells = [...Array(width * height).keys()]
      const share = fc.double({ min: 0, max: 0.6, noNaN: true })
      const draws = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: cells.length * 2,
        maxLength: cells.length * 2,
      })
      return fc.record({ share, open: fc.double({ min: 0, max: 1, noNaN: true }), draws }).map((drawn) => {
        const mines = cells.filter((cell) => (drawn.draws[cell] ?? 0) < drawn.share)
        const opened = cells.filter(
          (cell) => !mines.includes(cell) && (drawn.draws[cell + cells.length] ?? 0) < drawn.open,
        )
        return { field: createField(width, height, mines.length), board: { mines, opened } }
      })
    })

/** Every layout of the mines of a field. */
export function everyLayout(field: Field): number[][] {
  let layouts: number[][] = [[]]
  for (const cell of field.cells)
    layouts = layouts.flatMap((mines) => (mines.length < field.mines ? [mines, [...mines, cell]] : [mines]))
  return layouts.filter((mines) => mines.length === field.mines)
}

/** The closed cells that no layout with the same numbers has a mine in: by going through all layouts there are. */
export function safeByDefinition(field: Field, board: Board, layouts: readonly number[][]): number[] {
  const count = (mines: readonly number[], cell: number) =>
    neighboursOf(field, cell).filter((other) => mines.includes(other)).length
  const possible = layouts.filter(
    (mines) =>
      !board.opened.some((cell) => mines.includes(cell)) &&
      board.opened.every((cell) => count(mines, cell) === count(board.mines, cell)),
  )
  return field.cells.filter((cell) => !board.opened.includes(cell) && !possible.some((mines) => mines.includes(cell)))
}
