import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import {
  drawDistinct,
  drawFraction,
  drawInteger,
  drawNonzero,
  drawPolynomial,
  drawPositive,
  drawPrime,
  drawUntil,
} from './drawing.ts'

const many = <T>(draw: (random: ReturnType<typeof createRandom>) => T): T[] =>
  Array.from({ length: 500 }, (_, index) => draw(createRandom(`drawing:${index}`)))

describe('drawing', () => {
  test('reaches all integers that it may and no others', () => {
    expect(new Set(many((random) => drawInteger(random, -2, 2)))).toEqual(new Set([-2n, -1n, 0n, 1n, 2n]))
    expect(new Set(many((random) => drawNonzero(random, 2)))).toEqual(new Set([-2n, -1n, 1n, 2n]))
    expect(new Set(many((random) => drawPrime(random, 5, 13)))).toEqual(new Set([5n, 7n, 11n, 13n]))
  })

  test('draws different ones, fractions that are no integers, and polynomials of their degree', () => {
    for (const drawn of many((random) => drawDistinct(3, () => drawInteger(random, 1, 4))))
      expect(new Set(drawn).size).toBe(3)
    for (const { d, n } of many((random) => drawFraction(random, 9, 6))) expect(d > 1n && n > 0n).toBe(true)
    for (const drawn of many((random) => drawPolynomial(random, 3, 5))) {
      expect(drawn).toHaveLength(4)
      expect(drawn.at(-1)).not.toBe(0n)
    }
    for (const [constant = 0n, linear, square = 0n] of many(drawPositive))
      expect(constant > 0n && linear === 0n && square > 0n).toBe(true)
  })

  test('gives up when nothing will do', () => {
    expect(() =>
      drawUntil(
        () => 1,
        (drawn) => drawn === 2,
      ),
    ).toThrow('10,000 attempts')
  })
})
