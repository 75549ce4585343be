import { bad, quote } from './record.ts'

/** A value of JSON. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/** Bounds of a JSON text, looked at before it is parsed. */
export interface JsonBounds {
  /** Most arrays and objects within each other. */
  depth: number
  /** Most values, counted by brackets and commas. */
  values: number
}

/**
 * Parses JSON that may be hostile.
 *
 * @throws {GymError} row_invalid when it is no JSON, too deep or has too many values
 */
export function parseJson(text: string, field: string, bounds: JsonBounds): unknown {
  checkShape(text, field, bounds)
  try {
    return JSON.parse(text)
  } catch {
    throw bad(field, `is not JSON: ${quote(text)}`)
  }
}

/** Most digits of an integer that a case can hold. */
const maxDigits = 10_000

/**
 * Parses a value that a function is given or should return, into what a case holds for what Python reads from the same
 * text: integers that JavaScript would round, floats without a fraction and objects that look like tags are written with
 * the tags of `judge/values`.
 *
 * @throws {GymError} row_invalid when it is no JSON, nests deeper than 100, or has an integer of more than 10,000 digits
 */
export function parseValue(text: string, field: string): JsonValue {
  checkShape(text, field, { depth: 100, values: 2_000_000 })
  try {
    return JSON.parse(text, (_key, value: JsonValue, context?: { source?: string }) => {
      if (typeof value === 'number') return toNumber(value, context?.source ?? String(value), field)
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? toObject(value) : value
    }) as JsonValue
  } catch (error) {
    if (error instanceof SyntaxError) throw bad(field, `is not JSON: ${quote(text)}`)
    throw error
  }
}

function toNumber(value: number, source: string, field: string): JsonValue {
  if (Number.isFinite(value) && !Number.isInteger(value)) return value
  if (/[.eE]/.test(source)) return { $float: source }
  if (Number.isSafeInteger(value)) return value
  if (source.length > maxDigits) throw bad(field, `has an integer of more than ${maxDigits} digits`)
  return { $int: source }
}

function toObject(value: { [key: string]: JsonValue }): JsonValue {
  const [[key, item] = [], another] = Object.entries(value)
  return key?.startsWith('$') && another === undefined ? { $dict: [[key, item as JsonValue]] } : value
}

/** Counts brackets and commas outside of strings, without building anything. */
function checkShape(text: string, field: string, bounds: JsonBounds): void {
  let [depth, values] = [0, 1]
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x22) at = endOfString(text, at)
    else if (char === 0x5b || char === 0x7b) {
      depth++
      values++
    } else if (char === 0x5d || char === 0x7d) depth--
    else if (char === 0x2c) values++
    if (depth > bounds.depth) throw bad(field, `is deeper than ${bounds.depth} arrays and objects`)
    if (values > bounds.values) throw bad(field, `has more than ${bounds.values} values`)
  }
}

/** Place of the quote that ends the string whose first quote is at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1
  return at
}
