import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeInAllCases } from './cases.ts'
import { constraintsOf } from './constraints.ts'
import { deduce, solveBoard } from './deduce.ts'
import { type Board, createField, type Field, viewOf } from './field.ts'
import { anyBoard, everyLayout, safeByDefinition } from './field.test-kit.ts'

function casesAlone(field: Field, board: Board): number[] {
  const view = viewOf(field, board)
  const constraints = constraintsOf(field, view)
  const border = constraints.flatMap(({ cells }) => cells)
  const inland = field.cells.filter((cell) => view[cell] === undefined && !border.includes(cell))
  return safeInAllCases(constraints, { inland, mines: field.mines }).toSorted((a, b) => a - b)
}

/** A deduction is right when it is safe by definition, and missing only where nothing is. */
function expectExact(field: Field, board: Board, layouts: readonly number[][]): void {
  const safe = safeByDefinition(field, board, layouts)
  const found = deduce(field, viewOf(field, board))
  const isRight = found ? found.safe.length > 0 && found.safe.every((cell) => safe.includes(cell)) : safe.length === 0
  if (!isRight || casesAlone(field, board).join() !== safe.join())
    expect({ board, found: found?.safe, cases: casesAlone(field, board) }).toEqual({ board, found: safe, cases: safe })
}

describe('deduce', () => {
  test('finds exactly what is certain in every view of every minefield of 3 x 3', () => {
    for (let mines = 0; mines <= 9; mines += 1) {
      const field = createField(3, 3, mines)
      const layouts = everyLayout(field)
      for (const layout of layouts) {
        const safe = field.cells.filter((cell) => !layout.includes(cell))
        for (let subset = 0; subset < 2 ** safe.length; subset += 1) {
          const opened = safe.filter((_, at) => (subset >> at) % 2 === 1)
          expectExact(field, { mines: layout, opened }, layouts)
        }
      }
    }
  })

  test('finds exactly what is certain on fields of up to 4 x 4', () => {
    fc.assert(
      fc.property(anyBoard(4), ({ field, board }) => expectExact(field, board, everyLayout(field))),
      { numRuns: Number(process.env['GAME_SEEDS'] ?? 150) },
    )
  })

  test('names the plainest rule that finds a safe cell', () => {
    const row = (width: number, mines: number[], opened: number[], height = 1) => {
      const field = createField(width, height, mines.length)
      return deduce(field, viewOf(field, { mines, opened }))
    }
    expect(row(3, [0], [2])).toEqual({ safe: [1], rule: 'one number' })
    // 1 1 1 over three closed cells, so that the mine is in the middle.
    expect(row(3, [4], [0, 1, 2], 2)).toEqual({ safe: [3, 5], rule: 'two numbers' })
    // # 1 # #: the only mine is beside the 1.
    expect(row(4, [0], [1])).toEqual({ safe: [3], rule: 'all cases' })
    // 1 1 over two closed cells: a guess.
    expect(row(2, [2], [0, 1], 2)).toBeUndefined()
  })
})

describe('solveBoard', () => {
  test('opens what needs no guess and gives up what needs one', () => {
    expect(solveBoard(createField(3, 2, 1), { mines: [4], opened: [0, 1, 2] })).toEqual({
      moves: 2,
      rule: 'two numbers',
    })
    expect(solveBoard(createField(2, 2, 1), { mines: [2], opened: [0, 1] })).toBeUndefined()
    expect(solveBoard(createField(2, 2, 1), { mines: [2], opened: [0, 1, 3] })?.moves).toBe(0)
  })
})
