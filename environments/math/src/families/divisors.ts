import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawList, drawPrime, drawUntil } from './drawing.ts'
import { countDivisors, exponentInFactorial, gcd, lcm, primeFactors, range, sumDivisors } from './exact/integers.ts'
import { writePower } from './exact/polynomial.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger } from './problem.ts'

/** Divisors, multiples and prime factors of integers. */
export const divisors = defineFamily(
  'Common divisors and multiples, counts and sums of divisors, primes in factorials and binomial coefficients.',
  {
    1: [commonOfTwo],
    2: [numberOfDivisors, commonOfThree],
    3: [sumOfDivisors, trailingZeros, primeInFactorial],
    4: [specialDivisors, primeInBinomial, powersLessOne],
    5: [pairsWithMultiple, withCommonDivisor, sumOfSpecialDivisors, pairsWithBoth],
  },
)

const nouns = {
  gcd: ['greatest common divisor', (...numbers: bigint[]) => gcd(...numbers)],
  lcm: ['least common multiple', (...numbers: bigint[]) => lcm(...numbers)],
} as const

const askFor = (random: Random, what: string): string =>
  random.pick([`Find the ${what}.`, `What is the ${what}?`, `Determine the ${what}.`])

function commonOfTwo(random: Random): Problem {
  const factor = drawInteger(random, 2, 12)
  const [a, b] = drawUntil(
    () => drawDistinct(2, () => factor * drawInteger(random, 2, 12)),
    ([x, y]) => x % y !== 0n && y % x !== 0n,
  )
  const [noun, compute] = nouns[random.pick(['gcd', 'lcm'])]
  return askInteger(askFor(random, `${noun} of $${a}$ and $${b}$`), compute(a, b))
}

function commonOfThree(random: Random): Problem {
  const factor = drawInteger(random, 3, 24)
  const [a, b, c] = drawDistinct(3, () => factor * drawInteger(random, 2, 30))
  const [noun, compute] = nouns[random.pick(['gcd', 'lcm'])]
  return askInteger(askFor(random, `${noun} of $${a}$, $${b}$ and $${c}$`), compute(a, b, c))
}

function numberOfDivisors(random: Random): Problem {
  const n = drawInteger(random, 12, 400)
  return askInteger(`How many positive divisors does $${n}$ have?`, countDivisors(n))
}

function sumOfDivisors(random: Random): Problem {
  const n = drawUntil(
    () => drawInteger(random, 60, 3000),
    (drawn) => countDivisors(drawn) > 7n,
  )
  return askInteger(askFor(random, `sum of all positive divisors of $${n}$`), sumDivisors(n))
}

function trailingZeros(random: Random): Problem {
  const n = drawInteger(random, 30, 3000)
  const question = random.pick([
    `How many zeros does $${n}!$ end with?`,
    `With how many zeros does the decimal form of $${n}!$ end?`,
  ])
  return askInteger(question, exponentInFactorial(n, 5n))
}

function primeInFactorial(random: Random): Problem {
  const [n, p] = [drawInteger(random, 30, 900), drawPrime(random, 2, 13)]
  return askInteger(`What is the greatest integer $k$ for which $${p}^k$ divides $${n}!$?`, exponentInFactorial(n, p))
}

interface Factored {
  latex: string
  value: bigint
}

/** A product of powers of small primes. */
function drawFactored(random: Random, { primes, largest }: { primes: number; largest: number }): Factored {
  const chosen = random
    .shuffle([2n, 3n, 5n, 7n])
    .slice(0, primes)
    .sort((a, b) => Number(a - b))
  const factors = chosen.map((prime) => [prime, drawInteger(random, 1, largest)] as const)
  return {
    latex: factors.map(([prime, exponent]) => writePower(`${prime}`, exponent)).join(tex` \cdot `),
    value: factors.reduce((product, [prime, exponent]) => product * prime ** exponent, 1n),
  }
}

/** What a divisor may have to be, with the exponents of a prime that it allows. */
function drawCondition(
  random: Random,
  n: bigint,
): { text: string; allows: (prime: bigint, exponent: bigint) => boolean } {
  const factors = primeFactors(n)
  const [prime] = random.pick(factors)
  const multiple = random.pick(factors)[0] * random.pick([1n, prime])
  const needed = new Map(primeFactors(multiple))
  return random.pick([
    { text: 'are perfect squares', allows: (_: bigint, exponent: bigint) => exponent % 2n === 0n },
    { text: 'are perfect cubes', allows: (_: bigint, exponent: bigint) => exponent % 3n === 0n },
    {
      text: `are multiples of $${multiple}$`,
      allows: (p: bigint, exponent: bigint) => exponent >= (needed.get(p) ?? 0n),
    },
    {
      text: `are not multiples of $${prime}$`,
      allows: (p: bigint, exponent: bigint) => p !== prime || exponent === 0n,
    },
  ])
}

function specialDivisors(random: Random): Problem {
  const { latex, value } = drawFactored(random, { primes: 3, largest: 6 })
  const { text, allows } = drawCondition(random, value)
  const count = primeFactors(value).reduce(
    (product, [prime, exponent]) => product * BigInt(range(0n, exponent).filter((e) => allows(prime, e)).length),
    1n,
  )
  return askInteger(`How many positive divisors of $${latex}$ ${text}?`, count)
}

function sumOfSpecialDivisors(random: Random): Problem {
  const { latex, value } = drawFactored(random, { primes: 3, largest: 4 })
  const { text, allows } = drawCondition(random, value)
  const sum = primeFactors(value).reduce(
    (product, [prime, exponent]) =>
      product *
      range(0n, exponent)
        .filter((e) => allows(prime, e))
        .reduce((total, e) => total + prime ** e, 0n),
    1n,
  )
  return askInteger(askFor(random, `sum of those positive divisors of $${latex}$ that ${text}`), sum)
}

function primeInBinomial(random: Random): Problem {
  const [n, p] = [drawInteger(random, 40, 400), drawPrime(random, 2, 7)]
  const k = drawUntil(
    () => drawInteger(random, 10, 200),
    (drawn) => drawn < n,
  )
  const exponent = (m: bigint) => exponentInFactorial(m, p)
  return askInteger(
    tex`What is the greatest integer $e$ for which $${p}^e$ divides the binomial coefficient $\binom{${n}}{${k}}$?`,
    exponent(n) - exponent(k) - exponent(n - k),
  )
}

/** gcd(aᵐ − 1, aⁿ − 1) = a^gcd(m, n) − 1 */
function powersLessOne(random: Random): Problem {
  const [a, g] = [drawInteger(random, 2, 12), drawInteger(random, 2, 6)]
  const [m, n] = drawDistinct(2, () => g * drawInteger(random, 2, 12))
  const [left, right] = [m, n].map((exponent) => `${writePower(`${a}`, exponent)} - 1`)
  return askInteger(askFor(random, `greatest common divisor of $${left}$ and $${right}$`), a ** gcd(m, n) - 1n)
}

/** Each prime has the full exponent in one of the two at least. */
function pairsWithMultiple(random: Random): Problem {
  const n = drawUntil(
    () => drawInteger(random, 60, 5000),
    (drawn) => primeFactors(drawn).length > 1,
  )
  const pairs = primeFactors(n).reduce((product, [, exponent]) => product * (2n * exponent + 1n), 1n)
  return askInteger(`How many ordered pairs $(a, b)$ of positive integers have least common multiple $${n}$?`, pairs)
}

function withCommonDivisor(random: Random): Problem {
  const d = drawInteger(random, 2, 12)
  const m =
    d *
    drawUntil(
      () => drawInteger(random, 6, 210),
      (drawn) => primeFactors(drawn).length > 1,
    )
  const bound = drawInteger(random, 500, 5000)
  // Those up to bound/d that share no prime with m/d, by inclusion and exclusion.
  const products = primeFactors(m / d).reduce<bigint[]>(
    (all, [prime]) => [...all, ...all.map((one) => -one * prime)],
    [1n],
  )
  const count = products.reduce(
    (sum, product) => sum + (product < 0n ? -(bound / d / -product) : bound / d / product),
    0n,
  )
  const question = `How many integers $n$ with $1 \\le n \\le ${bound}$ satisfy $\\gcd(n, ${m}) = ${d}$?`
  return askInteger(question, count)
}

/** Ordered pairs with a given greatest common divisor and least common multiple: 2 for each prime of their quotient. */
function pairsWithBoth(random: Random): Problem {
  const g = drawInteger(random, 1, 20)
  const ratio = drawList(4, () => random.pick([2n, 3n, 5n, 7n, 11n, 13n])).reduce(
    (product, prime) => product * prime,
    1n,
  )
  const bits = BigInt(primeFactors(ratio).length)
  const question = `How many ordered pairs $(a, b)$ of positive integers have greatest common divisor $${g}$ and least common multiple $${g * ratio}$?`
  return askInteger(question, 2n ** bits)
}
