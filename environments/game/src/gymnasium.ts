import type { GymnasiumPart } from '@gym/core'
import { describe, type Episode, refuse, resultOf } from './episode.ts'
import { playText } from './play-text.ts'
import type { Task } from './task.ts'

/** The games turn by turn; a turn that calls nothing, or has no move in its text, counts as an illegal move. */
export const gymnasium: GymnasiumPart<Task, Episode> = {
  observe: ({ task, state }) => describe(task, state),
  async step({ task, state, outputText, callCount, signal }) {
    const problem = await turn(task, state, outputText, callCount, signal)
    const { reward, terminated, truncated, ...info } = resultOf(task, state)
    const isOver = terminated || truncated
    const view = [problem, describe(task, state)].filter(Boolean).join('\n\n')
    // Whoever called a tool has seen it there.
    return {
      observation: task.play_by === 'tools' && callCount > 0 ? null : view,
      reward: isOver ? reward : 0,
      terminated,
      truncated,
      info,
    }
  },
}

/** The tools of the turn have been run by now. */
async function turn(
  task: Task,
  state: Episode,
  text: string,
  callCount: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (task.play_by === 'tools' && callCount > 0) return undefined
  const { episode, problem } =
    task.play_by === 'tags'
      ? await playText(task, state, text, signal)
      : refuse(task, state, 'You made no move: call the tool make_moves.')
  Object.assign(state, episode)
  return problem
}
