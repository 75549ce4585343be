import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bitLength, integerRoot, integerSqrt } from './integer.ts'

const natural = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 70n }),
  fc.bigInt({ min: 0n, max: 2n ** 3000n }),
  fc.bigInt({ min: 0n, max: 300n }),
)

describe('bitLength', () => {
  test('is that of the binary digits', () => {
    fc.assert(
      fc.property(natural, (n) => {
        const expected = n === 0n ? 0 : n.toString(2).length
        expect([bitLength(n), bitLength(-n)]).toEqual([expected, expected])
      }),
    )
  })

  test('changes at every power of two', () => {
    for (let k = 1; k < 200; k += 1) {
      const edge = 1n << BigInt(k)
      expect([bitLength(edge - 1n), bitLength(edge)]).toEqual([k, k + 1])
    }
  })
})

describe('integerSqrt', () => {
  test('is the greatest integer whose square is no more', () => {
    fc.assert(
      fc.property(natural, (n) => {
        const root = integerSqrt(n)
        expect(root * root <= n && (root + 1n) ** 2n > n).toBe(true)
      }),
    )
  })

  test('is right next to squares', () => {
    fc.assert(
      fc.property(fc.oneof(fc.bigInt(2n, 2n ** 27n), fc.bigInt(2n, 2n ** 900n)), (r) => {
        expect([integerSqrt(r * r - 1n), integerSqrt(r * r), integerSqrt(r * r + 1n)]).toEqual([r - 1n, r, r])
      }),
    )
  })
})

describe('integerRoot', () => {
  const index = fc.integer({ min: 1, max: 40 })

  test('is the greatest integer whose power is no more', () => {
    fc.assert(
      fc.property(natural, index, (n, k) => {
        const root = integerRoot(n, k)
        expect(root ** BigInt(k) <= n && (root + 1n) ** BigInt(k) > n).toBe(true)
      }),
    )
  })

  test('is right next to perfect powers', () => {
    fc.assert(
      fc.property(fc.oneof(fc.bigInt(2n, 40n), fc.bigInt(2n, 2n ** 130n)), fc.integer({ min: 2, max: 33 }), (r, k) => {
        const perfect = r ** BigInt(k)
        expect([integerRoot(perfect - 1n, k), integerRoot(perfect, k), integerRoot(perfect + 1n, k)]).toEqual([
          r - 1n,
          r,
          r,
        ])
      }),
    )
  })
})
