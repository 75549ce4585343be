import { tInterval } from '@gym/core'
import { levels } from '../game.ts'

/** What is read of one rollout. */
export interface PlayedRow {
  player: string
  game: string
  level: string
  reward: number
  won: boolean
}

/** A Markdown table: mean reward ± half of its 95 % t interval, share of games won, for each player on each game and level. */
export function parTable(rows: readonly PlayedRow[]): string {
  const players = [...new Set(rows.map(({ player }) => player))].toSorted(byRank)
  const games = [...new Set(rows.map(({ game }) => game))].toSorted()
  const head = ['game', 'level', 'games', ...players.map((player) => `${player}: reward (won)`)]
  const lines = games.flatMap((game) =>
    levels.flatMap((level) => {
      const here = rows.filter((row) => row.game === game && row.level === level)
      if (here.length === 0) return []
      const cells = players.map((player) => cell(here.filter((row) => row.player === player)))
      return [[game, level, String(here.length / players.length), ...cells]]
    }),
  )
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const ranks = ['oracle', 'random', 'idle', 'illegal']
const byRank = (a: string, b: string): number => ranks.indexOf(a) - ranks.indexOf(b)

function cell(rows: readonly PlayedRow[]): string {
  if (rows.length === 0) return '–'
  const rewards = rows.map(({ reward }) => reward)
  const mean = rewards.reduce((sum, each) => sum + each, 0) / rewards.length
  const interval = tInterval(rewards)
  const won = rows.filter((row) => row.won).length / rows.length
  return `${mean.toFixed(3)}${interval ? ` ± ${(interval.high - mean).toFixed(3)}` : ''} (${(won * 100).toFixed(0)} %)`
}
