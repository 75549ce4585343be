import type { Random } from '@gym/core'
import type * as z from 'zod'

/** How hard a game is; what that means is the game's. */
export const levels = ['easy', 'medium', 'hard'] as const
export type Level = (typeof levels)[number]

/** How a game ended. */
export interface Outcome {
  /** Whether the player reached what the game is about. */
  won: boolean
  /** In [0, 1]: 1 for the best that can be reached, 0 for the worst. */
  score: number
}

/** What a game is started with. */
export interface StartContext {
  level: Level
  random: Random
  /** A position of the row's own, in the game's notation, for games that take one. */
  setup?: string | undefined
}

/** Chooses one of the legal moves. It sees the whole position, and must not use what the player of the game does not see. */
export type Player<Position> = (position: Position, random: Random) => string

/**
 * A game as pure functions over a position: a plain JSON value that holds all there is, also what the player does not see.
 *
 * Nothing is changed in place, and chance comes from `random` alone: equal arguments give equal results. What opponents, dealers and
 * chance do is part of `apply`, so that it is always the player's turn or the game is over.
 */
export interface Game<Position = unknown> {
  /** Lower-case letters, digits and `_`, such as `connect_four`. */
  readonly name: string
  /** As people call it, such as `Connect four`. */
  readonly title: string
  readonly position: z.ZodType<Position>
  /** What a model is told before it plays: the aim, how a move is written, what a score is given for. */
  rules(level: Level): string
  /** Turns that a game of this level has, unless its row says otherwise: enough for a good player. */
  maxTurns(level: Level): number
  /**
   * The first position, in which the player has a move.
   *
   * @throws {SetupError} for a `setup` that is no position of the game, or of a game that takes none
   */
  start(context: StartContext): Position
  /** All legal moves as they are written, each once, in an order that depends on the position alone; empty exactly when the game is over. */
  legalMoves(position: Position): readonly string[]
  /** The legal move that a text means, in whatever case and with whatever blanks it is written; undefined when it means none. */
  readMove(text: string, position: Position): string | undefined
  /** Why a text is no legal move, in a sentence that helps the player: what is wrong with it, never what is hidden. */
  explainIllegal(text: string, position: Position): string
  /** The position after a legal move, and after all that follows before the player's next. */
  apply(position: Position, move: string, random: Random): Position
  /** What the player sees: text that a model reads well. */
  observe(position: Position): string
  /** How the legal moves are told to the player; without it they are listed. */
  describeMoves?(position: Position): string
  /** How it ended; undefined while it goes on. */
  outcome(position: Position): Outcome | undefined
  /** In [0, 1): what a game is worth that is cut off here, never more than an end of it that is no win; 0 for a start. */
  score(position: Position): number
  /** Whether `apply` can take more than a few milliseconds, so that it belongs off the event loop. */
  readonly isSlow: boolean
  /** Whether `start` can, which is the drawing of a board. @default as `isSlow` */
  readonly hasSlowStart?: boolean
  /** Plays optimally, or as well as is practical where chance or the size of the game rules that out. */
  readonly oracle: Player<Position>
}

/** A row gives a game a position that is none of its. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}
