import type { Random } from '@gym/core'
import { drawInteger, drawUntil } from './drawing.ts'
import { exponentInFactorial, gcd, isPrime, primeFactors } from './exact/integers.ts'
import { rational } from './exact/rational.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askBased, askInteger, askRational } from './problem.ts'
import { asFraction } from './wording.ts'

/** Numbers in other bases than ten. */
export const bases = defineFamily(
  'Conversion between bases, arithmetic in another base, fractions and repeating digits, unknown bases, digit sums, trailing zeros.',
  {
    1: [fromBase, (random) => toBase(random, 2, 5, 60)],
    2: [fromLargerBase, (random) => toBase(random, 2, 16, 4000)],
    3: [betweenBases, addition],
    4: [multiplication, fractionFromDigits, digitSum],
    5: [unknownBase, zerosInBase, repeatingFraction, lastDigitsInBase],
  },
)

const names = 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ')

const inWords = (base: bigint): string => names[Number(base) - 2] ?? `${base}`

const toDigits = (n: bigint, base: bigint): string => n.toString(Number(base)).toUpperCase()

/** The digits and the base, as in `1011_2`. */
const write = (n: bigint, base: bigint): string =>
  base > 9n ? `${toDigits(n, base)}_{${base}}` : `${toDigits(n, base)}_${base}`

const sumOfDigits = (digits: string): bigint =>
  digits.split('').reduce((sum, digit) => sum + BigInt(Number.parseInt(digit, 36)), 0n)

const drawBase = (random: Random, min: number, max: number): bigint =>
  drawUntil(
    () => drawInteger(random, min, max),
    (base) => base !== 10n,
  )

const withSubscript = 'Write the base as a subscript, as in $201_3$.'

const lettersFor = (base: bigint): string => (base > 10n ? ' Digits above 9 are written A, B, C and so on.' : '')

function askValue(random: Random, n: bigint, base: bigint): Problem {
  const question = random.pick([
    `Write $${write(n, base)}$ as a decimal number.`,
    `What is the decimal value of $${write(n, base)}$?`,
    `Convert $${write(n, base)}$ to base ten.`,
  ])
  return askInteger(question, n)
}

function fromBase(random: Random): Problem {
  return askValue(random, drawInteger(random, 6, 120), drawBase(random, 2, 5))
}

function fromLargerBase(random: Random): Problem {
  return askValue(random, drawInteger(random, 300, 9000), drawBase(random, 3, 16))
}

function toBase(random: Random, min: number, max: number, largest: number): Problem {
  const base = drawBase(random, min, max)
  const n = drawInteger(random, 7, largest) + base
  const question = random.pick([
    `Write the decimal number $${n}$ in base ${inWords(base)}.`,
    `Convert the decimal number $${n}$ to base $${base}$.`,
  ])
  return askBased(`${question}${lettersFor(base)} ${withSubscript}`, toDigits(n, base), base)
}

/** The digits of the given number are told without its base as a subscript, which would be an answer already. */
function betweenBases(random: Random): Problem {
  const from = drawBase(random, 2, 13)
  const to = drawUntil(
    () => drawBase(random, 2, 16),
    (base) => base !== from,
  )
  const n = drawInteger(random, 40, 3000)
  const question = `A number is written $${toDigits(n, from)}$ in base ${inWords(from)}. How is it written in base ${inWords(to)}?`
  return askBased(`${question}${lettersFor(from > to ? from : to)} ${withSubscript}`, toDigits(n, to), to)
}

function addition(random: Random): Problem {
  const [base, sign] = [drawBase(random, 2, 13), random.pick([1n, -1n])]
  const [a, b] = drawUntil(
    () => [drawInteger(random, 60, 3000), drawInteger(random, 40, 2000)] as const,
    ([x, y]) => x > y,
  )
  const question = `Compute $${write(a, base)} ${sign > 0n ? '+' : '-'} ${write(b, base)}$ in base $${base}$.`
  return askBased(`${question}${lettersFor(base)} ${withSubscript}`, toDigits(a + sign * b, base), base)
}

function multiplication(random: Random): Problem {
  const base = drawBase(random, 2, 13)
  const [a, b] = [drawInteger(random, 20, 900), drawInteger(random, 12, 200)]
  const question = tex`Compute $${write(a, base)} \times ${write(b, base)}$ in base $${base}$.`
  return askBased(`${question}${lettersFor(base)} ${withSubscript}`, toDigits(a * b, base), base)
}

function fractionFromDigits(random: Random): Problem {
  const [base, places] = [drawBase(random, 2, 12), drawInteger(random, 2, 5)]
  const n = drawUntil(
    () => drawInteger(random, 1, Number(base ** places) - 1),
    (drawn) => drawn % base !== 0n,
  )
  const digits = toDigits(n, base).padStart(Number(places), '0')
  const number = base > 9n ? `0.${digits}_{${base}}` : `0.${digits}_${base}`
  return askRational(
    `Write $${number}$, a number in base ${inWords(base)}, as a fraction in base ten. ${asFraction}`,
    rational(n, base ** places),
  )
}

function digitSum(random: Random): Problem {
  const [base, n] = [drawBase(random, 3, 16), drawInteger(random, 10_000, 9_000_000)]
  const sum = sumOfDigits(toDigits(n, base))
  const question = `What is the sum of the digits of the decimal number $${n}$ when it is written in base ${inWords(base)}? Give the sum in base ten.`
  return askInteger(question, sum)
}

/** A product whose digits are right in one base only. */
function unknownBase(random: Random): Problem {
  const base = drawInteger(random, 6, 14)
  const drawTwo = () => drawInteger(random, Number(base) + 1, Number(base ** 2n) - 1)
  const drawn = drawUntil(
    () => [drawTwo(), drawTwo()] as const,
    (pair) => {
      const texts = [...pair, pair[0] * pair[1]].map((n) => toDigits(n, base))
      return texts.every((text) => !/[A-Z]/.test(text)) && holdsIn(texts, base) && otherBases(texts, base) === 0
    },
  )
  const [a, b, product] = [...drawn, drawn[0] * drawn[1]].map((n) => `${toDigits(n, base)}_b`)
  const question = tex`In which base $b$ is $${a ?? ''} \times ${b ?? ''} = ${product ?? ''}$? All digits are below $b$. Give $b$ in base ten.`
  return askInteger(question, base)
}

const readIn = (digits: string, base: bigint): bigint =>
  digits.split('').reduce((n, digit) => n * base + BigInt(digit), 0n)

const holdsIn = ([a = '', b = '', product = '']: readonly string[], base: bigint): boolean =>
  readIn(a, base) * readIn(b, base) === readIn(product, base)

/** The difference is a polynomial in the base with coefficients up to 162, so that no base above 163 is a root of it. */
function otherBases(texts: readonly string[], base: bigint): number {
  const largest = BigInt(Math.max(...texts.join('').split('').map(Number)))
  return Array.from({ length: 60 }, (_, at) => BigInt(at + 2)).filter(
    (b) => b > largest && b !== base && holdsIn(texts, b),
  ).length
}

/** The zeros at the end of n! in a base: the scarcest of its primes decides. */
function zerosInBase(random: Random): Problem {
  const [n, base] = [
    drawInteger(random, 30, 1500),
    drawUntil(
      () => drawInteger(random, 6, 72),
      (drawn) => !isPrime(drawn),
    ),
  ]
  const zeros = primeFactors(base).map(([prime, exponent]) => exponentInFactorial(n, prime) / exponent)
  const question = `How many zeros are at the end of $${n}!$ when it is written in base $${base}$?`
  return askInteger(
    question,
    zeros.reduce((least, count) => (count < least ? count : least)),
  )
}

/** Purely or after some digits repeating. */
function repeatingFraction(random: Random): Problem {
  const [base, fixed, period] = [drawBase(random, 2, 9), drawInteger(random, 0, 2), drawInteger(random, 2, 3)]
  const cycle = drawUntil(
    () => drawInteger(random, 1, Number(base ** period) - 2),
    (n) => !/^(.)\1*$/.test(toDigits(n, base).padStart(Number(period), '0')),
  )
  const head = drawInteger(random, 0, Number(base ** fixed) - 1)
  const pad = (n: bigint, length: bigint) => (length > 0n ? toDigits(n, base).padStart(Number(length), '0') : '')
  const value = rational(head, base ** fixed).add(rational(cycle, base ** fixed * (base ** period - 1n)))
  const question = tex`In base ${inWords(base)}, the digits of a number are $0.${pad(head, fixed)}\overline{${pad(cycle, period)}}$, where the digits under the bar repeat forever.`
  return askRational(`${question} Write the number as a fraction in base ten. ${asFraction}`, value)
}

/** The last two digits of a power in a base. */
function lastDigitsInBase(random: Random): Problem {
  const base = drawBase(random, 3, 12)
  const a = drawUntil(
    () => drawInteger(random, 2, 60),
    (drawn) => gcd(drawn, base) === 1n,
  )
  const exponent = drawInteger(random, 20, 400)
  const rest = a ** exponent % base ** 2n
  const digits = toDigits(rest, base).padStart(2, '0')
  const sum = sumOfDigits(digits)
  const question = `The decimal number $${a}^{${exponent}}$ is written in base ${inWords(base)}. What is the sum of its last two digits? Give the sum in base ten.`
  return askInteger(question, sum)
}
