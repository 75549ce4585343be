import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canSlide, directions, type Direction, size, slide, slideLine } from './slide.ts'

/**
 * The rules once more, as they are told: tile after tile, the one nearest the wall first, steps towards the wall
 * until something stands in its way, and merges with that when it is its equal and was not merged before.
 */
function slideStepByStep(cells: readonly number[], direction: Direction): number[] {
  const board = Array.from({ length: size }, (_, row) => cells.slice(row * size, (row + 1) * size))
  const merged = new Set<string>()
  const [down, right] = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] }[direction] as [number, number]
  const isInside = (row: number, column: number) => row >= 0 && row < size && column >= 0 && column < size
  const nearestFirst = down + right < 0 ? [0, 1, 2, 3] : [3, 2, 1, 0]
  for (const row of nearestFirst) {
    for (const column of nearestFirst) {
      let [r, c] = [row, column]
      const tile = board[r]?.[c] ?? 0
      if (tile === 0) continue
      while (isInside(r + down, c + right) && board[r + down]?.[c + right] === 0) {
        set(board, { r: r + down, c: c + right, tile })
        set(board, { r, c, tile: 0 })
        r += down
        c += right
      }
      const key = `${r + down},${c + right}`
      if (!isInside(r + down, c + right) || board[r + down]?.[c + right] !== tile || merged.has(key)) continue
      set(board, { r: r + down, c: c + right, tile: 2 * tile })
      set(board, { r, c, tile: 0 })
      merged.add(key)
    }
  }
  return board.flat()
}

const set = (board: number[][], { r, c, tile }: { r: number; c: number; tile: number }) => {
  const row = board[r]
  if (row) row[c] = tile
}

/** Four tiles and what becomes of them are told apart by fewer. */
const powers = [0, 2, 4, 8, 16, 32, 64, 128]
const everyLine = powers.flatMap((a) => powers.flatMap((b) => powers.flatMap((c) => powers.map((d) => [a, b, c, d]))))
const sum = (cells: readonly number[]) => cells.reduce((total, tile) => total + tile, 0)
const board = fc.array(fc.constantFrom(0, 0, 2, 2, 4, 8, 16, 1024), { minLength: 16, maxLength: 16 })
const anyDirection = fc.constantFrom(...directions)

/** A line as each row and each column of an otherwise empty board. */
const boardsOf = (line: readonly number[], direction: Direction): number[][] =>
  [0, 1, 2, 3].map((at) => {
    const cells = Array.from({ length: 16 }, () => 0)
    const isRow = direction === 'left' || direction === 'right'
    for (const [index, tile] of line.entries()) cells[isRow ? at * size + index : index * size + at] = tile
    return cells
  })

describe('slideLine', () => {
  test.each([
    [
      [2, 2, 0, 0],
      [4, 0, 0, 0],
    ],
    [
      [2, 0, 0, 2],
      [4, 0, 0, 0],
    ],
    [
      [2, 2, 2, 0],
      [4, 2, 0, 0],
    ],
    [
      [2, 2, 2, 2],
      [4, 4, 0, 0],
    ],
    [
      [4, 2, 2, 0],
      [4, 4, 0, 0],
    ],
    [
      [2, 2, 4, 0],
      [4, 4, 0, 0],
    ],
    [
      [2, 2, 4, 8],
      [4, 4, 8, 0],
    ],
    [
      [2, 0, 4, 2],
      [2, 4, 2, 0],
    ],
    [
      [0, 0, 0, 2],
      [2, 0, 0, 0],
    ],
    [
      [2, 4, 8, 16],
      [2, 4, 8, 16],
    ],
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
  ])('makes of %j %j', (line, expected) => {
    expect(slideLine(line)).toEqual(expected)
  })

  test('keeps the sum, leaves no gap, and merges no tile twice, for every line there is', () => {
    const wrong = everyLine.filter((line) => {
      const slid = slideLine(line)
      const tiles = slid.filter((tile) => tile !== 0)
      const hasGap = tiles.some((tile, index) => slid[index] !== tile)
      return slid.length !== size || sum(slid) !== sum(line) || hasGap || !isMergedOnce(line, tiles)
    })
    expect(wrong).toEqual([])
  })
})

/** Whether each tile, from the wall, is the next old one or else the next two, and two equal ones did merge. */
function isMergedOnce(line: readonly number[], tiles: readonly number[]): boolean {
  const old = line.filter((tile) => tile !== 0)
  for (const tile of tiles) {
    const [first, second] = old.splice(0, old[0] === old[1] ? 2 : 1)
    if (tile !== (first ?? 0) + (second ?? 0)) return false
  }
  return old.length === 0
}

describe('slide', () => {
  test.each(directions)('%s does what tiles that step one by one do, with every line in every place', (direction) => {
    const wrong = everyLine.flatMap((line) =>
      boardsOf(line, direction).filter((cells) => {
        const slow = slideStepByStep(cells, direction)
        return slide(cells, direction).some((tile, cell) => tile !== slow[cell])
      }),
    )
    expect(wrong).toEqual([])
  })

  test('does so on whole boards', () => {
    fc.assert(
      fc.property(board, anyDirection, (cells, direction) => {
        expect(slide(cells, direction)).toEqual(slideStepByStep(cells, direction))
      }),
      { numRuns: 5000 },
    )
  })

  test('keeps the sum, and never changes the board it was given', () => {
    fc.assert(
      fc.property(board, anyDirection, (cells, direction) => {
        const before = [...cells]
        expect(sum(slide(cells, direction))).toBe(sum(cells))
        expect(cells).toEqual(before)
      }),
    )
  })
})

describe('canSlide', () => {
  test('says whether a move changes the board', () => {
    fc.assert(
      fc.property(board, anyDirection, (cells, direction) => {
        expect(canSlide(cells, direction)).toBe(slideStepByStep(cells, direction).some((tile, i) => tile !== cells[i]))
      }),
      { numRuns: 5000 },
    )
    const told = directions.flatMap((direction) =>
      everyLine.map((line) => ({ direction, cells: boardsOf(line, direction)[1] ?? [] })),
    )
    const wrong = told.filter(({ direction, cells }) => {
      const slid = slideStepByStep(cells, direction)
      return canSlide(cells, direction) !== slid.some((tile, cell) => tile !== cells[cell])
    })
    expect(wrong).toEqual([])
  })
})
