import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import * as real from '../ball/ball.ts'
import { meet } from '../ball/ball.test-kit.ts'
import { toComplex } from '../ball/complex.ts'
import { quotient, realPower } from './powers.ts'
import { fromFraction, NoValue } from './setting.ts'

describe('realPower', () => {
  const base = fc
    .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 50 }))
    .map(([n, d]) => new Fraction(n, d))
    .filter(({ n }) => n !== 0n)
  const exponent = fc
    .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 80 }))
    .map(([n, d]) => new Fraction(n, d))

  test('is undone by the index of its root', () => {
    fc.assert(
      fc.property(base, exponent, (x, q) => {
        if (x.s < 0n && q.d % 2n === 0n) return
        const raised = realPower(fromFraction(x, 400), q, 200)
        expect(meet(real.power(raised, q.d, 200), real.power(fromFraction(x, 400), q.s * q.n, 300))).toBe(true)
        if (x.s < 0n) expect(real.signOf(raised)).toBe(q.n % 2n === 1n ? -1 : 1)
      }),
    )
  })

  test('is the same by roots and by logarithms', () => {
    const x = real.fromInteger(7n)
    // 33 is beyond the roots that are taken.
    expect(
      meet(
        realPower(realPower(x, new Fraction(1, 11), 300), new Fraction(1, 3), 200),
        realPower(x, new Fraction(1, 33), 200),
      ),
    ).toBe(true)
  })
})

describe('quotient', () => {
  test('tells a division by 0 from one by what may be 0', () => {
    const one = toComplex(real.one)
    expect(() => quotient(one, toComplex(real.zero), 64)).toThrow(NoValue)
    expect(() => quotient(one, toComplex({ m: 0n, e: 0, error: -60 }), 64)).toThrow(real.Imprecise)
  })
})
