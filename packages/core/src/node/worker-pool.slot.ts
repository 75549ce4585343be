import { deathFailure, failure, loadFailure, toError, toFailure } from './worker-pool.failures.ts'
import type { GymError } from '../errors/gym-error.ts'
import type { WorkerReply } from './worker-pool.entry.ts'
import { startWorkerProcess, type WorkerDeath } from './worker-pool.process.ts'

/** One call of a pool, from `run` to its answer. */
export interface WorkerCall {
  id: number
  name: string
  args: Uint8Array
  deadlineMs: number
  resolve: (value: Uint8Array) => void
  reject: (error: GymError) => void
}

/** One of a pool's `size` places: a worker process and the call it runs. */
export interface WorkerSlot {
  readonly state: 'loading' | 'idle' | 'running' | 'ending'
  readonly call: WorkerCall | undefined
  /** Hands a call to the worker, which must be idle, and starts the clock of its deadline. */
  start(call: WorkerCall): void
  /** Kills the worker and rejects its call; the slot is vacant only when `onGone` says so. */
  end(error: (name: string) => GymError): void
}

interface OpenSlotOptions {
  module: URL
  maxHeapMb: number
  /** Milliseconds from the start of the process to the loaded module. */
  loadDeadlineMs: number
  /** The worker has become idle. */
  onIdle: (slot: WorkerSlot) => void
  /** The worker is no more; `loadFailed` makes the error of a call that waited for one, when it never was ready. */
  onGone: (slot: WorkerSlot, loadFailed: ((name: string) => GymError) | undefined) => void
}

/** Starts a worker and leads it from call to call until it is ended or dies. */
export function openSlot({ module, maxHeapMb, loadDeadlineMs, onIdle, onGone }: OpenSlotOptions): WorkerSlot {
  let state: WorkerSlot['state'] = 'loading'
  let call: WorkerCall | undefined
  let loadError: unknown
  let timer = setTimeout(() => abandon(new Error(`not loaded after ${loadDeadlineMs} ms`)), loadDeadlineMs)
  const worker = startWorkerProcess({ module, maxHeapMb, onReply, onGone: onDeath })
  const slot: WorkerSlot = {
    get state() {
      return state
    },
    get call() {
      return call
    },
    start,
    end,
  }
  return slot

  function start(next: WorkerCall) {
    const { id, name, args, deadlineMs } = next
    worker.send({ id, name, args })
    state = 'running'
    call = next
    const expire = () => {
      if (call === next)
        end(() => failure('pool_deadline', name, `did not finish within ${deadlineMs} ms`, { details: { deadlineMs } }))
    }
    // When this event loop was blocked, the answer may be here unread: it is read between the timer and the immediate.
    timer = setTimeout(() => setImmediate(expire), deadlineMs)
  }

  function end(error: (name: string) => GymError) {
    const ended = call
    clearTimeout(timer)
    state = 'ending'
    call = undefined
    worker.kill()
    ended?.reject(error(ended.name))
  }

  function onReply(reply: WorkerReply) {
    if (state === 'loading' && reply.id === 0) {
      if (reply.kind === 'value') idle()
      else abandon(reply.kind === 'thrown' ? toError(reply) : new Error(reply.message))
    } else if (call !== undefined && reply.id === call.id) {
      const { name, resolve, reject } = call
      idle()
      if (reply.kind === 'value') resolve(reply.value)
      else reject(toFailure(name, reply))
    }
  }

  function idle() {
    clearTimeout(timer)
    state = 'idle'
    call = undefined
    onIdle(slot)
  }

  /** Gives up a worker that cannot load the module; the rest is done when it is gone. */
  function abandon(error: Error) {
    clearTimeout(timer)
    loadError = error
    worker.kill()
  }

  function onDeath(death: WorkerDeath) {
    clearTimeout(timer)
    call?.reject(deathFailure(call.name, death, maxHeapMb))
    const cause = loadError ?? death.cause
    onGone(slot, state === 'loading' ? (name) => loadFailure(name, module, { ...death, cause }) : undefined)
  }
}
