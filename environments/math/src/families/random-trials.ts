import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawDistinct, drawInteger, drawList, drawUntil } from './drawing.ts'
import { binomial, range } from './exact/integers.ts'
import { powerOf, productOf, rational, sumOf, toLatex } from './exact/rational.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askProbability } from './problem.ts'
import { drawNames } from './wording.ts'

/** Chances of independent trials, and of their causes. */
export const randomTrials = defineFamily(
  'Independent trials: both and either of two events, binomial chances, causes by Bayes, ruin, turns, matches and runs.',
  {
    1: [bothEvents],
    2: [eitherEvent, firstSuccess],
    3: [binomialDraws],
    4: [whichMachine, independentEvents],
    5: [ruin, turns, match, withoutRun],
  },
)

const binomialChance = (n: bigint, k: bigint, p: Fraction): Fraction =>
  productOf([binomial(n, k), powerOf(p, k), powerOf(p.neg().add(1n), n - k)])

const drawChance = (random: Random, largest = 9): Fraction => {
  const d = drawInteger(random, 2, largest)
  return rational(drawInteger(random, 1, Number(d) - 1), d)
}

function binomialDraws(random: Random): Problem {
  const [n, p] = [drawInteger(random, 3, 7), drawChance(random, 6)]
  const k = drawInteger(random, 1, Number(n))
  const times = k === 1n ? 'once' : `$${k}$ times`
  const text = `A player scores at each attempt with probability $${toLatex(p)}$, independently of the other attempts.`
  return random.pick([true, false])
    ? askProbability(
        `${text} What is the probability of scoring exactly ${times} in $${n}$ attempts?`,
        binomialChance(n, k, p),
      )
    : askProbability(
        `${text} What is the probability of scoring at least ${times} in $${n}$ attempts?`,
        sumOf(range(k, n).map((j) => binomialChance(n, j, p))),
      )
}

function whichMachine(random: Random): Problem {
  const share = 5n * drawInteger(random, 2, 18)
  const [p, q] = drawDistinct(2, () => drawInteger(random, 1, 12))
  const text = tex`Machine A makes $${share}\%$ of all parts and machine B the rest. Of the parts from A $${p}\%$ are faulty, of those from B $${q}\%$.`
  const [fromA, fromB] = [share * p, (100n - share) * q]
  return random.pick([true, false])
    ? askProbability(
        `${text} A part picked at random is faulty. What is the probability that it comes from machine A?`,
        rational(fromA, fromA + fromB),
      )
    : askProbability(
        `${text} A part picked at random is not faulty. What is the probability that it comes from machine B?`,
        rational((100n - share) * (100n - q), 10_000n - fromA - fromB),
      )
}

function independentEvents(random: Random): Problem {
  const chances = drawList(3, () => drawChance(random))
  const [one = '', two = '', three = ''] = drawNames(random, 3)
  const list = chances.map((chance) => `$${toLatex(chance)}$`)
  const text = `${one}, ${two} and ${three} hit a target with probabilities ${list[0] ?? ''}, ${list[1] ?? ''} and ${list[2] ?? ''}. Each of them shoots once, independently of the others.`
  const k = random.integer(1, 2)
  const outcomes = range(0n, 7n).map((code) => chances.map((_, at) => (code >> BigInt(at)) % 2n === 1n))
  const exactly = outcomes.filter((hits) => hits.filter(Boolean).length === k)
  const value = sumOf(
    exactly.map((hits) => productOf(chances.map((chance, at) => (hits[at] ? chance : chance.neg().add(1n))))),
  )
  return askProbability(
    `${text} What is the probability that exactly ${k === 1 ? 'one of them hits' : 'two of them hit'}?`,
    value,
  )
}

function ruin(random: Random): Problem {
  const p = drawChance(random, 5)
  const [k, n] = drawUntil(
    () => [drawInteger(random, 1, 6), drawInteger(random, 3, 9)] as const,
    ([start, goal]) => start < goal,
  )
  const odds = p.neg().add(1n).div(p)
  // (1 − r^k)/(1 − r^n), and k/n for a fair game.
  const value = odds.equals(1n) ? rational(k, n) : powerOf(odds, k).sub(1n).div(powerOf(odds, n).sub(1n))
  const text = `A gambler has $${k}$ ${k === 1n ? 'dollar' : 'dollars'} and plays until she has $${n}$ dollars or nothing. In each game she wins a dollar with probability $${toLatex(p)}$ and loses a dollar otherwise.`
  return askProbability(`${text} What is the probability that she reaches $${n}$ dollars?`, value)
}

/** Taking turns until the first success. */
function turns(random: Random): Problem {
  const players = random.integer(2, 3)
  const [chances, names] = [drawList(players, () => drawChance(random, 8)), drawNames(random, players)]
  const who = random.integer(0, players - 1)
  const miss = productOf(chances.map((chance) => chance.neg().add(1n)))
  const before = productOf(chances.slice(0, who).map((chance) => chance.neg().add(1n)))
  const value = before.mul(chances[who] ?? 0n).div(miss.neg().add(1n))
  const list = names.map((name, at) => `${name} hits with probability $${toLatex(chances[at] ?? 0n)}$`)
  const inWords = `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
  const text = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} shoot at a target in turn, in this order, again and again until somebody hits. At each shot ${inWords}.`
  return askProbability(`${text} What is the probability that ${names[who] ?? ''} is the first to hit?`, value)
}

/** The problem of points. */
function match(random: Random): Problem {
  const p = drawChance(random, 5)
  const [a, b] = [drawInteger(random, 2, 4), drawInteger(random, 2, 4)]
  const [one = '', other = ''] = drawNames(random, 2)
  // One wins when they win at least a of the next a + b − 1 games, all of which may be imagined played.
  const games = a + b - 1n
  const value = sumOf(range(a, games).map((k) => binomialChance(games, k, p)))
  const text = `${one} wins each game against ${other} with probability $${toLatex(p)}$; there are no draws. ${one} needs $${a}$ more wins to take the match, ${other} needs $${b}$.`
  return askProbability(`${text} What is the probability that ${one} takes the match?`, value)
}

/** No two successes in a row. */
function withoutRun(random: Random): Problem {
  const [p, n] = [drawChance(random, 4), drawInteger(random, 4, 9)]
  let [afterMiss, afterHit] = [p.neg().add(1n), p]
  for (let toss = 1n; toss < n; toss += 1n)
    [afterMiss, afterHit] = [afterMiss.add(afterHit).mul(p.neg().add(1n)), afterMiss.mul(p)]
  const text = `A coin shows heads with probability $${toLatex(p)}$ and is tossed $${n}$ times.`
  return askProbability(
    `${text} What is the probability that heads never comes up twice in a row?`,
    afterMiss.add(afterHit),
  )
}

function bothEvents(random: Random): Problem {
  const [p, q] = [drawChance(random), drawChance(random)]
  const [one = '', other = ''] = drawNames(random, 2)
  const text = `${one} is on time with probability $${toLatex(p)}$ and ${other}, independently, with probability $${toLatex(q)}$.`
  return random.pick([
    askProbability(`${text} What is the probability that both are on time?`, p.mul(q)),
    askProbability(`${text} What is the probability that ${one} is not on time?`, p.neg().add(1n)),
  ])
}

function eitherEvent(random: Random): Problem {
  const [p, q] = [drawChance(random), drawChance(random)]
  const [one = '', other = ''] = drawNames(random, 2)
  const text = `${one} solves a problem with probability $${toLatex(p)}$ and ${other}, independently, with probability $${toLatex(q)}$.`
  const both = p.mul(q)
  return random.pick([
    askProbability(`${text} What is the probability that at least one of them solves it?`, p.add(q).sub(both)),
    askProbability(`${text} What is the probability that exactly one of them solves it?`, p.add(q).sub(both.mul(2n))),
  ])
}

function firstSuccess(random: Random): Problem {
  const [p, k] = [drawChance(random), drawInteger(random, 2, 5)]
  const question = `A trial succeeds with probability $${toLatex(p)}$ and is repeated independently until it succeeds. What is the probability that this takes exactly $${k}$ trials?`
  return askProbability(question, powerOf(p.neg().add(1n), k - 1n).mul(p))
}
