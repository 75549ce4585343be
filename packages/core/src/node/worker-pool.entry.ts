/** What a worker process runs: it loads the author's module and answers one call at a time until its parent is gone. */
import { inspect } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** One call, as the pool sends it; `args` are serialized by `node:v8`. */
export interface WorkerRequest {
  id: number
  name: string
  args: Uint8Array
}

/** An answer, its `value` serialized as `args` are; `id` 0 tells how loading the module went. */
export type WorkerReply = { id: number } & (
  | { kind: 'value'; value: Uint8Array }
  | { kind: 'thrown'; name: string; message: string; stack: string | undefined }
  | { kind: 'not_cloneable'; message: string }
)

const [moduleUrl = '', parentPid = ''] = process.argv.slice(2)

process.on('disconnect', () => process.exit())
// The pool alone ends a worker: Ctrl-C reaches the whole group and must not break calls that a graceful stop lets finish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

try {
  const module: Record<string, unknown> = await import(moduleUrl)
  process.on('message', (request: WorkerRequest) => void answer(module, request))
  reply({ id: 0, kind: 'value', value: new Uint8Array() })
  watchParent()
} catch (error) {
  reply({ id: 0, ...describe(error) })
}

async function answer(module: Record<string, unknown>, { id, name, args }: WorkerRequest) {
  let value: unknown
  try {
    const target = module[name]
    if (typeof target !== 'function') {
      const names = Object.keys(module).filter((key) => typeof module[key] === 'function')
      throw new TypeError(`No function ${name} is exported; there is: ${names.join(', ') || 'none'}`)
    }
    value = await target(...deserialize(args))
  } catch (error) {
    return reply({ id, ...describe(error) })
  }
  try {
    reply({ id, kind: 'value', value: serialize(value) })
  } catch (error) {
    reply({ id, kind: 'not_cloneable', message: describe(error).message })
  }
}

function reply(message: WorkerReply) {
  // Without a callback a lost channel is an uncaught error; `disconnect` deals with it.
  process.send?.(message, undefined, undefined, () => {})
}

function describe(error: unknown) {
  if (!(error instanceof Error)) {
    return { kind: 'thrown', name: typeof error, message: inspect(error), stack: undefined } as const
  }
  // Most classes do not set `name`, and then it says no more than Error.
  const name = error.name === 'Error' ? error.constructor.name : error.name
  return { kind: 'thrown', name, message: error.message, stack: error.stack } as const
}

/** A busy loop hears no `disconnect`, so a thread beside it makes sure that no orphan burns a core for ever. */
function watchParent() {
  const watch = `setInterval(() => { if (process.ppid !== ${Number(parentPid)}) process.kill(process.pid, 'SIGKILL') }, 500)`
  new Worker(watch, { eval: true, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 1 } }).unref()
}
