import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import {
  add,
  type Ball,
  divide,
  fromInteger,
  fromRatio,
  Imprecise,
  isExact,
  isZero,
  multiply,
  negate,
  one,
  power,
  root,
  subtract,
  TooLarge,
  top,
  zero,
} from './ball.ts'
import { dyadic, enclosed, exactBall, holds, meet, midpoint } from './ball.test-kit.ts'
import { absolute, atan, atan2, exp, floor, half, hypotenuse, ln, pi, sinCos } from './elementary.ts'

const sin = (x: Ball, prec: number): Ball => sinCos(x, prec).sin
const cos = (x: Ball, prec: number): Ball => sinCos(x, prec).cos

/** Digits that go on after the last one: the number lies at most one of its units away. */
function holdsDigits(x: Ball, digits: string): boolean {
  const [mantissa = '', exponent = '0'] = digits.split('e')
  const scale = (power: number): Fraction => new Fraction(10).pow(power)
  const unit = scale(Number(exponent) - (mantissa.split('.')[1] ?? '').length)
  return holds(x, new Fraction(mantissa).mul(scale(Number(exponent))), unit)
}

/** Whatever the function refuses as too little known is no failure. */
function unlessImprecise<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch (error) {
    expect(error).toBeInstanceOf(Imprecise)
    return undefined
  }
}

const precision = fc.integer({ min: 16, max: 260 })
/** Numbers whose functions are neither huge nor take long. */
const argument = exactBall({ min: -330, max: -190 })
const positive = exactBall({ min: -3000, max: 3000 })
  .map(absolute)
  .filter((x) => !isZero(x))

/** Mathematical constants, as mpmath and the literature give them. */
const constants: [name: string, compute: (prec: number) => Ball, digits: string][] = [
  [
    'π',
    pi,
    '3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651328230664709384460955058223172535940812848111745028410270193852110555964462294895493038196442881097566593344612847564823',
  ],
  [
    'e',
    (prec) => exp(one, prec),
    '2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138217852516642742746639193200305992181741359662904357290033429526059563073813232862794349076323382988075319525101901157383418793070215408914993488',
  ],
  [
    'ln 2',
    (prec) => ln(fromInteger(2n), prec),
    '0.69314718055994530941723212145817656807550013436025525412068000949339362196969471560586332699641868754200148102057068573368552023575813055703267075163507596193072757082837143519030703862389167347112335011536449795523912047517268157',
  ],
  [
    'ln 10',
    (prec) => ln(fromInteger(10n), prec),
    '2.30258509299404568401799145468436420760110148862877297603332790096757260967735248023599720508959829834196778404228624863340952546508280675666628736909878168948290720832555468084379989482623319852839350530896537773262884616336622228',
  ],
  [
    '√2',
    (prec) => root(fromInteger(2n), 2, prec),
    '1.41421356237309504880168872420969807856967187537694807317667973799073247846210703885038753432764157273501384623091229702492483605585073721264412149709993583141322266592750559275579995050115278206057147010955997160597027453459686201',
  ],
  [
    '∛5',
    (prec) => root(fromInteger(5n), 3, prec),
    '1.70997594667669698935310887254386010986805511054305492438286170744429592050417321625718701002018900220450328939045401808719757664680078537471389389441503233315603146226497915070434196933923315564429488539952908198277391863209656629',
  ],
  [
    'sin 1',
    (prec) => sin(one, prec),
    '0.84147098480789650665250232163029899962256306079837106567275170999191040439123966894863974354305269585434903790792067429325911892099189888119341032772921240948079195582676660699990776401197840878273256634748480287029865615701796245',
  ],
  [
    'cos 1',
    (prec) => cos(one, prec),
    '0.54030230586813971740093660744297660373231042061792222767009725538110039477447176451795185608718308934357173116003008909786063376002166345640651226541731858471797116447447949423311792455139325433594351775670289259637573615432754964',
  ],
  [
    'arctan ½',
    (prec) => atan(half(one), prec),
    '0.46364760900080611621425623146121440202853705428612026381093308872019786416574170530060028398488789255652985225119083751350581818162501115547153056994410562071933626616488010153250275598792580551685388916747823728653879391801251719',
  ],
  [
    'e^π',
    (prec) => exp(pi(prec + 8), prec),
    '23.14069263277926900572908636794854738026610624260021199344504640952434235069045278351697199706754921967595270480108777314442804441469383584471744587960984936532796586366924223026899101374176468440141039518386847724306805958816244984',
  ],
]

/** Values at arguments that are hard to reduce, as mpmath gives them. */
const values: [name: string, compute: (prec: number) => Ball, digits: string][] = [
  [
    'sin 10²²',
    (prec) => sin(fromInteger(10n ** 22n), prec),
    '-0.852200849767188801772705893753029368261762150410043656256',
  ],
  [
    'cos 10²²',
    (prec) => cos(fromInteger(10n ** 22n), prec),
    '0.523214785395138945497594473384709492140919972439387953527',
  ],
  [
    'sin 10¹⁰⁰⁰',
    (prec) => sin(fromInteger(10n ** 1000n), prec),
    '0.653359798210369856948099468039768574265916540815405159205',
  ],
  ['sin 355', (prec) => sin(fromInteger(355n), prec), '-0.0000301443533594884492143302800086500995902558070663246491'],
  ['cos 11', (prec) => cos(fromInteger(11n), prec), '0.00442569798805078574835502472394157322572735900010231408609'],
  [
    'e^-1000',
    (prec) => exp(fromInteger(-1000n), prec),
    '5.07595889754945676529180947957433691930559928289283736183e-435',
  ],
  [
    'e^10⁶',
    (prec) => exp(fromInteger(10n ** 6n), prec),
    '3.03321539680208754508640214141811432708397379481347740960e434294',
  ],
  [
    'ln 10³⁰⁰',
    (prec) => ln(fromInteger(10n ** 300n), prec),
    '690.775527898213705205397436405309262280330446588631892809',
  ],
  [
    'ln 2^-3000',
    (prec) => ln({ m: 1n, e: -3000, error: -Infinity }, prec),
    '-2079.44154167983592825169636437452970422650040308076576236',
  ],
  [
    'ln (1 + 2^-200)',
    (prec) => ln({ m: (1n << 200n) + 1n, e: -200, error: -Infinity }, prec + 200),
    '6.22301527786114170714406405378012424059025216872116713310e-61',
  ],
  [
    'arctan 10⁵⁰',
    (prec) => atan(fromInteger(10n ** 50n), prec),
    '1.57079632679489661923132169163975144209858469968754291048',
  ],
  ['arctan -3', (prec) => atan(fromInteger(-3n), prec), '-1.24904577239825442582991707728109012307782940412989671905'],
]

describe.each(constants)('%s', (_, compute, digits) => {
  test.each([16, 53, 64, 80, 128, 240, 600, 760, 2000])('holds its digits at %i bits', (prec) => {
    const value = compute(prec)
    expect(holdsDigits(value, digits)).toBe(true)
    expect(value.error).toBeLessThan(top(value) - prec + 4)
  })

  test('is the same in every order of precisions', () => {
    for (const prec of [900, 30, 300, 5000, 64]) expect(holdsDigits(compute(prec), digits)).toBe(true)
  })
})

describe.each(values)('%s', (_, compute, digits) => {
  test.each([16, 64, 128, 300, 1200])('holds its digits at %i bits', (prec) => {
    expect(holdsDigits(compute(prec), digits)).toBe(true)
  })
})

const functions: [name: string, of: (x: Ball, prec: number) => Ball, from: fc.Arbitrary<Ball>][] = [
  ['exp', exp, argument],
  ['ln', ln, positive],
  ['sin', sin, argument],
  ['cos', cos, argument],
  ['atan', atan, exactBall({ min: -3000, max: 3000 })],
]

describe.each(functions)('%s', (_, of, from) => {
  test('says at each precision what it says at a higher one', () => {
    fc.assert(
      fc.property(from, precision, fc.integer({ min: 1, max: 400 }), (x, prec, more) => {
        const [rough, fine] = [of(x, prec), of(x, prec + more)]
        expect(meet(rough, fine)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('holds the value at every number of the ball', () => {
    const inBall = enclosed({ min: -330, max: -200 })
    fc.assert(
      fc.property(inBall, precision, ({ ball: x, value }, prec) => {
        // The number itself, up to what cannot be seen.
        const exact = { ...fromRatio(value.s * value.n, value.d, 900), error: -Infinity }
        const [wide, fine] = [unlessImprecise(() => of(x, prec)), unlessImprecise(() => of(exact, 500))]
        if (wide && fine) expect(meet(wide, fine)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('takes numbers that differ from 0, 1 or 2 by next to nothing', () => {
    for (const near of [0n, 1n, 2n]) {
      for (const side of [-1n, 1n]) {
        const x: Ball = { m: (near << 3000n) + side, e: -3000, error: -Infinity }
        const [rough, fine] = [unlessImprecise(() => of(x, 64)), unlessImprecise(() => of(x, 3500))]
        if (rough && fine) expect(meet(rough, fine)).toBe(true)
      }
    }
  })
})

describe('exp', () => {
  test('knows e^x to the precision it is asked for', () => {
    fc.assert(
      fc.property(argument, precision, (x, prec) => {
        const value = exp(x, prec)
        if (!isExact(value)) expect(value.error).toBeLessThan(top(value) - prec + 2)
      }),
    )
  })

  test('makes a product of a sum', () => {
    fc.assert(
      fc.property(argument, argument, precision, (x, y, prec) => {
        expect(meet(exp(add(x, y, 900), prec), multiply(exp(x, prec), exp(y, prec), prec))).toBe(true)
      }),
    )
  })

  test('is a power of e at integers', () => {
    const e = exp(one, 300)
    for (let n = -40n; n <= 40n; n += 1n) expect(meet(exp(fromInteger(n), 200), power(e, n, 250))).toBe(true)
  })

  test('is exactly 1 at exactly 0, and next to 1 next to it', () => {
    expect(exp(zero, 64)).toEqual(one)
    for (const side of [-1n, 1n]) {
      const value = exp({ m: side, e: -3000, error: -Infinity }, 64)
      expect(holds(value, new Fraction(1))).toBe(true)
      expect(isExact(value)).toBe(false)
    }
  })

  test('refuses exponents out of all bounds or hardly known', () => {
    expect(() => exp({ m: 1n, e: 40, error: -Infinity }, 64)).toThrow(TooLarge)
    expect(() => exp({ m: -1n, e: 40, error: -Infinity }, 64)).toThrow(TooLarge)
    expect(() => exp({ m: 1n, e: 0, error: 0 }, 64)).toThrow(Imprecise)
  })

  test('goes on up to exponents of thirty bits', () => {
    const value = exp(fromInteger(2n ** 29n), 64)
    expect(Math.abs(top(value) - 2 ** 29 / Math.LN2)).toBeLessThan(2)
    expect(meet(ln(value, 64), fromInteger(2n ** 29n))).toBe(true)
  })
})

describe('ln', () => {
  test('undoes exp', () => {
    fc.assert(
      fc.property(argument, precision, (x, prec) => {
        const back = unlessImprecise(() => ln(exp(x, prec), prec))
        if (back) expect(meet(back, x)).toBe(true)
      }),
    )
  })

  test('is undone by exp', () => {
    fc.assert(
      fc.property(positive, precision, (x, prec) => {
        expect(meet(exp(ln(x, prec), prec), x)).toBe(true)
      }),
    )
  })

  test('makes a sum of a product, a difference of a quotient and a multiple of a power', () => {
    fc.assert(
      fc.property(positive, positive, precision, (x, y, prec) => {
        const [a, b] = [ln(x, prec), ln(y, prec)]
        expect(meet(ln(multiply(x, y, 900), prec), add(a, b, prec))).toBe(true)
        expect(meet(ln(divide(x, y, 900), prec), subtract(a, b, prec))).toBe(true)
        expect(meet(ln(power(x, 7n, 1200), prec), multiply(a, fromInteger(7n), prec))).toBe(true)
      }),
    )
  })

  test('is exactly 0 at 1, however that is written', () => {
    expect(isZero(ln(one, 64))).toBe(true)
    expect(isZero(ln({ m: 1n << 70n, e: -70, error: -Infinity }, 64))).toBe(true)
    expect(isZero(ln({ m: 1n, e: 0, error: -60 }, 64))).toBe(false)
    expect(isZero(ln({ m: 1n, e: -1, error: -Infinity }, 64))).toBe(false)
  })

  test('counts all doublings of what is far from 1', () => {
    for (const e of [-(2 ** 40), -70_000, 70_000, 2 ** 40]) {
      const value = ln({ m: 3n, e, error: -Infinity }, 64)
      const expected = add(
        ln(fromInteger(3n), 160),
        multiply(fromInteger(BigInt(e)), ln(fromInteger(2n), 160), 160),
        160,
      )
      expect(meet(value, expected)).toBe(true)
      expect(value.error).toBeLessThan(top(value) - 60)
    }
  })

  test('refuses what may not be positive', () => {
    for (const x of [zero, fromInteger(-3n), { m: 1n, e: 0, error: 1 }, { m: 0n, e: 0, error: -900 }]) {
      expect(() => ln(x, 64)).toThrow(Imprecise)
    }
  })
})

describe('sinCos', () => {
  test('lies on the unit circle', () => {
    fc.assert(
      fc.property(argument, precision, (x, prec) => {
        const { sin: s, cos: c } = sinCos(x, prec)
        expect(holds(add(multiply(s, s, prec), multiply(c, c, prec), prec), new Fraction(1))).toBe(true)
      }),
    )
  })

  test('obeys the addition formulas', () => {
    fc.assert(
      fc.property(argument, argument, precision, (x, y, prec) => {
        const [a, b, both] = [sinCos(x, prec), sinCos(y, prec), sinCos(add(x, y, 900), prec)]
        const times = (p: Ball, q: Ball) => multiply(p, q, prec)
        expect(meet(both.sin, add(times(a.sin, b.cos), times(a.cos, b.sin), prec))).toBe(true)
        expect(meet(both.cos, subtract(times(a.cos, b.cos), times(a.sin, b.sin), prec))).toBe(true)
      }),
    )
  })

  test('is right in every quadrant, next to the axes too', () => {
    for (let quarters = -9; quarters <= 9; quarters += 1) {
      for (const offset of [0n, 1n, -1n]) {
        // A rational number that is next to a multiple of π/2.
        const { m, e } = pi(200)
        const x: Ball = { m: m * BigInt(quarters) + (offset << 100n), e: e - 1, error: -Infinity }
        const [rough, fine] = [sinCos(x, 64), sinCos(x, 500)]
        expect(meet(rough.sin, fine.sin) && meet(rough.cos, fine.cos)).toBe(true)
        const exact = [
          [0, 1],
          [1, 0],
          [0, -1],
          [-1, 0],
        ][((quarters % 4) + 4) % 4] as [number, number]
        const near = new Fraction(1, 2n ** 90n)
        expect(holds(fine.sin, new Fraction(exact[0]), near) && holds(fine.cos, new Fraction(exact[1]), near)).toBe(
          true,
        )
      }
    }
  })

  test('is odd and even', () => {
    fc.assert(
      fc.property(argument, precision, (x, prec) => {
        const [there, back] = [sinCos(x, prec), sinCos(negate(x), prec)]
        expect(meet(there.sin, negate(back.sin)) && meet(there.cos, back.cos)).toBe(true)
      }),
    )
  })

  test('knows them to the precision it is asked for', () => {
    fc.assert(
      fc.property(argument, precision, (x, prec) => {
        const { sin: s, cos: c } = sinCos(x, prec)
        for (const { error } of [s, c]) expect(error).toBeLessThan(2 - prec)
      }),
    )
  })

  test('refuses angles out of all bounds or hardly known', () => {
    expect(() => sinCos({ m: 1n, e: 5000, error: -Infinity }, 64)).toThrow(TooLarge)
    expect(() => sinCos({ m: 1n, e: 0, error: 0 }, 64)).toThrow(Imprecise)
    expect(sinCos(zero, 64)).toEqual({ sin: zero, cos: one })
  })
})

describe('atan', () => {
  test('undoes the tangent', () => {
    fc.assert(
      fc.property(exactBall({ min: -330, max: -201 }), precision, (x, prec) => {
        const { sin: s, cos: c } = sinCos(x, prec + 10)
        const back = unlessImprecise(() => atan(divide(s, c, prec + 8), prec))
        if (back) expect(meet(back, x)).toBe(true)
      }),
    )
  })

  test('makes a quarter turn of a number and its inverse', () => {
    fc.assert(
      fc.property(positive, precision, (x, prec) => {
        const sum = add(atan(x, prec), atan(divide(one, x, prec + 40), prec), prec)
        expect(meet(sum, half(pi(prec)))).toBe(true)
      }),
    )
  })

  test('is a quarter of π at 1', () => {
    expect(meet(atan(one, 700), half(half(pi(800))))).toBe(true)
    expect(isZero(atan(zero, 64))).toBe(true)
    expect(() => atan({ m: 1n, e: 0, error: 0 }, 64)).toThrow(Imprecise)
  })
})

describe('atan2', () => {
  const directions: [x: bigint, y: bigint, eighths: bigint][] = [
    [1n, 0n, 0n],
    [1n, 1n, 1n],
    [0n, 1n, 2n],
    [-1n, 1n, 3n],
    [-1n, 0n, 4n],
    [-1n, -1n, -3n],
    [0n, -1n, -2n],
    [1n, -1n, -1n],
  ]

  test.each(directions)('(%s, %s) lies %s eighths of a turn round', (x, y, eighths) => {
    const angle = atan2(fromInteger(7n * y), fromInteger(7n * x), 200)
    expect(meet(angle, multiply(fromInteger(eighths), half(half(pi(260))), 260))).toBe(true)
  })

  test('undoes sine and cosine', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 60n), 2n ** 60n), precision, (m, prec) => {
        const x: Ball = { m, e: -60, error: -Infinity }
        const angle = multiply(x, pi(prec + 20), prec + 20)
        const { sin: s, cos: c } = sinCos(angle, prec + 10)
        const back = unlessImprecise(() => atan2(s, c, prec))
        if (back) expect(meet(back, angle)).toBe(true)
      }),
    )
  })

  test('refuses a point whose half-plane is not certain', () => {
    const unknown: Ball = { m: 0n, e: 0, error: -40 }
    const left = fromInteger(-1n)
    expect(() => atan2(zero, zero, 64)).toThrow(Imprecise)
    expect(() => atan2(unknown, left, 64)).toThrow(Imprecise)
    expect(() => atan2(unknown, unknown, 64)).toThrow(Imprecise)
    // 0 or π.
    expect(() => atan2(zero, unknown, 64)).toThrow(Imprecise)
  })

  test('knows a quarter turn though the side is not certain', () => {
    const unknown: Ball = { m: 0n, e: 0, error: -40 }
    expect(meet(atan2(one, unknown, 64), half(pi(80)))).toBe(true)
    expect(meet(atan2(negate(one), unknown, 64), negate(half(pi(80))))).toBe(true)
    expect(meet(atan2(unknown, one, 64), zero)).toBe(true)
  })
})

describe('hypotenuse', () => {
  test('is exact for Pythagorean triples', () => {
    for (const [a, b, c] of [
      [3n, 4n, 5n],
      [-5n, 12n, 13n],
      [8n, -15n, 17n],
    ] as const) {
      const result = hypotenuse(fromInteger(a), fromInteger(b), 64)
      expect(isExact(result) && midpoint(result).equals(c)).toBe(true)
    }
  })

  test('is the absolute value when the other side is exactly 0', () => {
    expect(hypotenuse(fromInteger(-3n), zero, 64)).toEqual(fromInteger(3n))
    expect(midpoint(hypotenuse(zero, fromInteger(-3n), 64)).equals(3)).toBe(true)
  })
})

describe('absolute and half', () => {
  test('keep every number of the ball', () => {
    fc.assert(
      fc.property(enclosed(), ({ ball: x, value }) => {
        expect(holds(absolute(x), value.abs())).toBe(true)
        expect(holds(half(x), value.div(2))).toBe(true)
      }),
    )
  })
})

describe('floor', () => {
  const near = fc
    .tuple(
      fc.bigInt(-1000n, 1000n),
      fc.integer({ min: -70, max: 70 }),
      fc.integer({ min: -90, max: 3 }),
      fc.constantFrom(-1n, 0n, 1n),
    )
    .map(([whole, small, error, side]) => {
      const scaled = (whole << 100n) + (small === 0 ? 0n : BigInt(Math.sign(small)) << BigInt(100 - Math.abs(small)))
      const x: Ball = { m: scaled, e: -100, error }
      return { ball: x, value: midpoint(x).add(dyadic(side, error)) }
    })

  test('is that of every number of the ball, or unknown', () => {
    fc.assert(
      fc.property(fc.oneof(enclosed({ min: -260, max: 2 }), near), ({ ball: x, value }) => {
        const result = unlessImprecise(() => floor(x))
        if (result) expect(midpoint(result).equals(value.floor())).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('is exact for exact numbers', () => {
    for (const [m, e, expected] of [
      [7n, -1, 3n],
      [-7n, -1, -4n],
      [-1n, -900, -1n],
      [1n, -900, 0n],
      [5n, 3, 40n],
      [8n, -3, 1n],
    ] as const) {
      expect(midpoint(floor({ m, e, error: -Infinity })).equals(expected)).toBe(true)
    }
  })

  test('leaves whole numbers alone, of whatever size', () => {
    const huge: Ball = { m: 1n, e: 2 ** 40, error: -Infinity }
    expect(floor(huge)).toBe(huge)
    expect(() => floor({ ...huge, error: -5 })).toThrow(Imprecise)
    expect(() => floor({ m: 1n, e: 0, error: -(2 ** 40) })).toThrow(Imprecise)
  })

  test('needs only as many bits as there are, however little the error is', () => {
    expect(midpoint(floor({ m: 7n, e: -1, error: -(2 ** 40) })).equals(3)).toBe(true)
    expect(midpoint(floor({ m: -7n, e: -1, error: -(2 ** 40) })).equals(-4)).toBe(true)
  })
})
