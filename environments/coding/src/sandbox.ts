import { availableParallelism } from 'node:os'
import type { Missing } from '@gym/core'
import { createSandboxProcess, type Sandbox, SandboxError } from '@gym/sandbox'
import type { Settings } from './settings.ts'

/** The sandbox of an environment: opened at its first use, held by this process, gone with it. */
export interface SandboxHolder {
  get: () => Promise<Sandbox>
  /** Why there is none, and what would mend it. */
  missing: () => Promise<Missing | undefined>
  close: () => Promise<void>
}

/** Milliseconds of processor time of one submission; the clock of each case is the closer bound. */
const cpuMs = 120_000

export function holdSandbox({ concurrency, prewarm }: Settings): SandboxHolder {
  let opened: Promise<Sandbox> | undefined
  let isWarm = false
  const open = () => {
    opened ??= createSandboxProcess({
      isolation: 'namespaces',
      concurrency: concurrency === 0 ? availableParallelism() : concurrency,
      prewarm: { python: prewarm, javascript: prewarm, typescript: Math.min(1, prewarm) },
      // The same for all programs, so that a runtime that waits is right for each.
      limits: { cpuMs },
    })
    // What failed may be mended meanwhile.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  return {
    get: async () => {
      const sandbox = await open()
      if (!isWarm) void sandbox.warmUp().catch(() => {})
      isWarm = true
      return sandbox
    },
    missing: async () => {
      try {
        await open()
        return undefined
      } catch (error) {
        if (!(error instanceof SandboxError)) throw error
        return { reason: error.reason, ...(error.fix !== undefined && { fix: error.fix }) }
      }
    },
    close: async () => {
      const sandbox = await opened?.catch(() => undefined)
      opened = undefined
      isWarm = false
      await sandbox?.close()
    },
  }
}
