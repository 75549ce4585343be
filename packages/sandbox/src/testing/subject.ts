import { readdirSync } from 'node:fs'
import type { Home } from '../process/home.ts'
import type { Provider } from '../provider/provider.ts'
import { createSandbox, type SandboxOptions } from '../local-sandbox.ts'
import type { Sandbox } from '../sandbox.ts'

/** A sandbox under test, and where it keeps its files. */
export interface Opened extends AsyncDisposable {
  sandbox: Sandbox
  home: Pick<Home, 'folder' | 'label'>
  /** Names in its home now. */
  listHome: () => string[]
}

/** What the suite tests. */
export interface Subject {
  open: (options?: Omit<SandboxOptions, 'provider'>) => Promise<Opened>
}

/** @param create makes the provider under test */
export const createSubject = (create: (home: Home) => Provider): Subject => ({
  open: async (options = {}) => {
    const homes: Home[] = []
    const sandbox = await createSandbox({
      ...options,
      provider: (home) => {
        homes.push(home)
        return create(home)
      },
    })
    const home = homes[0]!
    return {
      sandbox,
      home,
      listHome: () => readdirSync(home.folder).toSorted(),
      [Symbol.asyncDispose]: async () => await sandbox.close(),
    }
  },
})

/** A program that never ends. */
export const endless = {
  python: 'while True: pass',
  javascript: 'while (true) {}',
  typescript: 'const forever: boolean = true\nwhile (forever) {}',
  bash: 'while :; do :; done',
} as const

/** A program that harms nobody, and what it says. */
export const harmless = { language: 'bash', code: 'echo fine' } as const

/**
 * How much later than its limit a result may be here: demanded is one second, on a machine with nothing else to do; the machine of a
 * test may have much.
 */
export const slackMs = 3000
