import { createRandom } from '@gym/core'
import { type Episode, playMoves, type Terms } from './episode.ts'
import { findGame } from './games/index.ts'

/** Who chooses moves: the game's oracle, or chance. */
export type Chooser = 'oracle' | 'random'

/**
 * Chooses and makes some moves of an episode.
 *
 * @param key what the chooser's own chance comes from
 */
export function chooseMoves(
  terms: Terms,
  before: Episode,
  { chooser, key, count }: { chooser: Chooser; key: string; count: number },
): { moves: string[]; episode: Episode } {
  const game = findGame(terms.game)
  const moves: string[] = []
  let episode = before
  while (moves.length < count && !episode.ended) {
    const { position, turns } = episode
    const random = createRandom(`${key}:${chooser}:${turns}`)
    const move = chooser === 'oracle' ? game.oracle(position, random) : random.pick(game.legalMoves(position))
    moves.push(move)
    episode = playMoves(terms, episode, [move]).episode
  }
  return { moves, episode }
}
