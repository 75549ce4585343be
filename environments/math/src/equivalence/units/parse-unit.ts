import Fraction from 'fraction.js'
import { type Unit, units } from './unit-table.ts'

const none: Unit = { factor: new Fraction(1), dimensions: {} }
const maxWords = 12

/**
 * Reads the name of a unit: `cm`, `km/h`, `square meters`, `miles per hour`, `m s^{-1}`.
 *
 * @returns undefined when a word of it is no unit, or something is missing
 */
export function parseUnit(text: string): Unit | undefined {
  const words = text
    .replaceAll(/\bper\b/g, ' / ')
    .replaceAll(/([/*·])/g, ' $1 ')
    .replaceAll(/[{}]/g, '')
    .split(/[\s.]+/)
    .filter(Boolean)
  if (words.length > maxWords) return undefined
  let unit = none
  let sign = 1
  let power = 1
  let isComplete = false
  for (const word of words) {
    if (/^[/*·]$/.test(word)) {
      if (word === '/') sign = -1
      isComplete = false
      continue
    }
    const raised = powerOf(word)
    if (raised !== undefined) {
      power = raised
      isComplete = false
      continue
    }
    const [, name = '', exponent] = /^(.*?)(?:\^?(-?\d))?$/.exec(word) ?? []
    const one = unitNamed(name)
    if (!one) return undefined
    unit = multiply(unit, one, sign * power * Number(exponent ?? 1))
    power = 1
    isComplete = true
  }
  return isComplete ? unit : undefined
}

/** The power that a word before a unit raises it to. */
function powerOf(word: string): number | undefined {
  if (/^(square|sq)$/i.test(word)) return 2
  return /^(cubic|cu)$/i.test(word) ? 3 : undefined
}

/** A unit by one name, in the case it is written with, or in lower case for whole words. */
export function unitNamed(name: string): Unit | undefined {
  return units.get(name) ?? (name.length > 2 ? units.get(name.toLowerCase()) : undefined)
}

/** `left` times the `exponent`-th power of `right`. */
export function multiply(left: Unit, right: Unit, exponent: number): Unit {
  if (exponent === 1 && Object.keys(left.dimensions).length === 0 && left.factor.equals(1)) return right
  const dimensions = new Map(Object.entries(left.dimensions))
  for (const [name, power] of Object.entries(right.dimensions)) {
    const sum = (dimensions.get(name) ?? 0) + power * exponent
    if (sum === 0) dimensions.delete(name)
    else dimensions.set(name, sum)
  }
  const product: Unit = {
    factor: left.factor.mul(right.factor.pow(exponent)),
    dimensions: Object.fromEntries(dimensions),
  }
  if (!left.homonym && !right.homonym) return product
  return { ...product, homonym: multiply(left.homonym ?? left, right.homonym ?? right, exponent) }
}

/** The unit of a thing that is counted, such as apples: it has a name and is no multiple of anything. */
export const countOf = (name: string): Unit => ({
  factor: new Fraction(1),
  dimensions: { [`${counted}${singular(name)}`]: 1 },
})

const counted = 'count '

/** Whether a unit is that of things which are counted. */
export const isCount = ({ dimensions }: Unit): boolean =>
  Object.keys(dimensions).some((name) => name.startsWith(counted))

/** Whether two units measure the same quantity. */
export function isSameQuantity(a: Unit, b: Unit): boolean {
  const [left, right] = [Object.entries(a.dimensions), Object.entries(b.dimensions)]
  return left.length === right.length && left.every(([name, power]) => b.dimensions[name] === power)
}

const singular = (name: string) =>
  name
    .toLowerCase()
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/(?<=[^s])s$/, '')
