import { expect, test } from 'vitest'
import { parTable } from './par-table.ts'

test('has a line for each game and level, and a cell for each player, the best first', () => {
  const row = (player: string, reward: number, level = 'easy') => ({
    player,
    game: 'chess',
    level,
    reward,
    won: reward === 1,
  })
  const rows = [row('random', 0), row('random', 1), row('oracle', 1), row('oracle', 1), row('oracle', 0.5, 'hard')]
  expect(parTable(rows)).toBe(
    [
      '| game | level | games | oracle: reward (won) | random: reward (won) |',
      '| --- | --- | --- | --- | --- |',
      '| chess | easy | 2 | 1.000 ± 0.000 (100 %) | 0.500 ± 6.353 (50 %) |',
      '| chess | hard | 0.5 | 0.500 (0 %) | – |',
    ].join('\n'),
  )
})
