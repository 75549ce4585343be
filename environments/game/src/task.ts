import * as z from 'zod'
import { levels } from './game.ts'
import { gameNames } from './games/index.ts'

/** What a dataset row asks: one episode of one game. */
export const Task = z.object({
  game: z.enum(gameNames),
  level: z.enum(levels).default('medium'),
  /** Which episode it is: equal seeds give equal ones. Without it the rest of the row says so. */
  seed: z.union([z.int(), z.string().min(1).max(200)]).optional(),
  /** A position to begin with, in the game's own notation, for games that take one. */
  setup: z.string().min(1).max(5000).optional(),
  /** Legal moves that the player has. @default the game's own */
  max_turns: z.int().min(1).max(10_000).optional(),
  /** Illegal moves that end the game as lost. */
  max_illegal_moves: z.int().min(1).max(1000).default(3),
  /** Moves that may be made at once. */
  moves_per_turn: z.int().min(1).max(100).default(1),
  /** How the model says its moves: by a tool, or in its text between `<move>` and `</move>`. */
  play_by: z.enum(['tools', 'tags']).default('tools'),
})
export type Task = z.infer<typeof Task>
