import type { Random } from '@gym/core'
import * as z from 'zod'
import { type Game, type Level, levels, SetupError } from '../../game.ts'
import { Grid, layOut } from './grid.ts'
import { bestColumns, bestColumnsWithin, type Search } from './search.ts'

const layout = layOut({ columns: 7, rows: 6, connect: 4 })
const { columns, rows } = layout.shape

const ConnectFourPosition = z.strictObject({
  level: z.enum(levels),
  /** Side 1 begins and plays X. */
  player: z.union([z.literal(1), z.literal(2)]),
  /** The columns, counted from 1, into which stones were dropped in turn. */
  drops: z.string().regex(/^[1-7]{0,42}$/),
})
export type ConnectFourPosition = z.infer<typeof ConnectFourPosition>

/** How the opponent plays: `mistakes` is how often it plays anywhere instead. */
const opponents: Record<Level, Search & { mistakes: number }> = {
  easy: { depth: 1, slack: 12, mistakes: 0.3 },
  medium: { depth: 4, slack: 6, mistakes: 0 },
  hard: { depth: 8, slack: 2, mistakes: 0 },
}

/** Positions that the oracle searches for a move: a few tenths of a second. */
const oracleBudget = 300_000

export const connectFour: Game<ConnectFourPosition> = {
  name: 'connect_four',
  title: 'Connect four',
  position: ConnectFourPosition,
  isSlow: true,
  rules: () =>
    [
      'You and an opponent take turns to drop a stone into one of the seven columns of an upright board with six rows;',
      'it falls to the lowest free cell. Whoever first has four stones in a row, across, upright or diagonally, wins;',
      'a full board without one is a draw. A move is the number of a column, 1 to 7, such as `4`.',
      'A win scores 1, a draw 0.5, a loss 0, and a game that is not finished 0.',
    ].join('\n'),
  maxTurns: () => (columns * rows) / 2,

  start({ level, random, setup }) {
    if (setup !== undefined) return fromSetup(level, setup)
    const player = random.pick([1, 2])
    const position: ConnectFourPosition = { level, player, drops: '' }
    return player === 1 ? position : reply(position, random)
  },

  legalMoves(position) {
    const { grid, winner } = replay(position.drops)
    return winner === undefined ? openColumns(grid) : []
  },

  readMove(text, position) {
    const move = text.trim()
    return connectFour.legalMoves(position).find((legal) => legal === move)
  },

  explainIllegal(text, position) {
    if (connectFour.outcome(position)) return 'The game is over.'
    const move = text.trim()
    if (/^[1-7]$/.test(move)) return `Column ${move} is full: choose another one.`
    if (/^-?\d{1,4}$/.test(move)) return `Column ${move} does not exist: columns are 1 to 7.`
    return 'A move is the number of a column, 1 to 7, and nothing else.'
  },

  apply(position, move, random) {
    if (!connectFour.legalMoves(position).includes(move)) throw new RangeError(`${move} is no legal move.`)
    const played = { ...position, drops: position.drops + move }
    return connectFour.outcome(played) ? played : reply(played, random)
  },

  observe({ drops, player }) {
    const { grid } = replay(drops)
    const board = Array.from({ length: rows }, (_, i) => rowOf(grid, rows - 1 - i))
    const last = drops.at(-1)
    const isOpponents = (drops.length - 1) % 2 !== player - 1
    return [
      `You play ${stones[player]}, the opponent ${stones[3 - player]}.`,
      ...(last ? [`${isOpponents ? 'The opponent' : 'You'} dropped into column ${last}.`] : []),
      '1 2 3 4 5 6 7',
      ...board,
    ].join('\n')
  },

  outcome({ drops, player }) {
    const { grid, winner } = replay(drops)
    if (winner !== undefined) return { won: winner === player, score: winner === player ? 1 : 0 }
    return grid.isFull ? { won: false, score: 0.5 } : undefined
  },

  score: () => 0,

  oracle: ({ drops }, random) => pickColumn(bestColumnsWithin(replay(drops).grid, oracleBudget), random),
}

const stones = ['.', 'X', 'O']

/** The board after some drops, and the side that has four in a row. */
function replay(drops: string): { grid: Grid; winner: 1 | 2 | undefined } {
  const grid = new Grid(layout)
  let winner: 1 | 2 | undefined
  for (const drop of drops) {
    const column = Number(drop) - 1
    if (grid.wins(column)) winner = grid.side
    grid.drop(column)
  }
  return { grid, winner }
}

/** The position after the opponent's move. */
function reply(position: ConnectFourPosition, random: Random): ConnectFourPosition {
  const { mistakes, ...search } = opponents[position.level]
  const { grid } = replay(position.drops)
  const isMistaken = random.next() < mistakes
  const column = isMistaken ? random.pick(openColumns(grid)) : pickColumn(bestColumns(grid, search), random)
  return { ...position, drops: position.drops + column }
}

/** A game whose stones so far are given as `drops`; the player has the side whose turn it is. */
function fromSetup(level: Level, setup: string): ConnectFourPosition {
  const read = ConnectFourPosition.safeParse({ level, player: setup.length % 2 === 0 ? 1 : 2, drops: setup })
  if (!read.success) throw new SetupError('A position of connect four is the columns played so far, such as 4453.')
  for (const length of setup.split('').keys()) {
    const { grid, winner } = replay(setup.slice(0, length))
    if (winner !== undefined) throw new SetupError('A position of connect four must not be won already.')
    if (!grid.isOpen(Number(setup[length]) - 1)) throw new SetupError(`Column ${setup[length]} is filled too high.`)
  }
  if (connectFour.outcome(read.data)) throw new SetupError('A position of connect four must not be over already.')
  return read.data
}

const pickColumn = (columns: readonly number[], random: Random) => String(random.pick(columns) + 1)

const openColumns = (grid: Grid) =>
  Array.from({ length: columns }, (_, column) => column)
    .filter((column) => grid.isOpen(column))
    .map((column) => String(column + 1))

const rowOf = (grid: Grid, row: number) =>
  Array.from({ length: columns }, (_, column) => stones[grid.at(column, row)]).join(' ')
