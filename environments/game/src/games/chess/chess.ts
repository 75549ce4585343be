import type { Random } from '@gym/core'
import * as z from 'zod'
import { type Game, type Level, levels, type Outcome, SetupError } from '../../game.ts'
import { quote } from '../quote.ts'
import { Board, type InnerMove, moveName } from './board.ts'
import { readNotation } from './notation.ts'
import { bestMoves, rateMoves, within } from './search.ts'

const ChessPosition = z.strictObject({
  level: z.enum(levels),
  /** The player's side. */
  player: z.enum(['w', 'b']),
  fen: z.string(),
  /** The positions since the last capture or pawn's move, as repetition counts them; the last is that of `fen`. */
  seen: z.array(z.string()),
  /** The opponent's last move; empty before it. */
  answer: z.string(),
})
export type ChessPosition = z.infer<typeof ChessPosition>

/** How the opponent plays: plies that it looks ahead, what it overlooks, and how often it moves anything instead. */
const opponents: Record<Level, { depth: number; slack: number; mistakes: number }> = {
  easy: { depth: 1, slack: 60, mistakes: 0.5 },
  medium: { depth: 1, slack: 15, mistakes: 0.05 },
  hard: { depth: 2, slack: 5, mistakes: 0 },
}

/** Positions that the oracle looks at for a move. */
const oraclePositions = 6000

const sides = { w: 'White', b: 'Black' } as const
const standard = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1'

/** Chess against an opponent that looks a few moves ahead; the rules are those of chess.js. */
export const chess: Game<ChessPosition> = {
  name: 'chess',
  title: 'Chess',
  position: ChessPosition,
  isSlow: true,
  hasSlowStart: true,
  rules: () =>
    [
      'Checkmate the opponent, by the usual rules of chess.',
      'A move is written as the square it starts from and the one it ends on, such as e2e4; e1g1 castles, e7e8q promotes to a queen. Nf3 is understood as well.',
      'Stalemate, the third time of a position, fifty moves of both without a capture or a move of a pawn, and too little to mate with are draws.',
      'Score: 1 for a win, 0.5 for a draw, 0 for a loss and for a game that is not over.',
    ].join('\n'),
  maxTurns: () => 100,

  start({ level, random, setup }) {
    if (setup !== undefined) return fromSetup(level, setup)
    const player = random.pick(['w', 'b'])
    const begun: ChessPosition = { level, player, fen: standard, seen: [repetitionKey(standard)], answer: '' }
    return player === 'w' ? begun : answered(begun, random)
  },

  legalMoves: (position) => (isDrawn(position) ? [] : new Board(position.fen).moves().map(moveName).toSorted()),

  readMove: (text, position) => (isDrawn(position) ? undefined : readNotation(text, new Board(position.fen))),

  explainIllegal(text, position) {
    if (chess.outcome(position)) return 'The game is over: there are no more moves.'
    const written = text.trim()
    const [, from, to] = /^([a-h][1-8])([a-h][1-8])[qrbn]?$/i.exec(written) ?? []
    if (from === undefined || to === undefined)
      return `${quote(written)} is no legal move here: write where it starts and ends, such as ${chess.legalMoves(position)[0]}.`
    const board = new Board(position.fen)
    const piece = board.chess.get(from.toLowerCase() as 'a1')
    if (!piece) return `There is no piece on ${from}.`
    if (piece.color !== position.player) return `The piece on ${from} is not yours: you play ${sides[position.player]}.`
    const wanted = `${from}${to}`.toLowerCase()
    if (board.moves().some((move) => moveName(move).startsWith(wanted)))
      return `A pawn that reaches the last rank becomes a piece: write ${wanted}q, ${wanted}r, ${wanted}b or ${wanted}n.`
    const leavesCheck = board.moves({ legal: false }).some((move) => moveName(move).startsWith(wanted))
    return leavesCheck ? `${from}${to} would leave your king in check.` : `The piece on ${from} cannot go to ${to}.`
  },

  apply(position, move, random) {
    const played = after(position, move)
    return chess.outcome(played) ? played : answered(played, random)
  },

  observe({ fen, player, answer }) {
    const board = new Board(fen)
    const { chess: rules } = board
    const rows = rules.board().map((row, at) => `${8 - at} ${row.map((piece) => letter(piece)).join(' ')}`)
    const opponent = sides[player === 'w' ? 'b' : 'w']
    return [
      `You play ${sides[player]}${player === 'w' ? ', the capital letters' : ', the small letters'}.${answer === '' ? '' : ` ${opponent} played ${answer}.`}`,
      ...rows,
      '  a b c d e f g h',
      ...(rules.isCheckmate() ? ['Checkmate.'] : rules.inCheck() ? ['Check.'] : []),
      `FEN: ${fen}`,
    ].join('\n')
  },

  outcome(position): Outcome | undefined {
    const { chess: rules } = new Board(position.fen)
    if (rules.isCheckmate()) {
      const won = rules.turn() !== position.player
      return { won, score: won ? 1 : 0 }
    }
    return isDrawn(position) ? { won: false, score: 0.5 } : undefined
  },

  score: () => 0,

  oracle: ({ fen, seen }, random) => {
    const board = new Board(fen)
    const best = bestMoves(board, oraclePositions)
    // A position that was there before is avoided where another move is as good.
    const fresh = best.filter((move) => !seen.includes(repetitionKey(fenAfter(board, move))))
    return moveName(random.pick(fresh.length > 0 ? fresh : best))
  },
}

/** The position after the opponent's move. */
function answered(position: ChessPosition, random: Random): ChessPosition {
  const { depth, slack, mistakes } = opponents[position.level]
  const board = new Board(position.fen)
  const isMistaken = random.next() < mistakes
  const choice = isMistaken ? board.moves() : within(rateMoves(board, depth) ?? [], slack)
  const move = random.pick(choice.map(moveName).toSorted())
  return { ...after(position, move), answer: move }
}

/** The position after one legal move of whoever has the turn. @throws {RangeError} for any other */
export function after(position: ChessPosition, move: string): ChessPosition {
  const board = new Board(position.fen)
  const inner = board.moves().find((each) => moveName(each) === move)
  if (!inner) throw new RangeError(`${JSON.stringify(move)} is no legal move.`)
  const fen = fenAfter(board, inner)
  // Whatever came before a capture or a pawn's move cannot come again.
  const seen = inner.captured !== undefined || inner.piece === 'p' ? [] : position.seen
  return { ...position, fen, seen: [...seen, repetitionKey(fen)] }
}

function fenAfter(board: Board, move: InnerMove): string {
  board.make(move)
  const { fen } = board
  board.undo()
  return fen
}

/** What makes two positions the same: the pieces, the turn, castling, and a capture in passing that is legal. */
const repetitionKey = (fen: string): string => fen.split(' ', 4).join(' ')

function isDrawn({ fen, seen }: ChessPosition): boolean {
  const { chess: rules } = new Board(fen)
  if (rules.isCheckmate()) return false
  return (
    rules.isStalemate() ||
    rules.isInsufficientMaterial() ||
    rules.isDrawByFiftyMoves() ||
    seen.filter((key) => key === seen.at(-1)).length >= 3
  )
}

function fromSetup(level: Level, fen: string): ChessPosition {
  const board = readFen(fen)
  const impossible = impossibility(fen, board)
  if (impossible) throw new SetupError(impossible)
  const position: ChessPosition = {
    level,
    player: board.turn,
    fen: board.fen,
    seen: [repetitionKey(board.fen)],
    answer: '',
  }
  // The side that has moved would lose its king.
  if (board.isSelfChecked) throw new SetupError('The side that is not to move is in check.')
  if (chess.outcome(position)) throw new SetupError('The game is over in this position.')
  return position
}

/**
 * What chess.js lets pass and then plays by: castling without a rook, a capture in passing of no pawn.
 *
 * @param board as it was read: to write its FEN, chess.js tries the capture in passing and gives back a pawn that never was
 */
function impossibility(fen: string, { chess: rules }: Board): string | undefined {
  const [, turn, castling = '', passed = '-', half = '0', move = '1'] = fen.split(/\s+/)
  const is = (square: string, piece: string) => letter(rules.get(square as 'a1') ?? null) === piece
  const homes = { K: ['e1', 'h1'], Q: ['e1', 'a1'], k: ['e8', 'h8'], q: ['e8', 'a8'] }
  for (const [right, [king = '', rook = '']] of Object.entries(homes)) {
    const isWhite = right < 'a'
    if (castling.includes(right) && !(is(king, isWhite ? 'K' : 'k') && is(rook, isWhite ? 'R' : 'r')))
      return `The FEN allows castling ${right} without a king on ${king} and a rook on ${rook}.`
  }
  const [file, isWhite] = [passed.charAt(0), turn === 'w']
  const hasPassed = is(`${file}${isWhite ? 5 : 4}`, isWhite ? 'p' : 'P') && is(`${file}${isWhite ? 7 : 2}`, '.')
  if (passed !== '-' && !(hasPassed && is(passed, '.'))) return `No pawn has just passed ${passed}.`
  return /^\d{1,4} \d{1,4}$/.test(`${half} ${move}`)
    ? undefined
    : 'The FEN must count its moves by whole numbers below 10000.'
}

function readFen(fen: string): Board {
  try {
    return new Board(fen)
  } catch (error) {
    throw new SetupError(`It is no position of chess in FEN: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const letter = (piece: { type: string; color: 'w' | 'b' } | null): string =>
  piece === null ? '.' : piece.color === 'w' ? piece.type.toUpperCase() : piece.type
