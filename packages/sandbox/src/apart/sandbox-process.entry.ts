// Runs a sandbox for another process, which asks over the channel that Node gives a child.
import { createSandbox } from '../local-sandbox.ts'
import type { Sandbox } from '../sandbox.ts'
import { type Reply, type Request, toSent } from './messages.ts'
import { type SandboxCalls, sandboxCalls } from './sandbox-calls.ts'

const longestCloseMs = 10_000

let sandbox: Sandbox | undefined
let calls: SandboxCalls | undefined
const aborts = new Map<number, AbortController>()

async function answer(request: Exclude<Request, { kind: 'abort' }>, signal: AbortSignal): Promise<unknown> {
  if (request.kind === 'create') {
    sandbox = await createSandbox(request.options)
    calls = sandboxCalls(sandbox)
    const { name, isolation } = sandbox.provider
    return { provider: { name, isolation }, languages: sandbox.languages }
  }
  if (!calls) throw new Error('There is no sandbox yet')
  // Whoever sends it has the same table for its type.
  const call = calls[request.name] as (signal: AbortSignal, ...args: readonly unknown[]) => unknown
  return await call(signal, ...request.args)
}

process.on('message', (request: Request) => {
  if (request.kind === 'abort') {
    aborts.get(request.id)?.abort()
    return
  }
  const { id } = request
  const abort = new AbortController()
  aborts.set(id, abort)
  void answer(request, abort.signal)
    .then(
      (value): Reply => ({ id, value }),
      (error: unknown): Reply => ({ id, error: toSent(error) }),
    )
    .then((reply) => {
      aborts.delete(id)
      // Nobody hears it any more when the other process is gone.
      if (process.connected) process.send?.(reply, () => {})
    })
})

// A terminal sends these to all of its processes: this one ends with the one that it works for, which may still have use for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), longestCloseMs)
  void Promise.resolve(sandbox?.close()).finally(() => process.exit(0))
})
