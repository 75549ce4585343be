const quote = 0x22
const backslash = 0x5c

/** Index of the quote that closes the string opened at `start`, or the text's length. */
function endOfString(text: string, start: number): number {
  let end = start
  for (;;) {
    end = text.indexOf('"', end + 1)
    if (end < 0) return text.length
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1
    if (slashes % 2 === 0) return end
  }
}

/** Whether JSON text nests its lists and objects more than `limit` levels deep; reads it once and builds nothing. */
export function isTextDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i += 1) {
    switch (text.charCodeAt(i)) {
      case quote:
        i = endOfString(text, i)
        break
      case 0x5b: // [
      case 0x7b: // {
        depth += 1
        if (depth > limit) return true
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1
        break
    }
  }
  return false
}

/** Whether JSON text has more than `limit` opening brackets, those in strings too: without them it cannot nest deeper, and they are found fast. */
export function hasMoreBracketsThan(text: string, limit: number): boolean {
  let count = 0
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      count += 1
      if (count > limit) return true
    }
  }
  return false
}

/** Whether a value nests its lists and objects more than `limit` levels deep: a fraction of the cost, for long strings and runs of digits are not looked through. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  const inner: unknown[] = Array.isArray(value) ? value : Object.values(value)
  // By index: an iterator would box each number of a list of log-probabilities.
  for (let i = 0; i < inner.length; i += 1) {
    if (typeof inner[i] === 'object' && isDeeperThan(inner[i], limit - 1)) return true
  }
  return false
}

/** Index of the first character of `source` that a backslash cannot stand before, or -1. */
function badEscapeAt(source: string): number {
  const escape = /\\([^])/g
  for (let match = escape.exec(source); match; match = escape.exec(source)) {
    if (!'"\\/bfnrtu'.includes(match[1] ?? '')) return match.index + 1
  }
  return -1
}

/**
 * Index of the first word or bracket of a text that cannot stand where a JSON value is due, or of the first character
 * of a string that cannot be escaped; the text's length when it ends too early.
 */
export function unexpectedAt(text: string): number {
  const token = /["[\]{},:]|[^ \t\n\r"[\]{},:]+/g
  let before = ''
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [word] = match
    const isValueDue = before === '' || ',:['.includes(before)
    const isMark = '[]{},:'.includes(word)
    if (word === '"') {
      const end = endOfString(text, match.index)
      // A part of its own, for a search in the whole text would look through the rest of it at every string.
      const escaped = badEscapeAt(text.slice(match.index, end))
      if (escaped >= 0) return match.index + escaped
      token.lastIndex = end + 1
    } else if (!isMark && !/^(?:true|false|null|-?\d.*)$/.test(word)) return match.index
    else if (isMark && isValueDue && !'[{'.includes(word) && before + word !== '[]') return match.index
    before = word
  }
  return text.length
}

/** A member of a JSON object as it was written, and its name read. */
interface Member {
  name: string
  /** Name, colon and value. */
  source: string
  value: string
}

/** The top-level members of a JSON object in order, as often as they stand there. */
function membersOf(text: string): Member[] {
  const members: Member[] = []
  let depth = 0
  let start = -1
  const end = (at: number) => {
    const source = start < 0 ? '' : text.slice(start, at).trim()
    start = -1
    if (source === '') return
    const quoted = endOfString(source, 0) + 1
    const name = JSON.parse(source.slice(0, quoted)) as string
    members.push({ name, source, value: source.slice(source.indexOf(':', quoted) + 1).trim() })
  }
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i)
    if (c === quote) i = endOfString(text, i)
    else if (c === 0x5b || c === 0x7b) {
      depth += 1
      if (depth === 1) start = i + 1
    } else if (c === 0x5d || c === 0x7d) {
      depth -= 1
      if (depth === 0) end(i)
    } else if (c === 0x2c && depth === 1) {
      end(i)
      start = i + 1
    }
  }
  return members
}

/**
 * The text of a JSON object without its members of some names, however these are spelled and as often as they stand there.
 *
 * @param text valid JSON of an object
 */
export function withoutMembers(text: string, names: ReadonlySet<string>): string {
  const kept = membersOf(text).filter(({ name }) => !names.has(name))
  return `{${kept.map(({ source }) => source).join(',')}}`
}

/**
 * The top-level members of a JSON object, each value as it was written, so that 64-bit integers survive;
 * of two with one name the later counts, as for `JSON.parse`.
 *
 * @param text valid JSON of an object
 */
export const memberTexts = (text: string): Map<string, string> =>
  new Map(membersOf(text).map(({ name, value }) => [name, value]))

/** Makes an object of members' texts. */
export const joinMembers = (members: ReadonlyMap<string, string>): string =>
  `{${Array.from(members, ([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`
