import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { type Level, levels, SetupError } from '../../game.ts'
import { fuzzGame, playGame, randomPlayer } from '../fuzz.test-kit.ts'
import { twentyFortyEight as game, type TwentyFortyEightPosition } from './twenty_forty_eight.ts'

const random = createRandom('test')
const position = (text: string, level: Level = 'easy'): TwentyFortyEightPosition =>
  game.position.parse({ level, cells: text.trim().split(/\s+/).map(Number) })
const sum = (cells: readonly number[]) => cells.reduce((total, tile) => total + tile, 0)

const lost = position('2 4 2 4  4 2 4 2  2 4 2 4  4 2 4 64')
const nearlyWon = position('64 64 0 0  0 0 0 0  0 0 0 0  2 0 0 0')

describe('2048', () => {
  test('keeps what a game promises', () => {
    expect(fuzzGame(game, { plies: 20_000 })).toMatchObject({ unfinished: 0 })
    expect(fuzzGame(game, { plies: 3000, levels: ['easy', 'medium'], oracleShare: 0.9 }).wins).toBeGreaterThan(0)
  })

  test('starts with two tiles, each in any cell, and a 4 in one of ten', () => {
    const fours = { tiles: 0, fours: 0 }
    const cells = new Set<number>()
    for (let seed = 0; seed < 3000; seed += 1) {
      const start = game.start({ level: 'easy', random: createRandom(seed) })
      const tiles = start.cells.filter((tile) => tile !== 0)
      expect(tiles.length).toBe(2)
      fours.tiles += 2
      fours.fours += tiles.filter((tile) => tile === 4).length
      for (const [cell, tile] of start.cells.entries()) if (tile) cells.add(cell)
    }
    expect(cells.size).toBe(16)
    // Five standard deviations of 600 expected among 6000.
    expect(Math.abs(fours.fours - 600)).toBeLessThan(5 * Math.sqrt(6000 * 0.1 * 0.9))
  })

  test('adds after a move one new tile to a cell that the move left empty, all of them equally likely', () => {
    const before = position('2 2 4 8  16 32 0 0  0 0 0 0  8 4 2 0')
    const moved = position('4 4 8 0  16 32 0 0  0 0 0 0  8 4 2 0').cells
    const counts = new Map<number, number>()
    let fours = 0
    const trials = 9000
    for (let seed = 0; seed < trials; seed += 1) {
      const { cells } = game.apply(before, 'left', createRandom(seed))
      const changed = [...cells.keys()].filter((cell) => cells[cell] !== moved[cell])
      expect(changed.length).toBe(1)
      const [cell = -1] = changed
      expect([moved[cell], [2, 4].includes(cells[cell] ?? 0)]).toEqual([0, true])
      counts.set(cell, (counts.get(cell) ?? 0) + 1)
      if (cells[cell] === 4) fours += 1
    }
    const expected = trials / 8
    const chiSquare = [...counts.values()].reduce((total, count) => total + (count - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(8)
    // 7 degrees of freedom: less than one in a hundred thousand is above.
    expect(chiSquare).toBeLessThan(35)
    expect(Math.abs(fours - trials / 10)).toBeLessThan(5 * Math.sqrt(trials * 0.1 * 0.9))
  })

  test('grows by 2 or 4 a move', () => {
    let at = game.start({ level: 'hard', random })
    while (!game.outcome(at)) {
      const next = game.apply(at, random.pick(game.legalMoves(at)), random)
      expect([2, 4]).toContain(sum(next.cells) - sum(at.cells))
      at = next
    }
  })

  test('is won with score 1 by the tile of its level, at once', () => {
    const won = game.apply(nearlyWon, 'right', random)
    expect(game.outcome(won)).toEqual({ won: true, score: 1 })
    expect(sum(won.cells)).toBe(130)
    expect(game.legalMoves(won)).toEqual([])
    expect(game.outcome(game.apply({ ...nearlyWon, level: 'medium' }, 'right', random))).toBeUndefined()
  })

  test('is lost when no move is left, and scores by the largest tile', () => {
    expect(game.outcome(lost)).toEqual({ won: false, score: 4 / 5 / 2 })
    expect(game.outcome({ ...lost, level: 'medium' })).toEqual({ won: false, score: 4 / 7 / 2 })
    expect(game.outcome({ ...lost, level: 'hard' })).toEqual({ won: false, score: 4 / 9 / 2 })
  })

  test('is not lost while two equal tiles touch on a full board', () => {
    const full = position('2 4 2 4  4 2 4 2  2 4 2 4  4 2 4 4')
    expect(game.legalMoves(full)).toEqual(['up', 'down', 'left', 'right'])
    expect(game.legalMoves(position('2 4 2 4  4 2 4 2  2 4 8 16  4 2 8 32'))).toEqual(['up', 'down'])
  })

  test('scores nothing for a start, and never less after a move', () => {
    for (const level of levels) {
      let at = game.start({ level, random })
      expect(game.score(at)).toBe(0)
      for (let turn = 0; turn < 60 && !game.outcome(at); turn += 1) {
        const next = game.apply(at, random.pick(game.legalMoves(at)), random)
        expect(game.score(next)).toBeGreaterThanOrEqual(game.score(at))
        at = next
      }
    }
  })

  test('refuses moves that change nothing, and texts that are no move', () => {
    const start = position('2 4 0 0  0 0 0 0  0 0 0 0  0 0 0 0')
    expect(game.legalMoves(start)).toEqual(['down', 'right'])
    expect(game.readMove(' RIGHT\n', start)).toBe('right')
    for (const text of ['left', 'up', 'north', 'r', 'right right', 'right.', '']) {
      expect(game.readMove(text, start)).toBeUndefined()
    }
    expect(game.explainIllegal('Up', start)).toBe('Moving up changes nothing: no tile can slide or merge that way.')
    expect(game.explainIllegal('north', start)).toBe('A move is up, down, left or right, and nothing else.')
    expect(game.explainIllegal('up', lost)).toBe('The game is over.')
    expect(() => game.apply(start, 'left', random)).toThrow(RangeError)
  })

  test('shows the board in columns', () => {
    expect(game.observe(position('2 0 0 0  16 0 0 0  0 0 64 0  0 2 4 8'))).toBe(
      ['Largest tile 64, target 128.', ' 2 .  . .', '16 .  . .', ' . . 64 .', ' . 2  4 8'].join('\n'),
    )
  })

  test('takes no position', () => {
    expect(() => game.start({ level: 'easy', random, setup: '2 2' })).toThrow(SetupError)
  })
})

describe('oracle', () => {
  test('wins at once when it can', () => {
    expect(['left', 'right']).toContain(game.oracle(nearlyWon, random))
  })

  test.each([
    { level: 'easy', games: 10, wins: 10, random: 1 },
    { level: 'medium', games: 5, wins: 5, random: 0.75 },
  ] as const)('reaches the target of level $level', ({ level, games, wins, random: most }) => {
    const results = (player: typeof game.oracle) =>
      Array.from({ length: games }, (_, seed) => playGame(game, { level, seed, player }))
    expect(results(game.oracle).filter(({ outcome }) => outcome?.won).length).toBe(wins)
    const scores = results(randomPlayer(game)).map(({ score }) => score)
    expect(scores.reduce((total, score) => total + score, 0) / games).toBeLessThan(most)
  })

  test('is not moved by chance', () => {
    const start = game.start({ level: 'hard', random })
    const chosen = [1, 2, 3].map((seed) => game.oracle(start, createRandom(seed)))
    expect(new Set(chosen).size).toBe(1)
  })
})
