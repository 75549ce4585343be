import { Chess, type Color, type PieceSymbol } from 'chess.js'

/** A move as chess.js makes it in a search: squares count 16 a rank from a8 on. */
export interface InnerMove {
  readonly from: number
  readonly to: number
  readonly piece: PieceSymbol
  readonly captured?: PieceSymbol
  readonly promotion?: PieceSymbol
}

/** The methods of chess.js that its own move counts use, which its types hide. */
interface Inner {
  _moves(options: { legal: boolean }): InnerMove[]
  _makeMove(move: InnerMove): void
  _undoMove(): unknown
  _isKingAttacked(color: Color): boolean
  readonly _board: readonly (undefined | { color: Color; type: PieceSymbol })[]
}

/** What a piece stands on and is; `square` as in `InnerMove`. */
export interface Stone {
  square: number
  color: Color
  type: PieceSymbol
}

/**
 * A position under the rules of chess.js, by those of its methods that its own move counts use: its public ones spell every move, which
 * is a hundred times slower.
 */
export class Board {
  readonly chess: Chess
  readonly #inner: Inner

  /** @throws {Error} for a FEN that is none */
  constructor(fen: string) {
    this.chess = new Chess(fen)
    this.#inner = this.chess as unknown as Inner
  }

  get turn(): Color {
    return this.chess.turn()
  }

  get fen(): string {
    return this.chess.fen()
  }

  /** Legal moves, or with those that leave the king in check. */
  moves({ legal = true }: { legal?: boolean } = {}): InnerMove[] {
    return this.#inner._moves({ legal })
  }

  make(move: InnerMove): void {
    this.#inner._makeMove(move)
  }

  undo(): void {
    this.#inner._undoMove()
  }

  /** Whether the side that has just moved left its king in check. */
  get isSelfChecked(): boolean {
    return this.#inner._isKingAttacked(this.turn === 'w' ? 'b' : 'w')
  }

  stones(): Stone[] {
    const found: Stone[] = []
    const board = this.#inner._board
    for (let square = 0; square < 120; square += 1) {
      if (square & 0x88) {
        square += 7
        continue
      }
      const piece = board[square]
      if (piece) found.push({ square, color: piece.color, type: piece.type })
    }
    return found
  }
}

/** A square's name, such as `e4`. */
export const squareName = (square: number): string => `${'abcdefgh'[square & 15]}${8 - (square >> 4)}`

/** A move in UCI, such as `e2e4` or `e7e8q`. */
export const moveName = ({ from, to, promotion }: InnerMove): string =>
  `${squareName(from)}${squareName(to)}${promotion ?? ''}`
