import Fraction from 'fraction.js'
import { type NumberNode, Unreadable } from './node.ts'

const subscripted =
  /^([0-9][0-9A-Fa-f]*(?:\.[0-9A-Fa-f]+)?|[A-F][0-9A-F]*)_(?:\{\s*(\d{1,2}|[a-z]{3,9})\s*\}|\{\s*\\text\s*\{\s*(\d{1,2}|[a-z]{3,9})\s*\}\s*\}|(\d)(?!\d))/
const prefixed = /^0(?:b([01]+)|o([0-7]+)|x([0-9A-Fa-f]+))(?![0-9A-Za-z])/
const baseWords = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/**
 * Reads a number that names its base, as in `101_2`, `1F_{16}` and `0x1F`.
 *
 * @throws {Unreadable} for a digit that its base has not
 */
export function readBased(rest: string): { node: NumberNode; length: number } | undefined {
  const prefix = prefixed.exec(rest)
  if (prefix) {
    const [{ length }, binary, octal, hex] = prefix
    const base = binary === undefined ? (octal === undefined ? 16 : 8) : 2
    return { node: inBase(binary ?? octal ?? hex ?? '', base), length }
  }
  const match = subscripted.exec(rest)
  if (!match) return undefined
  const [{ length }, digits = '', braced, worded, single] = match
  const base = baseOf(braced ?? worded ?? single ?? '')
  // `A_1` and `B_{12}` are names.
  const isName = /[A-Fa-f]/.test(digits) && (base === undefined || base < 11 || (digits.length === 1 && base !== 16))
  return base === undefined || isName ? undefined : { node: inBase(digits, base), length }
}

/** The base that a text names, in digits or in words: 2 to 36. */
export function baseOf(text: string): number | undefined {
  const word = baseWords.indexOf(text)
  const base = word >= 0 ? word + 2 : text === 'sixteen' ? 16 : Number(text)
  return Number.isInteger(base) && base >= 2 && base <= 36 ? base : undefined
}

/** @throws {Unreadable} for a digit that the base has not */
export function inBase(digits: string, base: number): NumberNode {
  const [whole = '', fraction = ''] = digits.split('.')
  let value = 0n
  for (const digit of whole + fraction) {
    const place = Number.parseInt(digit, 36)
    if (!(place < base)) throw new Unreadable(`${digits} has a digit that base ${base} has not`)
    value = value * BigInt(base) + BigInt(place)
  }
  return { kind: 'number', value: new Fraction(value, BigInt(base) ** BigInt(fraction.length)), spelling: 'based' }
}
