import type { Random } from '@gym/core'
import type { Level } from '../../game.ts'
import { type Rule, solveBoard } from './deduce.ts'
import { type Board, createField, type Field, neighboursOf, openCell } from './field.ts'

/** The minefield of a level, and the hardest rule that each of its boards needs. */
export const difficulties: Record<Level, { field: Field; rule: Rule }> = {
  easy: { field: createField(6, 6, 5), rule: 'one number' },
  medium: { field: createField(8, 8, 11), rule: 'two numbers' },
  hard: { field: createField(10, 10, 20), rule: 'all cases' },
}

/** About 1 of 20 attempts makes a board. */
const mostAttempts = 10_000

/**
 * A board whose first area is open and that needs no guess. At least half of its safe cells are closed, and a move of its solution opens
 * fewer than 4 of all on average, so that hardly any is won by chance.
 */
export function drawBoard(level: Level, random: Random): Board {
  const { field, rule } = difficulties[level]
  const cells = field.cells
  const safe = cells.length - field.mines
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const first = random.pick(cells)
    const mayBeMined = cells.filter((cell) => cell !== first && !neighboursOf(field, first).includes(cell))
    const mines = random.shuffle(mayBeMined).slice(0, field.mines)
    const board = { mines: mines.toSorted((a, b) => a - b), opened: [] }
    const opened = openCell(field, board, first)
    const solution = opened.length * 2 > safe ? undefined : solveBoard(field, { ...board, opened, mostRule: rule })
    if (solution?.rule === rule && solution.moves * 4 > safe) return { ...board, opened }
  }
  throw new Error(`None of ${mostAttempts} drawn boards can be opened as the level ${level} asks.`)
}
