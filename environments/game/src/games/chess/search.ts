import type { Color, PieceSymbol } from 'chess.js'
import type { Board, InnerMove } from './board.ts'

/** Hundredths of a pawn. */
const worth: Record<PieceSymbol, number> = { p: 100, n: 320, b: 330, r: 500, q: 900, k: 0 }
const mate = 100_000
/** How far captures alone are looked into, beyond the depth of a search. */
const quietDepth = 6

/** A legal move and what it is worth to the side that makes it, in hundredths of a pawn. */
export interface RatedMove {
  move: InnerMove
  score: number
}

/**
 * Rates every legal move by looking ahead: `depth` plies, then captures until it is quiet.
 *
 * @param depth at least 1, the move itself
 * @param budget positions that may be looked at; undefined is returned when they are not enough
 */
export function rateMoves(
  board: Board,
  depth: number,
  budget = { positions: Number.POSITIVE_INFINITY },
): RatedMove[] | undefined {
  const rated: RatedMove[] = []
  for (const move of ordered(board.moves())) {
    board.make(move)
    const score = -look(board, depth - 1, -mate * 2, mate * 2, budget)
    board.undo()
    if (budget.positions <= 0) return undefined
    rated.push({ move, score })
  }
  return rated
}

/** The best moves by the deepest look that a budget of positions allows; all that are equally good. */
export function bestMoves(board: Board, positions: number): InnerMove[] {
  const budget = { positions }
  let best: InnerMove[] = []
  for (let depth = 1; depth <= 8; depth += 1) {
    const rated = rateMoves(board, depth, depth === 1 ? undefined : budget)
    if (!rated) break
    best = within(rated, 0)
    // A mate that is found needs no deeper look.
    if (rated.length === 1 || rated.some(({ score }) => score > mate / 2)) break
  }
  return best
}

/** Moves that are at most so many hundredths of a pawn worse than the best, in the order they were given. */
export function within(rated: readonly RatedMove[], slack: number): InnerMove[] {
  const best = Math.max(...rated.map(({ score }) => score))
  return rated.filter(({ score }) => score >= best - slack).map(({ move }) => move)
}

/** What a position is worth to the side whose turn it is: alpha-beta. */
function look(board: Board, depth: number, low: number, high: number, budget: { positions: number }): number {
  if (depth <= 0) return settle(board, quietDepth, low, high, budget)
  budget.positions -= 1
  if (budget.positions <= 0) return 0
  let best = Number.NEGATIVE_INFINITY
  for (const move of ordered(board.moves({ legal: false }))) {
    board.make(move)
    if (!board.isSelfChecked) best = Math.max(best, -look(board, depth - 1, -high, -Math.max(low, best), budget))
    board.undo()
    if (best >= high) break
  }
  // The sooner a mate, the better for who gives it.
  if (best === Number.NEGATIVE_INFINITY) return board.chess.inCheck() ? -mate - depth : 0
  return best
}

/** Goes on with captures and promotions alone: whoever moves may also leave them. */
function settle(board: Board, depth: number, low: number, high: number, budget: { positions: number }): number {
  budget.positions -= 1
  let best = evaluate(board)
  if (best >= high || depth === 0 || budget.positions <= 0) return best
  for (const move of ordered(board.moves({ legal: false }))) {
    if (move.captured === undefined && move.promotion === undefined) break
    board.make(move)
    if (!board.isSelfChecked) best = Math.max(best, -settle(board, depth - 1, -high, -Math.max(low, best), budget))
    board.undo()
    if (best >= high) break
  }
  return best
}

/** Captures of much by little first, then promotions, then the rest in the order of the rules. */
const ordered = (moves: InnerMove[]): InnerMove[] => moves.toSorted((a, b) => urgency(b) - urgency(a))

function urgency({ captured, promotion, piece }: InnerMove): number {
  if (captured === undefined) return promotion === undefined ? 0 : worth[promotion]
  return 10_000 + 10 * worth[captured] - worth[piece] / 10 + (promotion === undefined ? 0 : worth[promotion])
}

/** Material and where it stands, to the side whose turn it is. */
function evaluate(board: Board): number {
  const stones = board.stones()
  const material = { w: 0, b: 0 }
  for (const { color, type } of stones) if (type !== 'p') material[color] += worth[type]
  const isEndgame = material.w + material.b < 2600
  let score = 0
  const kings = { w: 0, b: 0 }
  for (const { square, color, type } of stones) {
    if (type === 'k') kings[color] = square
    score += (worth[type] + place(square, color, type, isEndgame)) * (color === 'w' ? 1 : -1)
  }
  // Whoever is far ahead drives the other king to the edge, with its own beside it.
  const ahead = Math.abs(material.w - material.b) > 300 ? (material.w > material.b ? 'w' : 'b') : undefined
  if (isEndgame && ahead) {
    const driven = 10 * offCentre(kings[ahead === 'w' ? 'b' : 'w']) + 4 * (14 - distance(kings.w, kings.b))
    score += ahead === 'w' ? driven : -driven
  }
  return board.turn === 'w' ? score : -score
}

/** What a piece gains by where it stands. */
function place(square: number, color: Color, type: PieceSymbol, isEndgame: boolean): number {
  const advance = color === 'w' ? 7 - (square >> 4) : square >> 4
  switch (type) {
    case 'p':
      return advance * (isEndgame ? 12 : 4) + (offCentre(square) <= 2 ? 12 : 0)
    case 'n':
      return 24 - 8 * offCentre(square)
    case 'b':
      return 12 - 4 * offCentre(square) + (advance > 0 ? 8 : 0)
    case 'r':
      return advance === 6 ? 20 : 0
    case 'q':
      return 4 - 2 * offCentre(square)
    case 'k':
      return isEndgame
        ? 12 - 6 * offCentre(square)
        : advance === 0 && (square & 15) !== 3 && (square & 15) !== 4
          ? 30
          : -20 * advance
  }
}

/** Steps from the four squares in the middle: 0 to 6. */
const offCentre = (square: number): number =>
  Math.floor(Math.abs((square & 15) - 3.5)) + Math.floor(Math.abs((square >> 4) - 3.5))

const distance = (one: number, other: number): number =>
  Math.abs((one & 15) - (other & 15)) + Math.abs((one >> 4) - (other >> 4))
