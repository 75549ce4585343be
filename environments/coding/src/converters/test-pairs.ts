import type { CallCase, RunCase } from '../task.ts'
import { parseValue } from './json-text.ts'
import { bad, checkText } from './record.ts'

/** Most cases that one task can have. */
export const maxCases = 1000

/** Most characters that one case may read or write. */
const maxLength = 4_000_000

/** What goes in and what should come out, as a record has it, with the names of both for errors. */
export interface TestPair {
  input: unknown
  output: unknown
  fields: { input: string; output: string }
}

/** A run of a program that reads the input and should write the output. @throws {GymError} row_invalid when one is no text, or too long */
export function toRunCase({ input, output, fields }: TestPair): RunCase {
  return { stdin: checkText(input, fields.input, maxLength), stdout: checkText(output, fields.output, maxLength) }
}

/**
 * A call with each line of the input as an argument in JSON, that should return the output, which is JSON too.
 *
 * @throws {GymError} row_invalid when one is no text, too long, or not such lines
 */
export function toCallCase({ input, output, fields }: TestPair): Exclude<CallCase, { raises: string }> {
  const lines = checkText(input, fields.input, maxLength).trim().split('\n', 101)
  if (lines.length > 100) throw bad(fields.input, 'has more than 100 lines, each of which is an argument')
  return {
    args: lines.map((line) => parseValue(line, fields.input)),
    expected: parseValue(checkText(output, fields.output, maxLength), fields.output),
  }
}
