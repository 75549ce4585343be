import type { Checker } from '../../task.ts'
import type { PlainValue } from './plain-value.ts'

/** Whose idea of equality counts: in Python 1, 1.0 and True are equal, in JavaScript 1, 1n and true are not. */
export type Dialect = 'python' | 'javascript'

/** Whether a returned value is the expected one. A list of a row, which JSON cannot tell from a tuple, may be returned as either. */
export function isExpected(expected: PlainValue, actual: PlainValue, checker: Checker, dialect: Dialect): boolean {
  const tolerance = checker.kind === 'float' ? checker.tolerance : 0
  if (checker.kind === 'any_order' && isSequence(expected) && isSequence(actual))
    return sameKeys(expected.items, actual.items, dialect)
  return same(expected, actual, tolerance, dialect)
}

type Sequence = Extract<PlainValue, { items: unknown }>
type Table = Extract<PlainValue, { entries: unknown }>

const isObject = (value: PlainValue) => typeof value === 'object' && value !== null
const isSequence = (value: PlainValue): value is Sequence => isObject(value) && 'items' in value
const isTable = (value: PlainValue): value is Table => isObject(value) && 'entries' in value

function same(expected: PlainValue, actual: PlainValue, tolerance: number, dialect: Dialect): boolean {
  if (isSequence(expected) && isSequence(actual)) {
    if (expected.kind === 'set' || actual.kind === 'set')
      return expected.kind === actual.kind && sameKeys(expected.items, actual.items, dialect)
    if (expected.kind === 'tuple' && actual.kind === 'list' && dialect === 'python') return false
    return (
      expected.items.length === actual.items.length &&
      expected.items.every((item, index) => same(item, actual.items[index] as PlainValue, tolerance, dialect))
    )
  }
  if (isTable(expected) && isTable(actual)) {
    if (expected.entries.length !== actual.entries.length || (expected.kind === 'map') !== (actual.kind === 'map'))
      return false
    const others = new Map(actual.entries.map(([key, value]) => [keyOf(key, dialect), value]))
    return expected.entries.every(([key, value]) => {
      const other = others.get(keyOf(key, dialect))
      return other !== undefined && same(value, other, tolerance, dialect)
    })
  }
  const [left, right] = [numberOf(expected, dialect), numberOf(actual, dialect)]
  if (tolerance > 0 && left !== undefined && right !== undefined) return isNear(Number(left), Number(right), tolerance)
  return keyOf(expected, dialect) === keyOf(actual, dialect)
}

/** Off by no more than the tolerance, or that share of the expected value. */
export const isNear = (expected: number, actual: number, tolerance: number): boolean =>
  Object.is(expected, actual) ||
  (Number.isFinite(expected) && Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected)))

function sameKeys(expected: readonly PlainValue[], actual: readonly PlainValue[], dialect: Dialect): boolean {
  if (expected.length !== actual.length) return false
  const counts = new Map<string, number>()
  const count = (value: PlainValue, by: number) => {
    const key = keyOf(value, dialect)
    counts.set(key, (counts.get(key) ?? 0) + by)
  }
  for (const item of expected) count(item, 1)
  for (const item of actual) count(item, -1)
  return [...counts.values()].every((left) => left === 0)
}

function numberOf(value: PlainValue, dialect: Dialect): number | bigint | undefined {
  if (typeof value === 'number') return value
  if (dialect === 'python' && typeof value === 'bigint') return value
  return dialect === 'python' && typeof value === 'boolean' ? Number(value) : undefined
}

/** A text that is the same for equal values; lists and tuples are told apart by whoever compares them. */
function keyOf(value: PlainValue, dialect: Dialect): string {
  const number = numberOf(value, dialect)
  if (number !== undefined) return Number.isInteger(number) ? `n${BigInt(number)}` : `n${number}`
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `i${value}`
  if (typeof value === 'boolean' || value === null || typeof value === 'number') return String(value)
  const key = (item: PlainValue) => keyOf(item, dialect)
  switch (value.kind) {
    case 'undefined':
      return 'undefined'
    case 'list':
    case 'tuple':
      return `[${value.items.map(key).join(',')}]`
    case 'set':
      return `{${value.items.map(key).sort().join(',')}}`
    case 'dict':
    case 'map':
      return `${value.kind}{${value.entries
        .map(([name, item]) => `${key(name)}:${key(item)}`)
        .sort()
        .join(',')}}`
    case 'bytes':
      return `b${value.base64}`
    case 'complex':
      return value.im === 0 ? `n${value.re}` : `c${value.re},${value.im}`
  }
}
