import { type ErrorCode, GymError } from '@gym/core'
import type { Effects } from './effects.ts'
import { exitCodes } from './exit-codes.ts'

const usageCodes: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'environment_not_found',
  'definition_invalid',
  'row_invalid',
  'config_invalid',
  'config_not_found',
  'config_syntax',
  'config_unknown_key',
  'config_value_missing',
])

/**
 * Says what a command threw: in words on standard error, or as `{"error": {…}}` on standard output for programs.
 * Expected errors have no stack (OBS-7); others have, for they are defects.
 *
 * @returns the exit code
 */
export function reportError(error: unknown, effects: Effects, { asJson }: { asJson: boolean }): number {
  const { code, message, details, text } = describe(error)
  if (asJson)
    effects.out(`${JSON.stringify({ error: { code, message, ...(details === undefined ? {} : { details }) } })}\n`)
  else effects.err.write(`gym: ${text}\n`)
  return usageCodes.has(code as ErrorCode) ? exitCodes.usage : exitCodes.failed
}

function describe(error: unknown): { code: string; message: string; details?: unknown; text: string } {
  if (GymError.is(error))
    return { code: error.code, message: error.message, details: error.details, text: error.message }
  if (!(error instanceof Error)) return { code: 'unexpected', message: String(error), text: String(error) }
  // What the operating system refuses is no defect: no such folder, no permission, no space.
  if ('syscall' in error)
    return { code: String((error as NodeJS.ErrnoException).code), message: error.message, text: error.message }
  return { code: 'unexpected', message: error.message, text: `unexpected: ${error.stack ?? error.message}` }
}
