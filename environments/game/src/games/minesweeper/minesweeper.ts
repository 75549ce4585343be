import * as z from 'zod'
import { type Game, levels, SetupError } from '../../game.ts'
import { quote } from '../quote.ts'
import { deduce } from './deduce.ts'
import { difficulties, drawBoard } from './draw-board.ts'
import { cellName, columnName, type Field, openCell, viewOf } from './field.ts'

const Cell = z.int().min(0).max(99)

const Position = z.strictObject({
  level: z.enum(levels),
  /** In ascending order, as are the opened ones. */
  mines: z.array(Cell).max(100),
  /** A mine among them ends the game. */
  opened: z.array(Cell).max(100),
  /** Cells that were open at the start. */
  given: z.int().min(0).max(100),
})
export type MinesweeperPosition = z.infer<typeof Position>

/** Boards of which every one can be opened without a guess. */
export const minesweeper: Game<MinesweeperPosition> = {
  name: 'minesweeper',
  title: 'Minesweeper',
  position: Position,
  rules(level) {
    const { width, height, mines } = difficulties[level].field
    return [
      `Open every cell of a ${width} x ${height} minefield that holds no mine. ${mines} cells hold a mine.`,
      'An open cell shows how many of the up to 8 cells around it hold a mine; a cell that touches none shows 0, and the cells around it open too.',
      `A move is "open" and a closed cell: its column (a to ${columnName(width - 1)}) and its row (1 to ${height}), such as "open b3"; a1 is at the top left.`,
      'Opening a mine ends the game. A first area is open, and from there on no guess is ever needed.',
      'Score: 1 when all safe cells are open; else half the share of the safe cells you opened, of those that were closed at the start.',
    ].join('\n')
  },
  /** Every legal move opens a cell, so that no game of legal moves is cut off. */
  maxTurns: (level) => safeCells(difficulties[level].field),
  start({ level, random, setup }) {
    if (setup !== undefined) throw new SetupError('Minesweeper takes no setup: its boards are drawn.')
    const { mines, opened } = drawBoard(level, random)
    return { level, mines: [...mines], opened: [...opened], given: opened.length }
  },
  legalMoves: (position) => (isOver(position) ? [] : closedCells(position).map((cell) => moveTo(position, cell))),
  readMove(text, position) {
    const cell = readCell(text, fieldOf(position))
    return typeof cell !== 'number' || isOver(position) || position.opened.includes(cell)
      ? undefined
      : moveTo(position, cell)
  },
  explainIllegal(text, position) {
    if (isOver(position)) return 'The game is over: there are no more moves.'
    const cell = readCell(text, fieldOf(position))
    return typeof cell === 'string' ? cell : `Cell ${cellName(fieldOf(position), cell)} is open already.`
  },
  apply(position, move) {
    const field = fieldOf(position)
    const cell = closedCells(position).find((closed) => moveTo(position, closed) === move)
    if (cell === undefined || isOver(position)) throw new Error(`${JSON.stringify(move)} is no legal move.`)
    const opened = position.mines.includes(cell) ? [...position.opened, cell] : openCell(field, position, cell)
    return { ...position, opened: opened.toSorted((a, b) => a - b) }
  },
  observe(position) {
    const field = fieldOf(position)
    const left = safeCells(field) - countSafe(position)
    return [
      ...drawRows(position),
      '',
      `# is a closed cell${hasExploded(position) ? ', * the mine you opened' : ''}. Mines: ${field.mines}. Safe cells still closed: ${left}.`,
    ].join('\n')
  },
  describeMoves: (position) => `"open" and any of the ${closedCells(position).length} closed cells (#)`,
  outcome(position) {
    if (!isOver(position)) return undefined
    const won = !hasExploded(position)
    return { won, score: won ? 1 : shareOpened(position) / 2 }
  },
  score: (position) => shareOpened(position) / 2,
  isSlow: false,
  hasSlowStart: true,
  oracle(position, random) {
    const found = deduce(fieldOf(position), viewOf(fieldOf(position), position))
    // No game that starts with a drawn board comes to a guess.
    return moveTo(position, found?.safe[0] ?? random.pick(closedCells(position)))
  },
}

const fieldOf = ({ level }: MinesweeperPosition): Field => difficulties[level].field

const safeCells = (field: Field): number => field.cells.length - field.mines

function countSafe({ mines, opened }: MinesweeperPosition): number {
  const mined = new Set(mines)
  return opened.filter((cell) => !mined.has(cell)).length
}

const hasExploded = (position: MinesweeperPosition): boolean => countSafe(position) < position.opened.length

const isOver = (position: MinesweeperPosition): boolean =>
  hasExploded(position) || countSafe(position) === safeCells(fieldOf(position))

/** Of the safe cells that were closed at the start. */
const shareOpened = (position: MinesweeperPosition): number =>
  (countSafe(position) - position.given) / (safeCells(fieldOf(position)) - position.given)

function closedCells(position: MinesweeperPosition): number[] {
  const opened = new Set(position.opened)
  return fieldOf(position).cells.filter((cell) => !opened.has(cell))
}

const moveTo = (position: MinesweeperPosition, cell: number): string => `open ${cellName(fieldOf(position), cell)}`

/** The cell that a text names, or why it names none. */
function readCell(text: string, { width, height }: Field): number | string {
  const [, letter, digits] = /^(?:open\s*)?([a-z])\s*([1-9]\d{0,2})$/.exec(text.trim().toLowerCase()) ?? []
  if (letter === undefined || digits === undefined)
    return `${quote(text)} is no move: write open and a closed cell, such as open b3.`
  const [column, row] = [letter.charCodeAt(0) - 'a'.charCodeAt(0), Number(digits) - 1]
  if (column >= width) return `Column ${letter} does not exist: columns are a to ${columnName(width - 1)}.`
  if (row >= height) return `Row ${digits} does not exist: rows are 1 to ${height}.`
  return row * width + column
}

function drawRows(position: MinesweeperPosition): string[] {
  const field = fieldOf(position)
  const symbols = viewOf(field, position).map((number, cell) =>
    number === undefined ? '#' : position.mines.includes(cell) ? '*' : `${number}`,
  )
  const rows = Array.from({ length: field.height }, (_, row) => symbols.slice(row * field.width).slice(0, field.width))
  const header = Array.from({ length: field.width }, (_, column) => columnName(column))
  return [['  ', ...header], ...rows.map((row, at) => [`${at + 1}`.padStart(2), ...row])].map((row) => row.join(' '))
}
