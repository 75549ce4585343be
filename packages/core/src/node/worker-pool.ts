import { availableParallelism } from 'node:os'
import { deserialize, serialize } from 'node:v8'
import type { GymError } from '../errors/gym-error.ts'
import { failure, notCloneable } from './worker-pool.failures.ts'
import { openSlot, type WorkerCall, type WorkerSlot } from './worker-pool.slot.ts'

/** What a pool runs and within which bounds. */
export interface WorkerPoolOptions {
  /** The module whose exported functions are called, such as `new URL('./check.worker.ts', import.meta.url)`. */
  module: URL
  /** Workers at most; they start when first needed. @default one less than the machine's parallelism, at least 1 */
  size?: number
  /** Milliseconds a call may run; waiting for a worker is not counted. */
  deadlineMs: number
  /** Megabytes of JavaScript heap a worker may use, without what array buffers hold. @default 256 */
  maxHeapMb?: number
  /** Calls that may wait while all workers are busy. @default 10_000 */
  maxQueued?: number
  /** Milliseconds a worker may take to start and load the module. @default 30_000 */
  loadDeadlineMs?: number
}

/** Bounds of one call. */
export interface WorkerRunOptions {
  /** @default the pool's */
  deadlineMs?: number
  /** Takes the call out of the queue, or kills the worker that runs it. */
  signal?: AbortSignal | undefined
}

/** The names of the functions that `Module` exports. */
export type WorkerFunctionName<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: never) => unknown ? Name : never
}[keyof Module] &
  string

type Arguments<Target> = Target extends (...args: infer Args) => unknown ? Args : never
type Result<Target> = Target extends (...args: never) => infer Value ? Awaited<Value> : never

/** A bounded set of warm processes that run CPU-bound calls of trusted code off this event loop. */
export interface WorkerPool<Module> extends AsyncDisposable {
  /**
   * Calls an exported function in a worker; arguments and result are copied as by `structuredClone`, the arguments at once.
   *
   * @throws {GymError} pool_deadline, pool_memory, pool_queue_full, pool_closed, pool_aborted, pool_not_cloneable, or
   * pool_failed when the function throws (its error's `name` and `message` are in `details`), the worker dies or the module cannot be loaded
   */
  run<Name extends WorkerFunctionName<Module>>(
    name: Name,
    args: Arguments<Module[Name]>,
    options?: WorkerRunOptions,
  ): Promise<Result<Module[Name]>>
  readonly stats: { running: number; queued: number; size: number }
  /** Fails all calls with pool_closed, kills the workers and waits for their end. */
  close(): Promise<void>
}

/**
 * Creates a pool whose calls are typed by the worker module, as `createWorkerPool<typeof check>({ … })` after `import type * as check`.
 *
 * A worker is a process, because a thread that meets its heap limit can take the whole server with it.
 * @throws {RangeError} when a bound is out of range
 */
export function createWorkerPool<Module>(options: WorkerPoolOptions): WorkerPool<Module> {
  const { module, maxHeapMb = 256, maxQueued = 10_000, loadDeadlineMs = 30_000 } = options
  const size = options.size ?? Math.max(1, availableParallelism() - 1)
  assertWhole({ size, maxHeapMb }, 1)
  assertWhole({ maxQueued }, 0)
  assertTimer({ deadlineMs: options.deadlineMs, loadDeadlineMs })

  const slots = new Set<WorkerSlot>()
  const queue = new Set<WorkerCall>()
  let lastId = 0
  let closing: Promise<void> | undefined
  let onEmpty = () => {}
  const inState = (state: WorkerSlot['state']) => [...slots].filter((slot) => slot.state === state)

  async function run(name: string, args: readonly unknown[], bounds: WorkerRunOptions = {}): Promise<unknown> {
    const { deadlineMs = options.deadlineMs, signal } = bounds
    assertTimer({ deadlineMs })
    const aborted = () => failure('pool_aborted', name, 'was aborted', { cause: signal?.reason })
    if (closing) throw failure('pool_closed', name, 'was made on a closed pool')
    if (signal?.aborted) throw aborted()
    const running = inState('running').length
    if (running + queue.size >= size + maxQueued) {
      const details = { running, queued: queue.size, size, maxQueued }
      throw failure(
        'pool_queue_full',
        name,
        `was refused: ${running} run and ${queue.size} wait (maxQueued ${maxQueued})`,
        { details },
      )
    }
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    // Serialized now, so that what the caller changes while the call waits does not change the call.
    const call: WorkerCall = { id: ++lastId, name, args: toBytes(name, args), deadlineMs, resolve, reject }
    const abort = () => {
      if (queue.delete(call)) reject(aborted())
      for (const slot of slots) if (slot.call === call) slot.end(aborted)
    }
    signal?.addEventListener('abort', abort, { once: true })
    try {
      const [idle] = inState('idle')
      if (idle) {
        idle.start(call)
      } else {
        queue.add(call)
        fill()
      }
      return fromBytes(name, await promise)
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  /** Gives an idle worker the call that has waited longest. */
  function onIdle(slot: WorkerSlot) {
    const [next] = queue
    if (!next) return
    queue.delete(next)
    slot.start(next)
  }

  /** Starts as many workers as the waiting calls need and `size` allows. */
  function fill() {
    while (slots.size < size && inState('loading').length < queue.size) open()
  }

  function open() {
    slots.add(openSlot({ module, maxHeapMb, loadDeadlineMs, onIdle, onGone }))
  }

  function onGone(slot: WorkerSlot, loadFailed: ((name: string) => GymError) | undefined) {
    slots.delete(slot)
    if (closing) return slots.size === 0 ? onEmpty() : undefined
    if (loadFailed) {
      // Workers that are left serve what waits, or fail in their turn; to start another here could go on for ever.
      if (slots.size === 0) rejectQueue(loadFailed)
      return
    }
    // One that ended under a call is replaced at once, so that the next call finds it warm.
    if (slot.state !== 'idle') open()
  }

  function rejectQueue(error: (name: string) => GymError) {
    for (const call of queue) call.reject(error(call.name))
    queue.clear()
  }

  function close(): Promise<void> {
    closing ??= new Promise<void>((resolve) => {
      onEmpty = resolve
      const closed = (name: string) => failure('pool_closed', name, 'was ended by the closing of its pool')
      rejectQueue(closed)
      for (const slot of slots) slot.end(closed)
      if (slots.size === 0) resolve()
    })
    return closing
  }

  return {
    // The value comes from another process as the function's own type says, copied.
    run: run as WorkerPool<Module>['run'],
    get stats() {
      return { running: inState('running').length, queued: queue.size, size }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function toBytes(name: string, args: readonly unknown[]): Uint8Array {
  try {
    return serialize(args)
  } catch (cause) {
    throw notCloneable(name, 'arguments', cause)
  }
}

function fromBytes(name: string, value: Uint8Array): unknown {
  try {
    return deserialize(value)
  } catch (cause) {
    throw notCloneable(name, 'a result', cause)
  }
}

function assertWhole(bounds: Record<string, number>, min: number) {
  for (const [name, value] of Object.entries(bounds)) {
    if (!Number.isInteger(value) || value < min)
      throw new RangeError(`${name} must be a whole number of at least ${min}, not ${value}`)
  }
}

/** Beyond 2^31 - 1 a timer fires at once. */
function assertTimer(bounds: Record<string, number>) {
  for (const [name, value] of Object.entries(bounds)) {
    if (!(value > 0 && value < 2 ** 31))
      throw new RangeError(`${name} must be more than 0 and less than 2^31 milliseconds, not ${value}`)
  }
}
