import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { levels, SetupError } from '../../game.ts'
import { fuzzGame, playGame, randomPlayer } from '../fuzz.test-kit.ts'
import { sokoban, type SokobanPosition } from './sokoban.ts'

const seeds = Number(process.env['GAME_SEEDS'] ?? 0)
const seedsOf = { easy: seeds || 100, medium: seeds || 100, hard: seeds || 10 }
const startFrom = (...rows: string[]) =>
  sokoban.start({ level: 'easy', random: createRandom(0), setup: rows.join('\n') })
const play = (position: SokobanPosition, ...moves: string[]) =>
  moves.reduce((at, move) => sokoban.apply(at, move, createRandom(0)), position)

const twoBoxes = startFrom('######', '#    #', '#@$. #', '# $. #', '######')

describe('sokoban', () => {
  test('keeps the promises of a game', () => {
    expect(fuzzGame(sokoban, { plies: 9000 }).games).toBeGreaterThan(0)
  })

  test('keeps the promises of a game that is played well', () => {
    const summary = fuzzGame(sokoban, { plies: 2000, levels: ['easy', 'medium'], oracleShare: 0.9 })
    expect(summary.wins).toBeGreaterThan(0)
  })

  test('draws the board as a model reads it', () => {
    expect(sokoban.observe(play(twoBoxes, 'right'))).toBe(
      [
        '   a b c d e f',
        ' 1 # # # # # #',
        ' 2 # _ _ _ _ #',
        ' 3 # _ @ * _ #',
        ' 4 # _ $ . _ #',
        ' 5 # # # # # #',
        '',
        'You: c3. Boxes: d3, c4. Goals: d3, d4. Boxes on goals: 1 of 2.',
      ].join('\n'),
    )
  })

  test('gives 1 when all boxes are on goals, and half the share of those gained when it is cut off', () => {
    const look = (position: SokobanPosition) => [sokoban.score(position), sokoban.outcome(position)]
    expect(look(twoBoxes)).toEqual([0, undefined])
    const half = play(twoBoxes, 'right')
    expect(look(half)).toEqual([0.25, undefined])
    expect(look(play(half, 'right'))).toEqual([0, undefined])
    const all = play(half, 'left', 'down', 'right')
    expect(sokoban.outcome(all)).toEqual({ won: true, score: 1 })
    expect(sokoban.legalMoves(all)).toEqual([])
    expect(sokoban.explainIllegal('left', all)).toBe('The game is over: all boxes are on goals.')
    expect(sokoban.readMove('left', all)).toBeUndefined()
    expect(() => play(all, 'left')).toThrow('"left" is no legal move')
  })

  test('counts only boxes gained beyond the start, and never less than 0', () => {
    const given = startFrom('#######', '#@*$. #', '#  $. #', '#     #', '#######')
    expect(given.given).toBe(1)
    expect(sokoban.score(given)).toBe(0)
    const gained = play(given, 'down', 'right', 'right')
    expect(sokoban.score(gained)).toBe(0.25)
    const lost = play(startFrom('#######', '#     #', '#@* $.#', '#######'), 'right')
    expect(sokoban.score(lost)).toBe(0)
  })

  test('goes on when it can no longer be solved', () => {
    const stuck = play(startFrom('######', '#  . #', '# $@ #', '#    #', '######'), 'left')
    expect(sokoban.outcome(stuck)).toBeUndefined()
    expect(sokoban.legalMoves(stuck)).toEqual(['up', 'down', 'right'])
    expect(sokoban.legalMoves(stuck)).toContain(sokoban.oracle(stuck, createRandom(0)))
  })

  test.each([
    ['right', 'right'],
    [' RIGHT\n', 'right'],
    ['Up', 'up'],
    ['left', undefined],
    ['r', undefined],
    ['push right', undefined],
    ['right right', undefined],
    ['', undefined],
    ['→', undefined],
  ])('reads %j as %j', (text, move) => {
    expect(sokoban.readMove(text, twoBoxes)).toBe(move)
  })

  test('explains what is in the way', () => {
    const position = startFrom('#######', '#@$$  #', '#$  ..#', '#.    #', '#######')
    expect(sokoban.legalMoves(position)).toEqual(['down'])
    expect(sokoban.explainIllegal('up', position)).toBe('You cannot go up: there is a wall at b1.')
    expect(sokoban.explainIllegal('right', position)).toBe(
      'You cannot push the box at c2 right: there is another box at d2.',
    )
    expect(sokoban.explainIllegal('Down', play(position, 'down'))).toBe(
      'You cannot push the box at b4 down: there is a wall at b5.',
    )
    expect(sokoban.explainIllegal('jump', position)).toBe('"jump" is no move: write up, down, left or right.')
    expect(sokoban.explainIllegal('x'.repeat(200), position)).toBe(
      `"${'x'.repeat(40)}…" is no move: write up, down, left or right.`,
    )
  })

  test('starts from a setup of its own, or says why not', () => {
    expect(twoBoxes).toEqual({
      level: 'easy',
      rows: ['######', '#    #', '#@$. #', '# $. #', '######'],
      given: 0,
    })
    expect(() => startFrom('#####', '#@* #', '#####')).toThrow(SetupError)
  })
})

describe("sokoban's oracle", () => {
  test.each(levels)('wins every game of level %s within half of its turns', (level) => {
    for (let seed = 0; seed < seedsOf[level]; seed += 1) {
      const { score, turns } = playGame(sokoban, { level, seed, player: sokoban.oracle })
      expect([seed, score]).toEqual([seed, 1])
      expect(turns).toBeLessThanOrEqual(sokoban.maxTurns(level) / 2)
    }
  })

  test('chooses alike whatever it was asked before', () => {
    const choices = () => {
      const { position } = playGame(sokoban, { level: 'medium', seed: 3, player: randomPlayer(sokoban), maxTurns: 3 })
      return sokoban.oracle(position, createRandom(0))
    }
    const first = choices()
    playGame(sokoban, { level: 'medium', seed: 3, player: sokoban.oracle })
    expect(choices()).toBe(first)
  })

  test('is far better than chance', () => {
    for (const level of levels) {
      const many = seedsOf[level]
      const total = Array.from({ length: many }, (_, seed) => seed).reduce(
        (sum, seed) => sum + playGame(sokoban, { level, seed, player: randomPlayer(sokoban) }).score,
        0,
      )
      expect(total / many).toBeLessThan(0.3)
    }
  })
})
