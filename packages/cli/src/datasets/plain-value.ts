/**
 * What JSON can hold of a value from a Parquet file.
 *
 * An integer becomes a number, or its text where no number holds it exactly; a time its ISO 8601 text; bytes their base64;
 * NaN, the infinities and what is absent become null.
 */
export function toPlainValue(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(toPlainValue)
  return toPlainRecord(value as Readonly<Record<string, unknown>>)
}

/** The same of each field of a row. */
export function toPlainRecord(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toPlainValue(value)]))
}
