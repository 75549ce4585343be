import type { Color } from 'chess.js'
import { type Board, type InnerMove, moveName, squareName } from './board.ts'

/**
 * The legal move that a text means, in UCI (`e2e4`) or in the usual notation (`Nf3`), in whatever case and with whatever blanks.
 *
 * Undefined when it means none or more than one; never a guess: `a8` is no move of a pawn, which must become something there.
 */
export function readNotation(text: string, board: Board): string | undefined {
  const written = text.replaceAll(/\s/g, '').replace(/[!?]{1,2}$/, '')
  const plain = written.toLowerCase().replace(/^([a-h][1-8])-(?=[a-h])/, '$1')
  const moves = board.moves()
  const [found, ...others] = moves.some((move) => moveName(move) === plain)
    ? [plain]
    : moves.filter(meantBy(written, board.turn)).map(moveName)
  return others.length > 0 ? undefined : found
}

/** What a text in the usual notation says of a move; a small `b` before an `x` is the file, a capital one the bishop. */
function meantBy(text: string, turn: Color): (move: InnerMove) => boolean {
  const castle = /^[o0]-[o0](-[o0])?[+#]?$/i.exec(text)
  if (castle) {
    const rank = turn === 'w' ? 1 : 8
    const name = `e${rank}${castle[1] === undefined ? 'g' : 'c'}${rank}`
    return (move) => isCastling(move) && moveName(move) === name
  }
  const pawn = /^(?:([a-h])x)?([a-h][1-8])(?:=?([nbrq]))?[+#]?$/i.exec(text)
  if (pawn && !/^B[xX]/.test(text)) {
    const [, file, to, promotion] = pawn.map((part) => part?.toLowerCase())
    return (move) =>
      move.piece === 'p' &&
      squareName(move.to) === to &&
      move.promotion === promotion &&
      (file === undefined ? move.captured === undefined : squareName(move.from).startsWith(file))
  }
  const piece = /^([nbrqk])([a-h]?)([1-8]?)(x?)([a-h][1-8])[+#]?$/i.exec(text)
  if (!piece) return () => false
  const [, type = '', file = '', rank = '', takes, to] = piece.map((part) => part?.toLowerCase())
  return (move) =>
    move.piece === type &&
    squareName(move.to) === to &&
    !isCastling(move) &&
    squareName(move.from).startsWith(file) &&
    squareName(move.from).endsWith(rank) &&
    (takes === '' || move.captured !== undefined)
}

const isCastling = ({ piece, from, to }: InnerMove): boolean => piece === 'k' && Math.abs(from - to) === 2
