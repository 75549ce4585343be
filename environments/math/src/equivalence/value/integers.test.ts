import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binomial, factorial, gcd, integerFunction, lcm, permutations, primeFactors, totient } from './integers.ts'

const small = fc.integer({ min: 0, max: 60 }).map(BigInt)

describe('factorial', () => {
  test('is the product of the numbers up to n', () => {
    let product = 1n
    expect(factorial(0n, 1n)).toBe(1n)
    for (let n = 1n; n <= 120n; n += 1n) {
      product *= n
      expect(factorial(n, 1n)).toBe(product)
    }
  })

  test('is that of every other number for two steps', () => {
    expect([0n, 1n, 2n, 3n, 4n, 7n, 8n].map((n) => factorial(n, 2n))).toEqual([1n, 1n, 2n, 3n, 8n, 105n, 384n])
    for (let n = 2n; n <= 120n; n += 1n)
      expect((factorial(n, 2n) ?? 0n) * (factorial(n - 1n, 2n) ?? 0n)).toBe(factorial(n, 1n))
  })

  test('is not worked out for negative or huge numbers', () => {
    expect([-1n, 5001n, 10n ** 50n].map((n) => factorial(n, 1n))).toEqual([undefined, undefined, undefined])
    expect(factorial(5000n, 1n)).toBe(5000n * (factorial(4999n, 1n) ?? 0n))
  })
})

describe('binomial', () => {
  test('is Pascal’s triangle', () => {
    let row = [1n]
    for (let n = 0n; n <= 40n; n += 1n) {
      expect(row.map((_, k) => binomial(n, BigInt(k)))).toEqual(row)
      row = [1n, ...row.map((value, k) => value + (row[k + 1] ?? 0n))]
    }
  })

  test('is 0 for more than there are, and unknown for negative ones', () => {
    expect([binomial(3n, 4n), binomial(0n, 1n), binomial(5n, 10n ** 30n)]).toEqual([0n, 0n, 0n])
    expect([binomial(-3n, 2n), binomial(3n, -2n)]).toEqual([undefined, undefined])
  })

  test('takes huge n for few, and refuses results that are too long', () => {
    expect(binomial(10n ** 40n, 2n)).toBe((10n ** 40n * (10n ** 40n - 1n)) / 2n)
    expect(binomial(10n ** 40n, 10n ** 40n - 1n)).toBe(10n ** 40n)
    expect(binomial(10n ** 18n, 3000n)).toBeUndefined()
    expect(binomial(10n ** 18n, 5n * 10n ** 17n)).toBeUndefined()
  })
})

describe('permutations', () => {
  test('is k! times the binomial', () => {
    fc.assert(
      fc.property(small, small, (n, k) => {
        expect(permutations(n, k)).toBe((binomial(n, k) ?? 0n) * (factorial(k, 1n) ?? 0n))
      }),
    )
  })

  test('is 0 for more than there are, and unknown for negative or too many ones', () => {
    expect([permutations(3n, 4n), permutations(3n, 10n ** 30n)]).toEqual([0n, 0n])
    expect([permutations(-3n, 2n), permutations(3n, -2n), permutations(10n ** 18n, 2000n)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('gcd and lcm', () => {
  const integer = fc.bigInt(-(10n ** 12n), 10n ** 12n)

  test('divide and are divided', () => {
    fc.assert(
      fc.property(integer, integer, integer, (a, b, c) => {
        const [divisor, multiple] = [gcd(a * c, b * c), lcm(a, b)]
        expect(divisor >= 0n && multiple >= 0n).toBe(true)
        if (divisor !== 0n) expect([(a * c) % divisor, (b * c) % divisor, divisor % c]).toEqual([0n, 0n, 0n])
        if (multiple !== 0n) expect([multiple % a, multiple % b]).toEqual([0n, 0n])
        expect(gcd(a, b) * multiple).toBe(a * b < 0n ? -(a * b) : a * b)
      }),
    )
  })

  test('know 0', () => {
    expect([gcd(0n, 0n), gcd(0n, -7n), gcd(-7n, 0n), lcm(0n, 5n), lcm(0n, 0n)]).toEqual([0n, 7n, 7n, 0n, 0n])
  })
})

describe('primeFactors', () => {
  test('multiply to the number, and are prime', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 9n), (n) => {
        const factors = primeFactors(n)
        if (!factors) return
        let total = 1n
        for (const [prime, times] of factors) {
          for (let d = 2n; d * d <= prime && d < 2000n; d += 1n) expect(prime % d).not.toBe(0n)
          total *= prime ** BigInt(times)
        }
        expect(total).toBe(n)
      }),
    )
  })

  test('are found where trial division finds them', () => {
    expect(primeFactors(1n)).toEqual(new Map())
    expect(primeFactors(2n ** 200n)).toEqual(new Map([[2n, 200]]))
    expect(primeFactors(399_988_807n * 4n)?.get(2n)).toBe(2)
    // The square of the least prime above the bound, and one below.
    expect(primeFactors(20_011n ** 2n)).toBeUndefined()
    expect(primeFactors(19_997n ** 2n)).toEqual(new Map([[19_997n, 2]]))
  })

  test('are those of positive numbers only', () => {
    expect([primeFactors(0n), primeFactors(-6n), primeFactors(2n ** 201n)]).toEqual([undefined, undefined, undefined])
  })
})

describe('totient', () => {
  test('counts what has no divisor in common', () => {
    for (let n = 1n; n <= 200n; n += 1n) {
      const count = Array.from({ length: Number(n) }, (_, k) => gcd(BigInt(k + 1), n)).filter((d) => d === 1n).length
      expect(totient(n)).toBe(BigInt(count))
    }
  })

  test('is at most n where the factors are not found', () => {
    expect(totient(20_011n ** 2n)).toBe(20_011n ** 2n)
  })
})

describe('integerFunction', () => {
  test('knows functions by their names', () => {
    const calls: [name: string, args: bigint[], expected: bigint | undefined][] = [
      ['factorial', [5n], 120n],
      ['factorial2', [5n], 15n],
      ['binomial', [5n, 2n], 10n],
      ['permutations', [5n, 2n], 20n],
      ['gcd', [12n, -18n, 27n], 3n],
      ['gcd', [-4n], 4n],
      ['lcm', [4n, -6n, 9n], 36n],
      ['lcm', [-4n], 4n],
      ['apply f', [4n], undefined],
    ]
    for (const [name, args, expected] of calls) expect(integerFunction(name, args)).toBe(expected)
  })
})
