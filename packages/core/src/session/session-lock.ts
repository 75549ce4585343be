/** Lets one caller at a time through for each key, in the order of arrival, and none wait for another key. */
export class SessionLock {
  readonly #tails = new Map<string, Promise<unknown>>()

  /** Runs `work` when all earlier work of `key` has ended, however it ended. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key)
    const mine = before ? before.then(work, work) : work()
    this.#tails.set(key, mine)
    const done = () => {
      if (this.#tails.get(key) === mine) this.#tails.delete(key)
    }
    mine.then(done, done)
    return mine
  }

  /** Whether a call of this key runs or waits. */
  isHeld(key: string): boolean {
    return this.#tails.has(key)
  }

  /** How many keys have a call running or waiting. */
  get size(): number {
    return this.#tails.size
  }

  /** Resolves when nothing runs or waits. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.allSettled(this.#tails.values())
  }
}
