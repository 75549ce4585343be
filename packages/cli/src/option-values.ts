import { InvalidArgumentError } from 'commander'

/** Reads a whole number within bounds, both inclusive. */
export const wholeNumber =
  (min: number, max = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= min && value <= max) return value
    throw new InvalidArgumentError(
      max === Number.MAX_SAFE_INTEGER
        ? `Expected a whole number of at least ${min}.`
        : `Expected a whole number from ${min} to ${max}.`,
    )
  }

/** Reads a number from 0 to 1. */
export function share(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('Expected a number from 0 to 1.')
}

/** Collects settings given as `key=value`; a value is JSON where it is JSON, else text. */
export function settings(
  text: string,
  earlier: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const [, key, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (key === undefined) throw new InvalidArgumentError('Expected key=value.')
  return { ...earlier, [key.trim()]: readValue(value) }
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: a word, as most texts on a command line are.
    return text
  }
}

/** Collects texts given as `field=value`, as they were written. */
export function fieldTexts(text: string, earlier: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, field, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (field === undefined) throw new InvalidArgumentError('Expected field=value.')
  return { ...earlier, [field.trim()]: value }
}

/** Reads the base URL of a server; a slash at its end is left out. */
export function serverUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/i.test(text)) return text.replace(/\/+$/, '')
  throw new InvalidArgumentError('Expected a URL such as http://127.0.0.1:8001.')
}

/** Collects names given with commas, with the option repeated, or both. */
export function names(text: string, earlier: readonly string[] = []): string[] {
  const given = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (given.length === 0) throw new InvalidArgumentError('Expected at least one name.')
  return [...earlier, ...given]
}
