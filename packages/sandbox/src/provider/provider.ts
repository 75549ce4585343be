import type { Duplex, Readable, Writable } from 'node:stream'
import type { Limits } from '../limits.ts'

/**
 * What holds a program in, from the weakest on.
 *
 * `none`: nothing but limits. `namespaces`: its own view of files, processes, network and users, a filter of system calls, no
 * privileges; the kernel is the host's. `machine`: a kernel of its own.
 */
export type Isolation = 'none' | 'namespaces' | 'machine'

const ranks: readonly Isolation[] = ['none', 'namespaces', 'machine']

/** Whether one kind of isolation is at least as strong as another. */
export const isAtLeast = (isolation: Isolation, needed: Isolation): boolean =>
  ranks.indexOf(isolation) >= ranks.indexOf(needed)

/** Why a provider cannot be used here, and the command that would mend it. */
export interface Problem {
  reason: string
  fix?: string
}

/** A file or folder of the host that a program sees, read-only. */
export interface Mount {
  from: string
  to: string
}

/** A process to start. */
export interface Launch {
  /** The host's folder with the program's files, seen at `programFolder`. */
  folder: string
  argv: readonly string[]
  mounts: readonly Mount[]
  limits: Limits
  /** Bytes of memory that the runtime takes beside the program's, not to be charged to it. */
  overheadBytes: number
  /** A socket for whoever talks to the process beside its standard streams, as its file descriptor 3. */
  hasChannel: boolean
}

/** What was used; undefined where nobody knows. */
export interface Usage {
  cpuMs: number | undefined
  peakMemoryBytes: number | undefined
  /** All together reached the limit of memory. */
  isOverMemory: boolean
  /** All together reached the limit of processes. */
  isOverProcesses: boolean
}

/** How a process ended. */
export interface Exit {
  code: number | undefined
  signal: string | undefined
}

/** A process that was started. */
export interface Running {
  stdin: Writable
  stdout: Readable
  stderr: Readable
  channel: Duplex | undefined
  /** Resolves when the program itself may begin; rejects when it could not be started. */
  ready: Promise<void>
  /** Resolves when no process of it is left; never rejects. */
  ended: Promise<Exit>
  /** Looks at what is in use, from time to time. */
  look: () => void
  usage: () => Usage
  /** Whether it keeps this process from ending, as it does from its start: one that waits for work should not. */
  hold: (isHeld: boolean) => void
  /** Ends the whole tree of processes at once. */
  kill: () => void
  /** Gives back what is held for it, after its end. */
  dispose: () => void
}

/** A way to hold programs in. */
export interface Provider {
  readonly name: string
  readonly isolation: Isolation
  /** Whether `launch` can give a channel: sessions, conversations and processes that wait need one. */
  readonly hasChannels: boolean
  /** Finds a program by its name where the programs are not the host's; without it they are. */
  find?: (name: string) => Promise<string | undefined>
  /** Where a program sees its folder of the host's, unless that is `programFolder`. */
  toSeen?: (folder: string) => string
  /** Tries whether it works here, with a program that does nothing. */
  check: () => Promise<Problem | undefined>
  /** @throws {SandboxError} for what it cannot give, such as a channel */
  launch: (launch: Launch) => Running
  /** Ends all that is left of it. */
  close: () => Promise<void>
}

/** Where a program's own files are, read-only; and where it runs, writable and empty. */
export const programFolder = '/program'
export const workFolder = '/work'

/** What a program's environment holds beside its PATH. */
export const environment = { HOME: workFolder, TMPDIR: workFolder, LANG: 'C.UTF-8', TZ: 'UTC' } as const
