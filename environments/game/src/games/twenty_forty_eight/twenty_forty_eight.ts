import type { Random } from '@gym/core'
import * as z from 'zod'
import { type Game, type Level, levels, SetupError } from '../../game.ts'
import { bestDirection } from './expectimax.ts'
import { canSlide, type Direction, directions, size, slide } from './slide.ts'

const tiles = [0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048] as const

const TwentyFortyEightPosition = z.strictObject({
  level: z.enum(levels),
  /** Row by row from the top left; an empty cell is 0. */
  cells: z.array(z.literal(tiles)).length(size * size),
})
export type TwentyFortyEightPosition = z.infer<typeof TwentyFortyEightPosition>
type Cells = TwentyFortyEightPosition['cells']

/** The tile that ends a game, and turns for a good player to come to it. */
const goals: Record<Level, { target: number; turns: number }> = {
  easy: { target: 128, turns: 150 },
  medium: { target: 512, turns: 500 },
  hard: { target: 2048, turns: 1500 },
}

/** A new tile is seldom this one, and otherwise a 2. */
const rareTile = { tile: 4, chance: 0.1 } as const

export const twentyFortyEight: Game<TwentyFortyEightPosition> = {
  name: '2048',
  title: '2048',
  position: TwentyFortyEightPosition,
  isSlow: false,
  rules: (level) =>
    [
      `Slide numbered tiles on a board of 4 rows and 4 columns until one of them is ${goals[level].target}.`,
      'A move is `up`, `down`, `left` or `right`: all tiles slide that way as far as they can, and two equal tiles that meet',
      'merge into one of their sum. A tile merges once in a move, and of three equal ones the two nearest the wall do.',
      'A move that changes nothing is not allowed. After each move a new tile comes to a random empty cell:',
      'a 2, or once in ten times a 4. The game is lost when no move is left.',
      `Reaching ${goals[level].target} scores 1. A game that ends or stops before scores by its largest tile: an 8 and each`,
      `doubling after it adds 1/${2 * doublings(goals[level].target)}.`,
    ].join('\n'),
  maxTurns: (level) => goals[level].turns,

  start({ level, random, setup }) {
    if (setup !== undefined) throw new SetupError('2048 takes no position to start from.')
    const empty: Cells = Array.from({ length: size * size }, () => 0)
    return { level, cells: addTile(addTile(empty, random), random) }
  },

  legalMoves(position) {
    if (isReached(position)) return []
    return directions.filter((direction) => canSlide(position.cells, direction))
  },

  readMove(text, position) {
    const move = text.trim().toLowerCase()
    return twentyFortyEight.legalMoves(position).find((legal) => legal === move)
  },

  explainIllegal(text, position) {
    if (twentyFortyEight.outcome(position)) return 'The game is over.'
    const move = directions.find((direction) => direction === text.trim().toLowerCase())
    if (!move) return 'A move is up, down, left or right, and nothing else.'
    return `Moving ${move} changes nothing: no tile can slide or merge that way.`
  },

  apply(position, move, random) {
    const direction = twentyFortyEight.legalMoves(position).find((legal) => legal === move)
    if (direction === undefined) throw new RangeError(`${JSON.stringify(move)} is no legal move.`)
    const moved = { ...position, cells: slide(position.cells, direction as Direction) as Cells }
    return isReached(moved) ? moved : { ...moved, cells: addTile(moved.cells, random) }
  },

  observe({ level, cells }) {
    const rows = Array.from({ length: size }, (_, row) => cells.slice(row * size, (row + 1) * size))
    const widths = rows.map((_, column) => Math.max(...rows.map((row) => textOf(row[column]).length)))
    return [
      `Largest tile ${Math.max(...cells)}, target ${goals[level].target}.`,
      ...rows.map((row) => row.map((tile, column) => textOf(tile).padStart(widths[column] ?? 0)).join(' ')),
    ].join('\n')
  },

  outcome(position) {
    if (isReached(position)) return { won: true, score: 1 }
    if (twentyFortyEight.legalMoves(position).length > 0) return undefined
    return { won: false, score: twentyFortyEight.score(position) }
  },

  score: ({ level, cells }) => doublings(Math.max(...cells)) / doublings(goals[level].target) / 2,

  oracle(position) {
    const winning = directions.find((direction) =>
      isReached({ ...position, cells: slide(position.cells, direction) as Cells }),
    )
    const move = winning ?? bestDirection(position.cells)
    if (move === undefined) throw new RangeError('No move is left.')
    return move
  },
}

/** How often a tile was doubled since the largest that a game begins with. */
const doublings = (tile: number): number => Math.max(0, Math.log2(tile) - Math.log2(rareTile.tile))

const isReached = ({ level, cells }: TwentyFortyEightPosition): boolean => Math.max(...cells) >= goals[level].target

function addTile(cells: Cells, random: Random): Cells {
  const cell = random.pick([...cells.keys()].filter((index) => cells[index] === 0))
  return cells.with(cell, random.next() < rareTile.chance ? rareTile.tile : 2)
}

const textOf = (tile = 0): string => (tile === 0 ? '.' : String(tile))
