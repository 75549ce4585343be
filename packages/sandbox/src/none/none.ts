import { spawn } from 'node:child_process'
import type { Duplex, Readable, Writable } from 'node:stream'
import { holdOpen } from '../process/hold-open.ts'
import { lookAtTree } from '../process/process-tree.ts'
import { type Exit, type Launch, programFolder, type Provider, type Running, type Usage } from '../provider/provider.ts'

/** Holds nothing in: for programs that one wrote oneself, on a machine without anything better. It says so when it is made. */
export function createNone({ warn = process.emitWarning }: { warn?: (message: string) => void } = {}): Provider {
  warn(
    'The sandbox provider "none" holds nothing in: programs see this machine as you do. Run nothing in it that you did not write.',
  )
  const running = new Set<Running>()
  return {
    name: 'none',
    isolation: 'none',
    hasChannels: true,
    toSeen: (folder) => folder,
    check: async () => undefined,
    launch: (job) => {
      const started = launch(job, () => running.delete(started))
      running.add(started)
      return started
    },
    close: async () => {
      for (const each of running) each.kill()
      await Promise.all([...running].map((each) => each.ended))
    },
  }
}

function launch({ argv, mounts, folder, hasChannel }: Launch, onEnd: () => void): Running {
  // There is no view of files of its own: paths of the sandbox become those of the host.
  const toHost = (text: string): string =>
    [...mounts, { from: folder, to: programFolder }].reduce(
      (path, { from, to }) => (path.startsWith(to) ? from + path.slice(to.length) : path),
      text,
    )
  const [command = '', ...args] = argv.map(toHost)
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe', hasChannel ? 'pipe' : 'ignore'],
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TZ: 'UTC' },
    detached: true,
  })
  let usage: Usage = { cpuMs: undefined, peakMemoryBytes: undefined, isOverMemory: false, isOverProcesses: false }
  const ready = new Promise<void>((resolve, reject) => {
    child.once('spawn', () => resolve())
    child.once('error', reject)
  })
  ready.catch(() => {})
  for (const index of [0, 3]) child.stdio[index]?.on('error', () => {})
  let isEnded = false
  const kill = () => {
    try {
      if (child.pid !== undefined && !isEnded) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // All of them are gone.
    }
  }
  // What it left running goes with it.
  child.once('exit', kill)
  return {
    stdin: child.stdin as Writable,
    stdout: child.stdout as Readable,
    stderr: child.stderr as Readable,
    channel: hasChannel ? (child.stdio[3] as Duplex) : undefined,
    ready,
    ended: new Promise<Exit>((resolve) => {
      child.once('error', () => resolve({ code: undefined, signal: undefined }))
      child.once('close', (code, signal) => resolve({ code: code ?? undefined, signal: signal ?? undefined }))
    }).finally(() => {
      // From here on its number may be another's.
      isEnded = true
      onEnd()
    }),
    look: () => {
      const now = child.pid === undefined ? undefined : lookAtTree(child.pid)
      if (now)
        usage = { ...usage, cpuMs: now.cpuMs, peakMemoryBytes: Math.max(usage.peakMemoryBytes ?? 0, now.memoryBytes) }
    },
    usage: () => usage,
    kill,
    hold: (isHeld) => holdOpen(child, child.stdio, isHeld),
    dispose: () => {},
  }
}
