export const directions = ['up', 'down', 'left', 'right'] as const
export type Direction = (typeof directions)[number]

/** The side of the board. Cells are listed row by row from the top left; an empty one is 0. */
export const size = 4

/** The lines of cells that a move slides, each from the wall that it slides to. */
const lines: Record<Direction, readonly (readonly number[])[]> = {
  up: linesOf((line, step) => step * size + line),
  down: linesOf((line, step) => (size - 1 - step) * size + line),
  left: linesOf((line, step) => line * size + step),
  right: linesOf((line, step) => line * size + (size - 1 - step)),
}

/** The board after all tiles slid and merged, before the new one comes. */
export function slide(cells: readonly number[], direction: Direction): number[] {
  const moved = [...cells]
  for (const line of lines[direction]) {
    const tiles = slideLine(line.map((cell) => cells[cell] ?? 0))
    for (const [step, cell] of line.entries()) moved[cell] = tiles[step] ?? 0
  }
  return moved
}

/** Says whether a move changes anything, without which it is not allowed. */
export function canSlide(cells: readonly number[], direction: Direction): boolean {
  for (const line of lines[direction]) {
    let nearer = -1
    for (const cell of line) {
      const tile = cells[cell] ?? 0
      if (tile !== 0 && (nearer === 0 || nearer === tile)) return true
      nearer = tile
    }
  }
  return false
}

/** A line that slides to its beginning: from there on, each tile merges with the next when both are equal, and only once. */
export function slideLine(line: readonly number[]): number[] {
  const tiles = line.filter((tile) => tile !== 0)
  const merged: number[] = []
  for (let at = 0; at < tiles.length; at += 1) {
    const tile = tiles[at] ?? 0
    const isPair = tile === tiles[at + 1]
    merged.push(isPair ? 2 * tile : tile)
    if (isPair) at += 1
  }
  return [...merged, ...line.slice(merged.length).fill(0)]
}

function linesOf(cellAt: (line: number, step: number) => number): number[][] {
  const indexes = Array.from({ length: size }, (_, index) => index)
  return indexes.map((line) => indexes.map((step) => cellAt(line, step)))
}
