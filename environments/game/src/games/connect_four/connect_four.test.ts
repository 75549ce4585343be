import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { SetupError } from '../../game.ts'
import { fuzzGame, playGame, randomPlayer } from '../fuzz.test-kit.ts'
import { connectFour } from './connect_four.ts'
import { hasRow, solveAll } from './exhaustive.test-kit.ts'
import { Grid, layOut, type Shape } from './grid.ts'
import { bestColumns, minimaxValue, winValue } from './search.ts'

const small: Shape[] = [
  { columns: 3, rows: 3, connect: 3 },
  { columns: 4, rows: 4, connect: 3 },
  { columns: 4, rows: 4, connect: 4 },
  { columns: 5, rows: 3, connect: 4 },
  { columns: 3, rows: 5, connect: 3 },
]

function gridOf(shape: Shape, drops: readonly number[]): Grid {
  const grid = new Grid(layOut(shape))
  for (const column of drops) grid.drop(column)
  return grid
}

describe('the search', () => {
  test.each(small)('knows every position of a board of $columns x $rows with $connect in a row', (shape) => {
    const cells = shape.columns * shape.rows
    const solved = solveAll(shape)
    expect(solved.size).toBeGreaterThan(100)
    // Every one of them where there are few; else an even choice, so that the whole depth is among them.
    const stride = Math.ceil(solved.size / 500)
    for (const [index, [key, { drops, solved: expected }]] of [...solved].entries()) {
      if (index % stride !== 0) continue
      // No value is -0 here.
      const value = 0 + minimaxValue(gridOf(shape, drops), cells - drops.length)
      expect({ key, value }).toEqual({
        key,
        value: expected.result === 0 ? 0 : expected.result * (winValue - expected.stones),
      })
    }
  })

  test('chooses only columns that keep the value of the game', () => {
    const shape = { columns: 4, rows: 4, connect: 3 }
    const solved = solveAll(shape)
    const keyOf = (drops: readonly number[]) =>
      Array.from({ length: shape.columns }, (_, column) =>
        drops.map((each, at) => (each === column ? (at % 2 === 0 ? 'X' : 'O') : '')).join(''),
      ).join('|')
    let checked = 0
    for (const [index, { drops, solved: here }] of [...solved.values()].entries()) {
      const grid = gridOf(shape, drops)
      if (index % 11 !== 0 || grid.isFull) continue
      for (const column of bestColumns(grid, { depth: 16 })) {
        checked += 1
        if (grid.wins(column)) expect(here.result).toBe(1)
        else
          expect(solved.get(keyOf([...drops, column]))!.solved).toEqual({
            result: 0 - here.result,
            stones: here.stones,
          })
      }
      expect(grid.count).toBe(drops.length)
    }
    expect(checked).toBeGreaterThan(300)
  })

  test('finds four in a row where there are four, on boards drawn at random', () => {
    const shape = { columns: 7, rows: 6, connect: 4 }
    let wins = 0
    for (let seed = 0; seed < 400; seed += 1) {
      const random = createRandom(seed)
      const grid = new Grid(layOut(shape))
      const columns = Array<string>(7).fill('')
      while (!grid.isFull) {
        const column = random.pick([...columns.keys()].filter((each) => grid.isOpen(each)))
        const stone = grid.side === 1 ? 'X' : 'O'
        const next = columns.with(column, columns[column]! + stone)
        const isWon = hasRow(next, stone, shape)
        expect(grid.wins(column), `${seed}: ${next.join('|')}`).toBe(isWon)
        if (isWon) {
          wins += 1
          break
        }
        grid.drop(column)
        columns.splice(0, 7, ...next)
      }
    }
    expect(wins).toBeGreaterThan(300)
  })
})

describe('connect four', () => {
  test('keeps the promises of a game', () => {
    expect(fuzzGame(connectFour, { plies: 200 })).toMatchObject({ unfinished: 0 })
  })

  test('lets each side begin, and the opponent answer', () => {
    const starts = Array.from({ length: 20 }, (_, seed) =>
      connectFour.start({ level: 'easy', random: createRandom(seed) }),
    )
    expect(new Set(starts.map(({ player }) => player)).size).toBe(2)
    for (const { player, drops } of starts) expect(drops).toHaveLength(player - 1)
  })

  test.each([
    ['8', 'Column 8 does not exist: columns are 1 to 7.'],
    ['-1', 'Column -1 does not exist: columns are 1 to 7.'],
    ['four', 'A move is the number of a column, 1 to 7, and nothing else.'],
    ['4', 'Column 4 is full: choose another one.'],
  ])('refuses %j with a reason', (text, reason) => {
    const position = connectFour.start({ level: 'easy', random: createRandom(1), setup: '444444' })
    expect(connectFour.readMove(text, position)).toBeUndefined()
    expect(connectFour.explainIllegal(text, position)).toBe(reason)
  })

  test.each(['9', '1111111', '12121212', 'x', '1'.repeat(1000)])('refuses the setup %j', (setup) => {
    expect(() => connectFour.start({ level: 'easy', random: createRandom(1), setup })).toThrow(SetupError)
  })

  test('is won by the oracle more often than by chance', () => {
    const results = [0, 1].map((seed) => ({
      oracle: playGame(connectFour, { level: 'easy', seed, player: connectFour.oracle }).outcome?.score ?? 0,
      random: playGame(connectFour, { level: 'easy', seed, player: randomPlayer(connectFour) }).outcome?.score ?? 0,
    }))
    const sum = (name: 'oracle' | 'random') => results.reduce((total, each) => total + each[name], 0)
    expect(sum('oracle')).toBeGreaterThan(sum('random'))
  })
})
