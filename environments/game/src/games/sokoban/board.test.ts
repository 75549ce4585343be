import { describe, expect, test } from 'vitest'
import { type Move, readRows, step, writeRows } from './board.ts'

/** What becomes of a row after a step to the right, and of the same row turned any way round. */
const pushes: [string, string | undefined][] = [
  // Walking.
  ['#@  #', '# @ #'],
  ['#@. #', '# + #'],
  ['#+  #', '#.@ #'],
  ['#+. #', '#.+ #'],
  ['#  @#', undefined],
  ['#  +#', undefined],
  // Pushing a box that is on no goal.
  ['#@$ #', '# @$#'],
  ['#@$.#', '# @*#'],
  ['#+$ #', '#.@$#'],
  ['#+$.#', '#.@*#'],
  // Pushing a box off a goal.
  ['#@* #', '# +$#'],
  ['#@*.#', '# +*#'],
  ['#+* #', '#.+$#'],
  ['#+*.#', '#.+*#'],
  // Two boxes, or a wall behind the box.
  ['#@$$ #', undefined],
  ['#@$* #', undefined],
  ['#@*$ #', undefined],
  ['#@** #', undefined],
  ['#@$#', undefined],
  ['#@*#', undefined],
  // A box is never pulled.
  ['#$@ #', '#$ @#'],
  ['#*@ #', '#* @#'],
]

const flip = (text: string) => text.split('').toReversed().join('')
const wallIn = (row: string) => ['#'.repeat(row.length), row, '#'.repeat(row.length)]
const turn = (rows: string[]) => (rows[0] ?? '').split('').map((_, at) => rows.map((row) => row[at]).join(''))

const ways: [Move, (row: string) => string[]][] = [
  ['right', (row) => wallIn(row)],
  ['left', (row) => wallIn(flip(row))],
  ['down', (row) => turn(wallIn(row))],
  ['up', (row) => turn(wallIn(flip(row)))],
]

describe('step', () => {
  test.each(pushes)('makes of %j, to the right, %j', (before, after) => {
    for (const [move, lay] of ways) {
      const board = readRows(lay(before))
      const stepped = step(board, move)
      expect([move, 'to' in stepped ? writeRows(stepped.to) : undefined]).toEqual([move, after && lay(after)])
      expect(writeRows(board)).toEqual(lay(before))
    }
  })

  test('says what is in the way', () => {
    expect(step(readRows(wallIn('#@#')), 'right')).toEqual({ wall: 5 })
    expect(step(readRows(wallIn('#@$#')), 'right')).toEqual({ box: 6, behind: 7 })
    expect(step(readRows(wallIn('#@$$ #')), 'right')).toEqual({ box: 8, behind: 9 })
  })
})
