import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawUntil } from './drawing.ts'
import { binomial, factorial, lcm, range } from './exact/integers.ts'
import type { Point } from './exact/points.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger } from './problem.ts'

/** Choices and sums where order does not matter, and what is counted with them. */
export const selections = defineFamily(
  'Choices without order, sharing and sums with bounds, inclusion and exclusion, blocked grid paths, surjections and chairs apart.',
  {
    1: [menu, teams],
    2: [committee, oddSubsets],
    3: [sharing, atLeastOneOfEach],
    4: [sharingWithMinima, multiplesOfAny, blockedPaths, noNeighbours],
    5: [surjections, boundedSums, manyBlocks, evenSums],
  },
)

function menu(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 2, 9), drawInteger(random, 2, 9), drawInteger(random, 2, 9)]
  const question = random.pick([
    `A menu has $${a}$ starters, $${b}$ main courses and $${c}$ desserts. How many different meals of three courses are there?`,
    `Somebody owns $${a}$ hats, $${b}$ shirts and $${c}$ pairs of trousers. In how many ways can a hat, a shirt and a pair of trousers be chosen?`,
  ])
  return askInteger(question, a * b * c)
}

function teams(random: Random): Problem {
  const [n, k] = [drawInteger(random, 5, 12), drawInteger(random, 2, 4)]
  const things = random.pick(['books', 'players', 'students', 'colours', 'cards'])
  return askInteger(
    `In how many ways can $${k}$ of $${n}$ different ${things} be chosen, if order does not matter?`,
    binomial(n, k),
  )
}

function committee(random: Random): Problem {
  const [a, b] = [drawInteger(random, 4, 10), drawInteger(random, 4, 10)]
  const [k, l] = [drawInteger(random, 2, 3), drawInteger(random, 2, 3)]
  const [ones, others] = random.pick([
    ['teachers', 'pupils'],
    ['women', 'men'],
    ['doctors', 'nurses'],
    ['novels', 'cookbooks'],
  ] as const)
  const text = `$${k}$ ${ones} and $${l}$ ${others} are chosen from $${a}$ ${ones} and $${b}$ ${others}.`
  return askInteger(`${text} In how many ways is this possible?`, binomial(a, k) * binomial(b, l))
}

/** Subsets by the number of their members. */
function oddSubsets(random: Random): Problem {
  const [n, k] = [drawInteger(random, 5, 14), drawInteger(random, 1, 4)]
  const atMost = range(0n, k).reduce((sum, j) => sum + binomial(n, j), 0n)
  const elements = k === 1n ? '$1$ element' : `$${k}$ elements`
  const [what, value] = random.pick([
    [`exactly ${elements}`, binomial(n, k)] as const,
    [`at most ${elements}`, atMost] as const,
    [`more than ${elements}`, 2n ** n - atMost] as const,
    ['an odd number of elements', 2n ** (n - 1n)] as const,
  ])
  return askInteger(`How many subsets with ${what} does a set of $${n}$ elements have?`, value)
}

function sharing(random: Random): Problem {
  const [n, k] = [drawInteger(random, 5, 20), drawInteger(random, 3, 6)]
  const thing = random.pick(['sweets', 'coins', 'marbles', 'apples'])
  return askInteger(
    `In how many ways can $${n}$ identical ${thing} be given to $${k}$ children, if a child may get none?`,
    binomial(n + k - 1n, k - 1n),
  )
}

function atLeastOneOfEach(random: Random): Problem {
  const [a, b, k] = drawUntil(
    () => [drawInteger(random, 3, 10), drawInteger(random, 3, 10), drawInteger(random, 3, 6)] as const,
    ([x, y, size]) => size < x + y,
  )
  const question = `From $${a}$ women and $${b}$ men a group of $${k}$ is chosen with at least one woman and at least one man. How many choices are there?`
  return askInteger(question, binomial(a + b, k) - binomial(a, k) - binomial(b, k))
}

/** Subsets of a list with the sign of their number of members. */
const signedSubsets = (items: readonly bigint[]): { sign: bigint; members: bigint[] }[] =>
  items.reduce<{ sign: bigint; members: bigint[] }[]>(
    (all, item) => [...all, ...all.map(({ sign, members }) => ({ sign: -sign, members: [...members, item] }))],
    [{ sign: 1n, members: [] }],
  )

function multiplesOfAny(random: Random): Problem {
  const [n, divisors] = [drawInteger(random, 200, 5000), drawDistinct(3, () => drawInteger(random, 2, 20))]
  if (divisors.some((a) => divisors.some((b) => a !== b && a % b === 0n))) return multiplesOfAny(random)
  const without = signedSubsets(divisors).reduce((sum, { sign, members }) => sum + sign * (n / lcm(...members)), 0n)
  const list = divisors
    .map((divisor) => `$${divisor}$`)
    .join(', ')
    .replace(/, (\S+)$/, ' and $1')
  return random.pick([true, false])
    ? askInteger(`How many integers from $1$ to $${n}$ are divisible by at least one of ${list}?`, n - without)
    : askInteger(`How many integers from $1$ to $${n}$ are not divisible by any of ${list}?`, without)
}

/** Paths of unit steps to the right or up that avoid points, by counting those into every point. */
function countPaths([width, height]: Point, blocked: readonly Point[]): bigint {
  let row = range(0n, width).map(() => 0n)
  for (const y of range(0n, height)) {
    let left = 0n
    row = row.map((below, x) => {
      const isBlocked = blocked.some(([u, v]) => u === BigInt(x) && v === y)
      left = isBlocked ? 0n : x === 0 && y === 0n ? 1n : below + left
      return left
    })
  }
  return row.at(-1) ?? 0n
}

function askPaths(random: Random, blocks: number): Problem {
  const [width, height] = [drawInteger(random, 4, 9), drawInteger(random, 4, 9)]
  const points = drawUntil(
    () =>
      Array.from(
        { length: blocks },
        () => [drawInteger(random, 0, Number(width)), drawInteger(random, 0, Number(height))] as const,
      ),
    (drawn) =>
      new Set(drawn.map(String)).size === blocks &&
      drawn.every(([x, y]) => (x > 0n || y > 0n) && (x < width || y < height)) &&
      countPaths([width, height], drawn) > 9n,
  )
  const list = points.map(([x, y]) => `$(${x}, ${y})$`)
  const through =
    list.length > 1
      ? `any of the points ${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
      : `the point ${list[0] ?? ''}`
  const question = `How many paths lead from $(0, 0)$ to $(${width}, ${height})$ in steps of length $1$ to the right or upwards, without passing through ${through}?`
  return askInteger(question, countPaths([width, height], points))
}

function blockedPaths(random: Random): Problem {
  return askPaths(random, 1)
}

function manyBlocks(random: Random): Problem {
  return askPaths(random, random.integer(3, 4))
}

/** Ordered sums of even or odd parts. */
function evenSums(random: Random): Problem {
  const [k, half] = [drawInteger(random, 3, 7), drawInteger(random, 6, 25)]
  const parity = random.pick(['even', 'odd'])
  // Positive parts 2a or 2a − 1 with a ≥ 1.
  const total = parity === 'even' ? 2n * half : 2n * half - k
  if (total < k) return evenSums(random)
  const question = `In how many ways can $${total}$ be written as an ordered sum of $${k}$ positive ${parity} integers?`
  return askInteger(question, binomial(half - 1n, k - 1n))
}

function sharingWithMinima(random: Random): Problem {
  const [k, a, b] = [drawInteger(random, 3, 5), drawInteger(random, 1, 4), drawInteger(random, 1, 4)]
  const n = a + b + drawInteger(random, 5, 25)
  const letters = ['x', 'y', 'z', 'u', 'v'].slice(0, Number(k))
  const question = `How many solutions in non-negative integers does $${letters.join(' + ')} = ${n}$ have with $x \\ge ${a}$ and $y \\ge ${b}$?`
  return askInteger(question, binomial(n - a - b + k - 1n, k - 1n))
}

function surjections(random: Random): Problem {
  const [n, k] = [drawInteger(random, 5, 10), drawInteger(random, 3, 5)]
  const sum = range(0n, k).reduce((total, j) => total + (j % 2n === 0n ? 1n : -1n) * binomial(k, j) * (k - j) ** n, 0n)
  const handed = random.pick([
    'different books be given to %s children',
    'different tasks be given to %s workers',
    'numbered balls be put into %s labelled boxes',
  ])
  const grouped = random.pick(['different books', 'pupils', 'different tasks', 'numbered balls'])
  return random.pick([true, false])
    ? askInteger(
        `In how many ways can $${n}$ ${handed.replace('%s', () => `$${k}$`)}, so that each of them gets at least one?`,
        sum,
      )
    : askInteger(
        `In how many ways can $${n}$ ${grouped} be divided into $${k}$ non-empty groups, whose order does not matter?`,
        sum / factorial(k),
      )
}

/** Sums with an upper bound on every part. */
function boundedSums(random: Random): Problem {
  const [k, bound] = [drawInteger(random, 3, 6), drawInteger(random, 3, 9)]
  const n = drawInteger(random, Number(bound) + 2, Number(k * bound) - 2)
  const value = range(0n, k).reduce((sum, j) => {
    const rest = n - j * (bound + 1n)
    return rest < 0n ? sum : sum + (j % 2n === 0n ? 1n : -1n) * binomial(k, j) * binomial(rest + k - 1n, k - 1n)
  }, 0n)
  const question = `In how many ways can $${n}$ be written as an ordered sum of $${k}$ integers that are each at least $0$ and at most $${bound}$?`
  return askInteger(question, value)
}

function noNeighbours(random: Random): Problem {
  const [n, k] = drawUntil(
    () => [drawInteger(random, 8, 30), drawInteger(random, 3, 8)] as const,
    ([all, chosen]) => 2n * chosen < all,
  )
  const isRound = random.pick([true, false])
  const where = isRound ? 'around a round table' : 'in a row'
  const line = binomial(n - k + 1n, k)
  // On a circle: a fixed chair is empty, or taken with both neighbours empty.
  const circle = binomial(n - k, k) + binomial(n - k - 1n, k - 1n)
  const question = `In how many ways can $${k}$ of $${n}$ numbered chairs ${where} be chosen so that no two chosen chairs are next to each other?`
  return askInteger(question, isRound ? circle : line)
}
