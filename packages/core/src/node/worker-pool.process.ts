import { type ChildProcess, fork } from 'node:child_process'
import { extname } from 'node:path'
import type { WorkerReply, WorkerRequest } from './worker-pool.entry.ts'

/** How a worker process ended. */
export interface WorkerDeath {
  outOfMemory: boolean
  /** Such as `exited with code 3`. */
  how: string
  /** The error that kept it from starting, or the last of what it wrote to stderr. */
  cause: unknown
}

/** One worker process as its pool sees it; it keeps the pool's process alive only while it is being killed. */
export interface WorkerProcess {
  send(request: WorkerRequest): void
  kill(): void
}

interface StartOptions {
  module: URL
  maxHeapMb: number
  onReply: (reply: WorkerReply) => void
  /** Called once, never before `startWorkerProcess` has returned. */
  onGone: (death: WorkerDeath) => void
}

/** Starts a process that loads `module`; its first reply has id 0 and tells how that went. */
export function startWorkerProcess({ module, maxHeapMb, onReply, onGone }: StartOptions): WorkerProcess {
  let child: ChildProcess
  try {
    child = fork(
      new URL(`./worker-pool.entry${extname(import.meta.url)}`, import.meta.url),
      [module.href, `${process.pid}`],
      {
        serialization: 'advanced',
        execArgv: [...inheritedFlags(process.execArgv), `--max-old-space-size=${maxHeapMb}`],
        stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      },
    )
  } catch (cause) {
    process.nextTick(onGone, { outOfMemory: false, how: 'could not be started', cause })
    return { send: () => {}, kill: () => {} }
  }
  const stderr = followStderr(child)
  let failure: Error | undefined
  child.on('message', (message) => {
    if (isReply(message)) onReply(message)
  })
  child.on('error', (error) => {
    failure ??= error
  })
  // `close` rather than `exit`, which can come before the last words on stderr.
  child.on('close', (code, signal) => {
    const outOfMemory = /heap out of memory|Fatal JavaScript invalid size/.test(stderr.tail())
    onGone({ outOfMemory, how: howEnded(child, code, signal), cause: failure ?? (stderr.tail().trim() || undefined) })
  })
  child.unref()
  child.channel?.unref()
  return {
    // A worker that died meanwhile is told of by `close`, so the callback has nothing to add.
    send: (request) => void child.send(request, () => {}),
    kill: () => {
      child.ref()
      child.kill('SIGKILL')
    },
  }
}

function howEnded(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): string {
  if (child.pid === undefined) return 'could not be started'
  return signal === null ? `exited with code ${code}` : `was ended by ${signal}`
}

/** Tells a reply from what the author's module sends on its own account. */
function isReply(message: unknown): message is WorkerReply {
  return typeof message === 'object' && message !== null && 'id' in message && 'kind' in message
}

/** Flags that make modules load as they do here; not those that are about this process's own program, debugger or heap. */
function inheritedFlags(flags: readonly string[]): string[] {
  const own =
    /^(-e|-p|-pe|-c|-i|--eval|--print|--check|--interactive|--input-type|--inspect|--watch|--test|--max-old-space-size|--max_old_space_size)/
  const ownWithValue = /^(-e|-p|-pe|--eval|--print|--input-type|--inspect-port|--watch-path)$/
  return flags.filter((flag, index) => !own.test(flag) && !ownWithValue.test(flags[index - 1] ?? ''))
}

/** Passes a worker's stderr on, save V8's page-long dump at the end of its memory, which the typed error replaces. */
function followStderr(child: ChildProcess) {
  let tail = ''
  let dumping = false
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-16_384)
    const start = text.search(/\n?<--- Last few GCs|\n?#\n# Fatal/)
    if (!dumping) process.stderr.write(start < 0 ? text : text.slice(0, start))
    dumping ||= start >= 0
  })
  // A pipe to a child is a socket, though its type does not say so.
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref()
  return { tail: () => tail }
}
