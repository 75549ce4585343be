import { type DefineTool, ToolError } from '@gym/core'
import * as z from 'zod'
import { describe, type Episode } from './episode.ts'
import { play } from './referee.ts'
import type { Task } from './task.ts'

/** What a player gets to see. */
const View = z.object({
  observation: z.string(),
  /** Whether the game is over. */
  done: z.boolean(),
  /** Why the last move was not made; empty when it was. */
  problem: z.string(),
})

/** The tools of a session, which play its episode. */
export const gameTools = (tool: DefineTool<Task, Episode>) => ({
  observe: tool({
    description: 'Look at the game again. It takes no turn.',
    input: z.object({}),
    output: View,
    execute: (_, { task, state }) => toView(task, state, undefined),
  }),
  make_moves: tool({
    description: 'Make one move, or several in order until one is illegal. See how the game stands then.',
    input: z.object({
      moves: z
        .array(z.string().max(1000))
        .min(1)
        .max(100)
        .describe('The moves, such as the legal ones that are listed.'),
    }),
    output: View,
    async execute({ moves }, context) {
      const { task, state, signal } = context
      if (moves.length > task.moves_per_turn)
        throw new ToolError(
          `At most ${task.moves_per_turn} ${task.moves_per_turn === 1 ? 'move' : 'moves'} may be made at once.`,
        )
      const { episode, problem } = await play(task, state, moves, signal)
      Object.assign(state, episode)
      return toView(task, state, problem)
    },
  }),
})

const toView = (task: Task, episode: Episode, problem: string | undefined) => ({
  observation: describe(task, episode),
  done: episode.ended !== null,
  problem: problem ?? '',
})
