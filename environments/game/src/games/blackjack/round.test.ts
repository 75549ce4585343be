import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { shuffledShoe, totalOf } from './cards.ts'
import { dealerChances } from './expectation.test-kit.ts'
import { deal, drawDealer, finish, isThrough, type Move, movesOf, netOf, play } from './round.ts'

const standing = { standsOnSoft17: true }
const hitting = { standsOnSoft17: false }

/** Plays a round from a shoe that is dealt player, dealer, player, dealer, and then as cards are taken. */
function settle(shoe: string, moves: readonly Move[], rule = standing) {
  let round = deal(shoe.replaceAll(' ', ''))
  for (const move of moves) {
    expect(isThrough(round)).toBe(false)
    expect(movesOf(round)).toContain(move)
    round = play(round, move)
  }
  expect(isThrough(round)).toBe(true)
  const { round: settled, shoe: rest } = finish(round, rule)
  return { net: netOf(settled), hands: settled.hands.map(({ cards }) => cards), dealer: settled.dealer, rest }
}

describe('a round', () => {
  test.each<[string, string, Move[], number]>([
    ['a blackjack pays 3:2', 'A9 K8 55', [], 1.5],
    ['of a ten before the ace as well', 'T9 A8 55', [], 1.5],
    ['against a dealer who would have come to 21', 'AT J6 5', [], 1.5],
    ['two blackjacks are a push, with an ace open', 'AA KT 55', [], 0],
    ['and with a ten open', 'AT KA 55', [], 0],
    ["the dealer's blackjack wins at once, with an ace open", '9A 9K 55', [], -1],
    ['and with a ten open', '9K 9A 55', [], -1],
    ['also against a pair of aces', 'AA AT 55', [], -1],
    ['21 of three cards is no blackjack', '7T 7T 7', ['hit'], 1],
    ['a higher total wins', 'TT 98', ['stand'], 1],
    ['a lower total loses', 'TT 79', ['stand'], -1],
    ['equal totals are a push', 'TT 99', ['stand'], 0],
    ['21 against 21 of more cards is a push', '7T 76 7 5', ['hit'], 0],
    ['a dealer who goes bust pays', 'T6 2T K', ['stand'], 1],
    ['a player who goes bust loses', 'TT 69 T', ['hit'], -1],
    ['and does so before the dealer, who would have gone bust', 'T6 6T T T', ['hit'], -1],
    ['a double that wins pays twice', '6T 58 T', ['double'], 2],
    ['a double that loses costs twice', '6T 58 2', ['double'], -2],
    ['a double that goes bust costs twice', 'T6 6T T T', ['double'], -2],
    ['a double is a push at equal totals', '6T 58 7', ['double'], 0],
    ['a double on 20 is allowed', 'TT T9 A', ['double'], 2],
    ['a double on a soft hand loses', 'A5 6T 2 5', ['double'], -2],
  ])('%s (%s %j: %d)', (_, shoe, moves, net) => {
    expect(settle(shoe, moves).net).toBe(net)
  })

  test.each<[string, string, Move[], number, string[]]>([
    ['two hands that win', '8T 87 TT', ['split', 'stand', 'stand'], 2, ['8T', '8T']],
    ['one that wins, one that loses', '8T 87 T8', ['split', 'stand', 'stand'], 0, ['8T', '88']],
    ['a bust before a win', '8T 87 TT T', ['split', 'hit', 'stand'], 0, ['8TT', '8T']],
    ['two busts, without the dealer', '8T 86 TT TT', ['split', 'hit', 'hit'], -2, ['8TT', '8TT']],
    ['doubled both, win', '8T 87 33 TT', ['split', 'double', 'double'], 4, ['83T', '83T']],
    ['doubled one of two', '8T 87 3T T', ['split', 'double', 'stand'], 3, ['83T', '8T']],
    ['aces get one card each', 'AT A7 95', ['split'], 0, ['A9', 'A5']],
    ['aces that come to 21 pay even money', 'AT A7 KQ', ['split'], 2, ['AK', 'AQ']],
    ['aces against 21 of the dealer', 'AT A6 KQ 5', ['split'], 0, ['AK', 'AQ']],
    ['aces that draw aces stay', 'A5 AT AA T', ['split'], 2, ['AA', 'AA']],
    ['a ten that draws an ace is no blackjack', 'TT T7 AA', ['split'], 2, ['TA', 'TA']],
    ['nor a push with more cards', 'KT K6 AT 5', ['split', 'stand'], -1, ['KA', 'KT']],
    ['to three', '8T 87 8T TT', ['split', 'split', 'stand', 'stand', 'stand'], 3, ['8T', '8T', '8T']],
    [
      'to four and no further',
      '8T 87 88 88 88 T',
      ['split', 'split', 'split', 'hit', 'stand', 'stand', 'stand'],
      -4,
      ['88T', '88', '88', '88'],
    ],
    [
      'all doubled and won',
      '8T 87 88 33 TT 33 TT',
      ['split', 'split', 'double', 'double', 'split', 'double', 'double'],
      8,
      ['83T', '83T', '83T', '83T'],
    ],
  ])('split: %s (%s %j: %d)', (_, shoe, moves, net, hands) => {
    expect(settle(shoe, moves)).toMatchObject({ net, hands })
  })

  test('cannot be split a fourth time, nor with two ranks that count ten, nor with three cards', () => {
    const four = (['split', 'split', 'split'] as const).reduce(play, deal('8T878888888'))
    expect(four.hands.map(({ cards }) => cards)).toEqual(['88', '88', '88', '88'])
    expect(movesOf(four)).toEqual(['hit', 'stand', 'double'])
    expect(movesOf(deal('KTQ7'))).toEqual(['hit', 'stand', 'double'])
    expect(movesOf(deal('KTK7'))).toEqual(['hit', 'stand', 'double', 'split'])
    expect(movesOf(play(deal('2T272'), 'hit'))).toEqual(['hit', 'stand'])
  })

  test('leaves the dealer two cards when all hands are bust, or the player has a blackjack', () => {
    expect(settle('T6 6T T 23', ['hit'])).toMatchObject({ dealer: '6T', rest: '23' })
    expect(settle('A6 KT 23', [])).toMatchObject({ dealer: '6T', rest: '23' })
    expect(settle('8T 86 TT TT 55', ['split', 'hit', 'hit'])).toMatchObject({ dealer: 'T6', rest: '55' })
    expect(settle('8T 86 TT T 55', ['split', 'hit', 'stand'])).toMatchObject({ dealer: 'T65', rest: '5' })
  })
})

describe('drawDealer', () => {
  test.each([
    ['T6', 'T', 'T6T', 'T6T'],
    ['T7', '5', 'T7', 'T7'],
    ['A6', '4', 'A6', 'A64'],
    ['A6', 'T5', 'A6', 'A6T'],
    ['A5', 'A4', 'A5A', 'A5A4'],
    ['A7', '5', 'A7', 'A7'],
    ['A2', '4T', 'A24', 'A24T'],
    ['33', 'A5T', '33A', '33A5T'],
    ['AA', '5T', 'AA5', 'AA5T'],
    ['22', '34A5', '2234A5', '2234A5'],
  ])('with %s and then %s ends with %s, or %s when it hits soft 17', (dealer, shoe, stands, hits) => {
    expect(drawDealer(dealer, shoe, standing)).toBe(stands)
    expect(drawDealer(dealer, shoe, hitting)).toBe(hits)
  })

  const letters = 'A23456789T'
  const fresh = [312, 24, 24, 24, 24, 24, 24, 24, 24, 24, 96]
  /** The shoe without the open card, by points. */
  const shoeWithout = (up: number) => fresh.map((count, points) => (points === 0 || points === up ? count - 1 : count))

  /** The chances of each end by going through every hand that the dealer can get, as `drawDealer` stops or goes on. */
  function chancesByDrawing(rule: { standsOnSoft17: boolean }, up: number): number[] {
    const chances = [0, 0, 0, 0, 0, 0]
    const visit = (cards: string, left: readonly number[], chance: number) => {
      if (cards.length > 1 && drawDealer(cards, 'TTTTTTTTTTTTTTTT', rule) === cards) {
        const end = Math.min(totalOf(cards).total - 17, 5)
        chances[end] = (chances[end] ?? 0) + chance
        return
      }
      for (const [index, letter] of Array.from(letters).entries()) {
        const count = left[index + 1] ?? 0
        const next = left.map((each, points) => (points === 0 || points === index + 1 ? each - 1 : each))
        if (count > 0 && !['AT', 'TA'].includes(cards + letter))
          visit(cards + letter, next, (chance * count) / (left[0] ?? 1))
      }
    }
    visit(letters.charAt(up - 1), shoeWithout(up), 1)
    const all = chances.reduce((sum, chance) => sum + chance, 0)
    return chances.map((chance) => chance / all)
  }

  test.each([standing, hitting])('ends as often with each total as cards have it, with %o', (rule) => {
    for (const up of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const [drawn, counted] = [chancesByDrawing(rule, up), dealerChances(rule, up, shoeWithout(up))]
      for (const [end, chance] of drawn.entries()) expect(chance).toBeCloseTo(counted[end] ?? -1, 12)
    }
  })

  // For any number of decks; the shoe of six differs by less than half a percent.
  test('goes bust as often as is published', () => {
    const published = [0.1665, 0.3536, 0.3739, 0.3945, 0.4164, 0.4232, 0.2623, 0.2447, 0.2299, 0.2298]
    for (const [index, chance] of published.entries()) {
      const bust = chancesByDrawing(standing, index + 1)[5] ?? -1
      expect(Math.abs(bust - chance)).toBeLessThan(0.005)
    }
  })
})

describe('settled rounds', () => {
  test('hold the cards of the shoe in the order they were taken, whatever is played', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const random = createRandom(seed)
      const shoe = shuffledShoe(random)
      let round = deal(shoe)
      while (!isThrough(round)) round = play(round, random.pick(movesOf(round)))
      const { round: settled, shoe: rest } = finish(round, seed % 2 ? standing : hitting)
      const taken = shoe.slice(0, shoe.length - rest.length)
      const shown = settled.dealer + settled.hands.map(({ cards }) => cards).join('')
      expect(Array.from(shown).sort()).toEqual(Array.from(taken).sort())
      expect(shoe.endsWith(rest)).toBe(true)
    }
  })
})
