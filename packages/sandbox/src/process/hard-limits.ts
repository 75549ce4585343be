import { existsSync, readFileSync } from 'node:fs'
import type { Limits } from '../limits.ts'
import { SandboxError } from '../sandbox-error.ts'

/** Names of the limits in `/proc/self/limits`, that no process without privileges can raise. */
const names: Partial<Record<keyof Limits, string>> = {
  memoryBytes: 'Max data size',
  processes: 'Max processes',
  fileBytes: 'Max file size',
  openFiles: 'Max open files',
}

/** The most that this process may allow those that it starts; a limit that is not here is unlimited, or of no system that says so. */
export function hardLimits(file = '/proc/self/limits'): Partial<Limits> {
  if (!existsSync(file)) return {}
  const text = readFileSync(file, 'utf8')
  return Object.fromEntries(
    Object.entries(names).flatMap(([limit, name]) => {
      const hard = new RegExp(`^${name} +\\S+ +(\\d+) `, 'm').exec(text)?.[1]
      return hard === undefined ? [] : [[limit, Number(hard)]]
    }),
  )
}

/** @throws {SandboxError} `limits_invalid` for limits that this machine cannot set, which would otherwise look like the program's failure */
export function assertSettable(limits: Limits, hard: Partial<Limits>): void {
  for (const [name, most] of Object.entries(hard) as [keyof Limits, number][])
    if (limits[name] > most)
      throw new SandboxError('limits_invalid', `${name} is ${limits[name]}, and this machine allows at most ${most}`)
}
