import { isDate, isMonth } from './calendar.ts'
import { cities, Weather } from './observations.ts'
import { findUnit, roundFor, type Unit, units } from './units.ts'

/** An answer to a question: `name` is a city or a kind of weather, `missing` says that the record does not tell. */
export type Answer =
  | { kind: 'number'; value: number; unit: Unit }
  | { kind: 'date' | 'month' | 'name'; text: string }
  | { kind: 'missing' }

/** More characters than this are no final answer, and a reply of more than this many holds none. */
const maxClaim = 60
const maxReply = 1_000_000

const names = new Map([...cities.map(({ city }) => city), ...Weather.options].map((name) => [name.toLowerCase(), name]))

/** Writes an answer as it stands after `Answer: `. */
export function formatAnswer(answer: Answer): string {
  if (answer.kind === 'missing') return 'not in the data'
  if (answer.kind !== 'number') return answer.text
  return `${roundFor(answer.unit, answer.value).toFixed(units[answer.unit].decimals)} ${answer.unit}`
}

/**
 * Reads the one final answer of a reply: its last line, `Answer: …`.
 *
 * Undefined when that line is missing or says nothing readable, and when another such line says something else.
 */
export function parseReply(reply: string): Answer | undefined {
  if (reply.length > maxReply) return undefined
  const lines = reply.split(/[\r\n\u2028\u2029]/).filter((line) => line.trim() !== '')
  const last = claimOf(lines.at(-1) ?? '')
  if (last === undefined) return undefined
  const isUnanimous = lines.every((line) => (claimOf(line) ?? last) === last)
  return isUnanimous ? parseAnswer(last) : undefined
}

/** Reads what stands after `Answer: `; undefined when it is not exactly one answer. */
export function parseAnswer(text: string): Answer | undefined {
  if (text.length > maxClaim) return undefined
  const name = names.get(text.toLowerCase())
  if (name) return { kind: 'name', text: name }
  if (/^not in the data$/i.test(text)) return { kind: 'missing' }
  if (isDate(text)) return { kind: 'date', text }
  if (isMonth(text)) return { kind: 'month', text }
  return parseNumber(text)
}

/** Says whether an answer is the expected one: numbers in the same unit, at most `tolerance` of it apart. */
export function isRight(answer: Answer, expected: Answer, tolerance: number): boolean {
  if (answer.kind === 'number' && expected.kind === 'number') {
    // The last term forgives the error of subtracting decimals in binary.
    return answer.unit === expected.unit && Math.abs(answer.value - expected.value) <= tolerance + 1e-9
  }
  return answer.kind === expected.kind && formatAnswer(answer) === formatAnswer(expected)
}

/** A number with a decimal point, perhaps with thousands separated by commas, and its unit; a bare number counts days. */
function parseNumber(text: string): Answer | undefined {
  const match = /^([+\-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?: ?([^\d\s].*))?$/.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', unitText] = match
  const unit = unitText === undefined ? 'days' : findUnit(unitText)
  if (!unit) return undefined
  const size = Number(whole.replaceAll(',', '') + fraction)
  return { kind: 'number', value: sign === '-' || sign === '−' ? -size : size, unit }
}

/** What a line claims as the answer, without markdown's emphasis and a full stop; undefined when it is no `Answer:` line. */
function claimOf(line: string): string | undefined {
  const colon = line.indexOf(':')
  const isClaim = colon !== -1 && undecorated(line.slice(0, colon)).toLowerCase() === 'answer'
  return isClaim ? undecorated(line.slice(colon + 1)) : undefined
}

/** Linear in the text: characters are taken off one by one, never by a pattern that could look back. */
function undecorated(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isDecoration(text.charAt(from))) from += 1
  while (to > from && (isDecoration(text.charAt(to - 1)) || text[to - 1] === '.')) to -= 1
  return text.slice(from, to)
}

const isDecoration = (character: string) => character.trim() === '' || '*_`'.includes(character)
