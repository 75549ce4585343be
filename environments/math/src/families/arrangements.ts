import type { Random } from '@gym/core'
import { drawInteger, drawUntil } from './drawing.ts'
import { binomial, factorial, range, totient } from './exact/integers.ts'
import { defineFamily, type Problem } from './family.ts'
import { letters, vowelsTogether, withoutDoubles } from './letters-of-words.ts'
import { askInteger } from './problem.ts'
import { count, drawNames } from './wording.ts'

/** Orders of things. */
export const arrangements = defineFamily(
  'Orders of things: rows, codes, words with equal letters, round tables, separated and fixed places, couples and necklaces.',
  {
    1: [rows, codes, flags],
    2: [letters, digitNumbers],
    3: [roundTable, separated, vowelsTogether, race],
    4: [fixedPoints, twoAmongMany],
    5: [necklaces, couples, threeAmongMany, withoutDoubles],
  },
)

function rows(random: Random): Problem {
  const [n, k] = drawUntil(
    () => [drawInteger(random, 4, 15), drawInteger(random, 2, 4)] as const,
    ([all, chosen]) => chosen < all,
  )
  const things = random.pick(['runners', 'singers', 'dancers', 'pupils', 'horses', 'pictures', 'trees', 'lamps'])
  return askInteger(
    `In how many ways can $${k}$ of $${n}$ ${things} be placed in a row, if order matters?`,
    factorial(n) / factorial(n - k),
  )
}

function codes(random: Random): Problem {
  const [n, k] = [drawInteger(random, 3, 26), drawInteger(random, 2, 4)]
  const question = random.pick([
    `A lock has $${k}$ wheels with $${n}$ symbols each. How many settings does it have?`,
    `How many code words of $${k}$ characters are there over an alphabet of $${n}$ characters?`,
  ])
  return askInteger(question, n ** k)
}

function flags(random: Random): Problem {
  const [n, k] = [drawInteger(random, 3, 12), drawInteger(random, 2, 5)]
  const question = `A flag has $${k}$ stripes side by side, each in one of $${n}$ colours, and stripes next to each other have different colours. How many such flags are there?`
  return askInteger(question, n * (n - 1n) ** (k - 1n))
}

function digitNumbers(random: Random): Problem {
  const [n, k] = drawUntil(
    () => [drawInteger(random, 4, 9), drawInteger(random, 2, 5)] as const,
    ([all, chosen]) => chosen < all,
  )
  const text = `numbers can be formed from the digits $1$ to $${n}$`
  const rest = factorial(n - 1n) / factorial(n - k)
  return random.pick([
    askInteger(`How many ${k}-digit ${text}, if digits may be repeated?`, n ** k),
    askInteger(`How many ${k}-digit ${text}, if all digits must be different?`, n * rest),
    askInteger(`How many even ${k}-digit ${text}, if all digits must be different?`, (n / 2n) * rest),
    askInteger(`How many odd ${k}-digit ${text}, if digits may be repeated?`, ((n + 1n) / 2n) * n ** (k - 1n)),
  ])
}

function roundTable(random: Random): Problem {
  const [n, together] = [drawInteger(random, 5, 14), drawInteger(random, 2, 4)]
  const text = `$${n}$ people sit down at a round table. Seatings that differ by a rotation only count as the same.`
  return random.pick([true, false])
    ? askInteger(
        `${text} In how many ways can they sit, if $${together}$ of them are friends who want to sit next to each other in one group?`,
        factorial(n - together) * factorial(together),
      )
    : askInteger(
        `${text} In how many ways can they sit, if two of them refuse to be neighbours?`,
        factorial(n - 1n) - 2n * factorial(n - 2n),
      )
}

function separated(random: Random): Problem {
  const [n, k] = drawUntil(
    () => [drawInteger(random, 3, 9), drawInteger(random, 2, 5)] as const,
    ([others, apart]) => apart <= others + 1n,
  )
  const question = `In how many ways can $${n}$ girls and $${k}$ boys stand in a row, if no two boys stand next to each other? All of them are told apart.`
  return askInteger(question, factorial(n) * binomial(n + 1n, k) * factorial(k))
}

/** Three people among those who finish one after the other. */
function race(random: Random): Problem {
  const n = drawInteger(random, 5, 14)
  const [a = '', b = '', c = ''] = drawNames(random, 3)
  const [condition, part] = random.pick([
    [`${a} comes before ${b}, and ${b} before ${c}`, 6n] as const,
    [`${a} comes before both ${b} and ${c}`, 3n] as const,
    [`${a} comes before ${b}`, 2n] as const,
  ])
  const text = `$${n}$ people, among them ${a}, ${b} and ${c}, run a race, and no two of them arrive at the same time.`
  return askInteger(`${text} In how many orders can they arrive if ${condition}?`, factorial(n) / part)
}

/** Permutations that move every element. */
const derangements = (n: bigint): bigint =>
  range(0n, n).reduce((sum, k) => sum + (k % 2n === 0n ? 1n : -1n) * (factorial(n) / factorial(k)), 0n)

function fixedPoints(random: Random): Problem {
  const [n, k] = drawUntil(
    () => [drawInteger(random, 4, 10), drawInteger(random, 0, 5)] as const,
    ([all, fixed]) => fixed < all - 1n,
  )
  const what = random.pick(['hats', 'letters', 'umbrellas', 'coats', 'bags', 'gifts'])
  const exactly = k === 0n ? 'nobody gets' : k === 1n ? 'exactly one person gets' : `exactly $${k}$ people get`
  const at = random.pick(['at random', 'in some order', 'by a machine', 'by a child', 'in the dark'])
  const question = `$${n}$ people hand in their ${what}, which are given back ${at}, one to each. In how many ways can it happen that ${exactly} back the right one?`
  return askInteger(question, binomial(n, k) * derangements(n - k))
}

/** Two people among many others in a row. */
function twoAmongMany(random: Random): Problem {
  const n = drawInteger(random, 5, 14)
  const between = drawInteger(random, 1, Number(n) - 3)
  const [one = '', other = ''] = drawNames(random, 2)
  const [condition, value] = random.pick([
    [
      `${one} is not first and ${other} is not last`,
      factorial(n) - 2n * factorial(n - 1n) + factorial(n - 2n),
    ] as const,
    [
      `exactly $${between}$ of the others stand between ${one} and ${other}`,
      2n * (n - between - 1n) * factorial(n - 2n),
    ] as const,
    [`neither ${one} nor ${other} stands at an end`, (n - 2n) * (n - 3n) * factorial(n - 2n)] as const,
  ])
  return askInteger(
    `In how many ways can $${n}$ people, among them ${one} and ${other}, stand in a row so that ${condition}?`,
    value,
  )
}

/** Burnside's lemma for rotations, or for rotations and reflections. */
function necklaces(random: Random): Problem {
  const [n, colors] = [drawInteger(random, 4, 12), drawInteger(random, 2, 6)]
  const rotations = range(1n, n)
    .filter((d) => n % d === 0n)
    .reduce((sum, d) => sum + totient(d) * colors ** (n / d), 0n)
  const mirrored =
    n % 2n === 1n ? n * colors ** ((n + 1n) / 2n) : (n / 2n) * (colors ** (n / 2n) + colors ** (n / 2n + 1n))
  const text = `$${n}$ beads are put on a ring, each in one of $${colors}$ colours. Rings that differ by a rotation`
  return random.pick([true, false])
    ? askInteger(
        `${text} only count as the same, but mirror images do not. How many different rings are there?`,
        rotations / n,
      )
    : askInteger(
        `${text} or by turning the ring over count as the same. How many different rings are there?`,
        (rotations + mirrored) / (2n * n),
      )
}

/** Couples in a row none of whom, or exactly some of whom, stand together. */
function couples(random: Random): Problem {
  const [n, k] = drawUntil(
    () => [drawInteger(random, 3, 7), drawInteger(random, 0, 4)] as const,
    ([all, together]) => together < all,
  )
  const rest = n - k
  const apart = range(0n, rest).reduce(
    (sum, j) => sum + (j % 2n === 0n ? 1n : -1n) * binomial(rest, j) * 2n ** (j + k) * factorial(2n * n - k - j),
    0n,
  )
  const exactly = k === 0n ? 'no couple stands' : `exactly ${count(k, 'couple')} ${k === 1n ? 'stands' : 'stand'}`
  return askInteger(
    `In how many ways can $${n}$ couples line up in a row so that ${exactly} together (side by side)?`,
    binomial(n, k) * apart,
  )
}

function threeAmongMany(random: Random): Problem {
  const n = drawInteger(random, 6, 14)
  const [a = '', b = '', c = ''] = drawNames(random, 3)
  const rest = factorial(n - 2n)
  const [condition, value] = random.pick([
    [`no two of ${a}, ${b} and ${c} are neighbours`, rest * (n - 3n) * (n - 4n)] as const,
    [`${a} and ${b} are neighbours, but neither of them is a neighbour of ${c}`, (2n * (n - 1n) - 4n) * rest] as const,
    [
      `${a} and ${b} are not neighbours and ${c} does not stand at an end`,
      (n * (n - 1n) - 4n * (n - 1n) + 4n) * rest,
    ] as const,
  ])
  const text = `In how many ways can $${n}$ people, among them ${a}, ${b} and ${c}, stand in a row so that`
  return askInteger(`${text} ${condition}?`, value)
}
