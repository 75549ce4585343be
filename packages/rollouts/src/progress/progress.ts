/** Where a collection stands. */
export interface Progress {
  /** Rollouts planned. */
  readonly total: number
  /** Rollouts that will not be played again, those of earlier runs included. */
  readonly done: number
  /** Of these, the ones without a verdict. */
  readonly failed: number
  /** Over the verdicts that count; undefined before the first. */
  readonly meanReward: number | undefined
  readonly elapsedMs: number
  /** Rollouts of this run. */
  readonly perSecond: number
  /** Undefined before the first rollout has ended. */
  readonly remainingMs: number | undefined
}

/** What earlier runs have come to. */
export interface ProgressStart {
  readonly total: number
  readonly done: number
  readonly failed: number
  readonly rewards: { readonly count: number; readonly sum: number }
}

/** Counts rollouts as they end. */
export class ProgressCounter {
  readonly #start: ProgressStart
  readonly #now: () => number
  readonly #startedAt: number
  #played = 0
  #failed = 0
  #rewards: { count: number; sum: number }

  /** @param now milliseconds on any clock that does not jump */
  constructor(start: ProgressStart, now: () => number) {
    this.#start = start
    this.#now = now
    this.#startedAt = now()
    this.#rewards = { ...start.rewards }
  }

  /** @param reward undefined for a masked verdict */
  completed(reward: number | undefined): void {
    this.#played += 1
    if (reward === undefined) return
    this.#rewards.count += 1
    this.#rewards.sum += reward
  }

  failed(): void {
    this.#played += 1
    this.#failed += 1
  }

  read(): Progress {
    const { total, done: doneBefore, failed } = this.#start
    const elapsedMs = this.#now() - this.#startedAt
    const done = doneBefore + this.#played
    const { count, sum } = this.#rewards
    return {
      total,
      done,
      failed: failed + this.#failed,
      meanReward: count === 0 ? undefined : sum / count,
      elapsedMs,
      perSecond: elapsedMs > 0 ? (this.#played / elapsedMs) * 1000 : 0,
      remainingMs: this.#played === 0 ? undefined : (elapsedMs / this.#played) * (total - done),
    }
  }
}
