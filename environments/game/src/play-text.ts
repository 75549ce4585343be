import { type Episode, type Played, refuse } from './episode.ts'
import { movesInText } from './moves-in-text.ts'
import { play } from './referee.ts'
import type { Task } from './task.ts'

/** Plays the moves of a turn by text, as many as may be made at once; a text without one counts as an illegal move. */
export async function playText(task: Task, episode: Episode, text: string, signal: AbortSignal): Promise<Played> {
  const moves = movesInText(text)
  if (moves.length === 0) return refuse(task, episode, 'There is no <move>…</move> in what you said.')
  const { moves_per_turn: most } = task
  const played = await play(task, episode, moves.slice(0, most), signal)
  if (moves.length <= most || played.problem !== undefined) return played
  return { ...played, problem: `At most ${most} may be made at once: the others were not made.` }
}
