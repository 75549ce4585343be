const quote = 0x22
const backslash = 0x5c

/**
 * The top-level members of a JSON object, each value as it was written, so that 64-bit integers survive;
 * of two with one name the later counts, as for `JSON.parse`.
 *
 * @param text valid JSON of an object
 */
export function memberTexts(text: string): Map<string, string> {
  const members = new Map<string, string>()
  let depth = 0
  let name: string | undefined
  let start = 0
  const end = (at: number) => {
    if (name !== undefined) members.set(name, text.slice(start, at).trim())
    name = undefined
  }
  for (let i = 0; i < text.length; i += 1) {
    switch (text.charCodeAt(i)) {
      case quote: {
        const close = closingQuote(text, i)
        if (depth === 1 && name === undefined) {
          name = JSON.parse(text.slice(i, close + 1)) as string
          start = text.indexOf(':', close) + 1
        }
        i = close
        break
      }
      case 0x5b: // [
      case 0x7b: // {
        depth += 1
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1
        if (depth === 0) end(i)
        break
      case 0x2c: // ,
        if (depth === 1) end(i)
        break
    }
  }
  return members
}

/** Makes an object of members' texts. */
export function joinMembers(members: ReadonlyMap<string, string>): string {
  return `{${Array.from(members, ([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`
}

/** Index of the quote that closes the string opened at `start`. */
function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1
    if (slashes % 2 === 0) return end
  }
  return text.length
}

/** Whether a value is an object with named fields: no null, no list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
