import { describe } from 'vitest'
import { upTo } from './counting.test-kit.ts'
import { divisors } from './divisors.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'

describe('divisors', () => {
  testFamily(divisors, [
    [asks('greatest common divisor of # and #(?:,|\\.|\\?)$'), (a, b) => greatest([a, b])],
    [asks('greatest common divisor of #, # and #'), (a, b, c) => greatest([a, b, c])],
    [asks('least common multiple of # and #'), (a, b) => least([a, b])],
    [asks('least common multiple of #, # and #'), (a, b, c) => least([a, b, c])],
    [asks('How many positive divisors does # have'), (n) => BigInt(divisorsOf(n).length)],
    [asks('sum of all positive divisors of #'), (n) => sum(divisorsOf(n))],
    [asks('\\$(\\d+)!\\$ end|of \\$(\\d+)!\\$ end'), (n) => exponentInProduct(n, 5)],
    [asks('which \\$(\\d+)\\^k\\$ divides \\$(\\d+)!'), (p, n) => exponentInProduct(n, p)],
    [
      /^How many positive divisors of \$([^$]+)\$ (.+)\?/,
      fromText((n, condition) => BigInt(special(n, condition).length)),
    ],
    [
      /sum of those positive divisors of \$([^$]+)\$ that (.+)[.?]/,
      fromText((n, condition) => sum(special(n, condition))),
    ],
    [/which \$(\d+)\^e\$ divides the binomial coefficient \$\\binom\{(\d+)\}\{(\d+)\}/, carries],
    [/\$(\d+)\^\{?(\d+)\}? - 1\$ and \$\d+\^\{?(\d+)\}? - 1\$/, euclid],
    [asks('have least common multiple #\\?'), (n) => countPairs((a, b) => least([a, b]) === BigInt(n), divisorsOf(n))],
    [
      asks('1 \\\\le n \\\\le # satisfy \\$\\\\gcd\\(n, #\\) = #'),
      (bound, m, d) => BigInt(upTo(bound).filter((n) => greatest([n, m]) === BigInt(d)).length),
    ],
    [
      asks('have greatest common divisor # and least common multiple #'),
      (g, l) => countPairs((a, b) => a * b === g * l && greatest([a, b]) === BigInt(g), divisorsOf(l)),
    ],
  ])
})

const sum = (numbers: number[]): bigint => BigInt(numbers.reduce((a, b) => a + b, 0))

function divisorsOf(n: number): number[] {
  const small = upTo(Math.floor(Math.sqrt(n))).filter((d) => n % d === 0)
  return [...new Set([...small, ...small.map((d) => n / d)])]
}

/** By subtraction. */
function greatest(numbers: number[]): bigint {
  return BigInt(
    numbers.reduce((x, y) => {
      let [a, b] = [x, y]
      while (a !== b)
        [a, b] =
          a > b ? [a - b * Math.max(1, Math.floor((a - 1) / b)), b] : [a, b - a * Math.max(1, Math.floor((b - 1) / a))]
      return a
    }),
  )
}

/** The first multiple of the largest that is one of all. */
function least(numbers: number[]): bigint {
  const largest = Math.max(...numbers)
  let multiple = largest
  while (numbers.some((n) => multiple % n !== 0)) multiple += largest
  return BigInt(multiple)
}

function exponentInProduct(n: number, p: number): bigint {
  let exponent = 0
  for (const factor of upTo(n)) for (let rest = factor; rest % p === 0; rest /= p) exponent += 1
  return BigInt(exponent)
}

function special(n = '', condition = ''): number[] {
  const [, number = '1'] = /\$(\d+)\$/.exec(condition) ?? []
  const by = Number(number)
  const isWhole = (root: number) => Math.abs(root - Math.round(root)) < 1e-9
  const holds: Record<string, (d: number) => boolean> = {
    'are perfect squares': (d) => isWhole(Math.sqrt(d)),
    'are perfect cubes': (d) => isWhole(Math.cbrt(d)),
    [`are multiples of $${by}$`]: (d) => d % by === 0,
    [`are not multiples of $${by}$`]: (d) => d % by !== 0,
  }
  return divisorsOf(evaluate(n)).filter((d) => holds[condition]?.(d))
}

/** Kummer: the carries when k and n − k are added in base p. */
function carries(p: number, n: number, k: number): bigint {
  let [count, carry] = [0, 0]
  for (let [a, b] = [k, n - k]; a > 0 || b > 0 || carry > 0; [a, b] = [Math.floor(a / p), Math.floor(b / p)]) {
    carry = (a % p) + (b % p) + carry >= p ? 1 : 0
    count += carry
  }
  return BigInt(count)
}

function euclid(a: number, m: number, n: number): bigint {
  let [x, y] = [BigInt(a) ** BigInt(m) - 1n, BigInt(a) ** BigInt(n) - 1n]
  while (y > 0n) [x, y] = [y, x % y]
  return x
}

const countPairs = (isOne: (a: number, b: number) => boolean, candidates: number[]): bigint =>
  BigInt(candidates.reduce((count, a) => count + candidates.filter((b) => isOne(a, b)).length, 0))
