import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { levels } from '../../game.ts'
import { writeRows } from './board.ts'
import { difficulties, drawLevel } from './draw-level.ts'
import { countMovesNeeded } from './plain-search.test-kit.ts'
import { readSetup } from './read-setup.ts'
import { solve } from './solve.ts'

const seeds = Number(process.env['GAME_SEEDS'] ?? 0)
const seedsOf = { easy: seeds || 200, medium: seeds || 150, hard: seeds || 20 }
const draw = (level: (typeof levels)[number], seed: number) =>
  drawLevel(difficulties[level], createRandom(`draw:${seed}`))

describe('drawLevel', () => {
  test.each(levels)('draws levels of %s that two searches solve in the same number of moves, in its range', (level) => {
    const { side, boxes, least, most } = difficulties[level]
    const rooms = new Set<string>()
    for (let seed = 0; seed < seedsOf[level]; seed += 1) {
      const board = draw(level, seed)
      const rows = writeRows(board)
      const needed = countMovesNeeded(rows) ?? Infinity
      expect([seed, solve(board, 50_000)?.length]).toEqual([seed, needed])
      expect(needed).toBeGreaterThanOrEqual(least)
      expect(needed).toBeLessThanOrEqual(most)
      expect([rows.length, board.width, board.boxes.length, board.goals.length]).toEqual([side, side, boxes, boxes])
      expect(board.boxes.filter((box) => board.goals.includes(box))).toEqual([])
      // A drawn level has all that a level of a row's own must have.
      expect(writeRows(readSetup(rows.join('\n')))).toEqual(rows)
      rooms.add(rows.join())
    }
    expect(rooms.size).toBeGreaterThan(0.95 * seedsOf[level])
  })

  test('draws the same level from the same seed', () => {
    for (const level of levels) expect(draw(level, 7)).toEqual(draw(level, 7))
  })
})
