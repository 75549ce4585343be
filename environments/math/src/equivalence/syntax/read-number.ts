import Fraction from 'fraction.js'
import { readBased } from './read-based.ts'
import { readRepetend } from './read-repetend.ts'
import { type NumberNode, Unreadable } from './node.ts'

/** A number at some place of a text, and how many characters it takes. */
export interface ReadNumber {
  node: NumberNode
  length: number
}

/** What stands around a number decides how it is read. */
export interface NumberContext {
  /** Commas separate items here, as in `(1,234)`. */
  inList: boolean
  /** `2e-3` is 2·e − 3 and not 0.002. */
  eulerE: boolean
}

const maxDigits = 12_000
const maxExponent = 4000

const spaces = String.raw`\\[,!;: ]|,\\!\s*|~|'|\{\}|[ ](?=\d{3}(?:\D|$))`
// A number does not begin with a zero: `0,123` is no 123.
const grouped = new RegExp(String.raw`^[1-9]\d{0,2}(${spaces}|\{,\}|,)\d{3}(?:\1\d{3})*(?!,?\d)`)
const groupedInList = new RegExp(String.raw`^[1-9]\d{0,2}(\\[,!]|,\\!\s*|\{,\})\d{3}(?:\1\d{3})*(?!\d)`)
const indian = /^[1-9]\d?((?:,|\{,\})\d{2})+(?:,|\{,\})\d{3}(?!,?\d)/

/**
 * Reads the number that a text begins with: thousand separators, repeating decimals, powers of ten and bases.
 *
 * @returns undefined where no number begins
 * @throws {Unreadable} for a digit that its base has not, or more digits than are looked at
 */
export function readNumber(rest: string, context: NumberContext): ReadNumber | undefined {
  const inBase = readBased(rest)
  if (inBase) return inBase
  const whole = readWhole(rest, context)
  const afterWhole = rest.slice(whole.length)
  const decimals = /^\.(\d+)/.exec(afterWhole)?.[1] ?? ''
  if (whole.digits.length + decimals.length > maxDigits) throw new Unreadable('it has too many digits')
  const repetend = afterWhole.startsWith('.')
    ? readRepetend(afterWhole.slice(1 + decimals.length), decimals)
    : undefined
  if (repetend) {
    const value = toFraction(whole.digits, repetend.fixed, repetend.digits)
    const length = whole.length + 1 + decimals.length + repetend.length
    return { node: { kind: 'number', value, spelling: 'repeating' }, length }
  }
  if (whole.digits === '' && decimals === '') return undefined
  const length = whole.length + (decimals === '' ? 0 : 1 + decimals.length)
  const value = toFraction(whole.digits, decimals)
  const exponent = readExponent(rest.slice(length), context)
  if (exponent) {
    const node: NumberNode = {
      kind: 'number',
      value: value.mul(powerOfTen(exponent.value)),
      decimals: decimals.length - exponent.value,
      spelling: 'scientific',
    }
    return { node, length: length + exponent.length }
  }
  if (decimals !== '')
    return { node: { kind: 'number', value, decimals: decimals.length, spelling: 'decimal' }, length }
  // `5.` is 5, at the end of a sentence or not.
  const hasStop = /^\.(?![\d.\\(])/.test(rest.slice(length))
  return { node: { kind: 'number', value, spelling: 'integer' }, length: hasStop ? length + 1 : length }
}

function readWhole(rest: string, { inList }: NumberContext): { digits: string; length: number } {
  const match = inList ? groupedInList.exec(rest) : (grouped.exec(rest) ?? indian.exec(rest))
  // `3 125/1000` is a mixed number, not 3,125 thousandths; `10 000/3` is none.
  const under = match?.[1] === ' ' ? /^\s*\/\s*(\d+)/.exec(rest.slice(match[0].length))?.[1] : undefined
  const over = match?.[0].split(' ')
  const isMixed = under !== undefined && over?.length === 2 && Number(over[1]) > 0 && Number(over[1]) < Number(under)
  const text = match && !isMixed ? match[0] : (/^\d*/.exec(rest)?.[0] ?? '')
  return { digits: text.replaceAll(/\D/g, ''), length: text.length }
}

function readExponent(rest: string, { eulerE }: NumberContext): { value: number; length: number } | undefined {
  const match = /^[eE]([+-]?)(\d{1,5})(?![\d.])/.exec(rest)
  if (!match) return undefined
  const [all, sign = '', digits = ''] = match
  if (eulerE && sign !== '' && all.startsWith('e')) return undefined
  const value = Number(`${sign}${digits}`)
  return Math.abs(value) > maxExponent ? undefined : { value, length: all.length }
}

function toFraction(whole: string, decimals: string, repetend = ''): Fraction {
  const scale = 10n ** BigInt(decimals.length)
  const fixed = new Fraction(BigInt(`${whole}${decimals}`), scale)
  if (repetend === '') return fixed
  const nines = 10n ** BigInt(repetend.length) - 1n
  return fixed.add(new Fraction(BigInt(repetend), nines * scale))
}

const powerOfTen = (exponent: number): Fraction =>
  exponent < 0 ? new Fraction(1n, 10n ** BigInt(-exponent)) : new Fraction(10n ** BigInt(exponent))
