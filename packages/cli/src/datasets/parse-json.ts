/**
 * Parses JSON; an integer that no number holds exactly becomes its text, as one of a Parquet file does.
 *
 * @throws {SyntaxError} for what is no JSON
 */
export function parseJson(text: string): unknown {
  // Most texts have no such integer, and are read several times as fast without a look at each value.
  return /\d{16}/.test(text) ? JSON.parse(text, keepInteger) : JSON.parse(text)
}

// The third argument is newer than the compiler's library.
function keepInteger(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const { source } = context ?? {}
  if (typeof value !== 'number' || Number.isSafeInteger(value) || source === undefined) return value
  return /^-?\d+$/.test(source) ? source : value
}
