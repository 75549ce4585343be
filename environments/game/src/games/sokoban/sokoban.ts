import { LRUCache } from 'lru-cache'
import * as z from 'zod'
import { type Game, levels } from '../../game.ts'
import { quote } from '../quote.ts'
import { type Board, boxesOnGoals, cellName, columnName, type Move, moves, readRows, step, writeRows } from './board.ts'
import { difficulties, drawLevel } from './draw-level.ts'
import { largestSide, readSetup } from './read-setup.ts'
import { solve } from './solve.ts'

const Position = z.strictObject({
  level: z.enum(levels),
  /** In the notation of XSB, all of one width. */
  rows: z.array(z.string().min(3).max(largestSide)).min(3).max(largestSide),
  /** Boxes that stood on goals at the start. */
  given: z.int().min(0),
})
export type SokobanPosition = z.infer<typeof Position>

/** Levels that can all be solved, or a level of the row's own in the notation of XSB. */
export const sokoban: Game<SokobanPosition> = {
  name: 'sokoban',
  title: 'Sokoban',
  position: Position,
  rules: () =>
    [
      'Push every box onto a goal.',
      'A move is "up", "down", "left" or "right": you step to the next cell. If a box stands there, you push it one cell further, which must be free.',
      'You cannot walk through walls, push two boxes at once, or pull. A box in a corner never comes out again.',
      'The board: # wall, _ floor, . goal, $ box, * box on a goal, @ you, + you on a goal.',
      'Score: 1 when all boxes stand on goals; if your turns run out first, half the share of the boxes you have gained, of those that were on no goal at the start.',
    ].join('\n'),
  maxTurns: (level) => 2 * difficulties[level].most,
  start({ level, random, setup }) {
    const board = setup === undefined ? drawLevel(difficulties[level], random) : readSetup(setup)
    return { level, rows: writeRows(board), given: boxesOnGoals(board) }
  },
  legalMoves(position) {
    const board = readRows(position.rows)
    return isSolved(board) ? [] : moves.filter((move) => 'to' in step(board, move))
  },
  readMove(text, position) {
    const [move, board] = [readMove(text), readRows(position.rows)]
    return move && !isSolved(board) && 'to' in step(board, move) ? move : undefined
  },
  explainIllegal(text, position) {
    const [move, board] = [readMove(text), readRows(position.rows)]
    if (isSolved(board)) return 'The game is over: all boxes are on goals.'
    if (!move) return `${quote(text)} is no move: write up, down, left or right.`
    const stepped = step(board, move)
    if ('wall' in stepped) return `You cannot go ${move}: there is a wall at ${cellName(board, stepped.wall)}.`
    if ('to' in stepped) return `You can go ${move}.`
    const obstacle = board.walls[stepped.behind] ? 'a wall' : 'another box'
    const [box, behind] = [cellName(board, stepped.box), cellName(board, stepped.behind)]
    return `You cannot push the box at ${box} ${move}: there is ${obstacle} at ${behind}.`
  },
  apply(position, move) {
    const [read, board] = [readMove(move), readRows(position.rows)]
    const stepped = read && !isSolved(board) ? step(board, read) : undefined
    if (!stepped || !('to' in stepped)) throw new Error(`${JSON.stringify(move)} is no legal move.`)
    return { ...position, rows: writeRows(stepped.to) }
  },
  observe(position) {
    const board = readRows(position.rows)
    const header = Array.from({ length: board.width }, (_, column) => columnName(column))
    const rows = position.rows.map((row, at) => [`${at + 1}`.padStart(2), ...row.replaceAll(' ', '_').split('')])
    const names = (cells: readonly number[]) => cells.map((cell) => cellName(board, cell)).join(', ')
    return [
      ...[['  ', ...header], ...rows].map((row) => row.join(' ')),
      '',
      `You: ${cellName(board, board.player)}. Boxes: ${names(board.boxes)}. Goals: ${names(board.goals)}. Boxes on goals: ${boxesOnGoals(board)} of ${board.boxes.length}.`,
    ].join('\n')
  },
  outcome: (position) => (isSolved(readRows(position.rows)) ? { won: true, score: 1 } : undefined),
  score({ rows, given }) {
    const board = readRows(rows)
    return Math.max(0, boxesOnGoals(board) - given) / (board.boxes.length - given) / 2
  },
  isSlow: false,
  hasSlowStart: true,
  oracle(position, random) {
    return bestMove(position) ?? random.pick(sokoban.legalMoves(position))
  },
}

const isSolved = (board: Board): boolean => boxesOnGoals(board) === board.boxes.length

const readMove = (text: string): Move | undefined => moves.find((move) => move === text.trim().toLowerCase())

/** Enough for every drawn level; larger ones of a row's own may need more. */
const mostPositions = 50_000

/** First moves of shortest solutions, so that repeats of a task are not solved again; a blank for none. */
const firstMoves = new LRUCache<string, Move | ''>({ max: 10_000 })

function bestMove({ rows }: SokobanPosition): Move | undefined {
  const key = rows.join('\n')
  const known = firstMoves.get(key) ?? solve(readRows(rows), mostPositions)?.[0] ?? ''
  firstMoves.set(key, known)
  return known === '' ? undefined : known
}
