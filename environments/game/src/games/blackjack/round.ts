import { isBust, isNatural, takeCards, totalOf } from './cards.ts'

/** One of the player's hands; the stake is 1 unit, or 2 when it was doubled. */
export interface Hand {
  cards: string
  stake: 1 | 2
}

/** A round on the table or settled: the dealer's first card lies open, the second one face down until the player is through. */
export interface Round {
  dealer: string
  hands: Hand[]
}

/** A round that waits for the player, and the cards that are left for it. */
export interface OpenRound extends Round {
  shoe: string
  /** The hand that the player decides on: those before it are done, those after it wait. */
  active: number
}

export const moves = ['hit', 'stand', 'double', 'split'] as const
export type Move = (typeof moves)[number]

export const maxHands = 4

/** Whether the dealer stands on a soft 17 or takes another card. */
export interface DealerRule {
  standsOnSoft17: boolean
}

/** Deals two cards each, the player's first. */
export function deal(shoe: string): OpenRound {
  const { cards, rest } = takeCards(shoe, 4)
  const [one = '', up = '', two = '', hole = ''] = cards
  return { shoe: rest, dealer: up + hole, hands: [{ cards: one + two, stake: 1 }], active: 0 }
}

/** Says whether there is nothing to decide: every hand is done, or a blackjack was dealt to either side. */
export const isThrough = ({ dealer, hands, active }: OpenRound): boolean =>
  active >= hands.length || hasBlackjack({ dealer, hands }) || isDealersBlackjack({ dealer, hands })

/** What the player may do with the active hand. */
export function movesOf(round: OpenRound): Move[] {
  const cards = round.hands[round.active]?.cards ?? ''
  return moves.filter((move) => {
    if (move === 'double') return cards.length === 2
    if (move === 'split') return isPair(cards) && round.hands.length < maxHands
    return true
  })
}

export const isPair = (cards: string): boolean => cards.length === 2 && cards[0] === cards[1]

/** The round after a move with the active hand: on to the next hand that is not done. */
export function play(round: OpenRound, move: Move): OpenRound {
  return skipDone(playActive(round, move))
}

function playActive(round: OpenRound, move: Move): OpenRound {
  const { shoe, hands, active } = round
  const hand = hands[active]
  if (!hand) throw new RangeError('There is no hand to play.')
  switch (move) {
    case 'stand':
      return { ...round, active: active + 1 }
    case 'hit': {
      const { cards, rest } = takeCards(shoe, 1)
      return { ...round, shoe: rest, hands: hands.with(active, { ...hand, cards: hand.cards + cards }) }
    }
    case 'double': {
      const { cards, rest } = takeCards(shoe, 1)
      const doubled: Hand = { cards: hand.cards + cards, stake: 2 }
      return { ...round, shoe: rest, hands: hands.with(active, doubled), active: active + 1 }
    }
    case 'split': {
      const { cards, rest } = takeCards(shoe, 2)
      const pair = [0, 1].map((index): Hand => ({ cards: hand.cards.charAt(index) + cards.charAt(index), stake: 1 }))
      return { ...round, shoe: rest, hands: hands.toSpliced(active, 1, ...pair) }
    }
  }
}

/** Goes on from hands that take no more cards: 21 and more, and split aces. */
function skipDone(round: OpenRound): OpenRound {
  const isSplit = round.hands.length > 1
  const isDone = ({ cards }: Hand) => totalOf(cards).total >= 21 || (isSplit && cards.startsWith('A'))
  const open = round.hands.findIndex((hand, index) => index >= round.active && !isDone(hand))
  return { ...round, active: open < 0 ? round.hands.length : open }
}

/** Plays the dealer's hand, unless no hand is left that it could decide on. */
export function finish({ shoe, dealer, hands }: OpenRound, rule: DealerRule): { round: Round; shoe: string } {
  const isDecided = hasBlackjack({ dealer, hands }) || hands.every(({ cards }) => isBust(cards))
  const drawn = isDecided ? dealer : drawDealer(dealer, shoe, rule)
  return { round: { dealer: drawn, hands }, shoe: shoe.slice(drawn.length - dealer.length) }
}

/** The dealer's hand at its end, taking cards up to 17. */
export function drawDealer(dealer: string, shoe: string, rule: DealerRule): string {
  let cards = dealer
  while (!isDealerDone(cards, rule)) cards = dealer + takeCards(shoe, cards.length - dealer.length + 1).cards
  return cards
}

function isDealerDone(cards: string, { standsOnSoft17 }: DealerRule): boolean {
  const { total, isSoft } = totalOf(cards)
  return total > 17 || (total === 17 && (!isSoft || standsOnSoft17))
}

/** What the player won in a settled round, in units; negative for a loss. */
export const netOf = (round: Round): number => round.hands.reduce((net, hand) => net + handNet(round, hand), 0)

function handNet(round: Round, { cards, stake }: Hand): number {
  const { dealer } = round
  if (hasBlackjack(round)) return isDealersBlackjack(round) ? 0 : 1.5
  if (isBust(cards)) return -stake
  // The dealer's blackjack needs no rule here: it is met by two cards that are no 21.
  const ahead = totalOf(cards).total - totalOf(dealer).total
  if (isBust(dealer) || ahead > 0) return stake
  return ahead < 0 ? -stake : 0
}

/** Says whether the player was dealt a blackjack; a hand of a split is none. */
export const hasBlackjack = ({ hands }: Round): boolean => hands.length === 1 && isNatural(hands[0]?.cards ?? '')

const isDealersBlackjack = ({ dealer }: Round): boolean => isNatural(dealer)
