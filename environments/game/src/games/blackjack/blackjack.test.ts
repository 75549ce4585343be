import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { type Level, levels, SetupError } from '../../game.ts'
import { fuzzGame, playGame, randomPlayer } from '../fuzz.test-kit.ts'
import { blackjack as game, type BlackjackPosition, dealGame } from './blackjack.ts'
import { isNatural, ranks, shuffledShoe } from './cards.ts'
import { netOf } from './round.ts'

const random = createRandom('test')
const wholeShoe = ranks.repeat(24)

/** A whole shoe that begins with some cards. */
function shoeOf(first: string): string {
  const cards = first.replaceAll(' ', '')
  const rest = Array.from(cards).reduce((left, card) => left.replace(card, ''), wholeShoe)
  expect(rest.length).toBe(wholeShoe.length - cards.length)
  return cards + rest
}

const dealt = (level: Level, first: string) => dealGame(level, shoeOf(first))
/** Rounds of two cards each in which the player stands, dealt player, dealer, player, dealer. */
const [win, push, loss] = ['T9TT', 'TT99', 'TT89']
const playAll = (position: BlackjackPosition, moves: readonly string[]) =>
  moves.reduce((at, move) => game.apply(at, move, random), position)

describe('blackjack', () => {
  test('keeps what a game promises', () => {
    expect(fuzzGame(game, { plies: 20_000 })).toMatchObject({ unfinished: 0 })
    expect(fuzzGame(game, { plies: 3000, oracleShare: 1 })).toMatchObject({ unfinished: 0 })
  })

  test('settles rounds with a blackjack without a move, and counts them as no progress', () => {
    const position = dealt('easy', 'A9K8 9AKK T7T9')
    expect(position.past.map(netOf)).toEqual([1.5, -1])
    expect(game.score(position)).toBe(0)
    const end = playAll(position, ['stand'])
    expect(end.past.map(netOf)).toEqual([1.5, -1, 1])
    expect(game.outcome(end)).toEqual({ won: true, score: (1.5 + 24) / 48 })
  })

  test('deals anew when no round would ask for a move', () => {
    expect(dealt('easy', 'A9K8 A9K8 9AKK').table).toBeNull()
    for (let seed = 0; seed < 3000; seed += 1) {
      expect(game.start({ level: 'easy', random: createRandom(seed) }).table).not.toBeNull()
    }
  })

  test.each([
    ['wins', { sign: 1, hole: '6', drawn: 'T' }],
    ['loses', { sign: -1, hole: 'T', drawn: '' }],
  ])('%s at most eight units a round, from which the ends of the score are made', (_, { sign, hole, drawn }) => {
    const moves = ['split', 'split', 'double', 'double', 'split', 'double', 'double']
    const shoe = Array.from({ length: 10 }, (_unused, round) => {
      const [pair, second, third] = round < 6 ? ['8', '22', '44'] : ['7', '33', '55']
      return `${pair}T${pair}${hole} ${pair}${pair} ${second} ${third} ${second} ${third} ${drawn}`
    }).join('')
    let position = dealt('hard', shoe)
    for (let round = 0; round < 10; round += 1) position = playAll(position, moves)
    expect(position.past.map(netOf)).toEqual(Array(10).fill(8 * sign))
    expect(game.outcome(position)).toEqual({ won: sign > 0, score: sign > 0 ? 1 : 0 })
  })

  test('is won with more units than none', () => {
    const results = [
      [win, push, push],
      [win, loss, push],
      [win, loss, loss],
    ].map((rounds) => {
      const end = playAll(dealt('easy', rounds.join('')), ['stand', 'stand', 'stand'])
      return game.outcome(end)
    })
    expect(results).toEqual([
      { won: true, score: 25 / 48 },
      { won: false, score: 24 / 48 },
      { won: false, score: 23 / 48 },
    ])
  })

  test('is worth, cut off, as much as if it lost all that it still could', () => {
    const position = playAll(dealt('medium', win + push + win + loss), ['stand', 'stand', 'stand'])
    expect(game.score(position)).toBe((2 - 2 * 8 + 40) / 80)
    expect(game.score(dealt('easy', win))).toBe(0)
  })

  test('lets the dealer stand on soft 17 or hit it as the level says', () => {
    const ends = levels.map((level) => playAll(dealt(level, 'TAT6 4'), ['stand']))
    expect(ends.map(({ past }) => past[0]?.dealer)).toEqual(['A6', 'A6', 'A64'])
    expect(levels.map((level) => /(stands on|hits) a soft 17/.exec(game.rules(level))?.[1])).toEqual([
      'stands on',
      'stands on',
      'hits',
    ])
  })

  test('plays all its rounds from one shoe, which lasts however it is played', () => {
    const ordered = Array.from(ranks, (rank) => rank.repeat(24)).join('')
    for (const preferred of [['split', 'hit'], ['hit'], ['double', 'hit'], ['stand']]) {
      for (const shoe of [ordered, Array.from(ordered).toReversed().join(''), shuffledShoe(random)]) {
        let position = dealGame('hard', shoe)
        while (position.table) {
          const legal = game.legalMoves(position)
          position = game.apply(position, preferred.find((move) => legal.includes(move)) ?? 'stand', random)
        }
        expect(position.past.length).toBe(10)
        const taken = position.past.reduce((count, { dealer, hands }) => {
          return count + dealer.length + hands.reduce((sum, { cards }) => sum + cards.length, 0)
        }, 0)
        expect(taken).toBeLessThan(200)
      }
    }
  })

  test.each(levels)('has turns enough at level %s', (level) => {
    for (let seed = 0; seed < 300; seed += 1) {
      for (const player of [game.oracle, randomPlayer(game)]) {
        expect(playGame(game, { level, seed, player }).outcome).toBeDefined()
      }
    }
  })

  test('shows the open cards, and the rounds that are settled', () => {
    const position = dealt('easy', 'A6T5 T7T98 8T88 8A 5T 2')
    const shown = (moves: readonly string[]) => game.observe(playAll(position, moves)).split('\n')
    const past = [
      'Round 1: you A 10 (blackjack), dealer 6 5 (11), net +1.5',
      'Round 2: you 10 10 (20), dealer 7 9 8 (24, bust), net +1',
    ]
    expect(shown([])).toEqual([
      ...past.slice(0, 1),
      'Round 2 of 3. Net so far: +1.5 units.',
      'Dealer: 7 and a card face down',
      'Your hand: 10 10 (20), stake 1',
    ])
    expect(shown(['stand'])).toEqual([
      ...past,
      'Round 3 of 3. Net so far: +2.5 units.',
      'Dealer: 10 and a card face down',
      'Your hand: 8 8 (16), stake 1',
    ])
    expect(shown(['stand', 'split', 'hit']).slice(-3)).toEqual([
      'Dealer: 10 and a card face down',
      'Your hand 1: 8 8 5 (21), stake 1, done',
      'Your hand 2: 8 A (soft 19), stake 1, your move',
    ])
    expect(shown(['stand', 'split', 'stand', 'double'])).toEqual([
      ...past,
      'Round 3: you 8 8 (16) and 8 A 5 (14) doubled, dealer 10 8 (18), net -3',
      'All rounds are settled. Net: -0.5 units.',
    ])
  })

  test('says what is wrong with a move', () => {
    const pair = dealt('easy', '8T87 88 88 88')
    const why = (text: string, moves: readonly string[] = []) => {
      const at = playAll(pair, moves)
      expect(game.readMove(text, at)).toBeUndefined()
      return game.explainIllegal(text, at)
    }
    expect(why('fold')).toBe('A move is one of hit, stand, double, split, and nothing else.')
    expect(why('Surrender')).toBe('There is no surrender at this table.')
    expect(why('insurance')).toBe('There is no insurance at this table.')
    expect(why('double', ['split', 'split', 'split', 'stand', 'hit', 'stand', 'hit'])).toMatch(/^You can double with/)
    expect(why('split', ['split', 'split', 'split'])).toBe('You have 4 hands already and cannot split again.')
    const others = dealt('easy', 'KTQ7 2')
    expect(game.explainIllegal('split', others)).toBe(
      'You can split two cards of the same rank only, and yours are K Q.',
    )
    expect(game.readMove(' Stand\n', others)).toBe('stand')
    const end = playAll(dealt('easy', 'A9K8 9AKK T7T9'), ['stand'])
    expect(game.explainIllegal('hit', end)).toBe('The game is over.')
    expect(() => game.apply(others, 'split', random)).toThrow(RangeError)
  })

  test('shows and plays alike whatever the cards are that the player cannot see', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const chance = createRandom(seed)
      let position = game.start({ level: chance.pick(levels), random: chance })
      while (position.table) {
        const other = withOtherHiddenCards(position, seed)
        expect(JSON.stringify(other)).not.toBe(JSON.stringify(position))
        for (const see of [game.observe, game.legalMoves, game.score, game.outcome]) {
          expect(see(other)).toEqual(see(position))
        }
        expect(game.explainIllegal('split', other)).toBe(game.explainIllegal('split', position))
        expect(game.oracle(other, createRandom(2))).toBe(game.oracle(position, createRandom(1)))
        position = game.apply(position, chance.pick(game.legalMoves(position)), chance)
      }
    }
  })

  test('takes no position', () => {
    expect(() => game.start({ level: 'easy', random, setup: 'A' })).toThrow(SetupError)
  })
})

/** The same for the player: the cards that lie face down are shuffled, but that the dealer has no blackjack. */
function withOtherHiddenCards(position: BlackjackPosition, seed: number): BlackjackPosition {
  const { table } = position
  if (!table) return position
  const up = table.dealer.charAt(0)
  for (let attempt = 0; ; attempt += 1) {
    const hidden = createRandom(`${seed}:${attempt}`).shuffle(Array.from(table.dealer.charAt(1) + table.shoe))
    const dealer = up + (hidden[0] ?? '')
    if (!isNatural(dealer)) return { ...position, table: { ...table, dealer, shoe: hidden.slice(1).join('') } }
  }
}
