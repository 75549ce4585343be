import { type Converter, type Environment, GymError, toRow } from '@gym/core'
import type { RowProblem } from '@gym/rollouts'
import * as z from 'zod'

/** A converter and the environment whose tasks it makes. */
export interface NamedConverter {
  readonly name: string
  readonly environment: Environment
  readonly converter: Converter<unknown>
}

/**
 * Makes one record into a row as it stands in a JSONL file, or says what is wrong with it.
 *
 * @param place of the record, for an error that is none of its own, such as `line 3`
 * @throws {GymError} definition_invalid when the converter breaks, or the environment has no prompt
 */
export function convertRecord(
  record: Readonly<Record<string, unknown>>,
  { name, environment, converter }: NamedConverter,
  place: string,
): { readonly row: string } | { readonly problems: readonly RowProblem[] } {
  try {
    const task = converter.convert(record) as Record<string, unknown>
    return { row: JSON.stringify(toRow(environment, task)) }
  } catch (error) {
    const problems = problemsOf(error)
    if (problems) return { problems }
    if (GymError.is(error)) throw error
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    const message = `The converter ${name} of ${environment.name} broke at ${place}: ${reason}.`
    throw new GymError({ code: 'definition_invalid', message, cause: error })
  }
}

/** Zod's, of a converter's own schema or of the task's. */
const Issues = z.array(z.looseObject({ path: z.array(z.coerce.string()), message: z.string() })).min(1)
const AtField = z.looseObject({ field: z.string() })

/** What is wrong with a record, where that is what an error says. */
function problemsOf(error: unknown): RowProblem[] | undefined {
  if (error instanceof z.core.$ZodError) return toProblems(error.issues)
  if (!GymError.is(error) || error.code !== 'row_invalid') return undefined
  const field = AtField.safeParse(error.details).data?.field
  return toProblems(error.details) ?? [{ field, reason: error.message }]
}

const toProblems = (issues: unknown): RowProblem[] | undefined =>
  Issues.safeParse(issues).data?.map(({ path, message }) => ({ field: path.join('.') || undefined, reason: message }))
