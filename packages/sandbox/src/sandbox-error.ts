/** What went wrong: nothing that a program did, which is a result. */
export type SandboxErrorCode =
  | 'aborted'
  | 'closed'
  | 'isolation_too_weak'
  | 'language_unknown'
  | 'limits_invalid'
  | 'program_invalid'
  | 'unavailable'

/** A program could not be run at all; what a program does wrong is a result and no error. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError'
  readonly code: SandboxErrorCode
  /** What was wrong, without the command. */
  readonly reason: string
  /** A command that would mend it, where one would. */
  readonly fix: string | undefined

  constructor(code: SandboxErrorCode, message: string, { fix, cause }: { fix?: string; cause?: unknown } = {}) {
    super(fix === undefined ? message : `${message}. This would mend it: ${fix}`, { cause })
    this.code = code
    this.reason = message
    this.fix = fix
  }
}
