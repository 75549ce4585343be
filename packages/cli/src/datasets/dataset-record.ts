/** What stands at one place of a dataset file: a record, or why there is none. */
export type DatasetRecord = {
  /** Line of a JSONL file, else row; counted from 1. */
  readonly number: number
} & ({ readonly record: Readonly<Record<string, unknown>> } | { readonly reason: string })

/** Whether a value that was read is a record. */
export function toDatasetRecord(number: number, value: unknown): DatasetRecord {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { number, record: value as Record<string, unknown> }
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value
  return { number, reason: `must be a JSON object, not ${kind}` }
}
