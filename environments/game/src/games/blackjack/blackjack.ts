import * as z from 'zod'
import { type Game, type Level, levels, SetupError } from '../../game.ts'
import { basicStrategy } from './basic-strategy.ts'
import { isBust, isNatural, showCards, shuffledShoe, totalOf } from './cards.ts'
import {
  deal,
  type DealerRule,
  finish,
  hasBlackjack,
  isPair,
  isThrough,
  maxHands,
  moves,
  movesOf,
  netOf,
  type OpenRound,
  play,
  type Round,
} from './round.ts'

const cards = z
  .string()
  .max(312)
  .regex(/^[2-9TJQKA]*$/)
const Hand = z.strictObject({ cards, stake: z.union([z.literal(1), z.literal(2)]) })
const hands = z.array(Hand).min(1).max(maxHands)

const BlackjackPosition = z.strictObject({
  level: z.enum(levels),
  past: z.array(z.strictObject({ dealer: cards, hands })).max(10),
  /** The round that waits for a move, with all that is still in the shoe in its order; null when the game is over. */
  table: z.strictObject({ shoe: cards, dealer: cards, hands, active: z.int().min(0).max(maxHands) }).nullable(),
})
export type BlackjackPosition = z.infer<typeof BlackjackPosition>

const tables: Record<Level, DealerRule & { rounds: number }> = {
  easy: { rounds: 3, standsOnSoft17: true },
  medium: { rounds: 5, standsOnSoft17: true },
  hard: { rounds: 10, standsOnSoft17: false },
}

/** The most that a round can win or lose: every hand split off and doubled. */
const mostUnits = 2 * maxHands

export const blackjack: Game<BlackjackPosition> = {
  name: 'blackjack',
  title: 'Blackjack',
  position: BlackjackPosition,
  isSlow: false,
  rules(level) {
    const { rounds, standsOnSoft17 } = tables[level]
    const most = mostUnits * rounds
    return [
      `Play ${rounds} rounds of blackjack against the dealer and end with more units than you began with.`,
      'All rounds are dealt from one shoe of six decks. You stake 1 unit a round; cards count as usual, an ace 1 or 11.',
      'A blackjack is an ace and a ten, jack, queen or king as the first two cards: it pays 3:2, and rounds in which',
      'you or the dealer are dealt one are settled without a move of yours. A push returns the stake.',
      `The dealer takes cards up to 16 and ${standsOnSoft17 ? 'stands on' : 'hits'} a soft 17.`,
      'Your moves: `hit` takes a card; `stand` takes none; `double` doubles the stake for one last card, with two cards only;',
      '`split` makes two hands of two cards of the same rank, up to four hands, each with a card and a stake of its own.',
      'Split aces get one card each and no more, and 21 after a split is no blackjack. A hand of 21 stands by itself.',
      'There is no insurance and no surrender.',
      `With a net of n units after all rounds the score is (n + ${most}) / ${2 * most}, and a net above 0 is a win.`,
      `A game that stops before scores as if each round not settled had lost ${mostUnits} units.`,
    ].join('\n')
  },
  maxTurns: (level) => 10 + 10 * tables[level].rounds,

  start({ level, random, setup }) {
    if (setup !== undefined) throw new SetupError('Blackjack takes no position to start from.')
    for (;;) {
      const position = dealGame(level, shuffledShoe(random))
      // Once in a thousand games of three rounds none asks for a move: they are dealt anew.
      if (position.table) return position
    }
  },

  legalMoves: ({ table }) => (table ? movesOf(table) : []),

  readMove(text, position) {
    const move = text.trim().toLowerCase()
    return blackjack.legalMoves(position).find((legal) => legal === move)
  },

  explainIllegal(text, { table }) {
    if (!table) return 'The game is over.'
    const move = text.trim().toLowerCase()
    if (move === 'insurance' || move === 'surrender') return `There is no ${move} at this table.`
    const { cards: held } = handOf(table)
    if (move === 'double') return `You can double with two cards only, and this hand has ${held.length}.`
    if (move !== 'split') return `A move is one of ${moves.join(', ')}, and nothing else.`
    if (held.length !== 2) return `You can split two cards only, and this hand has ${held.length}.`
    if (!isPair(held)) return `You can split two cards of the same rank only, and yours are ${showCards(held)}.`
    return `You have ${maxHands} hands already and cannot split again.`
  },

  apply(position, move) {
    const { level, past, table } = position
    const legal = table && movesOf(table).find((each) => each === move)
    if (!legal) throw new RangeError(`${JSON.stringify(move)} is no legal move.`)
    return settle(level, past, play(table, legal))
  },

  observe({ level, past, table }) {
    const { rounds } = tables[level]
    const net = showNet(sumOf(past))
    const settled = past.map((round, index) => `Round ${index + 1}: ${showSettled(round)}`)
    if (!table) return [...settled, `All rounds are settled. Net: ${net} units.`].join('\n')
    return [
      ...settled,
      `Round ${past.length + 1} of ${rounds}. Net so far: ${net} units.`,
      `Dealer: ${showCards(table.dealer.charAt(0))} and a card face down`,
      ...showHands(table),
    ].join('\n')
  },

  outcome({ level, past, table }) {
    if (table) return undefined
    const net = sumOf(past)
    return { won: net > 0, score: scoreOf(level, net) }
  },

  score(position) {
    const { level, past } = position
    if (isStart(position)) return 0
    return scoreOf(level, sumOf(past) - mostUnits * (tables[level].rounds - past.length))
  },

  oracle({ level, table }) {
    if (!table) throw new RangeError('The game is over.')
    const { cards: held } = handOf(table)
    return basicStrategy({ cards: held, up: table.dealer.charAt(0), legal: movesOf(table), ...tables[level] })
  },
}

/** A game from a shoe in its order, up to the first decision. */
export const dealGame = (level: Level, shoe: string): BlackjackPosition => settle(level, [], deal(shoe))

/** Settles rounds and deals new ones until there is something to decide. */
function settle(level: Level, past: Round[], round: OpenRound): BlackjackPosition {
  if (!isThrough(round)) return { level, past, table: round }
  const { round: settled, shoe } = finish(round, tables[level])
  const rounds = [...past, settled]
  // The shoe lasts: five hands of at most 30 points in each of ten rounds are less than the 2040 points of its cards.
  return rounds.length < tables[level].rounds ? settle(level, rounds, deal(shoe)) : { level, past: rounds, table: null }
}

/** Says whether no move was made: rounds that were settled without one are no progress. */
function isStart({ past, table }: BlackjackPosition): boolean {
  const isUndecided = (round: Round) => hasBlackjack(round) || isNatural(round.dealer)
  const isUntouched = table?.hands.length === 1 && table.hands[0]?.cards.length === 2
  return isUntouched && past.every(isUndecided)
}

const sumOf = (past: readonly Round[]): number => past.reduce((net, round) => net + netOf(round), 0)

/** A net of units on a straight line from the worst, 0, to the best, 1. */
function scoreOf(level: Level, net: number): number {
  const most = mostUnits * tables[level].rounds
  return (net + most) / (2 * most)
}

function handOf({ hands: all, active }: OpenRound): Round['hands'][number] {
  const hand = all[active]
  if (!hand) throw new RangeError('There is no hand to play.')
  return hand
}

const showNet = (net: number): string => (net > 0 ? `+${net}` : String(net))

function showHand(held: string, isBlackjack = false): string {
  const { total, isSoft } = totalOf(held)
  const note = isBlackjack ? 'blackjack' : isBust(held) ? `${total}, bust` : `${isSoft ? 'soft ' : ''}${total}`
  return `${showCards(held)} (${note})`
}

function showHands({ hands: all, active }: OpenRound): string[] {
  const show = ({ cards: held, stake }: Round['hands'][number]) => `${showHand(held)}, stake ${stake}`
  if (all.length === 1) return all.map((hand) => `Your hand: ${show(hand)}`)
  const states = all.map((_, index) => (index < active ? 'done' : index === active ? 'your move' : 'waiting'))
  return all.map((hand, index) => `Your hand ${index + 1}: ${show(hand)}, ${states[index]}`)
}

function showSettled(round: Round): string {
  const mine = round.hands.map(({ cards: held, stake }) => {
    const doubled = stake === 2 ? ' doubled' : ''
    return showHand(held, hasBlackjack(round)) + doubled
  })
  const dealer = showHand(round.dealer, isNatural(round.dealer))
  return `you ${mine.join(' and ')}, dealer ${dealer}, net ${showNet(netOf(round))}`
}
