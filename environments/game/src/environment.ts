import { defineEnvironment, HttpError } from '@gym/core'
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
  seedSession: async ({ task, signal }) => {
    try {
      return await begin(task, signal)
    } catch (error) {
      throw setupProblem(error) ?? error
    }
  },
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
  prompt,
  policies,
})

/** What is wrong with a row's own position, which is the caller's doing; from a process beside this one it has lost its class. */
function setupProblem(error: unknown): HttpError | undefined {
  const { name, message, details } = error as {
    name?: string
    message?: string
    details?: { name?: string; message?: string }
  }
  if (error instanceof SetupError || name === 'SetupError') return new HttpError(422, `setup: ${message}`)
  return details?.name === 'SetupError' ? new HttpError(422, `setup: ${details.message}`) : undefined
}
