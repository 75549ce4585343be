import { describe } from 'vitest'
import { tuples, upTo } from './counting.test-kit.ts'
import { expectedValue } from './expected-value.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'
import { eliminate } from './numeric.test-kit.ts'

describe('expectedValue', () => {
  testFamily(expectedValue, [
    [/equal sectors, marked (.+)\. What/, fromText((list = '') => mean([...list.matchAll(/-?\d+/g)].map(Number)))],
    [
      asks('wins # dollars? with probability \\$([^$]+)\\$ and loses #'),
      fromText((win = '', p = '', loss = '') => evaluate(p) * Number(win) - (1 - evaluate(p)) * Number(loss)),
    ],
    [
      asks('holds # red and # blue…of which # are drawn at random with replacement'),
      (red, blue, n) => redBalls(red, blue, n, 0),
    ],
    [
      asks('holds # red and # blue…of which # are drawn at random without'),
      (red, blue, n) => redBalls(red, blue, n, 1),
    ],
    [
      asks('from # to #\\. A player gets # dollars for the greatest face, # dollars for a number up to #, and pays #'),
      (_, n, a, b, low, c) => mean(upTo(n).map((face) => (face === n ? a : face <= low ? b : -c))),
    ],
    [
      /dice have faces from \$1\$ to \$(\d+)\$ and from \$1\$ to \$(\d+)\$.+value of \$(\d*)X \+ (\d*)Y\$/,
      (m, n, a, b) => meanOfTwo(m, n, (x, y) => (a || 1) * x + (b || 1) * y),
    ],
    [asks('dice with…to # and from # to # are rolled…value of the greater'), (m, _, n) => meanOfTwo(m, n, Math.max)],
    [asks('dice with…to # and from # to # are rolled…value of the smaller'), (m, _, n) => meanOfTwo(m, n, Math.min)],
    [
      /dice with faces from \$1\$ to \$(\d+)\$ and from \$1\$ to \$(\d+)\$ show .+ value of \$([^$]+)\$/,
      fromText((m = '', n = '', what = '') => meanOfTwo(Number(m), Number(n), (X, Y) => evaluate(what, { X, Y }))),
    ],
    [/A random variable \$X\$ has (.+)\. What is the (.+)\?/, fromText(moments)],
    [
      asks('faces from # to # is rolled until a number up to # has come up # times'),
      (_, n, good, wins) => expectedSteps(wins, (at) => [[at + 1, good / n]]),
    ],
    [
      asks('one of # pictures…has # different ones…have # different'),
      (n, had, wanted) => expectedSteps(wanted - had, (at) => [[at + 1, (n - had - at) / n]]),
    ],
    [asks('with # red and # blue balls…until (the first|\\$\\d+\\$) red'), fromText(drawsUntil)],
    [
      asks('^# fair dice with faces from # to # …of the greatest'),
      (dice, _, n) => mean(tuples(n, dice).map((roll) => Math.max(...roll))),
    ],
    [
      asks('^# fair dice with faces from # to # …of the smallest'),
      (dice, _, n) => mean(tuples(n, dice).map((roll) => Math.min(...roll))),
    ],
    [/probability \$([^$]+)\$ and tails .+ the pattern ([HT]+)/, fromText(untilPattern)],
    [/starts at \$(\d+)\$.+probability \$([^$]+)\$.+at \$0\$ or at \$(\d+)\$/, fromText(untilWall)],
    [/to \$(\d+)\$ up to \$(\d+)\$ times.+gets (\$\d+\$|as many)/, fromText(bestPlan)],
    [
      asks('faces from # to # is rolled # times…number of different numbers'),
      (_, n, times) => facesSeen(n, times).different,
    ],
    [asks('faces from # to # is rolled # times…exactly once'), (_, n, times) => facesSeen(n, times).single],
    [/numbers from \$1\$ to \$(\d+)\$ are written in a row .+ number of numbers (.+)\?/, fromText(inRandomOrder)],
  ])
})

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
const mean = (numbers: number[]): number => sum(numbers) / numbers.length

const meanOfTwo = (m: number, n: number, f: (a: number, b: number) => number): number =>
  mean(upTo(m).flatMap((a) => upTo(n).map((b) => f(a, b))))

/** Draw by draw. */
function redBalls(red: number, blue: number, draws: number, taken: number): number {
  if (draws === 0) return 0
  const p = red / (red + blue)
  const ifRed = p > 0 ? p * (1 + redBalls(red - taken, blue, draws - 1, taken)) : 0
  return ifRed + (p < 1 ? (1 - p) * redBalls(red, blue - taken, draws - 1, taken) : 0)
}

function moments(list = '', what = ''): number {
  const table = [...list.matchAll(/P\(X = (-?\d+)\) = ([^$]+)\$/g)].map(
    ([, value, chance = '']) => [Number(value), evaluate(chance)] as const,
  )
  const expected = (f: (x: number) => number) => sum(table.map(([value, chance]) => f(value) * chance))
  const center = expected((x) => x)
  return what.startsWith('variance')
    ? expected((x) => (x - center) ** 2)
    : expected((x) => x ** (what.includes('X^2') ? 2 : 3))
}

/** The expected number of steps of a chain from state 0 to a last state, from its equations. */
function expectedSteps(
  last: number,
  moves: (state: number) => (readonly [to: number, chance: number])[],
  start = 0,
): number {
  const states = upTo(last).map((state) => state - 1)
  const matrix = states.map((state) => {
    const row: number[] = states.map((other) => (other === state ? 1 : 0))
    let staying = 1
    for (const [to, chance] of moves(state)) {
      staying -= chance
      if (to >= 0 && to < last) row[to] = (row[to] ?? 0) - chance
    }
    row[state] = (row[state] ?? 0) - staying
    return row
  })
  return (
    eliminate(
      matrix,
      states.map(() => 1),
    )[start] ?? NaN
  )
}

function drawsUntil(red = '', blue = '', which = ''): number {
  const wanted = Number(/\d+/.exec(which)?.[0] ?? 1)
  const known = new Map<string, number>()
  const from = (r: number, b: number, left: number): number => {
    if (left === 0) return 0
    const key = `${r} ${b}`
    const steps =
      known.get(key) ??
      1 + (r / (r + b)) * from(r - 1, b, left - 1) + (b > 0 ? (b / (r + b)) * from(r, b - 1, left) : 0)
    known.set(key, steps)
    return steps
  }
  return from(Number(red), Number(blue), wanted)
}

/** Follows how many faces have come up once, and how many more than once, roll by roll. */
function facesSeen(n: number, times: number, once = 0, often = 0): { different: number; single: number } {
  if (times === 0) return { different: once + often, single: once }
  const branches = [
    [(n - once - often) / n, once + 1, often] as const,
    [once / n, once - 1, often + 1] as const,
    [often / n, once, often] as const,
  ].filter(([chance]) => chance > 0)
  const next = branches.map(([chance, ...state]) => ({ chance, ...facesSeen(n, times - 1, ...state) }))
  return {
    different: sum(next.map(({ chance, different }) => chance * different)),
    single: sum(next.map(({ chance, single }) => chance * single)),
  }
}

/** The states are how much of the pattern the last tosses agree with. */
function untilPattern(chance = '', letters = ''): number {
  const p = evaluate(chance)
  const next = (state: number, letter: string): number => {
    const text = letters.slice(0, state) + letter
    let length = Math.min(text.length, letters.length)
    while (!letters.startsWith(text.slice(text.length - length))) length -= 1
    return length
  }
  return expectedSteps(letters.length, (state) => [
    [next(state, 'H'), p],
    [next(state, 'T'), 1 - p],
  ])
}

function untilWall(start = '', chance = '', wall = ''): number {
  const p = evaluate(chance)
  // Position 0 is below state 0.
  return expectedSteps(
    Number(wall) - 1,
    (state) => [
      [state + 1, p],
      [state - 1, 1 - p],
    ],
    Number(start) - 1,
  )
}

/** The best of all thresholds below which the player rolls again, one for every roll. */
function bestPlan(faces = '', times = '', pay = ''): number {
  const [n, prize] = [Number(faces), Number(/\d+/.exec(pay)?.[0] ?? 1)]
  let value = mean(upTo(n))
  for (let roll = 1; roll < Number(times); roll += 1) {
    const later = value
    value = Math.max(...[0, ...upTo(n)].map((limit) => mean(upTo(n).map((face) => (face <= limit ? later : face)))))
  }
  return value * prize
}

const orders = new Map<number, number[][]>()

/** All orders where they are few, and from there on by the steps of a formula that grows with n. */
function inRandomOrder(count = '', what = ''): number {
  const n = Number(count)
  const measure = (row: number[]): number => {
    const isGood = (value: number, at: number): boolean => {
      if (what.includes('before')) return row.slice(0, at).every((earlier) => earlier < value)
      if (what.includes('neighbours')) return value > (row[at - 1] ?? 0) && value > (row[at + 1] ?? 0)
      return at + 1 === value || at === value
    }
    return row.filter(isGood).length
  }
  const small = (size: number) => mean(permutations(size).map(measure))
  if (n <= 7) return small(n)
  // For more numbers, by what one more of them adds to each measure.
  if (what.includes('before')) return small(7) + sum(upTo(n - 7).map((k) => 1 / (7 + k)))
  if (what.includes('neighbours')) return small(7) + (n - 7) * (small(7) - small(6))
  return 2 - (2 - small(7)) * (7 / n)
}

function permutations(n: number): number[][] {
  const found =
    orders.get(n) ??
    (n === 0 ? [[]] : permutations(n - 1).flatMap((row) => upTo(n).map((at) => row.toSpliced(at - 1, 0, n))))
  orders.set(n, found)
  return found
}
