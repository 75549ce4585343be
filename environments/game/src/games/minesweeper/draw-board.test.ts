import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { levels } from '../../game.ts'
import { difficulties, drawBoard } from './draw-board.ts'
import { solveBoard } from './deduce.ts'
import { type Board, type Field, openCell, viewOf } from './field.ts'
import { findLayout } from './plain-search.test-kit.ts'

const seeds = Number(process.env['GAME_SEEDS'] ?? 100)
const draw = (level: (typeof levels)[number], seed: number): Board => drawBoard(level, createRandom(`draw:${seed}`))

/** Opens cells of which the plain search finds no layout with a mine there, until there is none; returns what stays closed. */
function openWhatIsCertain(field: Field, board: Board): number {
  let opened = board.opened
  for (let before = -1; before < opened.length;) {
    before = opened.length
    for (const cell of field.cells) {
      // A cell that has a mine is safe in no proof, so that looking there would only take time.
      if (opened.includes(cell) || board.mines.includes(cell)) continue
      const view = viewOf(field, { ...board, opened })
      if (!findLayout(field, view, { cell, isMine: true })) opened = openCell(field, { ...board, opened }, cell)
    }
  }
  return field.cells.length - opened.length
}

describe('drawBoard', () => {
  test.each(levels)('draws boards of level %s that a plain search opens without a guess', (level) => {
    const { field } = difficulties[level]
    for (let seed = 0; seed < seeds; seed += 1)
      expect([seed, openWhatIsCertain(field, draw(level, seed))]).toEqual([seed, field.mines])
  })

  test.each(levels)('draws boards of level %s as hard as they should be, with one area open', (level) => {
    const { field, rule } = difficulties[level]
    const safe = field.cells.length - field.mines
    const boards = Array.from({ length: seeds }, (_, seed) => draw(level, seed))
    for (const board of boards) {
      expect(new Set(board.mines).size).toBe(field.mines)
      expect(board.mines.filter((cell) => board.opened.includes(cell))).toEqual([])
      expect(board.opened.length).toBeLessThanOrEqual(safe / 2)
      const first = board.opened.find((cell) => viewOf(field, board)[cell] === 0) ?? -1
      expect(openCell(field, { ...board, opened: [] }, first)).toEqual(board.opened)
      expect(solveBoard(field, board)?.rule).toBe(rule)
    }
    expect(new Set(boards.map(({ mines }) => mines.join())).size).toBeGreaterThan(0.95 * seeds)
  })

  test('draws the same board from the same seed', () => {
    for (const level of levels) expect(draw(level, 7)).toEqual(draw(level, 7))
  })
})

describe('findLayout', () => {
  test('finds a layout with a mine where one can be and none where none can', () => {
    const { field } = difficulties.medium
    for (let seed = 0; seed < 20; seed += 1) {
      const board = draw('medium', seed)
      const view = viewOf(field, board)
      for (const cell of field.cells.filter((at) => view[at] === undefined)) {
        const isMine = board.mines.includes(cell)
        // The truth itself is a layout, so that there is one.
        const layout = findLayout(field, view, { cell, isMine }) ?? []
        expect(layout).toHaveLength(field.mines)
        expect(layout.includes(cell)).toBe(isMine)
        expect(viewOf(field, { mines: layout, opened: board.opened })).toEqual(view)
      }
    }
  })
})
