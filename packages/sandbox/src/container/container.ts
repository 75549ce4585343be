import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Readable, Writable } from 'node:stream'
import { defaultLimits } from '../limits.ts'
import type { Home } from '../process/home.ts'
import { holdOpen } from '../process/hold-open.ts'
import { toExit } from '../process/to-exit.ts'
import type { Exit, Launch, Problem, Provider, Running, Usage } from '../provider/provider.ts'
import { SandboxError } from '../sandbox-error.ts'
import { afterMark } from './after-mark.ts'
import { askCommand } from './ask-command.ts'
import { checkContainers } from './check-containers.ts'
import { startContainerJanitor } from './container-janitor.ts'
import { type ContainerCommand, runArguments } from './run-arguments.ts'
import { hostLabel, removeContainers, sweepContainers } from './sweep-containers.ts'

export interface ContainerOptions {
  /** Which program starts containers. */
  command: ContainerCommand
  /** The image whose programs run. It is never fetched: it has to be here. */
  image: string
  home: Home
  /** The program's path; by default `command` of the PATH. */
  path?: string
  /** Arguments of the program itself, before its subcommand. */
  arguments?: readonly string[]
}

/**
 * Programs in containers, by way of the command line of docker or podman: no network, an image's files to read, no privileges.
 *
 * A container has no channel, and so there are no sessions, no conversations and no processes that wait.
 */
export function createContainer(options: ContainerOptions): Provider {
  const { command, image, home, path = command, arguments: before = [] } = options
  const ask = async (...args: string[]) => await askCommand(path, [...before, ...args])
  const host = hostLabel()
  const dismissJanitor = startContainerJanitor(path, before, home.label)
  const running = new Set<Running>()
  const removals = new Set<Promise<unknown>>()
  let count = 0

  function launch(job: Launch): Running {
    if (job.hasChannel)
      throw new SandboxError(
        'unavailable',
        `A container of ${command} has no channel to talk over: sessions and conversations need the provider bubblewrap`,
      )
    count += 1
    const name = `${home.label}-${count}`
    const mark = randomBytes(16).toString('hex')
    const args = runArguments({ command, image, name, label: home.label, host, mark, job })
    // Of a group of its own, so that a key pressed in a terminal does not reach it.
    const child = spawn(path, [...before, ...args], { stdio: ['pipe', 'pipe', 'pipe'], cwd: '/', detached: true })
    const remove = (isEnded: () => boolean) => {
      const removal = removeUntilEnded(child, isEnded, async () => await ask('rm', '--force', name))
      removals.add(removal)
      void removal.finally(() => removals.delete(removal))
    }
    const started = follow(child, mark, remove, () => running.delete(started))
    running.add(started)
    return started
  }

  return {
    name: command,
    isolation: 'namespaces',
    hasChannels: false,
    launch,
    find: async (name) => {
      const { exit, stdout } = await runTrusted(launch, home, ['/bin/sh', '-c', 'command -v "$1"', 'sh', name])
      return exit.code === 0 ? stdout.trim() : undefined
    },
    check: async () => {
      const problem = await checkContainers({ command, image, ask })
      if (problem) return problem
      await sweepContainers(ask)
      return await tryIt(launch, home, options)
    },
    close: async () => {
      for (const each of running) each.kill()
      await Promise.all([...running].map((each) => each.ended))
      await Promise.all(removals)
      await removeContainers(ask, home.label)
      dismissJanitor()
    },
  }
}

const againMs = 300
const rounds = 20

/** Removes a container until the command that waits for it ends: it may not have been made yet. */
async function removeUntilEnded(
  child: ChildProcess,
  isEnded: () => boolean,
  remove: () => Promise<unknown>,
): Promise<void> {
  for (let round = 0; round < rounds && !isEnded(); round += 1) {
    await remove()
    if (isEnded()) break
    const waiting = new AbortController()
    await Promise.race([once(child, 'close', waiting), sleep(againMs, undefined, waiting)]).finally(() =>
      waiting.abort(),
    )
  }
  if (!isEnded()) {
    child.kill('SIGKILL')
    // Whoever else holds them is not waited for.
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
  await remove()
}

function follow(
  child: ChildProcess,
  mark: string,
  remove: (isEnded: () => boolean) => void,
  onEnd: () => void,
): Running {
  let isKilled = false
  let isEnded = false
  let hasBegun = false
  let usage: Usage = { cpuMs: undefined, peakMemoryBytes: undefined, isOverMemory: false, isOverProcesses: false }
  child.stdin?.on('error', () => {})
  let begin = () => {}
  const ready = new Promise<void>((resolve, reject) => {
    begin = resolve
    child.once('error', reject)
    child.once('close', () => reject(new Error('the container ended before the program began')))
  })
  ready.catch(() => {})
  const stderr = afterMark(child.stderr as Readable, mark, () => {
    hasBegun = true
    begin()
  })
  const toEnd = (status: number | null): Exit => {
    if (isKilled) return { code: undefined, signal: 'SIGKILL' }
    if (!hasBegun || status === null) return { code: undefined, signal: undefined }
    const exit = toExit(status)
    // A container that is gone cannot be asked; who ends a program so is the kernel, when memory is out.
    if (exit.signal === 'SIGKILL') usage = { ...usage, isOverMemory: true }
    return exit
  }
  return {
    stdin: child.stdin as Writable,
    stdout: child.stdout as Readable,
    stderr,
    channel: undefined,
    ready,
    ended: new Promise<Exit>((resolve) => {
      child.once('error', () => resolve({ code: undefined, signal: undefined }))
      // What it wrote last is on its way through the stream behind the mark.
      child.once('close', (status) => setImmediate(() => resolve(toEnd(status))))
    }).finally(() => {
      isEnded = true
      onEnd()
    }),
    kill: () => {
      if (isKilled || isEnded) return
      isKilled = true
      remove(() => isEnded)
    },
    hold: (isHeld) => holdOpen(child, child.stdio, isHeld),
    look: () => {},
    usage: () => usage,
    dispose: () => {},
  }
}

const tryForMs = 60_000

/** Runs a program of ours. */
async function runTrusted(
  launch: Provider['launch'],
  home: Home,
  argv: readonly string[],
): Promise<{ exit: Exit; stdout: string; stderr: string; failure: string | undefined }> {
  const folder = home.openFolder()
  const job = launch({ folder, argv, mounts: [], limits: defaultLimits, overheadBytes: 0, hasChannel: false })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    job[name].on('data', (chunk: Buffer) => (texts[name] += chunk.toString()))
  job.stdin.end()
  const timer = setTimeout(job.kill, tryForMs)
  const failure = await job.ready.then(
    () => undefined,
    (error: Error) => error.message,
  )
  const exit = await job.ended
  clearTimeout(timer)
  await home.closeFolder(folder)
  return { exit, ...texts, failure }
}

/** Runs a shell that writes a file, as a program would. */
async function tryIt(
  launch: Provider['launch'],
  home: Home,
  { command, image }: ContainerOptions,
): Promise<Problem | undefined> {
  const { exit, stderr, failure } = await runTrusted(launch, home, ['/bin/sh', '-c', ': > /work/trial'])
  if (exit.code === 0 && failure === undefined) return undefined
  const said = stderr.trim().split('\n')[0] ?? ''
  if (failure === undefined)
    return { reason: `programs of the image ${image} cannot write to /work, which should be no folder of it: ${said}` }
  return { reason: `${command} could not run the image ${image}: ${said || failure}` }
}
