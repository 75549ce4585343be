import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import {
  add,
  ball,
  divide,
  floorLog,
  fromInteger,
  fromRatio,
  Imprecise,
  isExact,
  isZero,
  logAdd,
  magnitude,
  multiply,
  negate,
  one,
  power,
  root,
  signOf,
  subtract,
  TooLarge,
  top,
  zero,
} from './ball.ts'
import { dyadic, enclosed, exactBall, holds, midpoint, precision } from './ball.test-kit.ts'
import { bitLength } from './integer.ts'

const zeroFraction = new Fraction(0)

/** What an operation makes, unless it refuses to. */
function unlessImprecise<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch (error) {
    expect(error).toBeInstanceOf(Imprecise)
    return undefined
  }
}

describe('ball', () => {
  test('keeps the number when it is cut', () => {
    fc.assert(
      fc.property(enclosed(), precision, ({ ball: x, value }, prec) => {
        const cut = ball(x.m, x.e, x.error, prec)
        expect(holds(cut, value)).toBe(true)
        expect(bitLength(cut.m)).toBeLessThanOrEqual(prec + 1)
      }),
    )
  })

  test('stays exact when only zeros are cut', () => {
    expect(ball(5n << 400n, -20, -Infinity, 16)).toEqual({ m: 5n << 13n, e: 367, error: -Infinity })
    expect(isExact(ball((5n << 400n) + 1n, -20, -Infinity, 16))).toBe(false)
  })

  test('refuses exponents that are no longer exact', () => {
    expect(() => ball(1n, 2 ** 46, -Infinity, 64)).toThrow(TooLarge)
    expect(() => ball(1n, -(2 ** 46), -Infinity, 64)).toThrow(TooLarge)
  })
})

describe('logAdd', () => {
  test('is never below the logarithm of the sum', () => {
    const size = fc.oneof(
      fc.integer({ min: -(2 ** 44), max: 2 ** 44 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: -100, max: 100, noNaN: true }),
    )
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 70, noNaN: true }), (a, less) => {
        const b = a - less
        const sum = logAdd(a, b)
        expect(logAdd(b, a)).toBe(sum)
        expect(sum).toBeGreaterThan(a)
        expect(2 ** (sum - a)).toBeGreaterThan(1 + 2 ** (b - a))
      }),
    )
  })

  test('takes nothing for nothing', () => {
    expect(logAdd(-Infinity, -Infinity)).toBe(-Infinity)
    for (const sum of [logAdd(3, -Infinity), logAdd(-Infinity, 3)]) {
      expect(sum).toBeGreaterThanOrEqual(3)
      expect(sum).toBeLessThan(3 + 1e-9)
    }
  })
})

describe('magnitude and floorLog', () => {
  test('are bounds of what a ball may be', () => {
    fc.assert(
      fc.property(enclosed(), ({ ball: x, value }) => {
        if (floorLog(x) > -Infinity) expect(value.abs().gte(dyadic(1n, floorLog(x)))).toBe(true)
        if (!isZero(x)) expect(value.abs().lte(dyadic(1n, Math.ceil(magnitude(x))))).toBe(true)
        if (x.m !== 0n)
          expect(
            midpoint(x)
              .abs()
              .lte(dyadic(1n, top(x))),
          ).toBe(true)
      }),
    )
  })

  test('are those of nothing for 0', () => {
    expect([top(zero), magnitude(zero), floorLog(zero)]).toEqual([-Infinity, -Infinity, -Infinity])
  })
})

describe('signOf', () => {
  test('is that of every number in the ball, or unknown', () => {
    fc.assert(
      fc.property(enclosed(), ({ ball: x, value }) => {
        const sign = signOf(x)
        if (sign !== undefined) expect(sign).toBe(Math.sign(value.compare(0)))
        if (isExact(x)) expect(sign).toBeDefined()
      }),
    )
  })

  test('is unknown for a ball that touches 0', () => {
    expect(signOf({ m: 1n, e: 0, error: 0 })).toBeUndefined()
    expect(signOf({ m: 0n, e: 0, error: -1000 })).toBeUndefined()
  })
})

describe('operations', () => {
  test.each([
    ['add', add, (a: Fraction, b: Fraction) => a.add(b)],
    ['subtract', subtract, (a: Fraction, b: Fraction) => a.sub(b)],
    ['multiply', multiply, (a: Fraction, b: Fraction) => a.mul(b)],
    ['divide', divide, (a: Fraction, b: Fraction) => a.div(b)],
  ] as const)('%s encloses the result for every number of the balls', (_, operate, exactly) => {
    fc.assert(
      fc.property(enclosed(), enclosed(), precision, (x, y, prec) => {
        const result = unlessImprecise(() => operate(x.ball, y.ball, prec))
        if (result) expect(holds(result, exactly(x.value, y.value))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('enclose the result of numbers whose sizes are far apart', () => {
    fc.assert(
      fc.property(enclosed({ min: 1000, max: 1200 }), enclosed({ min: -1500, max: -900 }), precision, (x, y, prec) => {
        for (const [a, b] of [
          [x, y],
          [y, x],
        ] as const) {
          expect(holds(add(a.ball, b.ball, prec), a.value.add(b.value))).toBe(true)
          expect(holds(subtract(a.ball, b.ball, prec), a.value.sub(b.value))).toBe(true)
        }
      }),
    )
  })

  test('keep to the precision they are asked for', () => {
    fc.assert(
      fc.property(exactBall(), exactBall(), precision, (x, y, prec) => {
        const [product, quotient] = [multiply(x, y, prec), unlessImprecise(() => divide(x, y, prec))]
        for (const result of [product, quotient]) {
          if (result && !isExact(result)) expect(result.error).toBeLessThan(top(result) - prec + 2)
        }
      }),
    )
  })

  test('negate turns every number of the ball around', () => {
    fc.assert(
      fc.property(enclosed(), ({ ball: x, value }) => {
        expect(holds(negate(x), value.neg())).toBe(true)
      }),
    )
  })
})

describe('multiply', () => {
  test('makes exactly 0 of exactly 0', () => {
    expect(isZero(multiply(zero, { m: 3n, e: 0, error: -5 }, 64))).toBe(true)
    expect(isZero(multiply({ m: 3n, e: 0, error: -5 }, zero, 64))).toBe(true)
    expect(isZero(multiply({ m: 0n, e: 0, error: -5 }, one, 64))).toBe(false)
  })
})

describe('divide', () => {
  test('is exact where the quotient is', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 40n), 2n ** 40n), fc.bigInt(1n, 2n ** 40n), fc.boolean(), (a, b, isNegative) => {
        const under = isNegative ? -b : b
        const result = divide(fromInteger(a * under), fromInteger(under), 64)
        expect(isExact(result)).toBe(true)
        expect(midpoint(result).equals(new Fraction(a))).toBe(true)
      }),
    )
  })

  test('refuses a divisor that may be 0', () => {
    expect(() => divide(one, zero, 64)).toThrow(Imprecise)
    expect(() => divide(one, { m: 1n, e: 0, error: 0 }, 64)).toThrow(Imprecise)
    expect(() => divide(zero, { m: 0n, e: 0, error: -900 }, 64)).toThrow(Imprecise)
  })

  test('gives 0 for exactly 0 over what is not 0', () => {
    expect(isZero(divide(zero, { m: 3n, e: 0, error: -5 }, 64))).toBe(true)
  })
})

describe('fromRatio', () => {
  test('encloses the fraction', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 2n ** 300n }), precision, (n, d, prec) => {
        expect(holds(fromRatio(n, d, prec), new Fraction(n, d))).toBe(true)
      }),
    )
  })
})

describe('root', () => {
  const index = fc.integer({ min: 1, max: 12 })

  test('encloses the root of every number of the ball', () => {
    fc.assert(
      fc.property(enclosed(), index, precision, (x, k, prec) => {
        const result = unlessImprecise(() => root(x.ball, k, prec))
        if (!result) return
        // The root lies between the ends of the ball: so does its power between their powers.
        const radius = isExact(result) ? zeroFraction : dyadic(1n, Math.ceil(result.error))
        const [low, high] = [midpoint(result).sub(radius), midpoint(result).add(radius)]
        expect(high.pow(k)?.gte(x.value)).toBe(true)
        if (low.compare(0) > 0) expect(low.pow(k)?.lte(x.value)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('encloses the root of a number that is known by its root', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 2n ** 80n),
        index,
        fc.integer({ min: -90, max: -2 }),
        precision,
        (r, k, relative, prec) => {
          const value = r ** BigInt(k)
          const error = bitLength(value) + relative
          for (const side of [-1n, 1n]) {
            const m = value + side * (error >= 0 ? 1n << BigInt(error) : 0n)
            const result = unlessImprecise(() => root({ m, e: 0, error }, k, prec))
            if (result) expect(holds(result, new Fraction(r))).toBe(true)
          }
        },
      ),
    )
  })

  test('is exact for perfect powers, with any even exponent', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 2n ** 60n), index, fc.integer({ min: -30, max: 30 }), (r, k, e) => {
        const result = root({ m: r ** BigInt(k), e: e * k, error: -Infinity }, k, 64)
        expect(isExact(result)).toBe(true)
        expect(midpoint(result).equals(dyadic(r, e))).toBe(true)
      }),
    )
  })

  test('is not exact for other numbers', () => {
    expect(isExact(root(fromInteger(2n), 2, 64))).toBe(false)
    expect(isExact(root(fromInteger(10n ** 40n + 1n), 2, 64))).toBe(false)
    expect(isExact(root({ m: 1n, e: 1, error: -Infinity }, 2, 64))).toBe(false)
  })

  test('keeps to the precision it is asked for', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 2n ** 300n),
        fc.integer({ min: -3000, max: 3000 }),
        index,
        precision,
        (m, e, k, prec) => {
          const result = root({ m, e, error: -Infinity }, k, prec)
          if (!isExact(result)) expect(result.error).toBeLessThan(top(result) - prec + 2)
        },
      ),
    )
  })

  test('refuses what may be negative, and takes exactly 0', () => {
    expect(() => root(fromInteger(-4n), 2, 64)).toThrow(Imprecise)
    expect(() => root({ m: 0n, e: 0, error: -90 }, 2, 64)).toThrow(Imprecise)
    expect(isZero(root(zero, 2, 64))).toBe(true)
  })
})

describe('power', () => {
  test('encloses the power of every number of the ball', () => {
    const range = { min: -60, max: 10 }
    fc.assert(
      fc.property(enclosed(range), fc.integer({ min: -9, max: 17 }), precision, (x, exponent, prec) => {
        const result = unlessImprecise(() => power(x.ball, BigInt(exponent), prec))
        const value = x.value.equals(0) && exponent < 0 ? undefined : x.value.pow(exponent)
        if (result && value) expect(holds(result, value)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('goes on with exponents of forty bits, exactly for powers of two', () => {
    const { m, e, error } = power(fromInteger(2n), 2n ** 40n, 64)
    expect([m, e, error]).toEqual([2n ** 63n, 2 ** 40 - 63, -Infinity])
    const result = power(fromInteger(3n), 2n ** 40n, 64)
    expect(Math.abs(top(result) - 2 ** 40 * Math.log2(3))).toBeLessThan(2)
    expect(result.error).toBeLessThan(top(result) - 55)
  })

  test('refuses numbers beyond all bounds, and those as close to 0', () => {
    expect(() => power(fromInteger(3n), 2n ** 60n, 64)).toThrow(TooLarge)
    expect(() => power(fromRatio(1n, 3n, 64), 2n ** 60n, 64)).toThrow(TooLarge)
    expect(() => power(power(fromInteger(3n), 2n ** 39n, 64), 2n ** 39n, 64)).toThrow(TooLarge)
  })

  test('is 1 for the exponent 0, and refuses negative powers of what may be 0', () => {
    expect(power({ m: 0n, e: 0, error: -5 }, 0n, 64)).toEqual(one)
    expect(() => power(zero, -1n, 64)).toThrow(Imprecise)
  })
})
