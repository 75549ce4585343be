import { createSandbox } from '../local-sandbox.ts'
import { SandboxError } from '../sandbox-error.ts'

/** Why bubblewrap cannot be tested here, and what would mend it; undefined where it can. */
export async function whyNotHere(): Promise<string | undefined> {
  try {
    const sandbox = await createSandbox({ provider: 'bubblewrap' })
    await sandbox.close()
    return undefined
  } catch (error) {
    if (error instanceof SandboxError && error.code === 'unavailable') return error.message
    throw error
  }
}
