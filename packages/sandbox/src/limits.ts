import { SandboxError } from './sandbox-error.ts'

/** What one run may use. Every one is enforced; how it ended says which was reached. */
export interface Limits {
  /** Milliseconds from the start of the program to its end. Waiting for a place is not counted. */
  wallMs: number
  /** Milliseconds of processor time of any one process. */
  cpuMs: number
  /** Bytes of memory: of any one process, and of all together where a control group can be had. */
  memoryBytes: number
  /** Processes and threads at once. */
  processes: number
  /** Bytes of standard output and standard error together. */
  outputBytes: number
  /** Bytes of any one file. */
  fileBytes: number
  /** Bytes of all files together, which live in memory. */
  scratchBytes: number
  /** Files open at once in any one process. */
  openFiles: number
}

const MiB = 1024 * 1024

export const defaultLimits: Limits = {
  wallMs: 10_000,
  cpuMs: 10_000,
  memoryBytes: 512 * MiB,
  processes: 64,
  outputBytes: MiB,
  fileBytes: 16 * MiB,
  scratchBytes: 64 * MiB,
  openFiles: 256,
}

/** The least that a runtime starts with. */
const least: Limits = {
  wallMs: 1,
  cpuMs: 1,
  memoryBytes: 16 * MiB,
  processes: 1,
  outputBytes: 1,
  fileBytes: 1,
  scratchBytes: 4096,
  openFiles: 16,
}

/** What all processes of a program may hold together: its files as well, and so much more that each is told first that it has no more memory. */
export const groupBytes = ({ memoryBytes, scratchBytes }: Limits): number => memoryBytes + scratchBytes + 32 * MiB

/** Where clocks and kernels end. */
const greatest: Partial<Limits> = { wallMs: 2 ** 31 - 1, processes: 2 ** 21, openFiles: 2 ** 20 }

/**
 * The given limits, and the usual ones for the others.
 *
 * @throws {SandboxError} `limits_invalid` for one that is no whole number, unknown, too small, or above the most
 */
export function settleLimits(given: Partial<Limits> | undefined, most: Partial<Limits>, usual = defaultLimits): Limits {
  const settled = { ...usual }
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value === undefined) continue
    if (!Object.hasOwn(usual, name))
      throw new SandboxError('limits_invalid', `There is no limit ${name}: there are ${Object.keys(usual).join(', ')}`)
    const key = name as keyof Limits
    if (!Number.isSafeInteger(value) || value < least[key])
      throw new SandboxError('limits_invalid', `${name} is ${value} and should be a whole number from ${least[key]} on`)
    const highest = Math.min(most[key] ?? Infinity, greatest[key] ?? Infinity)
    if (value > highest) throw new SandboxError('limits_invalid', `${name} is ${value} and may be at most ${highest}`)
    settled[key] = value
  }
  for (const key of Object.keys(settled) as (keyof Limits)[])
    settled[key] = Math.min(settled[key], most[key] ?? Infinity)
  return settled
}
