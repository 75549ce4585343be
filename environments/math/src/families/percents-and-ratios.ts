import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawInteger, drawList, drawUntil } from './drawing.ts'
import { gcd, lcm } from './exact/integers.ts'
import { powerOf, rational } from './exact/rational.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askRational } from './problem.ts'
import { asFraction, drawNames } from './wording.ts'

/** Percentages, shares and mixtures. */
export const percentsAndRatios = defineFamily(
  'Word problems on percentages, shares in a ratio, mixtures, drying, compound interest and repeated dilution.',
  {
    1: [partOf, salePrice],
    2: [priceBefore, share, whatPercent],
    3: [twoChanges, chainedRatios],
    4: [drying, strengthen, compoundInterest],
    5: [repeatedDilution, transfer, alloys],
  },
)

const drawPercent = (random: Random, min = 1, max = 19): bigint => 5n * drawInteger(random, min, max)

function partOf(random: Random): Problem {
  const [percent, whole] = [drawPercent(random), 20n * drawInteger(random, 1, 30)]
  const question = random.pick([
    tex`What is $${percent}\%$ of $${whole}$?`,
    tex`Find $${percent}\%$ of $${whole}$.`,
    tex`In a school of $${whole}$ pupils, $${percent}\%$ cycle to school. How many pupils is that?`,
  ])
  return askInteger(question, (percent * whole) / 100n)
}

function salePrice(random: Random): Problem {
  const [percent, price] = [drawPercent(random, 1, 12), 20n * drawInteger(random, 1, 30)]
  const thing = random.pick(['coat', 'lamp', 'bicycle', 'desk', 'camera'])
  return askInteger(
    tex`A ${thing} costs $${price}$ dollars. In a sale its price falls by $${percent}\%$. What is the sale price in dollars?`,
    (price * (100n - percent)) / 100n,
  )
}

function priceBefore(random: Random): Problem {
  const [percent, before] = [drawPercent(random, 1, 12), 20n * drawInteger(random, 2, 60)]
  const sign = random.pick([1n, -1n])
  const after = (before * (100n + sign * percent)) / 100n
  const change = sign > 0n ? 'risen' : 'fallen'
  return askInteger(
    tex`After it has ${change} by $${percent}\%$, a price is $${after}$ dollars. What was it before, in dollars?`,
    before,
  )
}

function share(random: Random): Problem {
  const [a, b] = drawRatio(random, 9)
  const part = drawInteger(random, 3, 40)
  const [one = '', other = ''] = drawNames(random, 2)
  return askInteger(
    `${one} and ${other} share $${(a + b) * part}$ marbles in the ratio $${a}:${b}$. How many marbles does ${one} get?`,
    a * part,
  )
}

/** Two different numbers without a common factor. */
function drawRatio(random: Random, largest: number): [bigint, bigint] {
  return drawUntil(
    () => [drawInteger(random, 1, largest), drawInteger(random, 1, largest)],
    ([a, b]) => a !== b && gcd(a, b) === 1n,
  )
}

function whatPercent(random: Random): Problem {
  const [part, whole] = [drawInteger(random, 5, 90), drawInteger(random, 12, 99)]
  const question = `What percentage of $${whole}$ is $${part}$? Give the number of percent as an exact number.`
  return askRational(question, rational(100n * part, whole))
}

function twoChanges(random: Random): Problem {
  const [first, second] = [drawPercent(random, 1, 16), drawPercent(random, 1, 16)]
  const [one, other] = drawList(2, () => random.pick([1n, -1n]))
  const change = (sign: bigint, percent: bigint) => tex`${sign > 0n ? 'rises' : 'falls'} by $${percent}\%$`
  const question = tex`A price ${change(one, first)} and then ${change(other, second)}. What percentage of the original price is the final price? Give the number of percent as an exact number.`
  return askRational(question, rational((100n + one * first) * (100n + other * second), 100n))
}

function chainedRatios(random: Random): Problem {
  const [[a, b], [c, d]] = [drawRatio(random, 7), drawRatio(random, 7)]
  const middle = lcm(b, c)
  const [red, blue, green] = [(a * middle) / b, middle, (d * middle) / c]
  const unit = drawInteger(random, 2, 12)
  const text = `The ratio of red to blue beads in a box is $${a}:${b}$, and the ratio of blue to green beads is $${c}:${d}$.`
  const [color, answer] = random.pick([['red', red * unit] as const, ['green', green * unit] as const])
  return askInteger(
    `${text} There are $${(red + blue + green) * unit}$ beads in all. How many of them are ${color}?`,
    answer,
  )
}

function drying(random: Random): Problem {
  const [wet, dry] = [drawInteger(random, 80, 98), drawInteger(random, 5, 40)]
  const mass = drawInteger(random, 2, 60)
  const fruit = random.pick(['mushrooms', 'grapes', 'plums', 'tomatoes'])
  const text = tex`Fresh ${fruit} are $${wet}\%$ water by mass, dried ones only $${dry}\%$.`
  return askRational(
    `${text} How many kilograms of dried ${fruit} come from $${mass}$ kg of fresh ones? ${asFraction}`,
    rational(mass * (100n - wet), 100n - dry),
  )
}

function strengthen(random: Random): Problem {
  const [weak, wanted, strong] = drawUntil(
    () => [drawInteger(random, 2, 30), drawInteger(random, 10, 60), drawInteger(random, 40, 95)] as const,
    ([low, middle, high]) => low < middle && middle < high,
  )
  const volume = drawInteger(random, 2, 40)
  return askRational(
    tex`How many litres of acid of strength $${strong}\%$ must be added to $${volume}$ litres of acid of strength $${weak}\%$ to get the strength $${wanted}\%$? ${asFraction}`,
    rational(volume * (wanted - weak), strong - wanted),
  )
}

function compoundInterest(random: Random): Problem {
  const [percent, years] = [drawInteger(random, 2, 12), drawInteger(random, 2, 4)]
  const capital = 100n * drawInteger(random, 2, 90)
  const text = tex`$${capital}$ dollars earn $${percent}\%$ interest a year, compounded once a year and never rounded.`
  return askRational(
    `${text} Exactly how many dollars are there after $${years}$ years? Give a decimal or a fraction in lowest terms.`,
    powerOf(rational(100n + percent, 100n), years).mul(capital),
  )
}

function repeatedDilution(random: Random): Problem {
  const [volume, times] = [drawInteger(random, 6, 40), drawInteger(random, 3, 5)]
  const taken = drawInteger(random, 1, 5)
  const text = `A barrel holds $${volume}$ litres of pure juice. Then $${taken}$ ${taken === 1n ? 'litre is' : 'litres are'} drawn off and replaced with water, and the mixture is stirred.`
  return askRational(
    `${text} This is done $${times}$ times in all. How many litres of juice are left in the barrel? ${asFraction}`,
    powerOf(rational(volume - taken, volume), times).mul(volume),
  )
}

function transfer(random: Random): Problem {
  const [[a, b], [c, d]] = drawUntil(
    () => [drawRatio(random, 9), drawRatio(random, 9)],
    ([before, after]) => before[0] * after[1] > after[0] * before[1],
  )
  const total = lcm(a + b, c + d) * drawInteger(random, 1, 9)
  const given = (a * total) / (a + b) - (c * total) / (c + d)
  const [one = '', other = ''] = drawNames(random, 2)
  const text = `The numbers of stamps that ${one} and ${other} have are in the ratio $${a}:${b}$.`
  return askInteger(
    `${text} After ${one} gives ${other} $${given}$ of them, the ratio is $${c}:${d}$. How many stamps do they have together?`,
    total,
  )
}

/** The part of an alloy that is copper. */
const copper = ([a, b]: [bigint, bigint]): Fraction => rational(a, a + b)

function alloys(random: Random): Problem {
  const [first, second, wanted] = drawUntil(
    () => [drawRatio(random, 9), drawRatio(random, 9), drawRatio(random, 9)] as const,
    ([one, other, middle]) => copper(one).compare(copper(middle)) * copper(middle).compare(copper(other)) > 0,
  )
  const mass = drawInteger(random, 2, 50)
  const inWords = ([a, b]: [bigint, bigint]) => `in the ratio $${a}:${b}$`
  const text = `One alloy contains copper and zinc ${inWords(first)} by mass, another ${inWords(second)}.`
  return askRational(
    `${text} How many kilograms of the second must be melted together with $${mass}$ kg of the first to get copper and zinc ${inWords(wanted)}? ${asFraction}`,
    copper(first)
      .sub(copper(wanted))
      .mul(mass)
      .div(copper(wanted).sub(copper(second))),
  )
}
