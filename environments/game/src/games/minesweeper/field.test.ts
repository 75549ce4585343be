import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellName, createField, neighboursOf, openCell, viewOf } from './field.ts'
import { anyBoard } from './field.test-kit.ts'

describe('createField', () => {
  test('knows the neighbours of corners, edges and the middle', () => {
    const field = createField(4, 3, 0)
    expect(neighboursOf(field, 0)).toEqual([1, 4, 5])
    expect(neighboursOf(field, 7)).toEqual([2, 3, 6, 10, 11])
    expect(neighboursOf(field, 5)).toEqual([0, 1, 2, 4, 6, 8, 9, 10])
    expect(field.cells.map((cell) => cellName(field, cell)).join(' ')).toBe('a1 b1 c1 d1 a2 b2 c2 d2 a3 b3 c3 d3')
  })

  test('makes neighbours of exactly the cells one step of a king apart', () => {
    const size = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(size, size, (width, height) => {
        const field = createField(width, height, 0)
        for (const a of field.cells) {
          for (const b of field.cells) {
            const [dx, dy] = [(a % width) - (b % width), Math.floor(a / width) - Math.floor(b / width)]
            expect(neighboursOf(field, a).includes(b)).toBe(Math.max(Math.abs(dx), Math.abs(dy)) === 1)
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('viewOf', () => {
  test('shows the mines around each open cell and nothing of a closed one', () => {
    // * . .
    // . . *
    const view = viewOf(createField(3, 2, 2), { mines: [0, 5], opened: [1, 2, 3, 4] })
    expect(view).toEqual([undefined, 2, 1, 1, 2, undefined])
  })

  test('agrees with counting by coordinates', () => {
    fc.assert(
      fc.property(anyBoard(), ({ field, board }) => {
        const view = viewOf(field, board)
        for (const cell of field.cells) {
          const [x, y] = [cell % field.width, Math.floor(cell / field.width)]
          const around = board.mines.filter((mine) => {
            const [dx, dy] = [(mine % field.width) - x, Math.floor(mine / field.width) - y]
            return mine !== cell && dx * dx + dy * dy <= 2
          })
          expect(view[cell]).toBe(board.opened.includes(cell) ? around.length : undefined)
        }
      }),
    )
  })
})

describe('openCell', () => {
  test('opens the least set that holds the cell and all around each 0 that it opened', () => {
    const touches = (width: number, a: number, b: number) =>
      Math.abs((a % width) - (b % width)) <= 1 && Math.abs(Math.floor(a / width) - Math.floor(b / width)) <= 1
    fc.assert(
      fc.property(anyBoard(), fc.nat(), ({ field, board }, draw) => {
        const safe = field.cells.filter((cell) => !board.mines.includes(cell) && !board.opened.includes(cell))
        const cell = safe[draw % safe.length]
        fc.pre(cell !== undefined)
        const isZero = (at: number) => !board.mines.some((mine) => touches(field.width, mine, at))
        // The definition, from below: add what a 0 among the new ones touches until nothing is added.
        let fresh = [cell]
        for (let size = 0; size < fresh.length;) {
          size = fresh.length
          const zeros = fresh.filter(isZero)
          fresh = field.cells.filter(
            (at) =>
              fresh.includes(at) ||
              (!board.opened.includes(at) && zeros.some((zero) => touches(field.width, zero, at))),
          )
        }
        expect(openCell(field, board, cell)).toEqual([...board.opened, ...fresh].toSorted((a, b) => a - b))
      }),
      { numRuns: 500 },
    )
  })

  test('opens everything from one 0 where all that is safe hangs together', () => {
    const field = createField(4, 4, 1)
    expect(openCell(field, { mines: [0], opened: [] }, 15)).toHaveLength(15)
    expect(openCell(field, { mines: [0], opened: [] }, 1)).toEqual([1])
  })

  test('never opens a mine', () => {
    fc.assert(
      fc.property(anyBoard(), ({ field, board }) => {
        for (const cell of field.cells.filter((at) => !board.mines.includes(at)))
          for (const at of openCell(field, board, cell)) expect(board.mines).not.toContain(at)
      }),
    )
  })
})
