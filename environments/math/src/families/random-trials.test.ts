import { describe } from 'vitest'
import { tuples, upTo } from './counting.test-kit.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'
import { randomTrials } from './random-trials.ts'

describe('randomTrials', () => {
  testFamily(randomTrials, [
    [
      asks(
        'probability \\$([^$]+)\\$, independently…of scoring (exactly|at least) (once|\\$\\d+\\$ times) in # attempts',
      ),
      fromText(score),
    ],
    [asks('makes # …from A # are faulty, of those from B #…is faulty'), (s, p, q) => (s * p) / (s * p + (100 - s) * q)],
    [
      asks('makes # …from A # are faulty, of those from B #…is not faulty'),
      (s, p, q) => 1 - (s * (100 - p)) / (s * (100 - p) + (100 - s) * (100 - q)),
    ],
    [/probabilities \$([^$]+)\$, \$([^$]+)\$ and \$([^$]+)\$.+exactly (one|two)/, fromText(shootOnce)],
    [asks('gambler has # dollars? and plays until she has #…probability \\$(\\\\frac[^$]+)'), fromText(gamble)],
    [/^(.+) shoot at a target in turn.+ At each shot (.+)\. What is the probability that (\w+)/, fromText(firstToHit)],
    [
      asks('with probability \\$([^$]+)\\$; there are no draws…needs # more…needs #\\.'),
      fromText((p = '', a = '', b = '') => takesMatch(evaluate(p), Number(a), Number(b))),
    ],
    [asks('heads with probability \\$([^$]+)\\$ and is tossed #'), fromText(neverTwice)],
    [
      /is on time with probability \$([^$]+)\$ and \w+, independently, with probability \$([^$]+)\$.+both/,
      fromText((p = '', q = '') => outcomes([p, q], (events) => events.every(Boolean))),
    ],
    [
      /is on time with probability \$([^$]+)\$ and .+ is not on time/,
      fromText((p = '') => outcomes([p], (events) => !events[0])),
    ],
    [
      /solves a problem with probability \$([^$]+)\$ and \w+, independently, with probability \$([^$]+)\$.+at least/,
      fromText((p = '', q = '') => outcomes([p, q], (events) => events.some(Boolean))),
    ],
    [
      /solves a problem with probability \$([^$]+)\$ and \w+, independently, with probability \$([^$]+)\$.+exactly/,
      fromText((p = '', q = '') => outcomes([p, q], ([one, other]) => one !== other)),
    ],
    [
      /succeeds with probability \$([^$]+)\$ .+ exactly \$(\d)\$/,
      fromText((p = '', k = '') =>
        outcomes(
          upTo(Number(k)).map(() => p),
          (events) => events.indexOf(true) === events.length - 1,
        ),
      ),
    ],
  ])
})

/** Attempt by attempt. */
function score(chance = '', how = '', times = '', attempts = ''): number {
  const p = evaluate(chance)
  let counts = [1]
  for (const _ of upTo(Number(attempts))) counts = [...counts, 0].map((q, k) => q * (1 - p) + (counts[k - 1] ?? 0) * p)
  const least = Number(/\d+/.exec(times)?.[0] ?? 1)
  return how === 'exactly' ? (counts[least] ?? NaN) : counts.slice(least).reduce((x, y) => x + y)
}

function shootOnce(a = '', b = '', c = '', many = ''): number {
  const [p, q, r] = [evaluate(a), evaluate(b), evaluate(c)]
  const [all, pairs] = [p * q * r, p * q + p * r + q * r]
  return many === 'two' ? pairs - 3 * all : p + q + r - 2 * pairs + 3 * all
}

/** Iterates the chances of all fortunes until they stand still. */
function gamble(start = '', goal = '', chance = ''): number {
  const [p, n] = [evaluate(chance), Number(goal)]
  let chances = [0, ...upTo(n - 1).map(() => 0), 1]
  for (let round = 0; round < 4000; round += 1)
    chances = chances.map((value, at) =>
      at === 0 || at === n ? value : p * (chances[at + 1] ?? 0) + (1 - p) * (chances[at - 1] ?? 0),
    )
  return chances[Number(start)] ?? NaN
}

function firstToHit(_ = '', shots = '', who = ''): number {
  const players = [...shots.matchAll(/(\w+) hits with probability \$([^$]+)\$/g)].map(([, name, chance = '']) => ({
    name,
    chance: evaluate(chance),
  }))
  let [left, total] = [1, 0]
  for (let round = 0; round < 2000; round += 1) {
    for (const { name, chance } of players) {
      if (name === who) total += left * chance
      left *= 1 - chance
    }
  }
  return total
}

function takesMatch(p: number, a: number, b: number): number {
  if (a === 0 || b === 0) return a === 0 ? 1 : 0
  return p * takesMatch(p, a - 1, b) + (1 - p) * takesMatch(p, a, b - 1)
}

function neverTwice(chance = '', tosses = ''): number {
  const p = evaluate(chance)
  return tuples(2, Number(tosses)).reduce((sum, coins) => {
    const hasRun = coins.some((coin, at) => coin === 2 && coins[at + 1] === 2)
    return hasRun ? sum : sum + coins.reduce((product, coin) => product * (coin === 2 ? p : 1 - p), 1)
  }, 0)
}

/** Adds up the chances of all outcomes of independent events that are good. */
function outcomes(chances: string[], isGood: (events: boolean[]) => boolean): number {
  const all = tuples(2, chances.length).map((codes) => codes.map((code) => code === 1))
  return all.filter(isGood).reduce((sum, events) => {
    const chance = events.reduce((product, happens, at) => {
      const p = evaluate(chances[at] ?? '')
      return product * (happens ? p : 1 - p)
    }, 1)
    return sum + chance
  }, 0)
}
