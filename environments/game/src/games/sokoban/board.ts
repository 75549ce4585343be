/** A level at one moment. A cell is a number: `row * width + column`, both from 0; the cells at the rim are walls. */
export interface Board {
  width: number
  walls: readonly boolean[]
  goals: readonly number[]
  boxes: readonly number[]
  player: number
}

export const moves = ['up', 'down', 'left', 'right'] as const
export type Move = (typeof moves)[number]

export function neighbour({ width }: Board, cell: number, move: Move): number {
  if (move === 'up') return cell - width
  if (move === 'down') return cell + width
  return move === 'left' ? cell - 1 : cell + 1
}

/** Reads rows of equal width in the notation of XSB: `#` wall, `.` goal, `$` box, `*` box on a goal, `@` player, `+` player on a goal. */
export function readRows(rows: readonly string[]): Board {
  const [walls, goals, boxes]: [boolean[], number[], number[]] = [[], [], []]
  let player = -1
  for (const [cell, symbol] of rows.join('').split('').entries()) {
    walls.push(symbol === '#')
    if (symbol === '.' || symbol === '*' || symbol === '+') goals.push(cell)
    if (symbol === '$' || symbol === '*') boxes.push(cell)
    if (symbol === '@' || symbol === '+') player = cell
  }
  return { width: rows[0]?.length ?? 0, walls, goals, boxes, player }
}

export function writeRows({ width, walls, goals, boxes, player }: Board): string[] {
  const symbols = walls.map((isWall, cell) => {
    if (isWall) return '#'
    const isGoal = goals.includes(cell)
    if (cell === player) return isGoal ? '+' : '@'
    if (boxes.includes(cell)) return isGoal ? '*' : '$'
    return isGoal ? '.' : ' '
  })
  return Array.from({ length: walls.length / width }, (_, row) =>
    symbols.slice(row * width, (row + 1) * width).join(''),
  )
}

export const boxesOnGoals = ({ goals, boxes }: Board): number => boxes.filter((box) => goals.includes(box)).length

/** What a step would come to: a board, or the cell that is in its way. */
export type Step = { to: Board } | { wall: number } | { box: number; behind: number }

/** Steps onto a free cell, or pushes the one box that stands there onto the free cell behind it. */
export function step(board: Board, move: Move): Step {
  const player = neighbour(board, board.player, move)
  if (board.walls[player]) return { wall: player }
  if (!board.boxes.includes(player)) return { to: { ...board, player } }
  const behind = neighbour(board, player, move)
  if (board.walls[behind] || board.boxes.includes(behind)) return { box: player, behind }
  return { to: { ...board, player, boxes: board.boxes.map((box) => (box === player ? behind : box)) } }
}

/** `a1` is the top left cell, `b1` the one to its right. */
export const cellName = ({ width }: Board, cell: number): string =>
  `${columnName(cell % width)}${Math.floor(cell / width) + 1}`

export const columnName = (column: number): string => String.fromCodePoint('a'.charCodeAt(0) + column)
