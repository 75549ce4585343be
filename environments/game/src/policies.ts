import type { Policy } from '@gym/core'
import { LRUCache } from 'lru-cache'
import type { Chooser } from './choose-moves.ts'
import type { Episode } from './episode.ts'
import { begin, choose } from './referee.ts'
import type { Task } from './task.ts'

/** How a rollout of a reference player has gone so far: a policy is run again from its beginning at every turn. */
interface Line {
  moves: string[]
  episode: Episode
}

const lines = new LRUCache<string, Promise<Line>>({ max: 1000 })

/** Plays to the end, as many moves at once as the row allows. */
const playing =
  (chooser: Chooser): Policy<Task> =>
  async ({ task, random, call }) => {
    // The oracle plays a row always alike; chance, each rollout its own way.
    const key = chooser === 'oracle' ? 'oracle' : String(random.integer(0, 2 ** 40))
    const name = JSON.stringify([task, key])
    if (task.play_by === 'tags') {
      // One text is all that a policy says: the first turn, which is the whole of a session that is verified by it.
      const { moves } = await lineOf(name, task, { chooser, key, count: task.moves_per_turn })
      return moves.map((move) => `<move>${move}</move>`).join('\n')
    }
    for (let made = 0; ; made += task.moves_per_turn) {
      const { moves, episode } = await lineOf(name, task, { chooser, key, count: made + task.moves_per_turn })
      if (moves.length > made) await call('make_moves', { moves: moves.slice(made, made + task.moves_per_turn) })
      if (episode.ended && moves.length <= made + task.moves_per_turn) return 'The game is over.'
    }
  }

/** The rollout's first moves, at least `count` where it has as many. */
async function lineOf(
  name: string,
  task: Task,
  { count, ...how }: { chooser: Chooser; key: string; count: number },
): Promise<Line> {
  const before = lines.get(name) ?? begin(task).then((episode) => ({ moves: [], episode }))
  const line = before.then(async ({ moves, episode }): Promise<Line> => {
    if (moves.length >= count || episode.ended) return { moves, episode }
    const more = await choose(task, episode, { ...how, count: count - moves.length })
    return { moves: [...moves, ...more.moves], episode: more.episode }
  })
  lines.set(name, line)
  line.catch(() => lines.delete(name))
  return await line
}

/** Reference players. `idle` is there without being written. */
export const policies: Record<string, Policy<Task>> = {
  oracle: playing('oracle'),
  random: playing('random'),
  /** Says nothing but moves that there are not, until it has lost. */
  illegal: async ({ task, call }) => {
    for (let made = 0; made < task.max_illegal_moves; made += 1)
      await call('make_moves', { moves: ['castle the moon'] })
    return 'I have lost.'
  },
}
