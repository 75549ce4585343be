import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { isBust, isNatural, pointsOf, ranks, showCards, shuffledShoe, takeCards, totalOf } from './cards.ts'

/** Every hand of up to five cards, and what it is worth when each ace is tried as 1 and as 11. */
function* everyHand(cards = '', from = 0): Generator<string> {
  if (cards !== '') yield cards
  if (cards.length === 5) return
  for (let index = from; index < ranks.length; index += 1) yield* everyHand(cards + ranks.charAt(index), index)
}

const values: Record<string, number> = { T: 10, J: 10, Q: 10, K: 10 }

function bestByTrying(cards: string): { total: number; isSoft: boolean } {
  const aces = Array.from(cards).filter((card) => card === 'A').length
  const others = Array.from(cards.replaceAll('A', ''), (card) => values[card] ?? Number(card))
  const sum = others.reduce((total, value) => total + value, 0)
  const tried = Array.from({ length: aces + 1 }, (_, elevens) => ({ elevens, total: sum + aces + 10 * elevens }))
  const fitting = tried.filter(({ total }) => total <= 21).sort((a, b) => b.total - a.total)
  const { total, elevens } = fitting[0] ?? { total: sum + aces, elevens: 0 }
  return { total, isSoft: elevens > 0 }
}

describe('totalOf', () => {
  test('is the best there is by trying every ace as 1 and as 11', () => {
    const hands = [...everyHand()]
    expect(hands.length).toBeGreaterThan(8000)
    const wrong = hands.filter((cards) => {
      const [told, tried] = [totalOf(cards), bestByTrying(cards)]
      return told.total !== tried.total || told.isSoft !== tried.isSoft || isBust(cards) !== tried.total > 21
    })
    expect(wrong).toEqual([])
  })

  test('does not depend on the order of the cards', () => {
    for (const cards of ['A5T', 'T5A', '5AT']) expect(totalOf(cards)).toEqual({ total: 16, isSoft: false })
  })
})

describe('isNatural', () => {
  test('is an ace with any card that counts ten, and nothing else', () => {
    const pairs = Array.from(ranks).flatMap((one) => Array.from(ranks, (two) => one + two))
    expect(pairs.filter(isNatural).sort()).toEqual(['AJ', 'AK', 'AQ', 'AT', 'JA', 'KA', 'QA', 'TA'])
    expect(isNatural('777')).toBe(false)
    expect(isNatural('A55')).toBe(false)
  })
})

describe('shuffledShoe', () => {
  test('holds 24 cards of each rank', () => {
    const shoe = shuffledShoe(createRandom(1))
    expect(shoe.length).toBe(312)
    for (const rank of ranks) expect(shoe.split(rank).length - 1).toBe(24)
  })

  test('has any rank in any place', () => {
    const count = { first: new Map<string, number>(), last: new Map<string, number>() }
    const trials = 6500
    for (let seed = 0; seed < trials; seed += 1) {
      const shoe = shuffledShoe(createRandom(seed))
      count.first.set(shoe.charAt(0), (count.first.get(shoe.charAt(0)) ?? 0) + 1)
      count.last.set(shoe.charAt(311), (count.last.get(shoe.charAt(311)) ?? 0) + 1)
    }
    for (const counts of [count.first, count.last]) {
      const chiSquare = [...counts.values()].reduce((sum, each) => sum + (each - 500) ** 2 / 500, 0)
      expect(counts.size).toBe(13)
      // 12 degrees of freedom: less than one in a hundred thousand is above.
      expect(chiSquare).toBeLessThan(45)
    }
  })
})

describe('takeCards', () => {
  test('takes from the front, and never more than there are', () => {
    expect(takeCards('A23', 2)).toEqual({ cards: 'A2', rest: '3' })
    expect(() => takeCards('A', 2)).toThrow('The shoe has no card left.')
  })
})

test('ranks count as they should, and tens are shown as such', () => {
  expect(Array.from(ranks, pointsOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10])
  expect(() => pointsOf('1')).toThrow('"1" is no card.')
  expect(showCards('AT9')).toBe('A 10 9')
})
