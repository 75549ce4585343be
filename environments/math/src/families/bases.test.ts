import { describe } from 'vitest'
import { bases } from './bases.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'

const words = 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ')
const toBase = (text = ''): number =>
  words.includes(text) ? words.indexOf(text) + 2 : Number(text.replaceAll('$', ''))

describe('bases', () => {
  testFamily(bases, [
    [
      /\$([\dA-F]+)_\{?(\d+)\}?\$(?: as a decimal| to base ten|\?)/,
      fromText((digits = '', base = '') => BigInt(read(digits, Number(base)))),
    ],
    [
      /decimal number \$(\d+)\$ (?:in|to) base (\S+?)\./,
      fromText((n = '', base = '') => convert(Number(n), toBase(base))),
    ],
    [
      /is written \$(\w+)\$ in base (\w+)\. How is it written in base (\w+)/,
      fromText((digits = '', from = '', to = '') => convert(read(digits, toBase(from)), toBase(to))),
    ],
    [/Compute \$(\w+)_\S+ (\+|-|\\times) (\w+)_\S+\$ in base \$(\d+)\$/, fromText(calculate)],
    [
      /Write \$0\.(\w+?)_\{?(\d+)\}?\$, a number in base/,
      fromText((digits = '', base = '') => readFraction(digits, Number(base))),
    ],
    [
      /sum of the digits of the decimal number \$(\d+)\$ .+ base (\w+)\?/,
      fromText((n = '', base = '') => sumDigits(Number(n), toBase(base))),
    ],
    [asks('is \\$(\\d+)_b .times (\\d+)_b = (\\d+)_b'), findBase],
    [asks('zeros are at the end of \\$(\\d+)!\\$ when it is written in base #'), zerosAtEnd],
    [
      /In base (\w+), .+ \$0\.(\w*)\\overline\{(\w+)\}/,
      fromText((base = '', ...digits) => repeating(toBase(base), digits.slice(0, -1))),
    ],
    [/decimal number \$(\d+)\^\{(\d+)\}\$ is written in base (\w+)\./, fromText(lastTwo)],
  ])
})

/** Digit by digit from the left. */
const read = (digits: string, base: number): number =>
  digits.split('').reduce((n, digit) => n * base + '0123456789ABCDEF'.indexOf(digit), 0)

/** Takes the greatest power that fits, again and again. */
function convert(n: number, base: number): string {
  let [rest, power, digits] = [n, 1, '']
  while (power * base <= n) power *= base
  for (; power >= 1; power /= base) {
    const digit = Math.floor(rest / power)
    digits += '0123456789ABCDEF'.charAt(digit)
    rest -= digit * power
  }
  return base > 9 ? `${digits}_{${base}}` : `${digits}_${base}`
}

function calculate(a = '', operator = '', b = '', base = ''): string {
  const [x, y] = [read(a, Number(base)), read(b, Number(base))]
  return convert(operator === '+' ? x + y : operator === '-' ? x - y : x * y, Number(base))
}

const readFraction = (digits: string, base: number): number =>
  digits.split('').reduceRight((value, digit) => (value + '0123456789ABCDEF'.indexOf(digit)) / base, 0)

function sumDigits(n: number, base: number): bigint {
  let sum = 0
  for (let rest = n; rest > 0; rest = Math.floor(rest / base)) sum += rest % base
  return BigInt(sum)
}

function findBase(a: number, b: number, product: number): bigint {
  const texts = [a, b, product].map(String)
  const largest = Math.max(...texts.join('').split('').map(Number))
  const fitting = Array.from({ length: 162 }, (_, at) => at + 2).filter((base) => {
    const [x = 0, y = 0, z = 0] = texts.map((digits) => read(digits, base))
    return base > largest && x * y === z
  })
  return BigInt(fitting.length === 1 ? (fitting[0] ?? 0) : -fitting.length)
}

/** Multiplies up, and takes the base out as soon as it divides. */
function zerosAtEnd(n: number, base: number): bigint {
  const [b, primes] = [
    BigInt(base),
    [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n],
  ]
  let [rest, zeros] = [1n, 0n]
  for (let k = 1n; k <= BigInt(n); k += 1n) {
    // Only primes of the base matter.
    let factor = k
    for (const prime of primes) if (b % prime !== 0n) while (factor % prime === 0n) factor /= prime
    rest *= primes.some((prime) => b % prime === 0n && factor % prime === 0n) ? factor : 1n
    while (rest % b === 0n) [rest, zeros] = [rest / b, zeros + 1n]
  }
  return zeros
}

function repeating(base: number, digits: string[]): number {
  const [head = '', cycle = ''] = digits.length > 1 ? digits : ['', ...digits]
  return readFraction(head + cycle.repeat(40), base)
}

function lastTwo(a = '', exponent = '', base = ''): bigint {
  const modulus = toBase(base) ** 2
  let rest = 1
  for (let k = 0; k < Number(exponent); k += 1) rest = (rest * Number(a)) % modulus
  return sumDigits(rest, toBase(base))
}
