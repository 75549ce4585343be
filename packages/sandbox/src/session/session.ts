import { exceeded, settleEnding, type Stop } from '../ending.ts'
import { type Language, toMessage } from '../languages/language.ts'
import type { Limits } from '../limits.ts'
import { readLines } from '../process/read-lines.ts'
import type { Running } from '../provider/provider.ts'
import type { Ending } from '../run-result.ts'
import { SandboxError } from '../sandbox-error.ts'

/** What a cell came to. */
export interface CellResult {
  /** `ok`; `nonzero_exit` for an error, after which the session goes on; anything else has ended it. */
  ending: Ending
  reason: string
  stdout: string
  stderr: string
  wallMs: number
}

/** An interpreter that keeps its variables. */
export interface SandboxSession extends AsyncDisposable {
  /**
   * Runs a cell; what it leaves is there for the next. Cells of one session run one after another.
   *
   * @throws {SandboxError} `closed` when the session has ended before, `aborted` when the signal is before it had a place
   */
  run: (code: string, options?: { signal?: AbortSignal }) => Promise<CellResult>
  /** Whether it has ended, so that its variables are gone. */
  readonly isEnded: boolean
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<void>
  close: () => Promise<void>
}

interface SessionOptions {
  runtime: { running: Running }
  limits: Limits
  signs: Language['signs']
  /** Waits for a place; a session holds one only while a cell runs. */
  enter: (signal?: AbortSignal) => Promise<() => void>
  /** Calls it from time to time, until what it returns is called. */
  watch: (look: () => void) => () => void
  /** Aborted when its sandbox is closed. */
  closing: AbortSignal
}

const maxReplyBytes = 64 * 1024

/** Makes a session of a runtime that waits. */
export async function openSessionIn({
  runtime: { running },
  limits,
  signs,
  enter,
  watch,
  closing,
}: SessionOptions): Promise<SandboxSession> {
  const { channel } = running
  let stop: Stop | undefined
  let isEnded = false
  let output = { stdout: [] as Buffer[], stderr: [] as Buffer[], left: limits.outputBytes }
  const kill = (why: Stop) => {
    stop ??= why
    running.kill()
  }
  const collect = (name: 'stdout' | 'stderr') => (chunk: Buffer) => {
    if (output.left < chunk.length) kill('output')
    output[name].push(chunk.subarray(0, output.left))
    output.left -= Math.min(output.left, chunk.length)
  }
  running.stdout.on('data', collect('stdout'))
  running.stderr.on('data', collect('stderr'))
  running.stdin.on('error', () => {}).end()
  const unwatch = watch(() => {
    running.look()
    const reason = exceeded(running.usage(), limits)
    if (reason) kill(reason)
  })
  const onClosing = () => kill('closed')
  closing.addEventListener('abort', onClosing, { once: true })
  const ended = running.ended.then((exit) => {
    isEnded = true
    unwatch()
    closing.removeEventListener('abort', onClosing)
    const usage = running.usage()
    running.dispose()
    return { exit, usage }
  })
  try {
    await running.ready
    if (!channel) throw new Error('there is no channel to it')
  } catch (cause) {
    kill('closed')
    await ended
    throw new SandboxError('unavailable', `The interpreter could not be started: ${(cause as Error).message}`, {
      cause,
    })
  }
  const replies = readLines(channel, maxReplyBytes, () => kill('output'))
  let last: Promise<unknown> = Promise.resolve()
  channel.write(toMessage('session', ''))

  async function runCell(code: string, signal: AbortSignal | undefined): Promise<CellResult> {
    const leave = await enter(signal)
    if (isEnded) {
      leave()
      throw new SandboxError('closed', 'The session has ended, and its variables are gone')
    }
    const startedAt = performance.now()
    output = { stdout: [], stderr: [], left: limits.outputBytes }
    const timer = setTimeout(() => kill('wall'), limits.wallMs)
    const onAbort = () => kill('closed')
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      if (signal?.aborted) onAbort()
      channel?.write(toMessage(code.replaceAll('\0', '')))
      const reply = await replies.next()
      // What it wrote before its reply may still be on its way.
      if (reply === undefined) await ended
      else await new Promise((resolve) => setImmediate(resolve))
      const text = { stdout: Buffer.concat(output.stdout).toString(), stderr: Buffer.concat(output.stderr).toString() }
      const wallMs = performance.now() - startedAt
      if (reply !== undefined && stop === undefined) {
        const isOk = reply === '1'
        return {
          ending: isOk ? 'ok' : 'nonzero_exit',
          reason: isOk ? 'it ended by itself' : 'it failed',
          ...text,
          wallMs,
        }
      }
      const [ending, reason] = settleEnding({
        ...(await ended),
        stop,
        failure: undefined,
        stderr: text.stderr,
        limits,
        signs,
      })
      return { ending, reason: ending === 'ok' ? 'it ended the session' : reason, ...text, wallMs }
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      leave()
    }
  }

  const close = async () => {
    kill('closed')
    await ended
  }
  return {
    run: async (code, { signal } = {}) => {
      const cell = last.then(() => runCell(code, signal))
      last = cell.catch(() => {})
      return await cell
    },
    get isEnded() {
      return isEnded
    },
    ended: ended.then(() => {}),
    close,
    [Symbol.asyncDispose]: close,
  }
}
