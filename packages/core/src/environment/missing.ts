import { GymError } from '../errors/gym-error.ts'

/** What an environment needs and the machine has not. */
export interface Missing {
  /** As a clause: "bubblewrap is not installed". */
  readonly reason: string
  /** The command that would mend it. */
  readonly fix?: string
}

/** Says what is missing and what would mend it, in one line. */
export const missingText = ({ reason, fix }: Missing): string =>
  fix === undefined ? reason : `${reason}; this would mend it: ${fix}`

/** @throws {GymError} environment_unavailable when the machine lacks what an environment needs */
export async function assertServable(environment: {
  readonly name: string
  readonly missing?: () => Promise<Missing | undefined>
}): Promise<void> {
  const missing = await environment.missing?.()
  if (!missing) return
  throw new GymError({
    code: 'environment_unavailable',
    message: `The environment ${environment.name} cannot be served here: ${missingText(missing)}.`,
    details: { ...missing },
  })
}
