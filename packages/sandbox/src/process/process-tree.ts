import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of a second, as Linux reports them to programs on every processor that Node runs on. */
const ticksPerSecond = 100

/** What a process and all it started use now. */
export interface TreeUsage {
  processes: number
  /** Bytes of memory that are theirs alone or shared among them: pages in several of them count several times. */
  memoryBytes: number
  /** Milliseconds of processor time of those that are alive and of their children that were waited for. */
  cpuMs: number
}

/** Looks at a process and its descendants, in the host's `/proc`. */
export function lookAtTree(pid: number): TreeUsage {
  const usage = { processes: 0, memoryBytes: 0, cpuMs: 0 }
  const seen = new Set<number>()
  const visit = (process: number) => {
    // A tree that grows faster than it is read is cut off; its limit of processes is far below.
    if (seen.has(process) || seen.size > 4096) return
    seen.add(process)
    const stat = read(`/proc/${process}/stat`)
    if (stat === undefined) return
    // Behind the name, which may hold anything: state is field 3, utime 14, stime 15, cutime 16, cstime 17, threads 20.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const field = (number: number) => Number(fields[number - 3] ?? 0)
    usage.processes += field(20)
    usage.memoryBytes += ownBytes(process)
    usage.cpuMs += ((field(14) + field(15) + field(16) + field(17)) * 1000) / ticksPerSecond
    for (const child of childrenOf(process)) visit(child)
  }
  visit(pid)
  return usage
}

/** Bytes in memory, without files that are mapped, such as a runtime's own. */
function ownBytes(pid: number): number {
  const status = read(`/proc/${pid}/status`) ?? ''
  const kibibytes = [...status.matchAll(/^Rss(?:Anon|Shmem):\s*(\d+) kB$/gm)].map(([, count]) => Number(count))
  return kibibytes.reduce((sum, each) => sum + each, 0) * 1024
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      (read(`/proc/${pid}/task/${thread}/children`) ?? '').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

/** A file of `/proc`; undefined when the process is gone. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
