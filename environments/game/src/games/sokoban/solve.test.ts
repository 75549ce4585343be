import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { type Board, boxesOnGoals, readRows, step, writeRows } from './board.ts'
import { countMovesNeeded } from './plain-search.test-kit.ts'
import { readSetup } from './read-setup.ts'
import { solve } from './solve.ts'

/** The board after moves, each of which must be legal. */
const play = (board: Board, moves: Parameters<typeof step>[1][]): Board =>
  moves.reduce((at, move) => {
    const stepped = step(at, move)
    if (!('to' in stepped)) throw new Error(`${move} is not legal in ${writeRows(at).join('\n')}`)
    return stepped.to
  }, board)

/** A room of 6 x 6 with walls, boxes and goals anywhere, often without a solution, and often with boxes on goals. */
function drawAnything(seed: number): Board {
  const random = createRandom(`anything:${seed}`)
  const rim = (cell: number) => [0, 5].includes(cell % 6) || [0, 5].includes(Math.floor(cell / 6))
  const walls = Array.from({ length: 36 }, (_, cell) => rim(cell) || random.next() < 0.15)
  const floor = random.shuffle([...walls.keys()].filter((cell) => !walls[cell]))
  const many = random.integer(1, 2)
  const [player = -1, ...boxes] = floor.slice(0, many + 1)
  return { width: 6, walls, player, boxes, goals: random.shuffle(floor).slice(0, many) }
}

describe('solve', () => {
  test('solves in the fewest moves, or finds that there is no solution, whatever the level is', () => {
    let [solved, unsolvable] = [0, 0]
    for (let seed = 0; seed < Number(process.env['GAME_SEEDS'] ?? 500); seed += 1) {
      const board = drawAnything(seed)
      const moves = solve(board, 100_000)
      expect([seed, moves?.length]).toEqual([seed, countMovesNeeded(writeRows(board))])
      if (moves) {
        const end = play(board, moves)
        expect(boxesOnGoals(end)).toBe(end.boxes.length)
        solved += 1
      } else unsolvable += 1
    }
    expect(Math.min(solved, unsolvable)).toBeGreaterThan(20)
  })

  test.each([
    ['Microban 1', '####\n# .#\n#  ###\n#*@  #\n#  $ #\n#  ###\n####', 33],
    ['Microban 2', '######\n#    #\n# #@ #\n# $* #\n# .* #\n#    #\n######', 16],
    ['a corridor', '#####\n#@$.#\n#####', 1],
  ])('solves %s in the known number of moves', (_, setup, length) => {
    expect(solve(readSetup(setup), 100_000)).toHaveLength(length)
  })

  test('has nothing to do in a solved level, and gives up at its bound', () => {
    expect(solve(readRows(['#####', '#@* #', '#####']), 10)).toEqual([])
    expect(solve(readSetup('####\n# .#\n#  ###\n#*@  #\n#  $ #\n#  ###\n####'), 3)).toBeUndefined()
  })
})
