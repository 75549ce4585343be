import { pointsOf, totalOf } from './cards.ts'
import { type DealerRule, isPair, type Move } from './round.ts'

/** What the player knows when it decides. */
export interface Decision extends DealerRule {
  cards: string
  /** The dealer's open card. */
  up: string
  legal: readonly Move[]
}

/**
 * The best move by totals alone, for six decks, doubling after a split, no surrender, and a dealer who looks for blackjack.
 *
 * @see https://wizardofodds.com/games/blackjack/strategy/4-decks/
 */
export function basicStrategy({ cards, up, legal, standsOnSoft17 }: Decision): Move {
  const column = dealers.indexOf(pointsOf(up))
  const isWorthSplitting = isPair(cards) && pairs[pointsOf(cards.charAt(0))]?.[column] === 'P'
  if (isWorthSplitting && legal.includes('split')) return 'split'
  const { total, isSoft } = totalOf(cards)
  const row = (standsOnSoft17 ? standing : hitting)[isSoft ? 'soft' : 'hard'][total]
  const choice = row ? row[column] : total >= 17 ? 'S' : 'H'
  if ((choice === 'D' || choice === 'd') && legal.includes('double')) return 'double'
  return choice === 'S' || choice === 'd' ? 'stand' : 'hit'
}

/** The dealer's open cards in the order of the columns: 2 to 10, and the ace. */
const dealers = [2, 3, 4, 5, 6, 7, 8, 9, 10, 1]

/** By the player's total; H hit, S stand, D double or else hit, d double or else stand. Totals that are not here stand from 17 on. */
type Table = Record<'hard' | 'soft', Record<number, string>>

const standing: Table = {
  hard: {
    9: 'HDDDDHHHHH',
    10: 'DDDDDDDDHH',
    11: 'DDDDDDDDDH',
    12: 'HHSSSHHHHH',
    13: 'SSSSSHHHHH',
    14: 'SSSSSHHHHH',
    15: 'SSSSSHHHHH',
    16: 'SSSSSHHHHH',
  },
  soft: {
    13: 'HHHDDHHHHH',
    14: 'HHHDDHHHHH',
    15: 'HHDDDHHHHH',
    16: 'HHDDDHHHHH',
    17: 'HDDDDHHHHH',
    18: 'SddddSSHHH',
  },
}

/** Against a dealer who hits soft 17. */
const hitting: Table = {
  hard: { ...standing.hard, 11: 'DDDDDDDDDD' },
  soft: { ...standing.soft, 18: 'dddddSSHHH', 19: 'SSSSdSSSSS' },
}

/** By what a card of the pair counts: P to split it. */
const pairs: Record<number, string> = {
  1: 'PPPPPPPPPP',
  2: 'PPPPPP....',
  3: 'PPPPPP....',
  4: '...PP.....',
  6: 'PPPPP.....',
  7: 'PPPPPP....',
  8: 'PPPPPPPPPP',
  9: 'PPPPP.PP..',
}
