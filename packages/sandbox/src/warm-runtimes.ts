import { setTimeout as sleep } from 'node:timers/promises'
import type { Limits } from './limits.ts'
import type { Running } from './provider/provider.ts'

/** A runtime that was started and waits for its job. */
export interface WaitingRuntime {
  running: Running
  /** Where its program's files go. */
  folder: string
}

interface WarmOptions {
  wanted: Readonly<Record<string, number>>
  /** The limits that they are started with. */
  limits: Limits
  open: (language: string) => Promise<WaitingRuntime>
}

/** What is set when a process starts: the clock and the output are counted from outside. */
const setAtStart = ['memoryBytes', 'processes', 'cpuMs', 'fileBytes', 'scratchBytes', 'openFiles'] as const

const goesOnMs = 25

/** Keeps some runtimes started; each is used once. */
export class WarmRuntimes {
  readonly #options: WarmOptions
  readonly #waiting = new Map<string, WaitingRuntime[]>()
  #filling: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(options: WarmOptions) {
    this.#options = options
  }

  /** Takes one that has the right limits, if there is one, and starts another in its place. */
  take(language: string, limits: Limits, tell: (waiting: WaitingRuntime) => Running): Running | undefined {
    if (!setAtStart.every((name) => limits[name] === this.#options.limits[name])) return undefined
    const waiting = this.#waiting.get(language)?.shift()
    if (!waiting) return undefined
    void this.#refillAfter(waiting.running)
    waiting.running.hold(true)
    try {
      return tell(waiting)
    } catch (error) {
      void waiting.running.ended.then(waiting.running.dispose)
      waiting.running.kill()
      throw error
    }
  }

  /** Starts what is missing. */
  async fill(): Promise<void> {
    this.#filling = this.#filling.catch(() => {}).then(() => this.#fillNow())
    await this.#filling
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#filling.catch(() => {})
    const left = [...this.#waiting.values()].flat()
    this.#waiting.clear()
    for (const { running } of left) {
      running.hold(true)
      running.kill()
    }
    await Promise.all(left.map(({ running }) => running.ended))
    for (const { running } of left) running.dispose()
  }

  /** Starts another once this one has ended, for a start would take the processor from it; or soon, when it goes on. */
  async #refillAfter({ ended }: Running): Promise<void> {
    await Promise.race([ended, sleep(goesOnMs, undefined, { ref: false })])
    await this.fill().catch(() => {})
  }

  async #fillNow(): Promise<void> {
    for (const [language, wanted] of Object.entries(this.#options.wanted)) {
      const line = this.#waiting.get(language) ?? []
      this.#waiting.set(language, line)
      // As many as are missing now: those that end at once are not started again and again.
      for (let missing = wanted - line.length; missing > 0 && !this.#isClosed; missing -= 1) {
        const waiting = await this.#options.open(language)
        line.push(waiting)
        // One that ends before it is used is none.
        void waiting.running.ended.then(() => {
          const index = line.indexOf(waiting)
          if (index < 0) return
          line.splice(index, 1)
          waiting.running.dispose()
        })
        await waiting.running.ready
        // Whoever has nothing else to do may end.
        if (line.includes(waiting)) waiting.running.hold(false)
      }
    }
  }
}
