import { readdirSync, readFileSync } from 'node:fs'

const closeOnExec = 0o2_000_000

/** File descriptors that this process was started with and that would reach every process it starts; the runtime's own do not. */
export function leakedDescriptors(): number[] {
  try {
    return readdirSync('/proc/self/fd')
      .map(Number)
      .filter((fd) => fd > 2 && !isClosedOnExec(fd))
  } catch {
    return []
  }
}

function isClosedOnExec(fd: number): boolean {
  try {
    const flags = /^flags:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1]
    return flags === undefined || (Number.parseInt(flags, 8) & closeOnExec) !== 0
  } catch {
    // It was that of the listing itself.
    return true
  }
}

/** What starts a command without some file descriptors; there are mostly none, and then it is the command itself. */
export const startedWithout = (leaked: readonly number[], command: readonly string[]): readonly string[] =>
  leaked.length === 0
    ? command
    : ['/bin/bash', '-c', `exec ${leaked.map((fd) => `${fd}>&-`).join(' ')}; exec "$@"`, 'bash', ...command]
