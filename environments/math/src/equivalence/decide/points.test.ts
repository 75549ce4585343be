import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { isExact } from '../ball/ball.ts'
import { domainOf } from './domain.test-kit.ts'
import type { Domain } from './domain.ts'
import { countsOf, isPeculiar, pointOf } from './points.ts'

const points = (options: Partial<Domain> = {}) =>
  Array.from({ length: countsOf(domainOf(options)).all }, (_, index) => pointOf(index, domainOf(options)))
const rationals = (options: Partial<Domain>, name: string) =>
  points(options).map((at) => {
    const value = at.get(name)
    if (!value || 're' in value) throw new TypeError('no rational number')
    return value
  })

describe('pointOf', () => {
  test('is the same for the same index', () => {
    expect(points()).toEqual(points())
  })

  test('takes all signs and sizes, and numbers that expressions are peculiar at', () => {
    const values = rationals({ landmarks: [] }, 'x')
    expect(values.some((x) => x.compare(0) < 0) && values.some((x) => x.compare(1) > 0)).toBe(true)
    expect(values.some((x) => x.compare(0) > 0 && x.compare(1) < 0)).toBe(true)
    for (const special of [-1, 1, 0, 0.5, -2]) expect(values.some((x) => x.equals(special))).toBe(true)
    expect(values.some((x) => x.n !== 0n && x.abs().compare(new Fraction(1, 10_000)) < 0)).toBe(true)
    const mixed = points().map((at) => [...at.values()].map((value) => ('re' in value ? 0 : Number(value.s))).join(' '))
    expect(new Set(mixed).size).toBe(4)
    expect(values.some((x) => x.compare(10_000) > 0) && values.some((x) => x.compare(-10_000) < 0)).toBe(true)
  })

  test('keeps to whole numbers from 1, to what is not negative, and to exact complex numbers', () => {
    expect(rationals({ integers: new Set(['x']) }, 'x').every((x) => x.d === 1n && x.compare(1) >= 0)).toBe(true)
    expect(rationals({ isPositive: true }, 'x').every((x) => x.compare(0) >= 0)).toBe(true)
    for (const at of points({ complex: new Set(['x']), field: 'complex' })) {
      const z = at.get('x')
      expect(z && 're' in z && isExact(z.re) && isExact(z.im) && z.im.m !== 0n).toBe(true)
    }
  })
})

describe('landmarks', () => {
  const landmarks = [new Fraction(500), new Fraction(-500)]
  const isNear = (x: Fraction, landmark: Fraction) =>
    Math.sign(x.sub(landmark).compare(0)) * (x.sub(landmark).abs().compare(1) < 0 ? 1 : 0)

  test('have points on both sides', () => {
    const values = rationals({ variables: ['x'], landmarks }, 'x')
    for (const landmark of landmarks) {
      expect(values.some((x) => isNear(x, landmark) === 1)).toBe(true)
      expect(values.some((x) => isNear(x, landmark) === -1)).toBe(true)
    }
  })

  test('are come to by each variable, whole ones too', () => {
    for (const name of ['x', 'y']) {
      for (const landmark of landmarks)
        expect(rationals({ landmarks }, name).some((x) => isNear(x, landmark) !== 0)).toBe(true)
    }
    const whole = rationals({ variables: ['x'], integers: new Set(['x']), landmarks }, 'x')
    expect(whole.every((x) => x.d === 1n && x.compare(1) >= 0)).toBe(true)
    expect([500, 501].every((n) => whole.some((x) => x.equals(n)))).toBe(true)
  })

  test('add to the points', () => {
    const [none, two] = [domainOf({ landmarks: [] }), domainOf({ landmarks })].map(countsOf)
    expect([two?.all, two?.many]).toEqual([(none?.all ?? 0) + 8, (none?.many ?? 0) + 8])
  })
})

describe('isPeculiar', () => {
  test('is true of few points, of one or two variables', () => {
    const indices = Array.from({ length: 100 }, (_, index) => index)
    expect(indices.filter((index) => isPeculiar(index, domainOf()))).toHaveLength(5)
    expect(indices.some((index) => isPeculiar(index, domainOf({ variables: ['x', 'y', 'z'] })))).toBe(false)
  })
})
