import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  binomial,
  countDivisors,
  exponentInFactorial,
  factorial,
  gcd,
  integerRoot,
  inverseModulo,
  isPrime,
  isSquare,
  lcm,
  modulo,
  powerModulo,
  primeFactors,
  range,
  sumDivisors,
  totient,
} from './integers.ts'

const small = fc.bigInt({ min: 1n, max: 3000n })
const divisorsOf = (n: bigint) => range(1n, n).filter((d) => n % d === 0n)

describe('integers', () => {
  test('gcd and lcm are the greatest common divisor and the least common multiple', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const common = divisorsOf(a).filter((d) => b % d === 0n)
        expect(gcd(a, -b)).toBe(common.at(-1))
        expect(lcm(a, b) * gcd(a, b)).toBe(a * b)
      }),
      { numRuns: 30 },
    )
    expect([gcd(0n, 6n), gcd(), lcm(4n, 6n, 10n)]).toEqual([6n, 0n, 60n])
  })

  test('primeFactors multiply to the number and are primes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 100_000n }), (n) => {
        const factors = primeFactors(n)
        expect(factors.reduce((product, [prime, exponent]) => product * prime ** exponent, 1n)).toBe(n)
        for (const [prime] of factors) expect(isPrime(prime)).toBe(true)
      }),
    )
    expect(range(0n, 20n).filter(isPrime)).toEqual([2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n])
  })

  test('divisors and coprime numbers are as many as there are', () => {
    fc.assert(
      fc.property(small, (n) => {
        expect(countDivisors(n)).toBe(BigInt(divisorsOf(n).length))
        expect(sumDivisors(n)).toBe(divisorsOf(n).reduce((sum, d) => sum + d, 0n))
        expect(totient(n)).toBe(BigInt(range(1n, n).filter((k) => gcd(k, n) === 1n).length))
      }),
      { numRuns: 30 },
    )
  })

  test('powers, inverses and remainders are modular', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -500n, max: 500n }), fc.bigInt({ min: 0n, max: 40n }), small, (a, n, m) => {
        expect(powerModulo(a, n, m)).toBe(modulo(a ** n, m))
        if (gcd(a, m) === 1n) expect(modulo(a * inverseModulo(a, m), m)).toBe(1n % m)
      }),
    )
  })

  test('factorials and binomials', () => {
    expect([factorial(0n), factorial(5n), binomial(5n, 2n), binomial(5n, 6n), binomial(5n, -1n)]).toEqual([
      1n,
      120n,
      10n,
      0n,
      0n,
    ])
    expect(exponentInFactorial(100n, 5n)).toBe(24n)
    expect(factorial(30n) % 2n ** exponentInFactorial(30n, 2n)).toBe(0n)
    expect(factorial(30n) % 2n ** (exponentInFactorial(30n, 2n) + 1n)).not.toBe(0n)
  })

  test('integerRoot is the greatest integer whose square is not greater', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (n) => {
        const root = integerRoot(n)
        expect(root ** 2n <= n && (root + 1n) ** 2n > n).toBe(true)
        expect(isSquare(n ** 2n)).toBe(true)
        expect(isSquare(n ** 2n + 1n)).toBe(n === 0n)
      }),
    )
    expect(isSquare(-4n)).toBe(false)
  })
})
