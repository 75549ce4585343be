import { createRandom } from '@gym/core'
import { Chess } from 'chess.js'
import { describe, expect, test } from 'vitest'
import { levels, SetupError } from '../../game.ts'
import { fuzzGame } from '../fuzz.test-kit.ts'
import { Board, moveName } from './board.ts'
import { after, chess, type ChessPosition } from './chess.ts'
import { bestMoves, rateMoves } from './search.ts'

/** Positions and their numbers of lines of moves, by depth. @see https://www.chessprogramming.org/Perft_Results */
const counts: [fen: string, lines: number[]][] = [
  ['rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1', [20, 400, 8902, 197_281]],
  ['r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1', [48, 2039, 97_862, 4_085_603]],
  ['8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1', [14, 191, 2812, 43_238]],
  ['r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1', [6, 264, 9467, 422_333]],
  ['rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8', [44, 1486, 62_379, 2_103_487]],
  ['r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10', [46, 2079, 89_890, 3_894_594]],
]
/** Positions whose moves are hard to spell: many queens, pinned twins, promotions with capture and check. */
const written: [fen: string][] = [
  ['7k/8/Q3Q3/8/Q7/8/4K3/8 w - - 0 1'],
  ['4k3/8/8/8/1b6/2N5/8/4K1N1 w - - 0 1'],
  ['1n1nk3/P1P5/8/8/8/8/2p5/1N1BK3 w - - 0 1'],
  ['4k3/8/8/3pP3/1b6/8/1PB5/4K3 w - d6 0 1'],
  ['4k3/8/8/8/2p5/1b1b4/1PB5/4K3 w - - 0 1'],
]

const start = (setup: string, level: ChessPosition['level'] = 'hard') =>
  chess.start({ level, random: createRandom('test'), setup })
const play = (position: ChessPosition, ...moves: string[]) => moves.reduce(after, position)

describe('the rules of chess', () => {
  test.each(counts)('%s has the known numbers of lines', (fen, lines) => {
    const rules = new Chess(fen)
    for (const [index, expected] of lines.entries()) expect(rules.perft(index + 1), `depth ${index + 1}`).toBe(expected)
  })

  test.each(counts)('%s has them by the moves and positions of the game as well', (fen, lines) => {
    const count = (position: ChessPosition, depth: number): number => {
      const moves = new Board(position.fen).moves().map(moveName)
      if (depth === 1) return moves.length
      return moves.reduce((sum, move) => sum + count(after(position, move), depth - 1), 0)
    }
    const position = start(fen)
    expect(chess.legalMoves(position)).toHaveLength(lines[0]!)
    expect(new Set(chess.legalMoves(position)).size).toBe(lines[0]!)
    expect(count(position, 2)).toBe(lines[1])
    if (lines[2]! < 10_000) expect(count(position, 3)).toBe(lines[2])
  })

  test('a game played out is over when chess.js says so, repetitions and fifty moves included', () => {
    let drawn = 0
    for (let seed = 0; seed < 6; seed += 1) {
      const random = createRandom(`played ${seed}`)
      // Few pieces make long games, which end in draws of every kind.
      const fen = seed % 2 === 0 ? counts[0]![0] : '4k3/8/8/8/8/8/3R4/4K2R w K - 0 1'
      const rules = new Chess(fen)
      let position = start(fen)
      for (let ply = 0; ply < 200; ply += 1) {
        const isOver = rules.isGameOver()
        expect(chess.outcome(position) !== undefined, `${seed} ${ply} ${position.fen}`).toBe(isOver)
        expect(chess.legalMoves(position).length === 0).toBe(isOver)
        if (isOver) {
          drawn += rules.isDraw() ? 1 : 0
          break
        }
        const move = random.pick(chess.legalMoves(position))
        rules.move(move)
        position = after(position, move)
        expect(position.fen).toBe(rules.fen())
      }
    }
    expect(drawn).toBeGreaterThan(0)
  })
})

describe('the end of a game', () => {
  test.each([
    ['mate by White', '6k1/5ppp/8/8/8/8/8/R3K3 w Q - 0 1', 'a1a8', { won: true, score: 1 }],
    ['mate by Black', '4k2r/8/8/8/8/8/5PPP/6K1 b k - 0 1', 'h8h2', undefined],
    ['mate by Black on the back rank', 'r3k3/8/8/8/8/8/5PPP/6K1 b q - 0 1', 'a8a1', { won: true, score: 1 }],
    ['stalemate', '7k/8/6K1/8/8/8/8/5Q2 w - - 0 1', 'f1f7', { won: false, score: 0.5 }],
    ['too little to mate with', '7k/8/8/8/8/8/6pK/8 w - - 0 1', 'h2g2', { won: false, score: 0.5 }],
    ['fifty moves', '7k/8/8/8/8/8/R5K1/8 w - - 99 80', 'a2a3', { won: false, score: 0.5 }],
  ])('%s', (_, fen, move, outcome) => {
    expect(chess.outcome(after(start(fen), move))).toEqual(outcome)
  })

  test('is lost for who is mated, of either side', () => {
    const mated = after(start('6k1/5ppp/8/8/8/8/8/R3K3 w Q - 0 1'), 'a1a8')
    expect(chess.outcome({ ...mated, player: 'b' })).toEqual({ won: false, score: 0 })
  })

  test('is a draw at the third time of a position, and a pawn begins the count anew', () => {
    const there = ['g1f3', 'g8f6', 'f3g1', 'f6g8']
    const begun = start(counts[0]![0])
    expect(chess.outcome(play(begun, ...there))).toBeUndefined()
    expect(chess.outcome(play(begun, ...there, ...there))).toEqual({ won: false, score: 0.5 })
    expect(chess.outcome(play(begun, ...there, 'e2e4', 'e7e5', ...there))).toBeUndefined()
    // Another right to castle makes another position.
    const castle = start('r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1')
    const around = ['h1g1', 'h8g8', 'g1h1', 'g8h8']
    expect(chess.outcome(play(castle, ...around, ...around))).toBeUndefined()
    expect(chess.outcome(play(castle, ...around, ...around, ...around))).toEqual({ won: false, score: 0.5 })
  })
})

describe('moves in writing', () => {
  const position = start('r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1')

  test.each([
    [' E2A6 ', 'e2a6'],
    ['Bxa6', 'e2a6'],
    ['O-O', 'e1g1'],
    ['0-0-0', 'e1c1'],
    ['Qxf6', 'f3f6'],
    ['Kg1', undefined],
    ['o-o-o', 'e1c1'],
    ['bxa6', undefined],
    ['BXA6', 'e2a6'],
    ['nxd7', 'e5d7'],
    ['NXD7', 'e5d7'],
    ['A3', 'a2a3'],
    ['e2 a6', 'e2a6'],
    ['e2-a6', 'e2a6'],
    ['Nb5!?', 'c3b5'],
    ['Nxb5', undefined],
    ['Rd1', 'a1d1'],
    ['e2a6b7', undefined],
    ['e2a6 ok', undefined],
    ['e2a6q', undefined],
    ['--', undefined],
    ['e1h1', undefined],
    ['e9e4', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ])('%j is %j', (text, move) => {
    expect(chess.readMove(text, position)).toBe(move)
  })

  test.each([
    ['e4e3', 'The piece on e4 cannot go to e3.'],
    ['a6e2', 'The piece on a6 is not yours: you play White.'],
    ['e3e4', 'There is no piece on e3.'],
    ['castle', '"castle" is no legal move here'],
  ])('%j is refused with a reason', (text, reason) => {
    expect(chess.explainIllegal(text, position)).toContain(reason)
  })

  test('every legal move is read from the notation of chess.js, in positions of many games', () => {
    for (const [fen] of [...counts, ...written]) {
      let position = start(fen)
      const random = createRandom(fen)
      for (let ply = 0; ply < 12 && !chess.outcome(position); ply += 1) {
        const board = new Board(position.fen)
        // Each list is in the order of the rules; the public one with `verbose` takes a hundred times longer.
        const named = board.moves().map(moveName)
        const spelled = new Chess(position.fen).moves()
        for (const [at, move] of named.entries()) {
          expect(chess.readMove(spelled[at]!, position), `${spelled[at]} in ${position.fen}`).toBe(move)
          expect(chess.readMove(spelled[at]!.replace(/[+#]$/, ''), position)).toBe(move)
        }
        position = after(position, random.pick(named))
      }
    }
  })

  test('a pawn becomes nothing that was not written', () => {
    const promoting = start('1n5k/P7/8/8/8/8/8/K7 w - - 0 1')
    for (const text of ['a7a8', 'a8', 'axb8', 'a7b8', 'a7-a8', 'a7xb8', 'a7a8k', 'a7a8x', 'a8=', 'a8=K'])
      expect(chess.readMove(text, promoting), text).toBeUndefined()
    for (const text of ['a7a8Q', 'a8=q', 'A8Q', 'a7-a8q']) expect(chess.readMove(text, promoting), text).toBe('a7a8q')
    expect(chess.readMove('AXB8=N', promoting)).toBe('a7b8n')
  })

  test('what is added to a move makes it none', () => {
    const begun = start(counts[0]![0])
    for (const text of ['e2e4abc', 'e2e4e7e5', 'd2d4d4', 'Ng1f3zz', 'hg1f3', 'e2e4_ok', 'e4 e5', 'Nf3g1'])
      expect(chess.readMove(text, begun), text).toBeUndefined()
  })

  test('a check that stays and a pawn that must become something are told', () => {
    expect(chess.explainIllegal('a2a3', start('4k3/8/8/8/8/8/P3r3/4K3 w - - 0 1'))).toContain(
      'leave your king in check',
    )
    expect(chess.explainIllegal('a7a8', start('8/P6k/8/8/8/8/8/K7 w - - 0 1'))).toContain('write a7a8q')
  })

  test.each([
    ['no position', 'nonsense'],
    ['no kings', '8/8/8/8/8/8/8/8 w - - 0 1'],
    ['over already', '7k/5Q2/6K1/8/8/8/8/8 b - - 0 1'],
    ['a king to be taken', '4k3/8/8/8/8/8/8/4R1K1 w - - 0 1'],
    ['castling by a king elsewhere', '4k3/8/8/8/8/8/8/K6R w K - 0 1'],
    ['castling without the rook', '4k3/8/8/8/8/8/P7/4K2R w KQ - 0 1'],
    ['black castling without the rook', '4k3/p7/8/8/8/8/P7/4K3 w k - 0 1'],
    ['a capture in passing of nothing', '4k3/8/8/3P4/8/8/8/4K3 w - e6 0 1'],
    ['a pawn that cannot have passed', '4k3/4r3/8/3Pp3/8/8/8/4K3 w - e6 0 1'],
    ['a number of moves beyond all', '4k3/8/8/8/8/8/8/R3K2R w KQ - 0 99999999999999999999999'],
    ['long', `${'r'.repeat(4000)} w - - 0 1`],
  ])('a setup with %s is refused', (_, setup) => {
    expect(() => start(setup)).toThrow(SetupError)
  })
})

describe('the opponent', () => {
  test.each(levels)('of level %s plays legal moves, alike for the same chance, as White and as Black', (level) => {
    const begun = Array.from({ length: 8 }, (_, seed) => chess.start({ level, random: createRandom(seed) }))
    expect(new Set(begun.map(({ player }) => player)).size).toBe(2)
    for (const [seed, first] of begun.entries()) {
      let position = first
      for (let turn = 0; turn < 4 && !chess.outcome(position); turn += 1) {
        const move = createRandom(`${seed} ${turn}`).pick(chess.legalMoves(position))
        const next = chess.apply(position, move, createRandom(`answer ${seed} ${turn}`))
        expect(chess.apply(position, move, createRandom(`answer ${seed} ${turn}`))).toEqual(next)
        if (!chess.outcome(next)) expect(next.fen).toBe(after(after(position, move), next.answer).fen)
        position = next
      }
    }
  })

  test('takes what hangs, and mates where it can', () => {
    const best = (fen: string, depth: number) => {
      const rated = rateMoves(new Board(fen), depth)!.toSorted((a, b) => b.score - a.score)
      return moveName(rated[0]!.move)
    }
    expect(best('4k3/8/8/3q4/4P3/8/8/4K3 w - - 0 1', 1)).toBe('e4d5')
    expect(best('6k1/5ppp/8/8/8/8/8/R3K3 w Q - 0 1', 2)).toBe('a1a8')
    // It does not take a pawn that is guarded.
    expect(best('4k3/2p5/3p4/8/8/8/8/3QK3 w - - 0 1', 1)).not.toBe('d1d6')
  })
})

test('the oracle finds a mate in two, whatever else there is to take', () => {
  const position = start('kbK5/pp6/1P6/8/8/8/8/R7 w - - 0 1')
  expect(bestMoves(new Board(position.fen), 100_000).map(moveName)).toEqual(['a1a6'])
})

test('chess keeps the promises of a game', () => {
  expect(fuzzGame(chess, { plies: 60 }).games).toBeGreaterThan(0)
})
