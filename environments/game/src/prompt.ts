import { beginEpisode, describe } from './episode.ts'
import { findGame } from './games/index.ts'
import type { Task } from './task.ts'

/** The message that puts a task to a model: the rules, how moves are made, and the first position. */
export function prompt(task: Task): string {
  const game = findGame(task.game)
  return [
    `You play ${game.title}.`,
    game.rules(task.level),
    howToPlay(task),
    `An illegal move is not made, and you are told why; with ${task.max_illegal_moves} of them the game is lost, which is worth 0. A game that you leave before its end is worth 0 as well.`,
    describe(task, beginEpisode(task)),
  ].join('\n\n')
}

function howToPlay({ play_by, moves_per_turn }: Task): string {
  const several =
    moves_per_turn === 1 ? '' : `, up to ${moves_per_turn} at once: they are made in order, until one is illegal`
  return play_by === 'tools'
    ? `Make your moves with the tool make_moves${several}. Play until the game is over, then say that you are done.`
    : `Write your move as <move>…</move>${several === '' ? '' : `, one a line${several}`}. Play until the game is over.`
}
