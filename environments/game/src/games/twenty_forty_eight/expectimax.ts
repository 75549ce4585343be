import { type Direction, slideLine } from './slide.ts'

/** Four rows of four tiles, each tile the four bits of its power of two, the leftmost one the lowest. */
type Board = readonly [number, number, number, number]

/**
 * The move with the highest expectation after a few more; undefined when there is none.
 *
 * @see https://github.com/nneonneo/2048-ai for the measure of a board and its weights
 */
export function bestDirection(cells: readonly number[]): Direction | undefined {
  let best: Direction | undefined
  let bestValue = Number.NEGATIVE_INFINITY
  const board = toBoard(cells)
  for (const direction of order) {
    const moved = move(board, direction)
    if (isEqual(moved, board)) continue
    const value = expectation(moved, movesAhead(countEmpty(moved)))
    if (value > bestValue) {
      best = direction
      bestValue = value
    }
  }
  return best
}

const order: readonly Direction[] = ['left', 'up', 'right', 'down']

/** The fuller the board, the more a move decides, and the fewer ways there are to look at. */
function movesAhead(empty: number): number {
  if (empty > 4) return 1
  return empty > 1 ? 2 : 3
}

/** What a board is worth before its new tile comes, looking some moves ahead. */
function expectation(board: Board, depth: number): number {
  if (depth === 0) return measure(board)
  let sum = 0
  let count = 0
  for (let row = 0; row < 4; row += 1) {
    for (let shift = 0; shift < 16; shift += 4) {
      if ((at(board, row) >> shift) & 15) continue
      sum += 0.9 * bestValue(withTile(board, row, 1 << shift), depth)
      sum += 0.1 * bestValue(withTile(board, row, 2 << shift), depth)
      count += 1
    }
  }
  return sum / count
}

/** What a board is worth to the player whose move it is; a lost one nothing. */
function bestValue(board: Board, depth: number): number {
  let best = 0
  for (const direction of order) {
    const moved = move(board, direction)
    if (!isEqual(moved, board)) best = Math.max(best, expectation(moved, depth - 1))
  }
  return best
}

function move(board: Board, direction: Direction): Board {
  switch (direction) {
    case 'left':
      return slideRows(board, tables().left)
    case 'right':
      return slideRows(board, tables().right)
    case 'up':
      return transpose(slideRows(transpose(board), tables().left))
    case 'down':
      return transpose(slideRows(transpose(board), tables().right))
  }
}

const slideRows = ([a, b, c, d]: Board, table: Uint16Array): Board => [
  table[a] ?? 0,
  table[b] ?? 0,
  table[c] ?? 0,
  table[d] ?? 0,
]

const measure = (board: Board): number => measureRows(board) + measureRows(transpose(board))

function measureRows([a, b, c, d]: Board): number {
  const { worth } = tables()
  return (worth[a] ?? 0) + (worth[b] ?? 0) + (worth[c] ?? 0) + (worth[d] ?? 0)
}

function transpose([a, b, c, d]: Board): Board {
  const column = (shift: number) =>
    ((a >> shift) & 15) | (((b >> shift) & 15) << 4) | (((c >> shift) & 15) << 8) | (((d >> shift) & 15) << 12)
  return [column(0), column(4), column(8), column(12)]
}

const isEqual = (one: Board, other: Board): boolean =>
  one[0] === other[0] && one[1] === other[1] && one[2] === other[2] && one[3] === other[3]

const at = (board: Board, row: number): number => board[row] ?? 0

const withTile = ([a, b, c, d]: Board, row: number, tile: number): Board => [
  row === 0 ? a | tile : a,
  row === 1 ? b | tile : b,
  row === 2 ? c | tile : c,
  row === 3 ? d | tile : d,
]

const countEmpty = (board: Board): number =>
  board.reduce((count, row) => count + powersOf(row).filter((power) => power === 0).length, 0)

function toBoard(cells: readonly number[]): Board {
  const row = (index: number) =>
    toRow(cells.slice(4 * index, 4 * index + 4).map((tile) => (tile ? Math.log2(tile) : 0)))
  return [row(0), row(1), row(2), row(3)]
}

const toRow = (powers: readonly number[]): number =>
  powers.reduce((row, power, index) => row | (power << (4 * index)), 0)

const powersOf = (row: number): number[] => [row & 15, (row >> 4) & 15, (row >> 8) & 15, (row >> 12) & 15]

interface Tables {
  left: Uint16Array
  right: Uint16Array
  /** What a row or a column adds to the worth of a board. */
  worth: Float64Array
}

let made: Tables | undefined

/** All rows there are, slid and measured: made when first asked for, which takes a fraction of a second. */
function tables(): Tables {
  if (made) return made
  made = { left: new Uint16Array(65_536), right: new Uint16Array(65_536), worth: new Float64Array(65_536) }
  for (let row = 0; row < 65_536; row += 1) {
    const powers = powersOf(row)
    made.left[row] = toRow(slidePowers(powers))
    made.right[row] = toRow(slidePowers(powers.toReversed()).toReversed())
    made.worth[row] = worthOf(powers)
  }
  return made
}

/** Two tiles of the highest power that four bits hold do not come about before the target; they stay what they are. */
const slidePowers = (powers: readonly number[]): number[] =>
  slideLine(powers.map((power) => (power ? 2 ** power : 0))).map((tile) => (tile ? Math.min(15, Math.log2(tile)) : 0))

/** Likes empty cells and neighbours that merge, dislikes tiles that are small or do not rise to one side. */
function worthOf(powers: readonly number[]): number {
  let merges = 0
  let rising = 0
  let falling = 0
  for (const [index, power] of powers.slice(1).entries()) {
    const previous = powers[index] ?? 0
    if (power !== 0 && power === previous) merges += 1
    if (power > previous) rising += power ** 4 - previous ** 4
    else falling += previous ** 4 - power ** 4
  }
  const empty = powers.filter((power) => power === 0).length
  const small = powers.reduce((sum, power) => sum + power ** 3.5, 0)
  return 200_000 + 270 * empty + 700 * merges - 47 * Math.min(rising, falling) - 11 * small
}
