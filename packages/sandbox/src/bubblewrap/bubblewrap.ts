import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { Duplex, Readable } from 'node:stream'
import { defaultLimits } from '../limits.ts'
import { assertSettable, hardLimits } from '../process/hard-limits.ts'
import { holdOpen } from '../process/hold-open.ts'
import type { Home } from '../process/home.ts'
import { lookAtTree } from '../process/process-tree.ts'
import { prepareStandardStreams, type StandardStreams } from '../process/standard-streams.ts'
import { toExit } from '../process/to-exit.ts'
import type { Exit, Launch, Problem, Provider, Running, Usage } from '../provider/provider.ts'
import { blockFd, channelFd, prepareArguments, statusFd } from './arguments.ts'
import { type ControlGroup, openControlGroups } from './control-group.ts'
import { seccompFilter } from './seccomp.ts'

export interface BubblewrapOptions {
  home: Home
  /** The program; by default `bwrap` of the PATH. */
  path?: string
  /** Where control groups are mounted; false leaves them alone. */
  controlGroups?: string | false
}

/** Users that no other process of the host has, for a server that is root: the kernel bounds no processes of root. */
const [firstUser, usersEach] = [1_900_000_000, 500]
const install = 'apt-get install --yes bubblewrap'

/** Programs in namespaces of their own, by way of bubblewrap: no network, no host files, no other processes, no privileges. */
export function createBubblewrap({ home, path = 'bwrap', controlGroups: groupRoot }: BubblewrapOptions): Provider {
  const groups = groupRoot === false ? undefined : openControlGroups(home.label, groupRoot)
  if (groups) home.alsoRemove(groups.folders)
  const filter = seccompFilter(process.arch)
  const filterFile = join(home.folder, 'seccomp')
  const usersFile = join(home.folder, 'passwd')
  if (filter) writeFileSync(filterFile, filter)
  writeFileSync(usersFile, 'root:x:0:0::/:/bin/false\nsandbox:x:65534:65534::/work:/bin/sh\n')
  chmodSync(usersFile, 0o644)
  const streamsFolder = join(home.folder, 'streams')
  mkdirSync(streamsFolder, { mode: 0o700 })
  const openStreams = prepareStandardStreams(streamsFolder)
  const toArguments = prepareArguments(usersFile)
  const hard = hardLimits()
  const running = new Set<Running>()
  let count = 0

  function launch(job: Launch): Running {
    assertSettable({ ...job.limits, memoryBytes: job.limits.memoryBytes + job.overheadBytes }, hard)
    count += 1
    const outside = userOutside(count)
    const argv = toArguments(job)
    const group = groups?.create(`run-${count}`, job.limits)
    const streams = openStreams()
    const filterHandle = openSync(filterFile, 'r')
    let child: ChildProcess
    try {
      child = spawn(path, argv, {
        stdio: [...streams.theirs, job.hasChannel ? 'pipe' : 'ignore', 'pipe', filterHandle, 'pipe'],
        env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
        cwd: '/',
        ...(outside !== undefined && { uid: outside, gid: outside }),
      })
    } catch (error) {
      group?.remove()
      streams.destroy()
      throw error
    } finally {
      for (const each of [...streams.theirs, filterHandle]) closeSync(each)
    }
    const started = follow(child, streams, job, group, () => running.delete(started))
    running.add(started)
    return started
  }

  return {
    name: 'bubblewrap',
    isolation: 'namespaces',
    hasChannels: true,
    launch,
    check: async () => {
      if (process.platform !== 'linux') return { reason: 'bubblewrap needs Linux' }
      if (!filter) return { reason: `no filter of system calls is known for ${process.arch}` }
      return tryIt(launch, home)
    },
    close: async () => {
      const left = [...running]
      for (const each of left) each.kill()
      await Promise.all(left.map((each) => each.ended))
      for (const each of left) each.dispose()
      groups?.close()
    },
  }
}

/** The users that programs of this process run as, where it is root. */
export function usersOutside(): { first: number; last: number } {
  const first = firstUser + (process.pid % 10_000) * usersEach
  return { first, last: first + usersEach - 1 }
}

const userOutside = (count: number): number | undefined =>
  process.getuid?.() === 0 ? usersOutside().first + (count % usersEach) : undefined

function follow(
  child: ChildProcess,
  streams: StandardStreams,
  job: Launch,
  group: ControlGroup | undefined,
  onEnd: () => void,
): Running {
  const pipe = (index: number) => child.stdio[index] as Duplex
  const { stdin, stdout, stderr } = streams
  let inside: number | undefined
  let last: Exit | undefined
  // Until it is looked at it has used next to nothing.
  let seen: Usage = { cpuMs: 0, peakMemoryBytes: undefined, isOverMemory: false, isOverProcesses: false }
  let isKilled = false
  let isBack = false
  // What is written to one that has ended is lost, and no failure of ours.
  for (const each of [pipe(channelFd), pipe(blockFd)]) each?.on('error', () => {})
  const closed = Promise.all(
    [stdout, stderr].map(async (each) => await new Promise((resolve) => each.once('close', resolve))),
  )
  child.once('exit', () => {
    // From here on the number may be another's.
    inside = undefined
    stdin.destroy()
    // What nobody reads would never end.
    for (const each of [stdout, stderr]) if (each.readableFlowing === null) each.resume()
  })

  const kill = () => {
    isKilled = true
    // Ended before it says which it started, it would leave that one waiting for it for ever: see below.
    if (inside === undefined) return
    // The first process of its namespace: the kernel ends all others with it.
    end(inside)
    child.kill('SIGKILL')
  }
  const ended = new Promise<Exit>((resolve) => {
    child.once('error', () => {
      streams.destroy()
      resolve({ code: undefined, signal: undefined })
    })
    // Without a status the program never began, or who reports it was ended by somebody else.
    child.once('close', () => {
      void closed.then(() => resolve(last ?? { code: undefined, signal: isKilled ? 'SIGKILL' : undefined }))
    })
  }).finally(onEnd)
  const ready = new Promise<void>((resolve, reject) => {
    child.once('error', (cause) => reject(cause))
    void ended.then(() => reject(new Error('bubblewrap ended before the program began')))
    readLines(pipe(statusFd), (line) => {
      const status = JSON.parse(line) as { 'child-pid'?: number; 'exit-code'?: number }
      if (status['exit-code'] !== undefined) last = toExit(status['exit-code'])
      if (status['child-pid'] === undefined) return
      inside = status['child-pid']
      if (isKilled) return kill()
      const adding = group?.add(inside) ?? Promise.resolve()
      adding.then(
        () => {
          pipe(blockFd).write('x')
          resolve()
        },
        (error: unknown) => {
          kill()
          reject(error)
        },
      )
    })
  })
  ready.catch(() => {})
  return {
    stdin,
    stdout,
    stderr,
    channel: job.hasChannel ? pipe(channelFd) : undefined,
    ready,
    ended,
    kill,
    hold: (isHeld) => holdOpen(child, [...child.stdio, stdout, stderr], isHeld),
    look: () => {
      if (inside === undefined) return
      if (!isBack) standBack(inside)
      isBack = true
      if (!group) seen = mostOf(seen, inside, job)
    },
    usage: () => group?.usage() ?? seen,
    dispose: () => group?.remove(),
  }
}

/** What was seen so far, or more. */
function mostOf(seen: Usage, pid: number, { limits, overheadBytes }: Launch): Usage {
  const now = lookAtTree(pid)
  return {
    cpuMs: Math.max(seen.cpuMs ?? 0, now.cpuMs),
    peakMemoryBytes: Math.max(seen.peakMemoryBytes ?? 0, now.memoryBytes),
    isOverMemory: seen.isOverMemory || now.memoryBytes > limits.memoryBytes + overheadBytes,
    // One is bubblewrap's own.
    isOverProcesses: seen.isOverProcesses || now.processes - 1 > limits.processes,
  }
}

/**
 * Nicer than the server by this much: sessions are answered, and other programs started, while one takes all that it can get; and still
 * it gets a third of what is fought for. Looked at for the first time, a program has run for some time: one that is short is never slowed.
 */
const niceness = 5

function standBack(pid: number): void {
  try {
    setPriority(pid, niceness)
    // Where the kernel shares by sessions of processes, as on desktops and many servers, this counts and not what a process has for itself.
    writeFileSync(`/proc/${pid}/autogroup`, `${niceness}`)
  } catch {
    // It is gone, or the kernel shares by processes.
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone.
  }
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = ''
  stream.on('error', () => {})
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') onLine(line)
  })
}

const tryForMs = 10_000

/** Runs `true` as any program, and says what stood in its way. */
async function tryIt(launch: Provider['launch'], home: Home): Promise<Problem | undefined> {
  let stderr = ''
  const folder = home.openFolder()
  let job: Running
  try {
    job = launch({
      folder,
      argv: ['/bin/true'],
      mounts: [],
      limits: defaultLimits,
      overheadBytes: 0,
      hasChannel: false,
    })
  } catch (error) {
    return { reason: `bubblewrap could not be started: ${(error as Error).message}`, fix: install }
  }
  const timer = setTimeout(job.kill, tryForMs)
  job.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  job.stdout.resume()
  job.stdin.end()
  const begun = await job.ready.then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  )
  const { code } = await job.ended
  clearTimeout(timer)
  job.dispose()
  await home.closeFolder(folder)
  // A folder of the PATH that the sandbox's user may not enter makes a missing program a forbidden one.
  if (begun?.code === 'ENOENT' || begun?.code === 'EACCES')
    return { reason: 'bubblewrap (bwrap) is not installed', fix: install }
  if (code === 0 && !begun) return undefined
  const said = stderr.trim().split('\n')[0] ?? ''
  if (/unknown option/i.test(said)) return { reason: `bubblewrap is older than 0.8: ${said}`, fix: install }
  if (/namespace|Operation not permitted|No space left|setting up uid map/i.test(said))
    return {
      reason: `namespaces of users are not allowed here: ${said}`,
      fix: 'sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000',
    }
  return { reason: `bubblewrap does not work here: ${said || begun?.message || `it ended with ${code}`}` }
}
