import { basicStrategy } from './basic-strategy.ts'
import type { DealerRule, Move } from './round.ts'

/**
 * What basic strategy is worth in the first round of a fresh shoe of six decks, by going through all cards that can come.
 *
 * Written apart from the game: it counts by points (an ace is 1), and knows nothing of rounds, hands or shoes. Exact but for splits,
 * whose hands are taken to draw from the same cards; that is worth less than 0.0002 of a stake.
 */
export interface Expectation {
  /** Of a round, in stakes. */
  total(): number
  /** Of a move with two cards against an open card, given that the dealer has no blackjack, playing on by basic strategy. */
  of(move: Move, cards: readonly [number, number], up: number): number
  /** How likely two cards and an open card are to be dealt, in this order. */
  chanceOf(cards: readonly [number, number], up: number): number
}

export const everyPoints = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** How many cards there are of each number of points; index 0 holds their sum. */
type Counts = readonly number[]

const freshShoe: Counts = [312, 24, 24, 24, 24, 24, 24, 24, 24, 24, 96]

const without = (counts: Counts, points: number): Counts =>
  counts.map((count, index) => (index === 0 || index === points ? count - 1 : count))

const best = (low: number, hasAce: boolean): number => (hasAce && low + 10 <= 21 ? low + 10 : low)

const lowOf = (cards: readonly number[]): number => cards.reduce((sum, points) => sum + points, 0)

const letterOf = (points: number): string => (points === 1 ? 'A' : points === 10 ? 'T' : String(points))

/** The hole card that would give the dealer a blackjack. */
const forbiddenHole = (up: number): number | undefined => ({ 1: 10, 10: 1 })[up]

/** How the dealer ends without a blackjack: the chances of 17, 18, 19, 20, 21 and of going bust. */
export function dealerChances({ standsOnSoft17 }: DealerRule, up: number, counts: Counts): number[] {
  const chances = new Float64Array(6)
  const left = Float64Array.from(counts)
  const forbidden = forbiddenHole(up)
  /** Adds all that can come after a card; a hand as its total, with its aces counted as well as can be. */
  const draw = (total: number, isSoft: boolean, chance: number, all: number, excluded = 0): void => {
    const each = chance / (excluded ? all - (left[excluded] ?? 0) : all)
    for (let points = 1; points <= 10; points += 1) {
      const count = left[points] ?? 0
      if (count === 0 || points === excluded) continue
      const isElevenAce = points === 1 && total <= 10
      let next = total + (isElevenAce ? 11 : points)
      let soft = isSoft || isElevenAce
      if (next > 21 && soft) {
        next -= 10
        soft = false
      }
      if (next > 17 || (next === 17 && (!soft || standsOnSoft17))) {
        const end = Math.min(next - 17, 5)
        chances[end] = (chances[end] ?? 0) + each * count
        continue
      }
      left[points] = count - 1
      draw(next, soft, each * count, all - 1)
      left[points] = count
    }
  }
  draw(up === 1 ? 11 : up, up === 1, 1, left[0] ?? 0, forbidden)
  return [...chances]
}

export function createExpectation(rule: DealerRule): Expectation {
  const dealers = new Map<string, number[]>()
  const played = new Map<string, number>()

  const dealer = (up: number, counts: Counts): number[] => {
    const key = `${up}:${counts.join()}`
    const known = dealers.get(key) ?? dealerChances(rule, up, counts)
    dealers.set(key, known)
    return known
  }

  /** How likely the next card is, given that the hole card is not the one that makes a blackjack. */
  const chance = (points: number, up: number, counts: Counts): number => {
    const [all = 0] = counts
    const count = counts[points] ?? 0
    const forbidden = forbiddenHole(up)
    if (forbidden === undefined) return count / all
    if (points === forbidden) return count / (all - 1)
    const others = all - (counts[forbidden] ?? 0)
    return ((count / (all - 1)) * (others - 1)) / others
  }

  const mean = (up: number, counts: Counts, value: (points: number) => number): number =>
    everyPoints.reduce((sum, points) => sum + chance(points, up, counts) * value(points), 0)

  const stand = (cards: readonly number[], up: number, counts: Counts): number => {
    const total = best(lowOf(cards), cards.includes(1))
    if (total > 21) return -1
    return dealer(up, counts).reduce((sum, part, index) => {
      return sum + part * (index === 5 ? 1 : Math.sign(total - (17 + index)))
    }, 0)
  }

  /** Playing a hand on by basic strategy, without splitting it. */
  const play = (cards: readonly number[], up: number, counts: Counts): number => {
    const total = best(lowOf(cards), cards.includes(1))
    if (total > 21) return -1
    if (total === 21) return stand(cards, up, counts)
    const key = `${cards.toSorted((a, b) => a - b).join()}:${up}:${counts.join()}`
    const known = played.get(key)
    if (known !== undefined) return known
    const legal: Move[] = cards.length === 2 ? ['hit', 'stand', 'double'] : ['hit', 'stand']
    const move = basicStrategy({ cards: cards.map(letterOf).join(''), up: letterOf(up), legal, ...rule })
    const value = simple(move, cards, { up, counts })
    played.set(key, value)
    return value
  }

  const simple = (move: Move, cards: readonly number[], { up, counts }: { up: number; counts: Counts }): number => {
    if (move === 'stand') return stand(cards, up, counts)
    if (move === 'hit') return mean(up, counts, (points) => play([...cards, points], up, without(counts, points)))
    return 2 * mean(up, counts, (points) => stand([...cards, points], up, without(counts, points)))
  }

  const split = (card: number, up: number, counts: Counts): number => {
    const second = (points: number) =>
      card === 1
        ? stand([card, points], up, without(counts, points))
        : play([card, points], up, without(counts, points))
    const again = card === 1 ? 0 : chance(card, up, counts)
    const any = mean(up, counts, second)
    const other = (any - again * second(card)) / (1 - again)
    /** Hands that wait for their second card, and splits that are still allowed. */
    const value = (waiting: number, splits: number): number => {
      if (waiting === 0) return 0
      if (splits === 0 || card === 1) return waiting * any
      return again * value(waiting + 1, splits - 1) + (1 - again) * (other + value(waiting - 1, splits))
    }
    return value(2, 2)
  }

  const of: Expectation['of'] = (move, cards, up) => {
    const counts = [...cards, up].reduce(without, freshShoe)
    return move === 'split' ? split(cards[0], up, counts) : simple(move, cards, { up, counts })
  }

  const chanceOf: Expectation['chanceOf'] = (cards, up) => {
    let counts = freshShoe
    let product = 1
    for (const points of [...cards, up]) {
      product *= (counts[points] ?? 0) / (counts[0] ?? 1)
      counts = without(counts, points)
    }
    return product
  }

  const ofDeal = (cards: readonly [number, number], up: number): number => {
    const counts = [...cards, up].reduce(without, freshShoe)
    const forbidden = forbiddenHole(up)
    const blackjack = forbidden ? (counts[forbidden] ?? 0) / (counts[0] ?? 1) : 0
    if (lowOf(cards) === 11 && cards.includes(1)) return 1.5 * (1 - blackjack)
    const legal: Move[] = cards[0] === cards[1] ? ['hit', 'stand', 'double', 'split'] : ['hit', 'stand', 'double']
    const move = basicStrategy({ cards: cards.map(letterOf).join(''), up: letterOf(up), legal, ...rule })
    return -blackjack + (1 - blackjack) * of(move, cards, up)
  }

  const total = () => {
    let sum = 0
    for (const one of everyPoints)
      for (const two of everyPoints)
        for (const up of everyPoints) sum += chanceOf([one, two], up) * ofDeal([one, two], up)
    return sum
  }

  return { total, of, chanceOf }
}
