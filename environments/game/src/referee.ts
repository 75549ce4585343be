import { createWorkerPool } from '@gym/core/node'
import { type Chooser, chooseMoves } from './choose-moves.ts'
import { beginEpisode, type Episode, type Played, playMoves, type Terms } from './episode.ts'
import type * as worker from './episode.worker.ts'
import { findGame } from './games/index.ts'

const module = new URL('./episode.worker.ts', import.meta.url)
/** A single move of the slowest opponent, or the drawing of a board, takes a small part of it. */
const deadlineMs = 20_000

// No process starts before a slow game needs it. Players have processes of their own: a game does not wait behind its own player.
const pool = createWorkerPool<typeof worker>({ module, deadlineMs })
const players = createWorkerPool<typeof worker>({ module, deadlineMs: 60_000 })

/** Begins an episode, away from the event loop where the game may take its time. */
export async function begin(terms: Terms, signal?: AbortSignal): Promise<Episode> {
  const { isSlow, hasSlowStart = isSlow } = findGame(terms.game)
  return hasSlowStart ? await pool.run('beginEpisode', [terms], { signal }) : beginEpisode(terms)
}

/** Makes moves, away from the event loop where the game may take its time. */
export async function play(
  terms: Terms,
  episode: Episode,
  moves: readonly string[],
  signal?: AbortSignal,
): Promise<Played> {
  if (moves.length === 0 || episode.ended || !findGame(terms.game).isSlow) return playMoves(terms, episode, moves)
  return await pool.run('playMoves', [terms, episode, moves], { signal })
}

/** Chooses and makes moves as a reference player. */
export async function choose(
  terms: Terms,
  episode: Episode,
  how: { chooser: Chooser; key: string; count: number },
): Promise<{ moves: string[]; episode: Episode }> {
  if (how.chooser === 'random' && !findGame(terms.game).isSlow) return chooseMoves(terms, episode, how)
  return await players.run('chooseMoves', [terms, episode, how])
}
