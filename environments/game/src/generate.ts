import type { GenerateContext } from '@gym/core'
import type * as z from 'zod'
import { levels } from './game.ts'
import { gameNames } from './games/index.ts'
import type { Task } from './task.ts'

/** Moves at once, where it is no use to look at the game after each. */
const movesPerTurn: Record<string, number> = { sokoban: 20, '2048': 10 }
/** A word that is none is easily said. */
const maxIllegalMoves: Record<string, number> = { word: 10 }

/** Games in turn, and their levels; with a difficulty, the level that is nearest. */
export function generate({ random, index, difficulty }: GenerateContext): z.input<typeof Task> {
  const game = gameNames[index % gameNames.length] ?? gameNames[0]!
  const level =
    difficulty === undefined
      ? levels[Math.floor(index / gameNames.length) % levels.length]
      : levels[Math.min(levels.length - 1, Math.floor(difficulty * levels.length))]
  const seed = random.integer(0, 2 ** 31 - 1)
  return {
    game,
    level,
    seed,
    ...(movesPerTurn[game] && { moves_per_turn: movesPerTurn[game] }),
    ...(maxIllegalMoves[game] && { max_illegal_moves: maxIllegalMoves[game] }),
  }
}
