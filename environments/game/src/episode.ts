import { createRandom } from '@gym/core'
import * as z from 'zod'
import { findGame } from './games/index.ts'
import type { Task } from './task.ts'

/** One game from its start to its end: plain JSON, and all that a session remembers. */
export const Episode = z.object({
  /** What its chance comes from. */
  seed: z.string(),
  /** The game's own: plain JSON, which is not walked through at every call. */
  position: z.unknown(),
  /** Legal moves made. */
  turns: z.int(),
  illegal_moves: z.int(),
  /** Why it goes no further: by the rules, at the limit of turns, or at that of illegal moves; null while it goes on. */
  ended: z.enum(['rules', 'turns', 'illegal_moves']).nullable(),
})
export type Episode = z.infer<typeof Episode>

/** What a verdict, and the last step of an episode, say of it. */
export interface Result {
  /** In [0, 1]. */
  reward: number
  won: boolean
  /** It came to its end by the rules, or was lost by illegal moves. */
  terminated: boolean
  /** The turns ran out. */
  truncated: boolean
  turns: number
  illegal_moves: number
  episode_seed: string
}

/** The part of a task that an episode depends on. */
export type Terms = Pick<Task, 'game' | 'level' | 'seed' | 'setup' | 'max_turns' | 'max_illegal_moves'>

/**
 * The first position of a task's episode: equal tasks have equal episodes, move by move, in any process.
 *
 * @throws {SetupError} for a `setup` that its game cannot begin with
 */
export function beginEpisode(terms: Terms): Episode {
  const { game, level, setup } = terms
  const seed = seedOf(terms)
  const position = findGame(game).start({ level, setup, random: createRandom(`${game}:${level}:${seed}:start`) })
  return { seed, position: position, turns: 0, illegal_moves: 0, ended: null }
}

/** A row's own seed, or one that the rest of it gives: repeats of a row are the same episode (REP-2). */
function seedOf({ seed, game, level, setup }: Terms): string {
  return seed === undefined ? String(createRandom(JSON.stringify([game, level, setup])).integer(0, 2 ** 31)) : `${seed}`
}

/** What came of some moves. */
export interface Played {
  episode: Episode
  /** Why the last of them was not made, where it was not. */
  problem: string | undefined
}

/** Makes moves until one is illegal or the episode has ended; those after it are not made. */
export function playMoves(terms: Terms, before: Episode, moves: readonly string[]): Played {
  const game = findGame(terms.game)
  const maxTurns = terms.max_turns ?? game.maxTurns(terms.level)
  let episode = before
  for (const text of moves) {
    if (episode.ended) return { episode, problem: 'The game is over: no more moves are made.' }
    const { position, seed, turns } = episode
    const move = text.length > longestMove ? undefined : game.readMove(text, position)
    if (move === undefined) return refuse(terms, episode, game.explainIllegal(text.slice(0, longestMove), position))
    // A stream of its own for each move: what went wrong in between changes no chance.
    const random = createRandom(`${terms.game}:${terms.level}:${seed}:${turns}`)
    const next = game.apply(position, move, random)
    const isOver = game.outcome(next) !== undefined
    const ended = isOver ? 'rules' : turns + 1 >= maxTurns ? 'turns' : null
    episode = { ...episode, position: next, turns: turns + 1, ended }
  }
  return { episode, problem: undefined }
}

const longestMove = 200

/** Counts a turn in which no legal move was said. */
export function refuse(terms: Pick<Terms, 'max_illegal_moves'>, episode: Episode, problem: string): Played {
  if (episode.ended) return { episode, problem }
  const illegal_moves = episode.illegal_moves + 1
  const isLost = illegal_moves >= terms.max_illegal_moves
  return {
    episode: { ...episode, illegal_moves, ended: isLost ? 'illegal_moves' : null },
    problem: isLost ? `${problem} That was one illegal move too many: the game is lost.` : problem,
  }
}

/** What an episode is worth as it stands. One that was left before its end, or lost by illegal moves, is worth 0. */
export function resultOf({ game: name }: Pick<Terms, 'game'>, episode: Episode): Result {
  const game = findGame(name)
  const { position, ended, turns, illegal_moves, seed } = episode
  const outcome = ended === 'rules' ? game.outcome(position) : undefined
  return {
    reward: outcome?.score ?? (ended === 'turns' ? game.score(position) : 0),
    won: outcome?.won ?? false,
    terminated: ended === 'rules' || ended === 'illegal_moves',
    truncated: ended === 'turns',
    turns,
    illegal_moves,
    episode_seed: seed,
  }
}

/** What the player sees of an episode, and what may be done in it. */
export function describe(
  terms: Pick<Terms, 'game' | 'level' | 'max_turns' | 'max_illegal_moves'>,
  episode: Episode,
): string {
  const game = findGame(terms.game)
  const { position, ended, turns, illegal_moves } = episode
  const board = game.observe(position)
  if (ended) return `${board}\n\n${endings[ended]}${ended === 'rules' ? wordOf(game.outcome(position)?.won) : ''}`
  const turnsLeft = (terms.max_turns ?? game.maxTurns(terms.level)) - turns
  const moves = game.describeMoves?.(position) ?? game.legalMoves(position).join(', ')
  const lines = [board, '', `Legal moves: ${moves}`, `Moves left: ${turnsLeft}`]
  if (illegal_moves > 0) lines.push(`Illegal moves: ${illegal_moves} of ${terms.max_illegal_moves}`)
  return lines.join('\n')
}

const endings = {
  rules: 'The game is over: ',
  turns: 'The game is over: there are no moves left.',
  illegal_moves: 'The game is over: it is lost by illegal moves.',
}

const wordOf = (won: boolean | undefined): string => (won ? 'you have won.' : 'you have not won.')
