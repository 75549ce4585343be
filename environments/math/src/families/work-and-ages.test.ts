import { describe } from 'vitest'
import { asks, fromText, isClose, testFamily } from './family.test-kit.ts'
import { workAndAges } from './work-and-ages.ts'

describe('workAndAges', () => {
  testFamily(workAndAges, [
    [
      /^(\w+) is \$(\d+)\$ years older than \w+\. Together they are \$(\d+)\$ years old\. How old is (\w+)/,
      fromText(ageOfTwo),
    ],
    [
      asks('^\\w+ needs # hours to [^,]+, \\w+ needs # hours'),
      (a, b, together) => isClose(together / a + together / b, 1),
    ],
    [/is \$(\d+)\$ years old and \w+ is \$(\d+)\$. In how many years will \w+ be (.+) as old/, fromText(whenTimes)],
    [/^In \$(\d+)\$ years \w+ will be (.+) as old as \w+. Now \w+ is \$(\d+)\$ years older/, fromText(youngerNow)],
    [asks('with # (?:heads|vehicles) and # (?:legs|wheels)…(rabbits|cars|hens|bicycles) are'), fromText(countHeads)],
    [
      asks('fills a tank in # hours, another in # hours…in # hours'),
      (a, b, c, time) => isClose(time / a + time / b - time / c, 1),
    ],
    [
      asks('do a job in # days, … in # days, and … in # days\\.…all three'),
      (p, q, r, all) => isClose(alone(p, q, r).reduce((a, b) => a + b) * all, 1),
    ],
    [
      asks('do a job in # days, … in # days, and … in # days\\.…alone'),
      (p, q, r, third) => isClose((alone(p, q, r)[2] ?? NaN) * third, 1),
    ],
    [
      asks('is now, \\w+ was # years old\\. Now they are # years'),
      (then, sum, old) => isClose(sum - old - (old - (sum - old)), then),
    ],
    [
      asks('is now, \\w+ was # years old\\. When … will be # years'),
      (then, later, young) => isClose(young - then, later - young - (young - then)),
    ],
    [
      asks('# cows eat the meadow bare in # days?, # cows in # days?…would # cows take'),
      (m, s, n, t, k) => graze(m, s, n, t, k),
    ],
    [
      asks('# cows eat the meadow bare in # days?, # cows in # days?…for ever'),
      (m, s, n, t) => (m * s - n * t) / (s - t),
    ],
    [
      asks('alone in # days, \\w+ in # days\\. \\w+ works alone for # days?…whole job'),
      (a, b, t, whole) => isClose(whole / a + (whole - t) / b, 1),
    ],
    [
      asks('alone in # days, \\w+ in # days\\. \\w+ works alone for # days?…What part'),
      (a, b, t, part) => isClose((t + part * b) / a + part, 1),
    ],
    [
      /^(\w+) and (\w+) are \$(\d+)\$ years old together, \w+ and (\w+) \$(\d+)\$ years, and \w+ and \w+ \$(\d+)\$ years\. How old (.+)\?/,
      fromText(ageOfThree),
    ],
  ])
})

const word: Record<string, number> = { twice: 2, 'three times': 3, 'four times': 4 }

function ageOfTwo(one = '', gap = '', sum = '', who = ''): boolean | bigint {
  for (let young = 1; young < 200; young += 1)
    if (young + young + Number(gap) === Number(sum)) return BigInt(who === one ? young + Number(gap) : young)
  return false
}

function whenTimes(old = '', young = '', times = ''): bigint {
  let years = 0
  while (Number(old) + years !== (word[times] ?? NaN) * (Number(young) + years)) years += 1
  return BigInt(years)
}

function youngerNow(years = '', times = '', gap = ''): bigint {
  let young = 0
  while (young + Number(gap) + Number(years) !== (word[times] ?? NaN) * (young + Number(years))) young += 1
  return BigInt(young)
}

function countHeads(heads = '', legs = '', which = ''): bigint {
  let four = 0
  while (4 * four + 2 * (Number(heads) - four) !== Number(legs)) four += 1
  return BigInt(['rabbits', 'cars'].includes(which) ? four : Number(heads) - four)
}

/** The rates of three workers from those of their pairs: first and second, second and third, first and third. */
function alone(p: number, q: number, r: number): [number, number, number] {
  const [x, y, z] = [1 / p, 1 / q, 1 / r]
  return [(x + z - y) / 2, (x + y - z) / 2, (y + z - x) / 2]
}

function graze(m: number, s: number, n: number, t: number, cows: number): number {
  const growth = (m * s - n * t) / (s - t)
  return ((m - growth) * s) / (cows - growth)
}

/** Tries ages of the first. */
function ageOfThree(one = '', two = '', ab = '', three = '', bc = '', ac = '', who = ''): bigint {
  for (let a = 0; a < 100; a += 1) {
    const [b, c] = [Number(ab) - a, Number(ac) - a]
    if (b + c !== Number(bc)) continue
    const ages: Record<string, number> = {
      [`is ${one}`]: a,
      [`is ${two}`]: b,
      [`is ${three}`]: c,
      'are all three together': a + b + c,
    }
    return BigInt(ages[who] ?? -1)
  }
  return -1n
}
