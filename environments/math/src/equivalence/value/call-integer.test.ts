import { describe, expect, test } from 'vitest'
import * as real from '../ball/ball.ts'
import { midpoint } from '../ball/ball.test-kit.ts'
import { type Complex, toComplex } from '../ball/complex.ts'
import { callInteger } from './call-integer.ts'
import { NoValue } from './setting.ts'

const integer = (n: bigint): Complex => toComplex(real.fromInteger(n))
const exact = (m: bigint, e: number): Complex => toComplex({ m, e, error: -Infinity })
const valueOf = (name: string, ...args: Complex[]) => midpoint(callInteger(name, args, 128).re).toFraction()

describe('callInteger', () => {
  test('takes integers however they are written', () => {
    expect(valueOf('factorial', integer(5n))).toBe('120')
    expect(valueOf('factorial', exact(5n << 80n, -80))).toBe('120')
    expect(valueOf('factorial', exact(1n, 2))).toBe('24')
    expect(valueOf('factorial', exact(0n, -(2 ** 40)))).toBe('1')
    expect(valueOf('lcm', integer(-4n), integer(6n))).toBe('12')
  })

  test.each([
    ['a fraction', exact(5n, -1)],
    ['a negative number', integer(-5n)],
    ['a number that is not known exactly', toComplex({ m: 5n, e: 0, error: -90 })],
    ['a number that is not real', { re: real.one, im: real.one }],
    ['a tiny number', exact(-1n, -(2 ** 40))],
    ['a huge number', exact(1n, 2 ** 40)],
  ] as const)('has no value for %s', (_, arg) => {
    expect(() => callInteger('factorial', [arg], 128)).toThrow(NoValue)
  })

  test('has no value for a function that nobody knows', () => {
    expect(() => callInteger('apply f', [integer(1n)], 128)).toThrow(NoValue)
  })

  test('chooses from numbers that are no integers', () => {
    expect(valueOf('binomial', exact(1n, -1), integer(3n))).toBe('1/16')
    expect(valueOf('binomial', exact(-1n, -1), integer(2n))).toBe('3/8')
    expect(valueOf('binomial', exact(1n, -1), integer(0n))).toBe('1')
    expect(() => callInteger('binomial', [exact(1n, -1), integer(-1n)], 128)).toThrow(NoValue)
    expect(() => callInteger('binomial', [exact(1n, -1), integer(61n)], 128)).toThrow(real.TooLarge)
  })

  test('leaves remainders between 0 and the modulus', () => {
    expect(valueOf('mod', integer(7n), integer(3n))).toBe('1')
    expect(valueOf('mod', integer(-7n), integer(3n))).toBe('2')
    expect(valueOf('mod', integer(7n), integer(-3n))).toBe('-2')
    expect(valueOf('mod', exact(15n, -1), integer(2n))).toBe('3/2')
    expect(() => callInteger('mod', [integer(7n), integer(0n)], 128)).toThrow(NoValue)
    expect(() => callInteger('mod', [{ re: real.one, im: real.one }, integer(2n)], 128)).toThrow(NoValue)
    const nearlyReal = { re: real.one, im: { m: 0n, e: 0, error: -90 } }
    expect(() => callInteger('mod', [nearlyReal, integer(2n)], 128)).toThrow(real.Imprecise)
    expect(() => callInteger('mod', [toComplex({ m: 6n, e: 0, error: -90 }), integer(3n)], 128)).toThrow(real.Imprecise)
  })
})
