import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawList, drawUntil } from './drawing.ts'
import { lcm } from './exact/integers.ts'
import { rational, sumOf } from './exact/rational.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askRational } from './problem.ts'
import { asFraction, drawNames } from './wording.ts'

/** Word problems on ages, counts and shared work. */
export const workAndAges = defineFamily(
  'Word problems on ages, heads and legs, shared work, tanks that fill and drain, helpers, and meadows that grow while they are grazed.',
  {
    1: [twoAges],
    2: [workTogether, timesAsOld, headsAndLegs],
    3: [fillAndDrain, threeAges],
    4: [pairsOfWorkers, ageThen],
    5: [meadow, helperJoins],
  },
)

function twoAges(random: Random): Problem {
  const [one = '', other = ''] = drawNames(random, 2)
  const [young, gap] = [drawInteger(random, 3, 30), drawInteger(random, 2, 30)]
  const text = `${one} is $${gap}$ years older than ${other}. Together they are $${2n * young + gap}$ years old.`
  return random.pick([
    askInteger(`${text} How old is ${one}?`, young + gap),
    askInteger(`${text} How old is ${other}?`, young),
  ])
}

function workTogether(random: Random): Problem {
  const [one = '', other = ''] = drawNames(random, 2)
  const [a, b] = drawDistinct(2, () => drawInteger(random, 2, 30))
  const job = random.pick(['paint a fence', 'type a manuscript', 'weed a garden', 'clean a hall'])
  const question = `${one} needs $${a}$ hours to ${job}, ${other} needs $${b}$ hours. How many hours do they need together? ${asFraction}`
  return askRational(question, rational(a * b, a + b))
}

/** In some years one will be so many times as old as the other. */
function timesAsOld(random: Random): Problem {
  const [one = '', other = ''] = drawNames(random, 2)
  const [times, years, young] = [drawInteger(random, 2, 4), drawInteger(random, 2, 15), drawInteger(random, 3, 20)]
  const then = young + years
  const old = times * then - years
  const word = { 2: 'twice', 3: 'three times', 4: 'four times' }[Number(times)] ?? ''
  return random.pick([
    askInteger(
      `${one} is $${old}$ years old and ${other} is $${young}$. In how many years will ${one} be ${word} as old as ${other}?`,
      years,
    ),
    askInteger(
      `In $${years}$ years ${one} will be ${word} as old as ${other}. Now ${one} is $${old - young}$ years older than ${other}. How old is ${other} now?`,
      young,
    ),
  ])
}

function headsAndLegs(random: Random): Problem {
  const [hens, rabbits] = [drawInteger(random, 3, 60), drawInteger(random, 3, 60)]
  const [two, four] = random.pick([['hens', 'rabbits'] as const, ['bicycles', 'cars'] as const])
  const parts = two === 'hens' ? ['heads', 'legs'] : ['vehicles', 'wheels']
  const where = two === 'hens' ? 'In a yard there are hens and rabbits' : 'In a garage there are bicycles and cars'
  const text = `${where}, with $${hens + rabbits}$ ${parts[0] ?? ''} and $${2n * hens + 4n * rabbits}$ ${parts[1] ?? ''} in all.`
  return random.pick([
    askInteger(`${text} How many ${four} are there?`, rabbits),
    askInteger(`${text} How many ${two} are there?`, hens),
  ])
}

function fillAndDrain(random: Random): Problem {
  const [a, b, c] = drawUntil(
    () => [drawInteger(random, 2, 20), drawInteger(random, 2, 20), drawInteger(random, 3, 40)] as const,
    ([p, q, out]) => sumOf([rational(1n, p), rational(1n, q)]).compare(rational(1n, out)) > 0,
  )
  const question = `One pipe fills a tank in $${a}$ hours, another in $${b}$ hours, and a drain empties the full tank in $${c}$ hours. How many hours does it take to fill the empty tank if all three are open? ${asFraction}`
  return askRational(question, rational(a * b * c, b * c + a * c - a * b))
}

/** Related by sums of two. */
function threeAges(random: Random): Problem {
  const ages = drawList(3, () => drawInteger(random, 2, 40))
  const [a, b, c] = ages
  const [one = '', two = '', three = ''] = drawNames(random, 3)
  const text = `${one} and ${two} are $${a + b}$ years old together, ${two} and ${three} $${b + c}$ years, and ${one} and ${three} $${a + c}$ years.`
  return random.pick([
    askInteger(`${text} How old is ${one}?`, a),
    askInteger(`${text} How old is ${two}?`, b),
    askInteger(`${text} How old are all three together?`, a + b + c),
  ])
}

/** Two at a time. */
function pairsOfWorkers(random: Random): Problem {
  const [p, q, r] = drawUntil(
    () => [drawInteger(random, 3, 30), drawInteger(random, 3, 30), drawInteger(random, 3, 30)] as const,
    (times) => {
      const rates = times.map((time) => rational(1n, time))
      const half = sumOf(rates).div(2n)
      return rates.every((rate) => half.compare(rate) > 0)
    },
  )
  const [a = '', b = '', c = ''] = drawNames(random, 3)
  const half = sumOf([p, q, r].map((time) => rational(1n, time))).div(2n)
  const text = `${a} and ${b} together can do a job in $${p}$ days, ${b} and ${c} in $${q}$ days, and ${a} and ${c} in $${r}$ days.`
  return random.pick([
    askRational(`${text} How many days do all three need together? ${asFraction}`, half.inverse()),
    askRational(`${text} How many days does ${c} need alone? ${asFraction}`, half.sub(rational(1n, p)).inverse()),
  ])
}

function ageThen(random: Random): Problem {
  const [one = '', other = ''] = drawNames(random, 2)
  const [then, gap] = [drawInteger(random, 2, 30), drawInteger(random, 2, 20)]
  const [young, old] = [then + gap, then + 2n * gap]
  const text = `When ${one} was as old as ${other} is now, ${other} was $${then}$ years old.`
  return random.pick([
    askInteger(`${text} Now they are $${young + old}$ years old together. How old is ${one} now?`, old),
    askInteger(
      `${text} When ${other} is as old as ${one} is now, ${one} will be $${old + gap}$ years old. How old is ${other} now?`,
      young,
    ),
  ])
}

/** Newton's meadow: grass and growth in cow-days. */
function meadow(random: Random): Problem {
  const growth = drawInteger(random, 1, 15)
  const [a, b, c] = drawDistinct(3, () => drawInteger(random, 2, 30))
  const grass = lcm(a, b) * drawInteger(random, 1, 6)
  const [m, n, k] = [a + growth, b + growth, c + growth]
  const text = `Grass grows on a meadow at a constant rate. $${m}$ cows eat the meadow bare in ${days(grass / a)}, $${n}$ cows in ${days(grass / b)}.`
  return random.pick([
    askRational(`${text} How many days would $${k}$ cows take? ${asFraction}`, rational(grass, c)),
    askInteger(`${text} How many cows at most can the meadow feed for ever?`, growth),
  ])
}

const days = (number: bigint): string => `$${number}$ ${number === 1n ? 'day' : 'days'}`

function helperJoins(random: Random): Problem {
  const [one = '', other = ''] = drawNames(random, 2)
  const [a, b] = [drawInteger(random, 4, 40), drawInteger(random, 3, 40)]
  const alone = drawUntil(
    () => drawInteger(random, 1, 20),
    (drawn) => drawn < a,
  )
  const text = `${one} can do a job alone in $${a}$ days, ${other} in $${b}$ days. ${one} works alone for ${days(alone)}; then ${other} joins in, and they finish the job together.`
  const together = rational(a - alone, a).div(rational(a + b, a * b))
  return random.pick([
    askRational(`${text} How many days does the whole job take? ${asFraction}`, together.add(alone)),
    askRational(`${text} What part of the job does ${other} do? ${asFraction}`, together.div(b)),
  ])
}
