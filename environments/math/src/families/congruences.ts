import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawPrime, drawUntil } from './drawing.ts'
import { gcd, inverseModulo, lcm, modulo, powerModulo, primeFactors, range, totient } from './exact/integers.ts'
import { writePower } from './exact/polynomial.ts'
import { writeSum } from './exact/sums.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger } from './problem.ts'

/** Remainders. */
export const congruences = defineFamily(
  'Remainders of products and powers, linear and simultaneous congruences, totients, orders, towers of powers, quadratic residues.',
  {
    1: [remainderOfProduct],
    2: [lastDigit, remainderOfPower],
    3: [lastTwoDigits, linear, inverse],
    4: [simultaneous, remainderOfLargePower, eulerTotient],
    5: [tower, order, squareRoots, sumOfPowers, threeModuli],
  },
)

const remainder = (random: Random, expression: string, modulus: bigint): string =>
  random.pick([
    `What is the remainder when $${expression}$ is divided by $${modulus}$?`,
    `Find the remainder of $${expression}$ on division by $${modulus}$.`,
  ])

function remainderOfProduct(random: Random): Problem {
  const [a, b, c, m] = [
    drawInteger(random, 10, 60),
    drawInteger(random, 2, 12),
    drawInteger(random, 1, 30),
    drawInteger(random, 3, 12),
  ]
  const [latex, value] = random.pick([
    [tex`${a} \cdot ${b} + ${c}`, a * b + c] as const,
    [`${a * b + c}`, a * b + c] as const,
    [tex`${a} \cdot ${b}`, a * b] as const,
  ])
  return askInteger(remainder(random, latex, m), value % m)
}

function lastDigit(random: Random): Problem {
  const [a, n] = [drawInteger(random, 2, 99), drawInteger(random, 11, 200)]
  const question = random.pick([`What is the last digit of $${a}^{${n}}$?`, `Find the units digit of $${a}^{${n}}$.`])
  return askInteger(question, powerModulo(a, n, 10n))
}

function remainderOfPower(random: Random): Problem {
  const [a, n, m] = [drawInteger(random, 2, 20), drawInteger(random, 5, 40), drawInteger(random, 5, 15)]
  return askInteger(remainder(random, writePower(`${a}`, n), m), powerModulo(a, n, m))
}

function lastTwoDigits(random: Random): Problem {
  const [a, n] = [drawInteger(random, 3, 99), drawInteger(random, 20, 2000)]
  return askInteger(remainder(random, `${a}^{${n}}`, 100n), powerModulo(a, n, 100n))
}

function linear(random: Random): Problem {
  const m = drawInteger(random, 11, 120)
  const a = drawUntil(
    () => drawInteger(random, 2, 60),
    (drawn) => gcd(drawn, m) === 1n && drawn % m > 1n,
  )
  const [b, c] = [drawInteger(random, 1, 60), drawInteger(random, 0, 20)]
  const left = writeSum([
    [a, 'x'],
    [c, ''],
  ])
  const question = tex`Find the smallest non-negative integer $x$ with $${left} \equiv ${b} \pmod{${m}}$.`
  return askInteger(question, modulo((b - c) * inverseModulo(a, m), m))
}

function inverse(random: Random): Problem {
  const m = drawInteger(random, 17, 200)
  const a = drawUntil(
    () => drawInteger(random, 3, 150),
    (drawn) => drawn < m - 1n && gcd(drawn, m) === 1n,
  )
  return askInteger(
    `Find the integer $x$ with $0 < x < ${m}$ for which $${a}x$ leaves remainder $1$ when divided by $${m}$.`,
    inverseModulo(a, m),
  )
}

/** The number below the product of the moduli with these remainders. */
function combine(remainders: readonly bigint[], moduli: readonly bigint[]): bigint {
  let [x, m] = [0n, 1n]
  for (const [at, modulus] of moduli.entries()) {
    const step = modulo(((remainders[at] ?? 0n) - x) * inverseModulo(m, modulus), modulus)
    ;[x, m] = [x + m * step, m * modulus]
  }
  return x
}

function askSystem(random: Random, moduli: readonly bigint[]): Problem {
  const remainders = moduli.map((modulus) => drawInteger(random, 1, Number(modulus) - 1))
  const list = moduli.map((modulus, at) => `remainder $${remainders[at] ?? 0n}$ when divided by $${modulus}$`)
  const inWords = `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
  const question = random.pick([
    `What is the smallest positive integer that leaves ${inWords}?`,
    `Find the least positive integer that leaves ${inWords}.`,
  ])
  return askInteger(question, combine(remainders, moduli))
}

const drawCoprime = (random: Random, many: number, largest: number): bigint[] =>
  drawUntil(
    () => drawDistinct(many, () => drawInteger(random, 3, largest)),
    (moduli) => lcm(...moduli) === moduli.reduce((product, modulus) => product * modulus, 1n),
  )

function simultaneous(random: Random): Problem {
  return askSystem(random, drawCoprime(random, 2, 30))
}

function threeModuli(random: Random): Problem {
  return askSystem(random, drawCoprime(random, random.integer(3, 4), 19))
}

function remainderOfLargePower(random: Random): Problem {
  const [a, n, m] = [drawInteger(random, 2, 200), drawInteger(random, 1000, 1_000_000), drawInteger(random, 13, 101)]
  return askInteger(remainder(random, `${a}^{${n}}`, m), powerModulo(a, n, m))
}

function eulerTotient(random: Random): Problem {
  const n = drawUntil(
    () => drawInteger(random, 60, 3000),
    (drawn) => primeFactors(drawn).length > 1,
  )
  const question = random.pick([
    tex`Find $\varphi(${n})$, where $\varphi$ is Euler's totient function.`,
    `How many of the integers from $1$ to $${n}$ have no common factor with $${n}$ except $1$?`,
  ])
  return askInteger(question, totient(n))
}

/** a^(b^c), whose exponent matters modulo the totient when a and m have no common factor. */
function tower(random: Random): Problem {
  const m = drawInteger(random, 11, 150)
  const a = drawUntil(
    () => drawInteger(random, 2, 60),
    (drawn) => gcd(drawn, m) === 1n && drawn % m > 1n,
  )
  const [b, c] = [drawInteger(random, 2, 15), drawInteger(random, 3, 40)]
  const exponent = powerModulo(b, c, totient(m))
  return askInteger(remainder(random, `${a}^{${writePower(`${b}`, c)}}`, m), powerModulo(a, exponent, m))
}

function order(random: Random): Problem {
  const p = drawPrime(random, 23, 199)
  const a = drawUntil(
    () => drawInteger(random, 2, 50),
    (drawn) => drawn % p > 1n,
  )
  const exponents = range(1n, p - 1n).filter((k) => (p - 1n) % k === 0n && powerModulo(a, k, p) === 1n)
  const question = tex`What is the smallest positive integer $k$ with $${a}^k \equiv 1 \pmod{${p}}$?`
  return askInteger(question, exponents[0] ?? p - 1n)
}

/** Of a square that has no common factor with an odd modulus: 2 roots for every prime of it. */
function squareRoots(random: Random): Problem {
  const m = drawUntil(
    () => drawInteger(random, 100, 2000),
    (drawn) => drawn % 2n === 1n && primeFactors(drawn).length > 1,
  )
  const root = drawUntil(
    () => drawInteger(random, 1, 60),
    (drawn) => gcd(drawn, m) === 1n,
  )
  const question = tex`How many integers $x$ with $0 \le x < ${m}$ satisfy $x^2 \equiv ${root ** 2n % m} \pmod{${m}}$?`
  return askInteger(question, 2n ** BigInt(primeFactors(m).length))
}

function sumOfPowers(random: Random): Problem {
  const [p, k, n] = [drawPrime(random, 7, 61), drawInteger(random, 3, 60), drawInteger(random, 20, 150)]
  const value = range(1n, n).reduce((sum, x) => sum + powerModulo(x, k, p), 0n)
  const powers = [1n, 2n, 3n].map((x) => writePower(`${x}`, k)).join(' + ')
  return askInteger(remainder(random, tex`${powers} + \cdots + ${writePower(`${n}`, k)}`, p), value % p)
}
