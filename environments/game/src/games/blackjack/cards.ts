import type { Random } from '@gym/core'

/** The ranks of cards, T for a ten. Suits mean nothing in this game. */
export const ranks = 'A23456789TJQK'

export const decks = 6

/** All cards of the shoe in a random order, the first to be dealt first. */
export function shuffledShoe(random: Random): string {
  const ordered = Array.from(ranks.repeat(4 * decks))
  return random.shuffle(ordered).join('')
}

/** The next cards of the shoe, and the rest of it. */
export function takeCards(shoe: string, count: number): { cards: string; rest: string } {
  if (shoe.length < count) throw new RangeError('The shoe has no card left.')
  return { cards: shoe.slice(0, count), rest: shoe.slice(count) }
}

/** What a card counts, an ace 1. */
export function pointsOf(card: string): number {
  const rank = ranks.indexOf(card)
  if (rank < 0 || card.length !== 1) throw new RangeError(`${JSON.stringify(card)} is no card.`)
  return Math.min(10, rank + 1)
}

/** The total of a hand; a soft one counts an ace as 11. */
export interface Total {
  total: number
  isSoft: boolean
}

/** The best total of a hand: one ace counts 11 when that does not pass 21. */
export function totalOf(cards: string): Total {
  let low = 0
  for (const card of cards) low += pointsOf(card)
  const isSoft = cards.includes('A') && low <= 11
  return { total: isSoft ? low + 10 : low, isSoft }
}

export const isBust = (cards: string): boolean => totalOf(cards).total > 21

/** Says whether two cards are an ace and a card that counts ten; after a split they are no blackjack all the same. */
export const isNatural = (cards: string): boolean => cards.length === 2 && totalOf(cards).total === 21

/** Cards as the player sees them, such as `K 10 A`. */
export const showCards = (cards: string): string => Array.from(cards, (card) => (card === 'T' ? '10' : card)).join(' ')
