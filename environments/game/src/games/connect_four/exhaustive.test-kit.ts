import { type Shape } from './grid.ts'

/** What a position is worth to the side whose turn it is, and after how many stones on the board that comes; by trying everything. */
export interface Solved {
  result: -1 | 0 | 1
  stones: number
}

/**
 * Solves a board of any size by its whole tree of games. It shares nothing with the search under test: boards are texts, one a column,
 * and rows of stones are found by looking at every cell.
 *
 * @returns every position that can be reached without a win, by the columns dropped into on one way to it
 */
export function solveAll(shape: Shape): Map<string, { drops: number[]; solved: Solved }> {
  const known = new Map<string, { drops: number[]; solved: Solved }>()
  const solve = (columns: string[], drops: number[]): Solved => {
    const key = columns.join('|')
    const before = known.get(key)
    if (before) return before.solved
    const stone = drops.length % 2 === 0 ? 'X' : 'O'
    let best: Solved = { result: -1, stones: 0 }
    let isFull = true
    for (const [column, text] of columns.entries()) {
      if (text.length === shape.rows) continue
      isFull = false
      const next = columns.with(column, text + stone)
      const found = hasRow(next, stone, shape)
        ? { result: 1 as const, stones: drops.length + 1 }
        : flip(solve(next, [...drops, column]))
      if (isBetter(found, best)) best = found
    }
    const solved: Solved = isFull ? { result: 0, stones: drops.length } : best
    known.set(key, { drops, solved })
    return solved
  }
  solve(Array<string>(shape.columns).fill(''), [])
  return known
}

const flip = ({ result, stones }: Solved): Solved => ({ result: (0 - result) as Solved['result'], stones })

/** A win soon, else a draw, else a loss late. */
const isBetter = (one: Solved, other: Solved): boolean =>
  one.result !== other.result
    ? one.result > other.result
    : one.result === 1
      ? one.stones < other.stones
      : one.result === -1 && one.stones > other.stones

const directions = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const

/** Whether a stone stands so many times in a row, anywhere. */
export function hasRow(columns: readonly string[], stone: string, { rows, connect }: Shape): boolean {
  for (let column = 0; column < columns.length; column += 1)
    for (let row = 0; row < rows; row += 1)
      for (const [right, up] of directions) {
        let length = 0
        while (length < connect && columns[column + right * length]?.[row + up * length] === stone) length += 1
        if (length === connect) return true
      }
  return false
}
