import type { Random } from '@gym/core'
import { drawInteger, drawList, drawUntil } from './drawing.ts'
import { binomial, range } from './exact/integers.ts'
import { powerOf, rational } from './exact/rational.ts'
import { defineFamily, type Problem } from './family.ts'
import { askProbability } from './problem.ts'

/** Chances that are counted. */
export const diceAndUrns = defineFamily(
  'Chances with dice and urns: single and repeated draws, sums, hypergeometric and conditional chances, collections and extremes.',
  {
    1: [oneDraw, oneDie],
    2: [twoDice, twoDraws],
    3: [severalDraws, atLeastOneSuccess],
    4: [conditionalDice, hiddenUrn, sumOfDice],
    5: [allFaces, extremeOfDice, threeColors],
  },
)

const colors = ['red', 'blue', 'green', 'white', 'black', 'yellow'] as const

const drawColors = (random: Random): string[] => random.shuffle(colors)

function oneDraw(random: Random): Problem {
  const [first = '', second = '', third = ''] = drawColors(random)
  const [a, b, c] = [drawInteger(random, 1, 15), drawInteger(random, 1, 15), drawInteger(random, 1, 15)]
  const text = `A bag holds $${a}$ ${first}, $${b}$ ${second} and $${c}$ ${third} balls. One ball is drawn at random.`
  return random.pick([true, false])
    ? askProbability(`${text} What is the probability that it is ${first}?`, rational(a, a + b + c))
    : askProbability(`${text} What is the probability that it is not ${first}?`, rational(b + c, a + b + c))
}

function oneDie(random: Random): Problem {
  const [n, k] = [random.pick([6n, 8n, 10n, 12n, 20n]), drawInteger(random, 2, 5)]
  const [what, good] = random.pick([
    [`greater than $${k}$`, n - k] as const,
    [`at most $${k}$`, k] as const,
    [`divisible by $${k}$`, n / k] as const,
  ])
  return askProbability(
    `A fair die has $${n}$ faces, numbered from $1$ to $${n}$. What is the probability that it shows a number ${what}?`,
    rational(good, n),
  )
}

function twoDice(random: Random): Problem {
  const [m, n] = [drawInteger(random, 4, 12), drawInteger(random, 4, 12)]
  const target = drawInteger(random, 3, Number(m + n) - 1)
  const pairs = range(1n, m).flatMap((a) => range(1n, n).map((b) => a + b))
  const [what, holds]: readonly [string, (sum: bigint) => boolean] = random.pick([
    [`exactly $${target}$`, (sum: bigint) => sum === target],
    [`at least $${target}$`, (sum: bigint) => sum >= target],
  ])
  const text = `Two fair dice are rolled, one with faces from $1$ to $${m}$ and one with faces from $1$ to $${n}$.`
  return askProbability(
    `${text} What is the probability that the sum is ${what}?`,
    rational(BigInt(pairs.filter(holds).length), m * n),
  )
}

function twoDraws(random: Random): Problem {
  const [first = '', second = ''] = drawColors(random)
  const [a, b] = [drawInteger(random, 2, 15), drawInteger(random, 2, 15)]
  const all = (a + b) * (a + b - 1n)
  const [what, good] = random.pick([
    [`both are ${first}`, a * (a - 1n)] as const,
    ['they have different colours', 2n * a * b] as const,
    ['they have the same colour', a * (a - 1n) + b * (b - 1n)] as const,
  ])
  const text = `A bag holds $${a}$ ${first} and $${b}$ ${second} balls. Two balls are drawn at random without replacement.`
  return askProbability(`${text} What is the probability that ${what}?`, rational(good, all))
}

function atLeastOneSuccess(random: Random): Problem {
  const [faces, n, k] = [drawInteger(random, 4, 12), drawInteger(random, 2, 5), drawInteger(random, 1, 3)]
  const numbers = k === 1n ? `a $${faces}$` : `a number greater than $${faces - k}$`
  const text = `A fair die with faces from $1$ to $${faces}$ is rolled $${n}$ times.`
  return askProbability(
    `${text} What is the probability that ${numbers} comes up at least once?`,
    powerOf(rational(faces - k, faces), n)
      .neg()
      .add(1n),
  )
}

function severalDraws(random: Random): Problem {
  const [first = '', second = ''] = drawColors(random)
  const [a, b, n] = [drawInteger(random, 3, 10), drawInteger(random, 3, 10), drawInteger(random, 3, 5)]
  const k = drawUntil(
    () => drawInteger(random, 1, Number(n) - 1),
    (drawn) => drawn <= a && n - drawn <= b,
  )
  const text = `A bag holds $${a}$ ${first} and $${b}$ ${second} balls. $${n}$ balls are drawn at random without replacement.`
  return askProbability(
    `${text} What is the probability that exactly $${k}$ of them ${k === 1n ? 'is' : 'are'} ${first}?`,
    rational(binomial(a, k) * binomial(b, n - k), binomial(a + b, n)),
  )
}

type Dice = readonly [bigint, bigint]

function conditionalDice(random: Random): Problem {
  const [faces, s, t] = [drawInteger(random, 5, 12), drawInteger(random, 5, 10), drawInteger(random, 2, 5)]
  const given: readonly (readonly [string, (dice: Dice) => boolean])[] = [
    [`the sum is at least $${s}$`, ([a, b]) => a + b >= s],
    [`the sum is at most $${s}$`, ([a, b]) => a + b <= s],
    ['the two numbers differ', ([a, b]) => a !== b],
    ['the sum is even', ([a, b]) => (a + b) % 2n === 0n],
  ]
  const asked: readonly (readonly [string, (dice: Dice) => boolean])[] = [
    [`at least one die shows $${t}$`, ([a, b]) => a === t || b === t],
    [`the product is divisible by $${t}$`, ([a, b]) => (a * b) % t === 0n],
    [`the first number is greater than $${t}$`, ([a]) => a > t],
    [`the greater number is at most $${t}$`, ([a, b]) => a <= t && b <= t],
  ]
  const [[condition, holds], [event, happens]] = [random.pick(given), random.pick(asked)]
  const all = range(1n, faces)
    .flatMap((a) => range(1n, faces).map((b) => [a, b] as const))
    .filter(holds)
  const good = BigInt(all.filter(happens).length)
  if (good === 0n || all.length === 0) return conditionalDice(random)
  const text = `Two fair dice with faces from $1$ to $${faces}$ are rolled. Given that ${condition},`
  return askProbability(`${text} what is the probability that ${event}?`, rational(good, BigInt(all.length)))
}

/** Two draws without replacement from one of two urns. */
function hiddenUrn(random: Random): Problem {
  const [a, b, c, d] = drawList(4, () => drawInteger(random, 2, 9))
  const [first = '', second = ''] = drawColors(random)
  const text = `One urn holds $${a}$ ${first} and $${b}$ ${second} balls, another $${c}$ ${first} and $${d}$ ${second} balls. An urn is chosen at random.`
  const [p, q] = [rational(a, a + b), rational(c, c + d)]
  const [pp, qq] = [p.mul(rational(a - 1n, a + b - 1n)), q.mul(rational(c - 1n, c + d - 1n))]
  return random.pick([true, false])
    ? askProbability(
        `${text} A ball drawn from it is ${first}. What is the probability that a second ball, drawn from the same urn without replacing the first, is ${first} as well?`,
        pp.add(qq).div(p.add(q)),
      )
    : askProbability(
        `${text} Two balls drawn from it without replacement are both ${first}. What is the probability that they come from the first urn?`,
        pp.div(pp.add(qq)),
      )
}

/** Of three or four dice. */
function sumOfDice(random: Random): Problem {
  const [faces, n] = [drawInteger(random, 4, 8), drawInteger(random, 3, 4)]
  const target = drawInteger(random, Number(n) + 2, Number(n * faces) - 2)
  const ways = range(0n, n).reduce((sum, j) => {
    const rest = target - 1n - faces * j
    return sum + (j % 2n === 0n ? 1n : -1n) * binomial(n, j) * (rest < 0n ? 0n : binomial(rest, n - 1n))
  }, 0n)
  const text = `$${n}$ fair dice with faces from $1$ to $${faces}$ are rolled.`
  return askProbability(
    `${text} What is the probability that the sum is exactly $${target}$?`,
    rational(ways, faces ** n),
  )
}

/** Surjections onto the faces, by inclusion and exclusion. */
function allFaces(random: Random): Problem {
  const [faces, n] = drawUntil(
    () => [drawInteger(random, 3, 6), drawInteger(random, 4, 9)] as const,
    ([k, rolls]) => rolls >= k,
  )
  const good = range(0n, faces).reduce(
    (sum, j) => sum + (j % 2n === 0n ? 1n : -1n) * binomial(faces, j) * (faces - j) ** n,
    0n,
  )
  const text = random.pick([
    `A fair die with faces from $1$ to $${faces}$ is rolled $${n}$ times. What is the probability that every face comes up at least once?`,
    `Each of $${n}$ packets holds one of $${faces}$ pictures, all equally likely and independent of each other. What is the probability that all pictures are among them?`,
  ])
  return askProbability(text, rational(good, faces ** n))
}

function extremeOfDice(random: Random): Problem {
  const [faces, n] = [drawInteger(random, 5, 12), drawInteger(random, 3, 5)]
  const m = drawInteger(random, 2, Number(faces) - 1)
  const text = `$${n}$ fair dice with faces from $1$ to $${faces}$ are rolled.`
  const above = faces - m + 1n
  return random.pick([true, false])
    ? askProbability(
        `${text} What is the probability that the greatest number is exactly $${m}$?`,
        rational(m ** n - (m - 1n) ** n, faces ** n),
      )
    : askProbability(
        `${text} What is the probability that the smallest number is exactly $${m}$?`,
        rational(above ** n - (above - 1n) ** n, faces ** n),
      )
}

/** Three draws of which all colours, or two only, are among the balls. */
function threeColors(random: Random): Problem {
  const [first = '', second = '', third = ''] = drawColors(random)
  const [a, b, c] = drawList(3, () => drawInteger(random, 2, 8))
  const n = drawInteger(random, 3, 5)
  const all = binomial(a + b + c, n)
  // Without one colour, less what lacks two of them.
  const lacking = [b + c, a + c, a + b].reduce((sum, rest) => sum + binomial(rest, n), 0n)
  const single = [a, b, c].reduce((sum, only) => sum + binomial(only, n), 0n)
  const text = `A bag holds $${a}$ ${first}, $${b}$ ${second} and $${c}$ ${third} balls. $${n}$ balls are drawn at random without replacement.`
  return random.pick([
    askProbability(
      `${text} What is the probability that all three colours are among them?`,
      rational(all - lacking + single, all),
    ),
    askProbability(
      `${text} What is the probability that exactly two colours are among them?`,
      rational(lacking - 2n * single, all),
    ),
  ])
}
