import { describe } from 'vitest'
import { tuples, upTo } from './counting.test-kit.ts'
import { diceAndUrns } from './dice-and-urns.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'

describe('diceAndUrns', () => {
  testFamily(diceAndUrns, [
    [asks('holds # \\w+, # \\w+ and # \\w+ balls\\. One…that it is (?!not)'), (a, b, c) => a / (a + b + c)],
    [asks('holds # \\w+, # \\w+ and # \\w+ balls\\. One…that it is not'), (a, b, c) => 1 - a / (a + b + c)],
    [/A fair die has .+ to \$(\d+)\$\. .+ shows a number (.+) \$(\d+)\$/, fromText(showsNumber)],
    [asks('Two fair dice…to # and one…to #…sum is (exactly|at least) #'), fromText(sumIs)],
    [/holds \$(\d+)\$ (\w+) and \$(\d+)\$ \w+ balls. Two balls .+ that (.+)\?/, fromText(drawTwo)],
    [
      asks('die with faces from # to # is rolled # times…greater than #'),
      (_, n, times, above) => rolled(n, times, Math.max, (greatest) => greatest > above),
    ],
    [
      asks('die with faces from # to # is rolled # times…that a # comes'),
      (_, n, times, face) => rolled(n, times, Math.max, (greatest) => greatest === face),
    ],
    [asks('holds # \\w+ and # \\w+ balls\\. # balls…exactly #'), (a, b, n, k) => chooseBalls(a, b, n, k)],
    [
      /dice with faces from \$1\$ to \$(\d+)\$ are rolled. Given that (.+), what is the probability that (.+)\?/,
      fromText(given),
    ],
    [asks('One urn holds # (\\w+) and # \\w+ balls, another # \\w+ and # …(well|first urn)'), fromText(urns)],
    [asks('die with faces from # to # is rolled # times…every face'), (_, faces, n) => collect(faces, n)],
    [asks('Each of # packets holds one of # pictures'), (n, faces) => collect(faces, n)],
    [
      asks('^# fair dice with faces from # to #…greatest number is exactly #'),
      (n, _, faces, m) => rolled(faces, n, Math.max, (greatest) => greatest === m),
    ],
    [
      asks('^# fair dice with faces from # to #…smallest number is exactly #'),
      (n, _, faces, m) => rolled(faces, n, Math.min, (smallest) => smallest === m),
    ],
    [
      asks('^# fair dice with faces from # to #…sum is exactly #'),
      (n, _, faces, target) =>
        rolled(
          faces,
          n,
          (a, b) => a + b,
          (sum) => sum === target,
        ),
    ],
    [asks('holds # \\w+, # \\w+ and # \\w+ balls\\. # balls…(all three|exactly two) colours'), fromText(colorsDrawn)],
  ])
})

const share = <T>(all: T[], isGood: (one: T) => boolean): number => all.filter(isGood).length / all.length

/** The chance of what a number of dice come to, die by die. */
function rolled(
  faces: number,
  dice: number,
  combine: (a: number, b: number) => number,
  isGood: (n: number) => boolean,
) {
  let chances = new Map(upTo(faces).map((face) => [face, 1 / faces]))
  for (let die = 1; die < dice; die += 1) {
    const next = new Map<number, number>()
    for (const [value, chance] of chances) {
      for (const face of upTo(faces)) {
        const combined = combine(value, face)
        next.set(combined, (next.get(combined) ?? 0) + chance / faces)
      }
    }
    chances = next
  }
  return [...chances].filter(([value]) => isGood(value)).reduce((sum, [, chance]) => sum + chance, 0)
}

function showsNumber(faces = '', relation = '', k = ''): number {
  const holds: Record<string, (n: number) => boolean> = {
    'greater than': (n) => n > Number(k),
    'at most': (n) => n <= Number(k),
    'divisible by': (n) => n % Number(k) === 0,
  }
  return share(upTo(Number(faces)), (n) => holds[relation]?.(n) ?? false)
}

function sumIs(m = '', n = '', ...rest: string[]): number {
  const [relation, target] = [rest[0], Number(rest[1])]
  const sums = upTo(Number(m)).flatMap((a) => upTo(Number(n)).map((b) => a + b))
  return share(sums, (sum) => (relation === 'exactly' ? sum === target : sum >= target))
}

function drawTwo(a = '', first = '', b = '', what = ''): number {
  const balls = [...upTo(Number(a)).map(() => first), ...upTo(Number(b)).map(() => 'other')]
  const pairs = balls.flatMap((x, i) => balls.filter((_, j) => i !== j).map((y) => [x, y]))
  return share(pairs, ([x, y]) =>
    what.startsWith('both') ? x === first && y === first : what.includes('same') ? x === y : x !== y,
  )
}

/** Follows the draws one by one. */
function chooseBalls(a: number, b: number, n: number, k: number): number {
  if (k < 0) return 0
  if (n === 0) return k === 0 ? 1 : 0
  const red = a > 0 ? (a / (a + b)) * chooseBalls(a - 1, b, n - 1, k - 1) : 0
  return red + (b > 0 ? (b / (a + b)) * chooseBalls(a, b - 1, n - 1, k) : 0)
}

function given(faces = '', condition = '', event = ''): number {
  const number = (text: string) => Number(/\d+/.exec(text)?.[0])
  const conditions: Record<string, (a: number, b: number) => boolean> = {
    'sum is at least': (a, b) => a + b >= number(condition),
    'sum is at most': (a, b) => a + b <= number(condition),
    'numbers differ': (a, b) => a !== b,
    'sum is even': (a, b) => (a + b) % 2 === 0,
  }
  const events: Record<string, (a: number, b: number) => boolean> = {
    'one die shows': (a, b) => [a, b].includes(number(event)),
    'product is divisible': (a, b) => (a * b) % number(event) === 0,
    'first number is greater': (a) => a > number(event),
    'greater number is at most': (a, b) => Math.max(a, b) <= number(event),
  }
  const find = (table: typeof events, text: string) =>
    Object.entries(table).find(([key]) => text.includes(key))?.[1] ?? (() => false)
  const rolls = tuples(Number(faces), 2).filter(([a = 0, b = 0]) => find(conditions, condition)(a, b))
  return share(rolls, ([a = 0, b = 0]) => find(events, event)(a, b))
}

/** Counts ordered pairs of balls, each urn's weighted so that both urns are equally likely. */
function urns(a = '', first = '', b = '', c = '', d = '', what = ''): number {
  const drawFrom = (x: number, y: number) => {
    const balls = [...upTo(x).map(() => first), ...upTo(y).map(() => 'other')]
    const pairs = balls.flatMap((one, i) => balls.filter((_, j) => i !== j).map((two) => [one, two]))
    const both = share(pairs, (pair) => pair.every((ball) => ball === first))
    return { one: share(pairs, ([ball]) => ball === first), both }
  }
  const [one, two] = [drawFrom(Number(a), Number(b)), drawFrom(Number(c), Number(d))]
  return what === 'well' ? (one.both + two.both) / (one.one + two.one) : one.both / (one.both + two.both)
}

/** The number of faces seen so far, roll by roll. */
function collect(faces: number, n: number): number {
  let seen = [1, ...upTo(faces).map(() => 0)]
  for (const _ of upTo(n))
    seen = seen.map((value, at) => (value * at) / faces + ((seen[at - 1] ?? 0) * (faces - at + 1)) / faces)
  return seen[faces] ?? NaN
}

/** Draw by draw, by the colours seen so far. */
function colorsDrawn(a = '', b = '', c = '', n = '', which = ''): number {
  const draw = (balls: number[], left: number, seen: boolean[]): number => {
    if (left === 0) return seen.filter(Boolean).length === (which === 'all three' ? 3 : 2) ? 1 : 0
    const all = balls.reduce((x, y) => x + y)
    return balls.reduce(
      (sum, count, color) =>
        count === 0 ? sum : sum + (count / all) * draw(balls.with(color, count - 1), left - 1, seen.with(color, true)),
      0,
    )
  }
  return draw([a, b, c].map(Number), Number(n), [false, false, false])
}
