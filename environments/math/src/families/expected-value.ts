import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawInteger, drawList, drawUntil } from './drawing.ts'
import { range } from './exact/integers.ts'
import { powerOf, rational, sumOf, toLatex, type Value } from './exact/rational.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askRational } from './problem.ts'
import { asFraction } from './wording.ts'

/** Means of random numbers. */
export const expectedValue = defineFamily(
  'Expected values of games, dice and draws, waiting times, collections, optimal stopping, random walks and coin patterns.',
  {
    1: [spinner, simpleGame],
    2: [numberOfSuccesses, weightedGame, sumOfDice],
    3: [greaterOfTwo, varianceOfTable, differenceOfDice],
    4: [waiting, collection, firstRed, greatestOfThree],
    5: [pattern, walk, rerolling, distinctValues, records],
  },
)

const ask = (question: string, value: Value): Problem => askRational(`${question} ${asFraction}`, value)

function spinner(random: Random): Problem {
  const values = drawList(random.integer(3, 5), () => drawInteger(random, -5, 20))
  const list = `$${values.join('$, $')}$`.replace(/, (\$-?\d+\$)$/, ' and $1')
  const question = `A spinner has $${values.length}$ equal sectors, marked ${list}. What is the expected value of one spin?`
  return ask(question, sumOf(values).div(BigInt(values.length)))
}

function simpleGame(random: Random): Problem {
  const d = drawInteger(random, 2, 10)
  const p = rational(drawInteger(random, 1, Number(d) - 1), d)
  const [win, loss] = [drawInteger(random, 1, 30), drawInteger(random, 1, 20)]
  const question = `A player wins $${win}$ dollars with probability $${toLatex(p)}$ and loses $${loss}$ ${loss === 1n ? 'dollar' : 'dollars'} otherwise. What is the expected gain in dollars (negative for a loss)?`
  return ask(question.replace(/\$1\$ dollars/, '$1$ dollar'), p.mul(win).sub(p.neg().add(1n).mul(loss)))
}

function numberOfSuccesses(random: Random): Problem {
  const [red, blue, n] = drawUntil(
    () => [drawInteger(random, 2, 15), drawInteger(random, 2, 15), drawInteger(random, 2, 9)] as const,
    ([a, b, drawn]) => drawn <= a + b,
  )
  const how = random.pick(['with replacement', 'without replacement'])
  const question = `A bag holds $${red}$ red and $${blue}$ blue balls, of which $${n}$ are drawn at random ${how}. What is the expected number of red balls among them?`
  return ask(question, rational(n * red, red + blue))
}

/** A prize for each of three outcomes of a die. */
function weightedGame(random: Random): Problem {
  const faces = drawInteger(random, 6, 20)
  const low = drawInteger(random, 1, Number(faces) - 2)
  const [a, b, c] = drawList(3, () => drawInteger(random, 2, 40))
  const text = `A fair die has faces from $1$ to $${faces}$. A player gets $${a}$ dollars for the greatest face, $${b}$ dollars for a number up to $${low}$, and pays $${c}$ dollars otherwise.`
  return ask(
    `${text} What is the expected gain in dollars per roll?`,
    rational(a + low * b - (faces - 1n - low) * c, faces),
  )
}

function sumOfDice(random: Random): Problem {
  const [m, n, a, b] = [
    drawInteger(random, 4, 20),
    drawInteger(random, 4, 20),
    drawInteger(random, 1, 9),
    drawInteger(random, 1, 9),
  ]
  const question = `Two fair dice have faces from $1$ to $${m}$ and from $1$ to $${n}$. What is the expected value of $${a}X + ${b}Y$, where $X$ and $Y$ are the numbers they show?`
  return ask(question.replaceAll('$1X', '$X').replaceAll(' 1Y', ' Y'), rational(a * (m + 1n) + b * (n + 1n), 2n))
}

/** The mean of a function of two dice, over all outcomes. */
function meanOfTwo(m: bigint, n: bigint, f: (a: bigint, b: bigint) => bigint): Fraction {
  return sumOf(range(1n, m).flatMap((a) => range(1n, n).map((b) => f(a, b)))).div(m * n)
}

function greaterOfTwo(random: Random): Problem {
  const [m, n] = [drawInteger(random, 3, 12), drawInteger(random, 3, 12)]
  const [what, f] = random.pick([
    ['greater', (a: bigint, b: bigint) => (a > b ? a : b)] as const,
    ['smaller', (a: bigint, b: bigint) => (a < b ? a : b)] as const,
  ])
  const question = `Two fair dice with faces from $1$ to $${m}$ and from $1$ to $${n}$ are rolled. What is the expected value of the ${what} number (either one if they are equal)?`
  return ask(question, meanOfTwo(m, n, f))
}

function differenceOfDice(random: Random): Problem {
  const [m, n] = [drawInteger(random, 3, 12), drawInteger(random, 3, 12)]
  const [what, f] = random.pick([
    ['|X - Y|', (a: bigint, b: bigint) => (a > b ? a - b : b - a)] as const,
    ['(X - Y)^2', (a: bigint, b: bigint) => (a - b) ** 2n] as const,
    ['X^2Y', (a: bigint, b: bigint) => a ** 2n * b] as const,
  ])
  const question = `Two fair dice with faces from $1$ to $${m}$ and from $1$ to $${n}$ show $X$ and $Y$. What is the expected value of $${what}$?`
  return ask(question, meanOfTwo(m, n, f))
}

function varianceOfTable(random: Random): Problem {
  const values = drawList(3, () => drawInteger(random, -6, 12))
  const weights = drawList(3, () => drawInteger(random, 1, 5))
  const total = sumOf(weights)
  const list = values.map((value, at) => `$P(X = ${value}) = ${toLatex(rational(weights[at] ?? 0n).div(total))}$`)
  if (new Set(values).size < 3) return varianceOfTable(random)
  const mean = (power: bigint) => sumOf(values.map((value, at) => value ** power * (weights[at] ?? 0n))).div(total)
  const text = `A random variable $X$ has ${list[0] ?? ''}, ${list[1] ?? ''} and ${list[2] ?? ''}.`
  const [what, value] = random.pick([
    ['variance of $X$', mean(2n).sub(powerOf(mean(1n), 2n))] as const,
    ['expected value of $X^2$', mean(2n)] as const,
    ['expected value of $X^3$', mean(3n)] as const,
  ])
  return ask(`${text} What is the ${what}?`, value)
}

function waiting(random: Random): Problem {
  const [faces, good, wins] = drawUntil(
    () => [drawInteger(random, 4, 20), drawInteger(random, 1, 6), drawInteger(random, 2, 5)] as const,
    ([all, low]) => low < all,
  )
  const question = `A fair die with faces from $1$ to $${faces}$ is rolled until a number up to $${good}$ has come up $${wins}$ times in all. What is the expected number of rolls?`
  return ask(question, rational(wins * faces, good))
}

function collection(random: Random): Problem {
  const n = drawInteger(random, 4, 12)
  const had = drawInteger(random, 0, Number(n) - 3)
  const wanted = drawInteger(random, Number(had) + 2, Number(n))
  const text = `Every packet holds one of $${n}$ pictures, all equally likely and independent of the other packets.`
  const question = `A collector has $${had}$ different ones. What is the expected number of packets that must be bought to have $${wanted}$ different ones?`
  return ask(`${text} ${question}`, sumOf(range(had, wanted - 1n).map((k) => rational(n, n - k))))
}

/** By symmetry the blue balls lie equally in the gaps that the red ones leave. */
function firstRed(random: Random): Problem {
  const [red, blue] = [drawInteger(random, 2, 12), drawInteger(random, 3, 40)]
  const k = drawInteger(random, 1, Number(red) - 1)
  const which = k === 1n ? 'the first red ball appears' : `$${k}$ red balls have appeared`
  const question = `Balls are drawn one by one without replacement from a bag with $${red}$ red and $${blue}$ blue balls. What is the expected number of draws until ${which}, counting the last draw?`
  return ask(question, rational(k * (red + blue + 1n), red + 1n))
}

function greatestOfThree(random: Random): Problem {
  const [faces, dice] = [drawInteger(random, 4, 20), drawInteger(random, 3, 4)]
  const [what, value] = random.pick([
    [
      'greatest',
      sumOf(
        range(1n, faces).map((m) =>
          powerOf(rational(m - 1n, faces), dice)
            .neg()
            .add(1n),
        ),
      ),
    ] as const,
    ['smallest', sumOf(range(1n, faces).map((m) => powerOf(rational(faces - m + 1n, faces), dice)))] as const,
  ])
  const question = `$${dice}$ fair dice with faces from $1$ to $${faces}$ are rolled. What is the expected value of the ${what} number?`
  return ask(question, value)
}

/** Conway's method: every beginning of a pattern that is also its end adds the inverse of its probability. */
function pattern(random: Random): Problem {
  const d = drawInteger(random, 2, 5)
  const p = rational(drawInteger(random, 1, Number(d) - 1), d)
  const letters = drawList(random.integer(2, 5), () => random.pick(['H', 'T']))
  const inverse = (letter: string) => (letter === 'H' ? p : p.neg().add(1n)).inverse()
  const borders = letters
    .map((_, at) => letters.slice(0, at + 1))
    .filter((start) => letters.slice(-start.length).join('') === start.join(''))
  const value = sumOf(
    borders.map((border) => border.reduce((product, letter) => product.mul(inverse(letter)), rational(1n))),
  )
  const text = `A coin shows heads (H) with probability $${toLatex(p)}$ and tails (T) otherwise.`
  return ask(
    `${text} What is the expected number of tosses until the pattern ${letters.join('')} appears for the first time in consecutive tosses?`,
    value,
  )
}

/** A walk between two walls, fair or not: k(n − k) steps, or (n(1 − r^k)/(1 − r^n) − k)/(p − q) with r = q/p. */
function walk(random: Random): Problem {
  const p = random.pick([rational(1n, 2n), rational(2n, 3n), rational(1n, 3n), rational(3n, 4n), rational(3n, 5n)])
  const largest = p.d === 2n ? 20 : 8
  const [k, n] = drawUntil(
    () => [drawInteger(random, 1, largest - 1), drawInteger(random, 3, largest)] as const,
    ([start, end]) => start < end,
  )
  const odds = p.neg().add(1n).div(p)
  const drifting = () => powerOf(odds, k).sub(1n).div(powerOf(odds, n).sub(1n)).mul(n).sub(k).div(p.mul(2n).sub(1n))
  const value = p.d === 2n ? rational(k * (n - k)) : drifting()
  const text = `A walker starts at $${k}$ on the number line and moves by $1$ at each step, upwards with probability $${toLatex(p)}$ and downwards otherwise.`
  return ask(`${text} What is the expected number of steps until the walker is at $0$ or at $${n}$?`, value)
}

/** The best plan rolls again when the mean of what may come is greater. */
function rerolling(random: Random): Problem {
  const [faces, rolls, prize] = [drawInteger(random, 4, 20), drawInteger(random, 2, 4), drawInteger(random, 1, 5)]
  let value = rational(faces + 1n, 2n)
  for (let left = 1n; left < rolls; left += 1n)
    value = sumOf(range(1n, faces).map((face) => (value.compare(face) > 0 ? value : face))).div(faces)
  const text = `A player may roll a fair die with faces from $1$ to $${faces}$ up to $${rolls}$ times and may stop after any roll.`
  const pay =
    prize === 1n ? 'as many dollars as the last roll shows' : `$${prize}$ dollars for every point of the last roll`
  return ask(
    `${text} The player gets ${pay}. What is the expected prize in dollars under the best strategy?`,
    value.mul(prize),
  )
}

function distinctValues(random: Random): Problem {
  const [faces, n] = [drawInteger(random, 4, 12), drawInteger(random, 3, 6)]
  const missed = powerOf(rational(faces - 1n, faces), n)
  const [what, value] = random.pick([
    ['different numbers that come up', missed.neg().add(1n).mul(faces)] as const,
    ['faces that come up exactly once', powerOf(rational(faces - 1n, faces), n - 1n).mul(n)] as const,
  ])
  return ask(
    `A fair die with faces from $1$ to $${faces}$ is rolled $${n}$ times. What is the expected number of ${what}?`,
    value,
  )
}

/** Place k holds a record with probability 1/k, and a local maximum with probability 1/3 inside and 1/2 at the ends. */
function records(random: Random): Problem {
  const n = drawInteger(random, 4, 12)
  const harmonic = sumOf(range(1n, n).map((k) => rational(1n, k)))
  const [what, value] = random.pick([
    ['that are greater than all numbers before them', harmonic] as const,
    ['that are greater than all their neighbours', rational(n - 2n, 3n).add(1n)] as const,
    [tex`$k$ that stand in place $k$ or in place $k + 1$`, rational(2n * n - 1n, n)] as const,
  ])
  const question = `The numbers from $1$ to $${n}$ are written in a row in random order. What is the expected number of numbers ${what}?`
  return ask(question, value)
}
