import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { primeFactors } from './integers.ts'
import { rational } from './rational.ts'
import { scaleSurd, squareRoot, writeSurd, writeSurdSum } from './surds.ts'

const raw = String.raw

describe('squareRoot', () => {
  test('squares to the number, with no square left under the root', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10_000n }), fc.bigInt({ min: 1n, max: 100n }), (n, d) => {
        const { coefficient, radicand } = squareRoot(rational(n, d))
        expect(coefficient.mul(coefficient).mul(radicand).equals(rational(n, d))).toBe(true)
        expect(primeFactors(radicand).every(([, exponent]) => exponent === 1n)).toBe(true)
      }),
    )
  })

  test.each([
    [12n, raw`2\sqrt{3}`],
    [36n, '6'],
    [0n, '0'],
    [rational(1n, 2n), raw`\frac{\sqrt{2}}{2}`],
    [rational(9n, 4n), raw`\frac{3}{2}`],
  ])('of %s is written %s', (value, expected) => {
    expect(writeSurd(squareRoot(value))).toBe(expected)
  })
})

describe('writeSurdSum', () => {
  test('puts both parts over one bar', () => {
    expect(writeSurdSum(rational(3n, 2n), scaleSurd(squareRoot(5n), rational(-1n, 4n)))).toBe(
      raw`\frac{6 - \sqrt{5}}{4}`,
    )
    expect(writeSurdSum(2n, squareRoot(3n))).toBe(raw`2 + \sqrt{3}`)
    expect(writeSurdSum(0n, squareRoot(3n))).toBe(raw`\sqrt{3}`)
  })
})
