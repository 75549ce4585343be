import { defineEnvironment, GymError } from '@gym/core'
import { Episode, resultOf } from './episode.ts'
import { SetupError } from './game.ts'
import { generate } from './generate.ts'
import { gymnasium } from './gymnasium.ts'
import { playText } from './play-text.ts'
import { policies } from './policies.ts'
import { prompt } from './prompt.ts'
import { begin } from './referee.ts'
import { Task } from './task.ts'
import { gameTools } from './tools.ts'

/** Seven games, played by tools or in text, in one session or turn by turn. */
export const environment = defineEnvironment({
  name: 'game',
  domain: 'games',
  description:
    'Blackjack, chess, connect four, minesweeper, sokoban, 2048 and a word game, against seeded chance and opponents.',
  task: Task,
  state: Episode,
  seedSession: async ({ task, signal }) => await begin(task, signal).catch(refuseSetup),
  tools: (tool) => gameTools(tool),
  verify: async ({ task, state, outputText, signal }) => {
    if (task.play_by === 'tools' || state.ended) return { ...resultOf(task, state) }
    // The whole of what it said is one turn, played on what the session has come to.
    const { episode } = await playText(task, state, outputText, signal)
    return { ...resultOf(task, episode) }
  },
  offers: ({ play_by }) => (play_by === 'tools' ? (['make_moves', 'observe'] as const) : []),
  gymnasium,
  generate,
  prompt: (task) => {
    try {
      return prompt(task)
    } catch (error) {
      return refuseSetup(error)
    }
  },
  policies,
})

/** Says what is wrong with a row's own position, which is the caller's doing; from a process beside this one it has lost its class. */
function refuseSetup(error: unknown): never {
  const { details } = error as { details?: { name?: string; message?: string } }
  const message =
    error instanceof SetupError ? error.message : details?.name === 'SetupError' ? details.message : undefined
  if (message === undefined) throw error
  throw new GymError({ code: 'row_invalid', message: `The setup cannot be played: ${message}`, cause: error })
}
