import { type Output, collectOutput } from './process/collect-output.ts'
import { exceeded, settleEnding, type Stop } from './ending.ts'
import type { Language } from './languages/language.ts'
import type { Limits } from './limits.ts'
import type { Running } from './provider/provider.ts'
import type { RunResult } from './run-result.ts'

interface StartOptions {
  running: Running
  limits: Limits
  signs: Language['signs']
  stdin: string | Uint8Array
  queuedMs: number
  onEnd: () => void
}

/** What a start may take, also on a machine that is very busy. */
const maxStartMs = 60_000

/** A program that runs: its clock, its output, its end. */
export class StartedProgram {
  readonly running: Running
  /** How it ended; never rejects. */
  readonly result: Promise<RunResult>
  readonly #limits: Limits
  #stop: Stop | undefined

  constructor({ running, limits, signs, stdin, queuedMs, onEnd }: StartOptions) {
    this.running = running
    this.#limits = limits
    const output = collectOutput(running, limits.outputBytes, () => this.stop('output'))
    running.stdin.on('error', ({ code }: NodeJS.ErrnoException) => {
      // Who does not read its input is no failure.
      if (code !== 'EPIPE' && code !== 'ECONNRESET' && code !== 'ERR_STREAM_DESTROYED') this.stop('input')
    })
    running.stdin.end(stdin)
    this.result = this.#finish(output, { queuedMs, signs }).finally(onEnd)
  }

  /** Ends it; the first reason counts. */
  stop(reason: Stop): void {
    this.#stop ??= reason
    this.running.kill()
  }

  /** Ends it when it uses more than it may of what nothing else bounds for all its processes together. */
  look(): void {
    this.running.look()
    const reason = exceeded(this.running.usage(), this.#limits)
    if (reason) this.stop(reason)
  }

  async #finish(
    output: Output,
    { queuedMs, signs }: { queuedMs: number; signs: Language['signs'] },
  ): Promise<RunResult> {
    const { running } = this
    const failure = await this.#begin()
    if (failure) running.kill()
    // The clock is the program's: what a busy machine needs to start it is not counted.
    const startedAt = performance.now()
    const timer = setTimeout(() => this.stop('wall'), this.#limits.wallMs)
    const exit = await running.ended
    clearTimeout(timer)
    const wallMs = performance.now() - startedAt
    const usage = running.usage()
    running.dispose()
    const [stdout, stderr] = [output.stdout(), output.stderr()]
    const [ending, reason] = settleEnding({
      exit,
      stop: this.#stop,
      failure,
      usage,
      stderr,
      limits: this.#limits,
      signs,
    })
    return {
      ending,
      reason,
      stdout,
      stderr,
      exitCode: this.#stop === undefined ? exit.code : undefined,
      signal: exit.signal,
      wallMs,
      cpuMs: usage.cpuMs,
      peakMemoryBytes: usage.peakMemoryBytes,
      queuedMs,
    }
  }

  /** Waits until the program begins; what kept it from that, if something did. */
  async #begin(): Promise<Error | undefined> {
    const timer = setTimeout(() => this.running.kill(), maxStartMs)
    try {
      await this.running.ready
      return undefined
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    } finally {
      clearTimeout(timer)
    }
  }
}
