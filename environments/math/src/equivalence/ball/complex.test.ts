import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { type Ball, fromInteger, fromRatio, Imprecise, isExact, isZero, one, signOf, zero } from './ball.ts'
import { dyadic, holds, meet, midpoint } from './ball.test-kit.ts'
import * as complex from './complex.ts'
import { type Complex, toComplex } from './complex.ts'
import { half, pi } from './elementary.ts'

/** A complex number with its parts, which may lie at the edges of the balls. */
interface Point {
  z: Complex
  re: Fraction
  im: Fraction
}

const side = fc
  .tuple(
    fc.oneof(fc.bigInt(-(2n ** 90n), 2n ** 90n), fc.bigInt(-4n, 4n)),
    fc.integer({ min: -90, max: 20 }),
    fc.option(fc.integer({ min: -80, max: 3 })),
    fc.constantFrom(-1n, 0n, 1n),
  )
  .map(([m, e, relative, place]): { ball: Ball; value: Fraction } => {
    const exact = { m, e, error: -Infinity }
    if (relative === null) return { ball: exact, value: midpoint(exact) }
    return { ball: { m, e, error: e + relative }, value: midpoint(exact).add(dyadic(place, e + relative)) }
  })

const point: fc.Arbitrary<Point> = fc
  .tuple(side, fc.oneof({ weight: 4, arbitrary: side }, fc.constant({ ball: zero, value: new Fraction(0) })))
  .map(([re, im]) => ({ z: { re: re.ball, im: im.ball }, re: re.value, im: im.value }))

/** Numbers of moderate size, known to many digits. */
const known: fc.Arbitrary<Complex> = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -9999, max: 9999 }))
  .map(([re, im]) => ({ re: fromRatio(BigInt(re), 997n, 900), im: fromRatio(BigInt(im), 991n, 900) }))

const precision = fc.integer({ min: 30, max: 250 })

function unlessImprecise<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch (error) {
    expect(error).toBeInstanceOf(Imprecise)
    return undefined
  }
}

const holdsPoint = (z: Complex, re: Fraction, im: Fraction): boolean => holds(z.re, re) && holds(z.im, im)
const meetPoints = (a: Complex, b: Complex): boolean => meet(a.re, b.re) && meet(a.im, b.im)
const gaussian = (re: bigint, im: bigint): Complex => ({ re: fromInteger(re), im: fromInteger(im) })
const sum = (a: Complex, b: Complex): Complex => complex.add(a, b, 300)
const product = (a: Complex, b: Complex): Complex => complex.multiply(a, b, 300)

describe('arithmetic', () => {
  test('encloses sums and products for every number of the balls', () => {
    fc.assert(
      fc.property(point, point, precision, (a, b, prec) => {
        expect(holdsPoint(complex.add(a.z, b.z, prec), a.re.add(b.re), a.im.add(b.im))).toBe(true)
        const re = a.re.mul(b.re).sub(a.im.mul(b.im))
        const im = a.re.mul(b.im).add(a.im.mul(b.re))
        expect(holdsPoint(complex.multiply(a.z, b.z, prec), re, im)).toBe(true)
        expect(holdsPoint(complex.negate(a.z), a.re.neg(), a.im.neg())).toBe(true)
        expect(holdsPoint(complex.conjugate(a.z), a.re, a.im.neg())).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('encloses quotients for every number of the balls', () => {
    fc.assert(
      fc.property(point, point, precision, (a, b, prec) => {
        const result = unlessImprecise(() => complex.divide(a.z, b.z, prec))
        if (!result) return
        const square = b.re.mul(b.re).add(b.im.mul(b.im))
        const re = a.re.mul(b.re).add(a.im.mul(b.im)).div(square)
        const im = a.im.mul(b.re).sub(a.re.mul(b.im)).div(square)
        expect(holdsPoint(result, re, im)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('refuses a divisor that may be 0', () => {
    const near: Complex = { re: { m: 0n, e: 0, error: -40 }, im: { m: 0n, e: 0, error: -40 } }
    expect(() => complex.divide(gaussian(1n, 1n), near, 64)).toThrow(Imprecise)
    expect(() => complex.divide(gaussian(1n, 1n), gaussian(0n, 0n), 64)).toThrow(Imprecise)
  })

  test('keeps real numbers real', () => {
    const two = toComplex(fromInteger(2n))
    expect(complex.isReal(complex.multiply(two, two, 64))).toBe(true)
    expect(complex.isReal(complex.divide(two, toComplex(fromInteger(3n)), 64))).toBe(true)
    expect(complex.isReal(complex.multiply(complex.i, complex.i, 64))).toBe(true)
    expect(complex.isReal(complex.multiply(gaussian(3n, 4n), toComplex(zero), 64))).toBe(true)
  })
})

describe('power', () => {
  test('turns by the powers of i', () => {
    const turns = [gaussian(1n, 0n), gaussian(0n, 1n), gaussian(-1n, 0n), gaussian(0n, -1n)]
    for (let n = -8; n <= 8; n += 1) {
      const value = complex.power(complex.i, BigInt(n), 64)
      const expected = turns[((n % 4) + 4) % 4] as Complex
      expect(holdsPoint(value, midpoint(expected.re), midpoint(expected.im))).toBe(true)
    }
  })

  test('is the product of so many factors, or its inverse', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 1, max: 12 }), (z, n) => {
        if (isZero(z.re) && isZero(z.im)) return
        let value: Complex = toComplex(one)
        for (let step = 0; step < n; step += 1) value = product(value, z)
        expect(meetPoints(complex.power(z, BigInt(n), 200), value)).toBe(true)
        expect(meetPoints(product(complex.power(z, BigInt(-n), 200), value), toComplex(one))).toBe(true)
      }),
    )
  })
})

describe('exp', () => {
  test('is -1 half a turn round', () => {
    const value = complex.exp({ re: zero, im: pi(200) }, 200)
    expect(holdsPoint(value, new Fraction(-1), new Fraction(0))).toBe(true)
  })

  test('makes a product of a sum', () => {
    fc.assert(
      fc.property(known, known, (a, b) => {
        expect(meetPoints(complex.exp(sum(a, b), 150), product(complex.exp(a, 200), complex.exp(b, 200)))).toBe(true)
      }),
    )
  })
})

describe('ln', () => {
  test('is undone by exp, and lies within half a turn', () => {
    fc.assert(
      fc.property(known, (z) => {
        const value = unlessImprecise(() => complex.ln(z, 200))
        if (!value) return
        expect(meetPoints(complex.exp(value, 150), z)).toBe(true)
        const turn = midpoint(pi(100)).add(new Fraction(1, 2n ** 90n))
        expect(midpoint(value.im).abs().lte(turn)).toBe(true)
      }),
    )
  })

  test('of a negative number has the argument π, not -π', () => {
    expect(meetPoints(complex.ln(gaussian(-1n, 0n), 100), { re: zero, im: pi(100) })).toBe(true)
    expect(signOf(complex.ln(gaussian(-5n, 0n), 100).im)).toBe(1)
  })

  test('is not known where the branch is not', () => {
    const nearCut: Complex = { re: fromInteger(-2n), im: { m: 0n, e: 0, error: -60 } }
    expect(() => complex.ln(nearCut, 64)).toThrow(Imprecise)
    expect(() => complex.ln(gaussian(0n, 0n), 64)).toThrow(Imprecise)
    expect(() => complex.ln(toComplex({ m: 0n, e: 0, error: -60 }), 64)).toThrow(Imprecise)
  })
})

describe('argument', () => {
  test('is 0 or π for a real number only when its sign is certain', () => {
    expect(isZero(complex.argument(gaussian(5n, 0n), 64))).toBe(true)
    expect(meet(complex.argument(gaussian(-5n, 0n), 64), pi(64))).toBe(true)
    expect(() => complex.argument(toComplex({ m: 0n, e: 0, error: -60 }), 64)).toThrow(Imprecise)
  })

  test('of a product is the sum, up to whole turns', () => {
    fc.assert(
      fc.property(known, known, (a, b) => {
        const [first, second, both] = [a, b, product(a, b)].map((z) => unlessImprecise(() => complex.argument(z, 150)))
        if (!first || !second || !both) return
        const turned = [-2n, 0n, 2n].map((n) => complex.multiply(toComplex(fromInteger(n)), toComplex(pi(150)), 150).re)
        const total = complex.add(toComplex(first), toComplex(second), 150).re
        expect(turned.some((turn) => meet(both, complex.add(toComplex(total), toComplex(turn), 150).re))).toBe(true)
      }),
    )
  })
})

describe('sqrt', () => {
  test('is undone by squaring, and lies on the right', () => {
    fc.assert(
      fc.property(known, (z) => {
        const root = unlessImprecise(() => complex.sqrt(z, 200))
        if (!root) return
        expect(meetPoints(product(root, root), z)).toBe(true)
        expect(signOf(root.re)).not.toBe(-1)
        if (isZero(root.re)) expect(signOf(root.im)).toBe(1)
      }),
    )
  })

  test('holds the roots of every number of the balls', () => {
    fc.assert(
      fc.property(point, precision, ({ z, re, im }, prec) => {
        const wide = unlessImprecise(() => complex.sqrt(z, prec))
        const exact = { re: fromRatio(re.s * re.n, re.d, 700), im: fromRatio(im.s * im.n, im.d, 700) }
        const fine = unlessImprecise(() => complex.sqrt(exact, 500))
        if (wide && fine) expect(meetPoints(wide, fine)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    [3n, 4n, 2n, 1n],
    [3n, -4n, 2n, -1n],
    [-3n, 4n, 1n, 2n],
    [-3n, -4n, 1n, -2n],
    [0n, 2n, 1n, 1n],
    [0n, -2n, 1n, -1n],
    [-9n, 0n, 0n, 3n],
    [9n, 0n, 3n, 0n],
    [0n, 0n, 0n, 0n],
  ])('of %s + %si is exactly %s + %si', (re, im, rootRe, rootIm) => {
    const root = complex.sqrt(gaussian(re, im), 64)
    expect(isExact(root.re) && isExact(root.im)).toBe(true)
    expect([midpoint(root.re).toFraction(), midpoint(root.im).toFraction()]).toEqual([`${rootRe}`, `${rootIm}`])
  })

  test('is known on both sides of the positive axis, and not next to the negative one', () => {
    const near: Ball = { m: 0n, e: 0, error: -60 }
    expect(holdsPoint(complex.sqrt({ re: fromInteger(4n), im: near }, 64), new Fraction(2), new Fraction(0))).toBe(true)
    expect(() => complex.sqrt({ re: fromInteger(-4n), im: near }, 64)).toThrow(Imprecise)
    expect(() => complex.sqrt(toComplex(near), 64)).toThrow(Imprecise)
  })
})

describe('sinCos', () => {
  test('lies on the unit circle and obeys the addition formulas', () => {
    fc.assert(
      fc.property(known, known, (a, b) => {
        const [p, q, both] = [complex.sinCos(a, 200), complex.sinCos(b, 200), complex.sinCos(sum(a, b), 200)]
        expect(meetPoints(sum(product(p.sin, p.sin), product(p.cos, p.cos)), toComplex(one))).toBe(true)
        expect(meetPoints(both.sin, sum(product(p.sin, q.cos), product(p.cos, q.sin)))).toBe(true)
        expect(meetPoints(both.cos, sum(product(p.cos, q.cos), complex.negate(product(p.sin, q.sin))))).toBe(true)
      }),
    )
  })
})

/** From mpmath. */
const values: [name: string, value: Complex, re: string, im: string][] = [
  [
    'e^(-3+2i)',
    complex.exp(gaussian(-3n, 2n), 200),
    '-0.020718731002242879377741960762218885048379799369865',
    '0.045271253156092975488102281830970437826240329845013',
  ],
  [
    'ln(-3+2i)',
    complex.ln(gaussian(-3n, 2n), 200),
    '1.2824746787307683680267437207826593024026339723801',
    '2.5535900500422256872170323026544174565954621533192',
  ],
  [
    '√(-3+2i)',
    complex.sqrt(gaussian(-3n, 2n), 200),
    '0.55025052270033751105568056539125143707558755966701',
    '1.8173540210239706200751944860358219264694036431271',
  ],
  [
    'sin(-3+2i)',
    complex.sinCos(gaussian(-3n, 2n), 200).sin,
    '-0.53092108624851980526704009066067655967277345095149',
    '-3.5905645899857799520125654477948167931949136757293',
  ],
  [
    'cos(-3+2i)',
    complex.sinCos(gaussian(-3n, 2n), 200).cos,
    '-3.7245455049153225654739707032559725286749657732153',
    '0.51182256998738460883446384980187563424555660949074',
  ],
  [
    'ln(½-5i/4)',
    complex.ln({ re: half(one), im: { m: -5n, e: -2, error: -Infinity } }, 200),
    '0.29735355387334639475717177326460266659625618824086',
    '-1.1902899496825317329277337748293183376011789860295',
  ],
  [
    '√(½-5i/4)',
    complex.sqrt({ re: half(one), im: { m: -5n, e: -2, error: -Infinity } }, 200),
    '0.96080466323379852958294659057425559271739860771718',
    '-0.65049642650195473914439327856739469049960530432701',
  ],
]

describe.each(values)('%s', (_, value, re, im) => {
  test('holds its digits', () => {
    const unit = new Fraction(1, 10n ** 48n)
    expect(holds(value.re, new Fraction(re), unit) && holds(value.im, new Fraction(im), unit)).toBe(true)
    expect(Math.max(value.re.error, value.im.error)).toBeLessThan(-180)
  })
})
