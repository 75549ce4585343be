import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { basicStrategy } from './basic-strategy.ts'
import { blackjack, dealGame } from './blackjack.ts'
import { shuffledShoe } from './cards.ts'
import { createExpectation, everyPoints, type Expectation } from './expectation.test-kit.ts'
import { type Move, netOf } from './round.ts'

/** Rounds to simulate under each rule; more of them bound the error closer. */
const simulated = Number(process.env['GAME_BLACKJACK_ROUNDS'] ?? 150_000)

const letter = (points: number) => 'A23456789T'.charAt(points - 1)
const totalOf = (one: number, two: number) => one + two + (one === 1 || two === 1 ? 10 : 0)

/** What each move is worth with two cards of one total, over all ways to be dealt it. */
function valuesOf(
  expectation: Expectation,
  hands: readonly (readonly [number, number])[],
  up: number,
  moves: readonly Move[],
) {
  const all = hands.reduce((sum, cards) => sum + expectation.chanceOf(cards, up), 0)
  const value = (move: Move) =>
    hands.reduce((sum, cards) => sum + expectation.chanceOf(cards, up) * expectation.of(move, cards, up), 0) / all
  return moves.map((move) => ({ move, value: value(move) })).sort((a, b) => b.value - a.value)
}

const deals = everyPoints.flatMap((one) => everyPoints.map((two) => [one, two] as const))
const pairs = deals.filter(([one, two]) => one === two && one !== 10)
const twenty = [10, 10] as const
const groups = Map.groupBy(
  [...deals.filter(([one, two]) => one !== two && !(one + two === 11 && one * two === 10)), twenty],
  ([one, two]) => `${one === 1 || two === 1 ? 'soft' : 'hard'} ${totalOf(one, two)}`,
)

describe.each([
  { standsOnSoft17: true, level: 'medium', published: -0.0041 },
  { standsOnSoft17: false, level: 'hard', published: -0.0062 },
] as const)('basic strategy, dealer stands on soft 17: $standsOnSoft17', ({ standsOnSoft17, level, published }) => {
  const expectation = createExpectation({ standsOnSoft17 })

  test('plays every total as well as can be', () => {
    const wrong: unknown[] = []
    for (const [total, hands] of groups) {
      for (const up of everyPoints) {
        const legal: Move[] = ['hit', 'stand', 'double']
        const chosen = new Set(
          hands.map(([one, two]) =>
            basicStrategy({ cards: letter(one) + letter(two), up: letter(up), legal, standsOnSoft17 }),
          ),
        )
        const [best, ...others] = valuesOf(expectation, hands, up, legal)
        if (chosen.size > 1 || !best || !chosen.has(best.move))
          wrong.push({ total, up, chosen: [...chosen], best, others })
      }
    }
    expect(wrong).toEqual([])
  })

  test('splits exactly the pairs that are worth it', () => {
    const wrong: unknown[] = []
    for (const cards of pairs) {
      for (const up of everyPoints) {
        const legal: Move[] = ['hit', 'stand', 'double', 'split']
        const chosen = basicStrategy({ cards: letter(cards[0]).repeat(2), up: letter(up), legal, standsOnSoft17 })
        const [best] = valuesOf(expectation, [cards], up, legal)
        if (chosen !== best?.move) wrong.push({ cards, up, chosen, best })
      }
    }
    expect(wrong).toEqual([])
  })

  test('is worth per round what is published for these rules, and what the game pays when it is played', () => {
    const exact = expectation.total()
    expect(Math.abs(exact - published)).toBeLessThan(0.0003)
    const random = createRandom(`rounds of ${level}`)
    let [rounds, sum, squares] = [0, 0, 0]
    while (rounds < simulated) {
      let position = dealGame(level, shuffledShoe(random))
      while (position.table) position = blackjack.apply(position, blackjack.oracle(position, random), random)
      for (const net of position.past.map(netOf)) {
        rounds += 1
        sum += net
        squares += net * net
      }
    }
    const mean = sum / rounds
    const deviation = Math.sqrt(squares / rounds - mean * mean)
    // A round's deviation of 1.15 stakes is what is published, too.
    expect(Math.abs(deviation - 1.15)).toBeLessThan(0.02)
    expect(Math.abs(mean - exact)).toBeLessThan((4 * deviation) / Math.sqrt(rounds))
  })
})

describe('basicStrategy', () => {
  test.each<[string, string, Move[], Move]>([
    ['A7', '6', ['hit', 'stand', 'double'], 'double'],
    ['A25', '6', ['hit', 'stand'], 'stand'],
    ['A24', '6', ['hit', 'stand'], 'hit'],
    ['245', '6', ['hit', 'stand'], 'hit'],
    ['88', 'T', ['hit', 'stand', 'double', 'split'], 'split'],
    ['88', 'T', ['hit', 'stand', 'double'], 'hit'],
    ['88', '6', ['hit', 'stand', 'double'], 'stand'],
    ['KK', '6', ['hit', 'stand', 'double', 'split'], 'stand'],
    ['55', '6', ['hit', 'stand', 'double', 'split'], 'double'],
    ['99', '7', ['hit', 'stand', 'double', 'split'], 'stand'],
  ])('with %s against %s and %j says %s', (cards, up, legal, move) => {
    expect(basicStrategy({ cards, up, legal, standsOnSoft17: true })).toBe(move)
  })
})
