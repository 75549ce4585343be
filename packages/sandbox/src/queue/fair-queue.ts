/** Gives out a bounded number of places; those who wait are served by turns of their keys, so that nobody waits for another's crowd. */
export class FairQueue {
  readonly #size: number
  #taken = 0
  readonly #waiting = new Map<string, Waiter[]>()

  /** @param size how many places there are */
  constructor(size: number) {
    this.#size = size
  }

  /** How many wait. */
  get length(): number {
    let length = 0
    for (const line of this.#waiting.values()) length += line.length
    return length
  }

  /**
   * Waits for a place.
   *
   * @param key whose turn it is, such as a session's id
   * @returns what gives the place back
   * @throws the signal's reason when it is aborted first
   */
  async enter(key: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted()
    if (this.#taken < this.#size) this.#taken += 1
    else await this.#wait(key, signal)
    let isGiven = true
    return () => {
      if (isGiven) this.#leave()
      isGiven = false
    }
  }

  async #wait(key: string, signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = { enter: settle(resolve) }
      const onAbort = () => {
        this.#remove(key, waiter)
        reject(signal?.reason as Error)
      }
      function settle(done: () => void) {
        return () => {
          signal?.removeEventListener('abort', onAbort)
          done()
        }
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      const line = this.#waiting.get(key)
      if (line) line.push(waiter)
      else this.#waiting.set(key, [waiter])
    })
  }

  #remove(key: string, waiter: Waiter): void {
    const line = this.#waiting.get(key)?.filter((other) => other !== waiter) ?? []
    if (line.length > 0) this.#waiting.set(key, line)
    else this.#waiting.delete(key)
  }

  #leave(): void {
    const [first] = this.#waiting
    if (!first) {
      this.#taken -= 1
      return
    }
    const [key, [waiter, ...others]] = first
    // The key goes to the end of the round.
    this.#waiting.delete(key)
    if (others.length > 0) this.#waiting.set(key, others)
    waiter?.enter()
  }
}

interface Waiter {
  enter: () => void
}
