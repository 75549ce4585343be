import { missingText } from '@gym/core'
import type { Sandbox } from '@gym/sandbox'
import { afterAll, describe } from 'vitest'
import { holdSandbox } from './sandbox.ts'
import { Settings } from './settings.ts'

const holder = holdSandbox(Settings.parse({ prewarm: 1 }))
const missing = await holder.missing()

/** A suite that needs a sandbox; where none can be had it is skipped by name, with the command that would mend it. */
export function describeWithSandbox(name: string, suite: (sandbox: () => Promise<Sandbox>) => void): void {
  describe.skipIf(missing)(missing ? `${name}: ${missingText(missing)}` : name, () => {
    afterAll(() => holder.close())
    suite(holder.get)
  })
}

/** Why there is no sandbox here. */
export const noSandbox = missing
