import { expect, test } from 'vitest'
import { movesInText } from './moves-in-text.ts'

test.each([
  ['I go <move>up</move>.', ['up']],
  ['<MOVE> e2e4 </Move> and <move>e7e5</move>', ['e2e4', 'e7e5']],
  ['<move>\nup\n\nleft\n</move>', ['up', 'left']],
  ['<move>up', []],
  ['</move>up<move>', []],
  ['<move><move>up</move>', ['up']],
  ['<move></move>', []],
  ['no move at all', []],
])('finds the moves of %j', (text, moves) => {
  expect(movesInText(text)).toEqual(moves)
})

test('takes no long time for any text, and no endless list', () => {
  expect(movesInText('<move>'.repeat(100_000))).toEqual([])
  expect(movesInText('<move>a</move>'.repeat(20_000)).length).toBeLessThan(1100)
})
