import { SetupError } from '../../game.ts'
import { type Board, boxesOnGoals, moves, neighbour, readRows, step } from './board.ts'

/** Rows and columns of a setup at most. */
export const largestSide = 20

/**
 * Reads a level in the notation of XSB. Rows may have unequal lengths, and what lies outside the walls becomes wall.
 *
 * @throws {SetupError} unless it has one player who can move, as many boxes as goals, closed walls around all of them, and is unsolved
 */
export function readSetup(setup: string): Board {
  if (setup.length > (largestSide + 2) * largestSide) throw tooLarge()
  const rows = setup.split(/\r?\n/).map((row) => row.trimEnd())
  while (rows.length > 0 && rows[0] === '') rows.shift()
  while (rows.length > 0 && rows.at(-1) === '') rows.pop()
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (rows.length > largestSide || width > largestSide) throw tooLarge()
  const other = /[^# .$*@+]/.exec(rows.join(''))
  if (other)
    throw new SetupError(`A level is written with # . $ * @ + and blanks, not with ${JSON.stringify(other[0])}.`)
  const board = readRows(rows.map((row) => row.padEnd(width)))
  const players = rows.join('').replaceAll(/[^@+]/g, '').length
  if (players !== 1) throw new SetupError(`A level has one player (@ or +), not ${players}.`)
  const { boxes, goals } = board
  if (boxes.length !== goals.length || boxes.length === 0)
    throw new SetupError(`A level has as many boxes as goals, at least one, not ${boxes.length} and ${goals.length}.`)
  if (boxesOnGoals(board) === boxes.length) throw new SetupError('The level is solved already.')
  const inside = cellsInside(board)
  if ([...boxes, ...goals].some((cell) => !inside.has(cell)))
    throw new SetupError('A box or a goal lies outside the walls around the player.')
  const closed = { ...board, walls: board.walls.map((isWall, cell) => isWall || !inside.has(cell)) }
  if (!moves.some((move) => 'to' in step(closed, move))) throw new SetupError('The player cannot move.')
  return closed
}

const tooLarge = () => new SetupError(`A level has at most ${largestSide} rows and ${largestSide} columns.`)

/** Cells that the player could come to if boxes were no obstacle. @throws {SetupError} when they reach the rim */
function cellsInside(board: Board): Set<number> {
  const inside = new Set([board.player])
  for (const cell of inside) {
    const column = cell % board.width
    const isAtRim = column === 0 || column === board.width - 1
    if (isAtRim || cell < board.width || cell >= board.walls.length - board.width)
      throw new SetupError('The walls around the player are not closed.')
    for (const move of moves) {
      const next = neighbour(board, cell, move)
      if (!board.walls[next]) inside.add(next)
    }
  }
  return inside
}
