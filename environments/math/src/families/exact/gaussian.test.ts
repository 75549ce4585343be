import { describe, expect, test } from 'vitest'
import {
  addGaussian,
  conjugate,
  divideGaussian,
  gaussian,
  multiplyGaussian,
  normOf,
  powerOfGaussian,
  subtractGaussian,
  writeGaussian,
} from './gaussian.ts'
import { rational } from './rational.ts'

const [z, w] = [gaussian(3n, -2n), gaussian(1n, 4n)]

describe('gaussian', () => {
  test.each([
    [z, '3 - 2i'],
    [gaussian(0n, 1n), 'i'],
    [gaussian(0n, -1n), '-i'],
    [gaussian(-2n), '-2'],
    [gaussian(0n), '0'],
    [gaussian(rational(1n, 2n), 1n), String.raw`\frac{1}{2} + i`],
  ])('is written %#', (number, expected) => {
    expect(writeGaussian(number)).toBe(expected)
  })

  test('adds, multiplies, divides and raises', () => {
    expect(writeGaussian(addGaussian(z, w))).toBe('4 + 2i')
    expect(writeGaussian(subtractGaussian(z, w))).toBe('2 - 6i')
    expect(writeGaussian(multiplyGaussian(z, w))).toBe('11 + 10i')
    expect(writeGaussian(multiplyGaussian(divideGaussian(z, w), w))).toBe('3 - 2i')
    expect(writeGaussian(powerOfGaussian(gaussian(1n, 1n), 8n))).toBe('16')
    expect(writeGaussian(powerOfGaussian(z, 0n))).toBe('1')
    expect(normOf(z).equals(multiplyGaussian(z, conjugate(z)).re)).toBe(true)
  })
})
