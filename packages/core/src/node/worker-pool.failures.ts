import type { ErrorCode } from '../errors/codes.ts'
import { GymError, type GymErrorOptions } from '../errors/gym-error.ts'
import type { WorkerReply } from './worker-pool.entry.ts'
import type { WorkerDeath } from './worker-pool.process.ts'

type ThrownReply = Extract<WorkerReply, { kind: 'thrown' }>
type PoolCode = Extract<ErrorCode, `pool_${string}`>

/** The failure of one call, whose message begins with the function's name. */
export function failure(
  code: PoolCode,
  name: string,
  what: string,
  more?: Pick<GymErrorOptions, 'details' | 'cause'>,
): GymError {
  return new GymError({ code, message: `Worker call ${name} ${what.replace(/\.$/, '')}.`, ...more })
}

/** A call whose arguments or result the serializer refused. */
export function notCloneable(name: string, part: 'arguments' | 'a result', cause: unknown): GymError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return failure('pool_not_cloneable', name, `has ${part} that cannot be copied between processes: ${reason}`, {
    cause,
  })
}

/** A call that was answered without a value. */
export function toFailure(name: string, reply: Exclude<WorkerReply, { kind: 'value' }>): GymError {
  if (reply.kind === 'not_cloneable') return notCloneable(name, 'a result', new Error(reply.message))
  const details = { name: reply.name, message: reply.message }
  return failure('pool_failed', name, `threw ${reply.name}: ${reply.message}`, { details, cause: toError(reply) })
}

/** The worker's error as a plain one of this process, with the worker's stack. */
export function toError({ name, message, stack }: ThrownReply): Error {
  return Object.assign(new Error(message), { name, stack })
}

/** A call whose worker ended under it. */
export function deathFailure(name: string, { outOfMemory, how, cause }: WorkerDeath, maxHeapMb: number): GymError {
  if (outOfMemory) {
    return failure('pool_memory', name, `needed more than the ${maxHeapMb} MB of heap a worker has`, {
      details: { maxHeapMb },
      cause,
    })
  }
  return failure('pool_failed', name, `got no answer because its worker ${how}`, { cause })
}

/** A call that no worker could be started for. */
export function loadFailure(name: string, module: URL, { outOfMemory, how, cause }: WorkerDeath): GymError {
  const why =
    cause instanceof Error ? `${cause.name}: ${cause.message}` : outOfMemory ? 'it ran out of heap' : `it ${how}`
  return failure('pool_failed', name, `found no worker because ${module.href} could not be loaded: ${why}`, { cause })
}
