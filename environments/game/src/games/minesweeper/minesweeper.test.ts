import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { levels, SetupError } from '../../game.ts'
import { fuzzGame, playGame, randomPlayer } from '../fuzz.test-kit.ts'
import { difficulties } from './draw-board.ts'
import { viewOf } from './field.ts'
import { minesweeper, type MinesweeperPosition } from './minesweeper.ts'
import { findLayout } from './plain-search.test-kit.ts'

const seeds = Number(process.env['GAME_SEEDS'] ?? 50)
const start = (level: (typeof levels)[number], seed = 0) =>
  minesweeper.start({ level, random: createRandom(`start:${seed}`) })
const play = (position: MinesweeperPosition, ...moves: string[]) =>
  moves.reduce((at, move) => minesweeper.apply(at, move, createRandom(0)), position)

/** Column f is mined in rows 1 to 5, and columns a and b are open: 12 of 31 safe cells. */
const wall: MinesweeperPosition = {
  level: 'easy',
  mines: [5, 11, 17, 23, 29],
  opened: [0, 1, 6, 7, 12, 13, 18, 19, 24, 25, 30, 31],
  given: 12,
}

describe('minesweeper', () => {
  test('keeps the promises of a game', () => {
    const summary = fuzzGame(minesweeper, { plies: 6000, oracleShare: 0.95 })
    expect(summary.wins).toBeGreaterThan(0)
    expect(summary.losses).toBeGreaterThan(0)
    expect(summary.unfinished).toBe(0)
  })

  test('draws the board as a model reads it, and nothing that is hidden', () => {
    expect(minesweeper.observe(play(wall, 'open e1'))).toBe(
      [
        '   a b c d e f',
        ' 1 0 0 # # 2 #',
        ' 2 0 0 # # # #',
        ' 3 0 0 # # # #',
        ' 4 0 0 # # # #',
        ' 5 0 0 # # # #',
        ' 6 0 0 # # # #',
        '',
        '# is a closed cell. Mines: 5. Safe cells still closed: 18.',
      ].join('\n'),
    )
    expect(minesweeper.observe(play(wall, 'open f2'))).toBe(
      [
        '   a b c d e f',
        ' 1 0 0 # # # #',
        ' 2 0 0 # # # *',
        ' 3 0 0 # # # #',
        ' 4 0 0 # # # #',
        ' 5 0 0 # # # #',
        ' 6 0 0 # # # #',
        '',
        '# is a closed cell, * the mine you opened. Mines: 5. Safe cells still closed: 19.',
      ].join('\n'),
    )
  })

  test('opens what a 0 touches, and all of it', () => {
    const opened = minesweeper.observe(play(wall, 'open c3')).split('\n').slice(1, 7)
    expect(opened).toEqual([
      ' 1 0 0 0 0 2 #',
      ' 2 0 0 0 0 3 #',
      ' 3 0 0 0 0 3 #',
      ' 4 0 0 0 0 3 #',
      ' 5 0 0 0 0 2 #',
      ' 6 0 0 0 0 1 #',
    ])
  })

  test('gives 1 for a board that is open, and half the share of what was opened for one that is not', () => {
    expect([minesweeper.score(wall), minesweeper.outcome(wall)]).toEqual([0, undefined])
    const cutOff = play(wall, 'open e1')
    expect([minesweeper.score(cutOff), minesweeper.outcome(cutOff)]).toEqual([1 / 19 / 2, undefined])
    const lost = play(cutOff, 'open f5')
    expect(minesweeper.outcome(lost)).toEqual({ won: false, score: 1 / 19 / 2 })
    expect(minesweeper.outcome(play(wall, 'open f6', 'open f1'))).toEqual({ won: false, score: 1 / 19 / 2 })
    const almost = play(wall, 'open c3')
    expect(minesweeper.outcome(almost)).toBeUndefined()
    expect(minesweeper.score(almost)).toBe(18 / 19 / 2)
    expect(minesweeper.outcome(play(almost, 'open f6'))).toEqual({ won: true, score: 1 })
    expect(minesweeper.legalMoves(play(almost, 'open f6'))).toEqual([])
    expect(minesweeper.legalMoves(lost)).toEqual([])
  })

  test.each([
    ['open c1', 'open c1'],
    ['  OPEN   C1\n', 'open c1'],
    ['c1', 'open c1'],
    ['C 1', 'open c1'],
    ['openc1', 'open c1'],
    ['open f6', 'open f6'],
    ['open a1', undefined],
    ['open g1', undefined],
    ['open c7', undefined],
    ['open c0', undefined],
    ['open c01', undefined],
    ['open c-1', undefined],
    ['open c1.', undefined],
    ['open c1 d1', undefined],
    ['flag c1', undefined],
    ['open', undefined],
    ['1c', undefined],
    ['c١', undefined],
  ])('reads %j as %j', (text, move) => {
    expect(minesweeper.readMove(text, wall)).toBe(move)
  })

  test.each([
    ['open a1', 'Cell a1 is open already.'],
    ['open h1', 'Column h does not exist: columns are a to f.'],
    ['open c7', 'Row 7 does not exist: rows are 1 to 6.'],
    ['flag c1', '"flag c1" is no move: write open and a closed cell, such as open b3.'],
    ['x'.repeat(200), `"${'x'.repeat(40)}…" is no move: write open and a closed cell, such as open b3.`],
  ])('explains what is wrong with %j', (text, explanation) => {
    expect(minesweeper.explainIllegal(text, wall)).toBe(explanation)
  })

  test('says that the game is over', () => {
    const lost = play(wall, 'open f2')
    expect(minesweeper.readMove('open c1', lost)).toBeUndefined()
    expect(minesweeper.explainIllegal('open c1', lost)).toBe('The game is over: there are no more moves.')
    expect(() => play(lost, 'open c1')).toThrow('"open c1" is no legal move')
    expect(() => play(wall, 'open a1')).toThrow('"open a1" is no legal move')
  })

  test('takes no setup', () => {
    expect(() => minesweeper.start({ level: 'easy', random: createRandom(0), setup: '*..' })).toThrow(SetupError)
  })
})

describe("minesweeper's oracle", () => {
  test.each(levels)('wins every game of level %s within its turns', (level) => {
    for (let seed = 0; seed < seeds; seed += 1)
      expect([seed, playGame(minesweeper, { level, seed, player: minesweeper.oracle }).score]).toEqual([seed, 1])
  })

  test.each(levels)('still wins games of level %s in which chance has opened safe cells', (level) => {
    for (let seed = 0; seed < seeds; seed += 1) {
      const random = createRandom(`chance:${seed}`)
      let position = start(level, seed)
      for (let many = random.integer(1, 20); many > 0 && !minesweeper.outcome(position); many -= 1) {
        const { field } = difficulties[level]
        const view = viewOf(field, position)
        const safe = minesweeper.legalMoves(position).filter((_, at) => {
          const closed = field.cells.filter((cell) => view[cell] === undefined)
          return !position.mines.includes(closed[at] ?? -1)
        })
        position = play(position, random.pick(safe))
      }
      while (!minesweeper.outcome(position)) position = play(position, minesweeper.oracle(position, random))
      expect(minesweeper.outcome(position)?.won).toBe(true)
    }
  })

  test.each(levels)('chooses alike wherever the mines of a view of level %s are', (level) => {
    let changed = 0
    for (let seed = 0; seed < seeds; seed += 1) {
      let position = start(level, seed)
      while (!minesweeper.outcome(position)) {
        const { field } = difficulties[level]
        const view = viewOf(field, position)
        const random = createRandom(`other:${seed}:${position.opened.length}`)
        const closed = field.cells.filter((cell) => view[cell] === undefined && !position.mines.includes(cell))
        const mines = findLayout(field, view, { cell: random.pick(closed), isMine: true })
        const other = { ...position, mines: mines ?? position.mines }
        if (mines) changed += 1
        const move = minesweeper.oracle(position, createRandom(0))
        expect(minesweeper.observe(other)).toBe(minesweeper.observe(position))
        expect(minesweeper.describeMoves?.(other)).toBe(minesweeper.describeMoves?.(position))
        expect(minesweeper.legalMoves(other)).toEqual(minesweeper.legalMoves(position))
        expect(minesweeper.score(other)).toBe(minesweeper.score(position))
        expect(minesweeper.oracle(other, createRandom(0))).toBe(move)
        position = play(position, move)
      }
    }
    expect(changed).toBeGreaterThan(seeds)
  })

  test('is far better than chance', () => {
    for (const level of levels) {
      const scores = Array.from({ length: seeds }, (_, seed) => {
        return playGame(minesweeper, { level, seed, player: randomPlayer(minesweeper) }).score
      })
      expect(scores.reduce((sum, score) => sum + score, 0) / seeds).toBeLessThan(0.3)
    }
  })
})
