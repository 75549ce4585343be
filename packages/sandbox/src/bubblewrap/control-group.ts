import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { groupBytes, type Limits } from '../limits.ts'

/** What a control group counted. */
export interface GroupUsage {
  cpuMs: number | undefined
  peakMemoryBytes: number | undefined
  isOverMemory: boolean
  isOverProcesses: boolean
}

/** One control group, for one run. */
export interface ControlGroup {
  /** Puts a process into it, and all that it will start. The kernel may take its time. */
  add: (pid: number) => Promise<void>
  usage: () => GroupUsage
  remove: () => void
}

/** Makes control groups below a folder of its own. */
export interface ControlGroups {
  create: (name: string, limits: Limits) => ControlGroup
  /** Removes the folder; groups that still hold processes stay. */
  close: () => void
  /** The folders, for whoever cleans up after this process was killed. */
  folders: readonly string[]
}

/** What differs between the versions; a group has a folder in each of the bases. */
interface Version {
  bases: readonly string[]
  prepare: (folders: readonly string[]) => void
  limit: (folders: readonly string[], limits: Limits) => void
  usage: (folders: readonly string[]) => GroupUsage
}

/**
 * Opens control groups of version 1 or 2 below `root`, if this process may make them.
 *
 * @param label name of the folder that holds them
 */
export function openControlGroups(label: string, root = '/sys/fs/cgroup'): ControlGroups | undefined {
  const version = existsSync(join(root, 'cgroup.controllers')) ? unified(root) : byController(root)
  if (!version) return undefined
  const folders = version.bases.map((base) => join(base, label))
  // A group whose last process is still ending cannot be removed yet.
  const left = new Set<string>()
  // The kernel moves one process at a time: more would only take threads from others.
  let last: Promise<unknown> = Promise.resolve()
  const remove = (folder: string) => (isRemoved(folder) ? left.delete(folder) : left.add(folder))
  try {
    for (const folder of folders) mkdirSync(folder)
    version.prepare(folders)
  } catch {
    folders.forEach(isRemoved)
    return undefined
  }
  return {
    folders,
    close: () => [...left, ...folders].forEach(isRemoved),
    create: (name, limits) => {
      left.forEach(remove)
      const own = folders.map((folder) => join(folder, name))
      try {
        for (const folder of own) mkdirSync(folder)
        version.limit(own, limits)
      } catch (error) {
        own.forEach(remove)
        throw error
      }
      return {
        add: async (pid) => {
          const adding = last.then(async () => {
            for (const folder of own) await writeFile(join(folder, 'cgroup.procs'), `${pid}`)
          })
          last = adding.catch(() => {})
          await adding
        },
        usage: () => version.usage(own),
        remove: () => own.forEach(remove),
      }
    },
  }
}

/** Version 1: a tree for each controller. */
function byController(root: string): Version | undefined {
  const bases = ['memory', 'pids', 'cpuacct'].map((controller) => join(root, controller))
  if (!bases.every((base) => existsSync(base))) return undefined
  return {
    bases,
    prepare: () => {},
    limit: ([memory = '', pids = ''], limits) => {
      write(memory, 'memory.limit_in_bytes', groupBytes(limits))
      tryToWrite(memory, 'memory.memsw.limit_in_bytes', groupBytes(limits))
      write(pids, 'pids.max', limits.processes + supervisors)
    },
    usage: ([memory = '', pids = '', cpu = '']) => ({
      cpuMs: scaled(read(cpu, 'cpuacct.usage'), 1e-6),
      peakMemoryBytes: scaled(read(memory, 'memory.max_usage_in_bytes'), 1),
      isOverMemory: count(read(memory, 'memory.oom_control'), 'oom_kill') > 0,
      isOverProcesses: count(read(pids, 'pids.events'), 'max') > 0,
    }),
  }
}

/** Version 2: one tree. */
function unified(root: string): Version | undefined {
  const own = /^0::(.*)$/m.exec(read('/proc/self', 'cgroup') ?? '')?.[1] ?? '/'
  // Beside this process's own group, for a group with processes in it can have no limited ones below.
  const base = [join(root, own, '..'), root].find((folder) => hasControllers(folder))
  if (base === undefined) return undefined
  return {
    bases: [base],
    prepare: ([folder = '']) => write(folder, 'cgroup.subtree_control', '+memory +pids'),
    limit: ([group = ''], limits) => {
      write(group, 'memory.max', groupBytes(limits))
      tryToWrite(group, 'memory.swap.max', 0)
      write(group, 'pids.max', limits.processes + supervisors)
    },
    usage: ([group = '']) => ({
      cpuMs: scaled(field(read(group, 'cpu.stat'), 'usage_usec'), 1e-3),
      peakMemoryBytes: scaled(read(group, 'memory.peak'), 1),
      isOverMemory: count(read(group, 'memory.events'), 'oom_kill') > 0,
      isOverProcesses: count(read(group, 'pids.events'), 'max') > 0,
    }),
  }
}

/** The first process of the namespace, which is bubblewrap's. */
const supervisors = 1

function hasControllers(folder: string): boolean {
  const enabled = (read(folder, 'cgroup.subtree_control') ?? '').split(/\s+/)
  return enabled.includes('memory') && enabled.includes('pids')
}

const write = (folder: string, file: string, value: string | number): void =>
  writeFileSync(join(folder, file), `${value}`)

/** Not every kernel counts swap. */
function tryToWrite(folder: string, file: string, value: string | number): void {
  if (existsSync(join(folder, file))) write(folder, file, value)
}

function read(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8')
  } catch {
    return undefined
  }
}

const field = (text: string | undefined, name: string): string | undefined =>
  new RegExp(`^${name} (\\d+)$`, 'm').exec(text ?? '')?.[1]

const count = (text: string | undefined, name: string): number => Number(field(text, name) ?? 0)

const scaled = (text: string | undefined, factor: number): number | undefined =>
  text === undefined ? undefined : Number(text) * factor

function isRemoved(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}
