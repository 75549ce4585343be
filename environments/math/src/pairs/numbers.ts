import type { Random } from '@gym/core'
import Fraction from 'fraction.js'
import { decimalOf } from '../policies/decimal.ts'
import type { DrawPair } from './drawn-pair.ts'
import { nonZero } from './drawn-pair.ts'

const signed = ({ s, n }: Fraction): string => `${s < 0n ? '-' : ''}${n}`

/** Writes a fraction in one of many ways. */
export function spellFraction(random: Random, value: Fraction): string {
  const { s, n, d } = value
  const sign = s < 0n ? '-' : ''
  const by = BigInt(random.integer(2, 9))
  const ways = [
    `${sign}\\frac{${n}}{${d}}`,
    `${sign}\\dfrac{${n * by}}{${d * by}}`,
    `${sign}${n}/${d}`,
    `\\frac{${sign}${n}}{${d}}`,
    `$${sign}${n}/${d}$`,
    `${sign}\\left(\\frac{${n}}{${d}}\\right)`,
  ]
  const decimal = decimalOf(n, d)
  if (decimal !== undefined) ways.push(`${sign}${decimal}`)
  if (n > d && d > 1n) ways.push(`${sign}${n / d}\\frac{${n % d}}{${d}}`)
  const rest = new Fraction(random.integer(-20, 20), random.integer(1, 12))
  const other = value.sub(rest)
  ways.push(`\\frac{${signed(rest)}}{${rest.d}} + \\frac{${signed(other)}}{${other.d}}`)
  return random.pick(ways)
}

/** Writes an integer in one of many ways. */
export function spellInteger(random: Random, n: number): string {
  const digits = String(Math.abs(n))
  const sign = n < 0 ? '-' : ''
  const part = random.integer(-500, 500)
  return random.pick([
    `${n}`,
    `${sign}${digits}.0`,
    `${sign}${digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}`,
    `${sign}${digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '{,}')}`,
    `\\text{${n}}`,
    `${part} + ${n - part}`.replace('+ -', '- '),
    `\\frac{${n * 3}}{3}`,
    `\\boxed{${n}}`,
    `x = ${n}`,
  ])
}

const drawFraction = (random: Random) => new Fraction(nonZero(random, -200, 200), random.integer(2, 60))

const nearFraction = (random: Random, value: Fraction): Fraction => {
  const step = new Fraction(1n, value.d)
  return random.pick([value.add(step), value.sub(step), value.neg(), value.add(new Fraction(1, 1000)), value.mul(10)])
}

/** A pair of numbers that are spelled by `spell`. */
const numbers =
  (draw: (random: Random) => Fraction, spell: (random: Random, value: Fraction) => string): DrawPair =>
  (random, isEqual) => {
    const value = draw(random)
    return [spell(random, value), spell(random, isEqual ? value : nearFraction(random, value))]
  }

const integers: DrawPair = (random, isEqual) => {
  const n = nonZero(random, -99_999, 99_999)
  const other = isEqual ? n : random.pick([n + 1, n - 1, -n, n * 10, n + 1000])
  return [spellInteger(random, n), spellInteger(random, other)]
}

const decimals = numbers(
  (random) => new Fraction(BigInt(nonZero(random, -99_999, 99_999)), 10n ** BigInt(random.integer(1, 7))),
  (random, { s, n, d }) => {
    const [sign, decimal] = [s < 0n ? '-' : '', decimalOf(n, d) ?? `${n}`]
    return random.pick([
      `${sign}${decimal}`,
      `${sign}${decimal}${decimal.includes('.') ? '0' : '.0'}`,
      `${sign}\\frac{${n}}{${d}}`,
      `${sign}${decimal} \\times 10^{0}`,
    ])
  },
)

/** Numbers so small or large that an absolute tolerance, or a float, takes them for each other. */
const scientific: DrawPair = (random, isEqual) => {
  const exponent = random.integer(5, 40) * random.pick([1, -1])
  const mantissa = random.integer(11, 99)
  const spell = (m: number, e: number) =>
    random.pick([
      `${m / 10} \\times 10^{${e}}`,
      `${m} \\cdot 10^{${e - 1}}`,
      `${m / 10}e${e}`,
      e > 0 ? `${m}${'0'.repeat(e - 1)}` : `\\frac{${m}}{10^{${1 - e}}}`,
    ])
  const [m, e] = isEqual
    ? [mantissa, exponent]
    : random.pick([
        [mantissa + 1, exponent] as const,
        [mantissa, exponent + 1] as const,
        [mantissa, -exponent] as const,
      ])
  return [spell(mantissa, exponent), spell(m, e)]
}

const percents: DrawPair = (random, isEqual) => {
  const value = new Fraction(random.integer(1, 4000), 10)
  const other = isEqual ? value : random.pick([value.add(1), value.mul(100), value.div(10)])
  const decimal = (f: Fraction) => `${f.valueOf()}`
  const left = `${decimal(value)}\\%`
  return [left, random.pick([`${decimal(other)}%`, `${decimal(other)} percent`, spellFraction(random, other.div(100))])]
}

const repeating: DrawPair = (random, isEqual) => {
  const [period, fixed] = [random.integer(1, 98), random.pick(['', '0', '1', '27'])]
  const digits = String(period).padStart(2, '0')
  const value = (repetend: number) => {
    const scale = 10n ** BigInt(fixed.length)
    return new Fraction(BigInt(fixed || '0'), scale).add(new Fraction(BigInt(repetend), 99n * scale))
  }
  const spelled = random.pick([
    `0.${fixed}\\overline{${digits}}`,
    `0.${fixed}(${digits})`,
    `0.${fixed}${digits.repeat(3)}\\ldots`,
  ])
  const { n, d } = value(isEqual ? period : period + 1)
  return [spelled, random.pick([`\\frac{${n}}{${d}}`, `${n}/${d}`])]
}

const bases: DrawPair = (random, isEqual) => {
  const n = random.integer(20, 60_000)
  const other = isEqual ? n : random.pick([n + 1, n - 1, n * 2])
  const inBase = (value: number, base: number) => {
    const digits = value.toString(base).toUpperCase()
    return base === 10
      ? digits
      : random.pick([
          `${digits}_{${base}}`,
          `${digits}_{${base}}`,
          base < 10 ? `${digits}_${base}` : `${digits}_{${base}}`,
        ])
  }
  const base = random.integer(2, 9)
  // The same digits in another base are another number.
  if (!isEqual && random.next() < 0.3) return [`${n.toString(base)}_${base}`, `${n.toString(base)}_{${base + 1}}`]
  return [inBase(n, base), inBase(other, random.pick([10, 2, 3, 8, 16].filter((candidate) => candidate !== base)))]
}

const factorials: DrawPair = (random, isEqual) => {
  const [n, k] = [random.integer(5, 60), random.integer(2, 4)]
  const other = isEqual ? n : n + random.pick([1, -1])
  const left = `\\binom{${n}}{${k}}`
  const falling = Array.from({ length: k }, (_, j) => other - j).join(' \\cdot ')
  return [
    left,
    random.pick([
      `\\frac{${other}!}{${k}!(${other}-${k})!}`,
      `\\frac{${falling}}{${k}!}`,
      `C(${other},${k})`,
      `\\binom{${other}}{${other - k}}`,
    ]),
  ]
}

/** Kinds of numbers by name. */
export const numberKinds: Record<string, DrawPair> = {
  integers,
  fractions: numbers(drawFraction, spellFraction),
  decimals,
  'scientific-notation': scientific,
  percents,
  'repeating-decimals': repeating,
  'base-n': bases,
  factorials,
}
