import type { GymnasiumPart } from '@gym/core'
import { describe, type Episode, refuse, resultOf } from './episode.ts'
import { movesInText } from './moves-in-text.ts'
import { play } from './referee.ts'
import type { Task } from './task.ts'

/** The games turn by turn: a turn without a move counts as an illegal one, so that every episode ends. */
export const gymnasium: GymnasiumPart<Task, Episode> = {
  observe: ({ task, state }) => describe(task, state),
  async step({ task, state, outputText, callCount, signal }) {
    const { problem } = await turn(task, state, outputText, callCount, signal)
    const { reward, terminated, truncated, ...info } = resultOf(task, state)
    const isOver = terminated || truncated
    const view = [problem, describe(task, state)].filter(Boolean).join('\n\n')
    // Whoever called a tool has seen it there.
    return { observation: callCount > 0 ? null : view, reward: isOver ? reward : 0, terminated, truncated, info }
  },
}

async function turn(
  task: Task,
  state: Episode,
  text: string,
  callCount: number,
  signal: AbortSignal,
): Promise<{ problem: string | undefined }> {
  if (task.play_by === 'tools' && callCount > 0) return { problem: undefined }
  const moves = task.play_by === 'tags' ? movesInText(text) : []
  const { episode, problem } =
    moves.length === 0
      ? refuse(task, state, task.play_by === 'tags' ? noMove : noCall)
      : moves.length > task.moves_per_turn
        ? refuse(task, state, `At most ${task.moves_per_turn} may be made at once.`)
        : await play(task, state, moves, signal)
  Object.assign(state, episode)
  return { problem }
}

const noMove = 'There is no <move>…</move> in what you said.'
const noCall = 'You made no move: call the tool make_moves.'
