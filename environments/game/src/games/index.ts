import type { Game } from '../game.ts'
import { blackjack } from './blackjack/blackjack.ts'
import { chess } from './chess/chess.ts'
import { connectFour } from './connect_four/connect_four.ts'
import { minesweeper } from './minesweeper/minesweeper.ts'
import { sokoban } from './sokoban/sokoban.ts'
import { twentyFortyEight } from './twenty_forty_eight/twenty_forty_eight.ts'
import { word } from './word/word.ts'

/** All games; adding one is adding it here. */
export const games = [blackjack, chess, connectFour, minesweeper, sokoban, twentyFortyEight, word] as const

/** Their names, in order. */
export const gameNames = games.map(({ name }) => name)

/** A game by its name. Its position is known to itself alone. */
export function findGame(name: string): Game {
  const game = games.find((each) => each.name === name)
  if (!game) throw new RangeError(`There is no game ${JSON.stringify(name)}: there are ${gameNames.join(', ')}.`)
  return game as unknown as Game
}
