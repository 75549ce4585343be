import { tInterval } from '@gym/core'

/** The mean reward of a collection and how sure it is. */
export interface RewardEstimate {
  /** Of the tasks' means, so that a task counts once however many of its rollouts failed. */
  readonly mean: number
  /** 95 % by Student's t over the task means; undefined for a single task. */
  readonly interval: { readonly low: number; readonly high: number } | undefined
  readonly tasks: number
  readonly rollouts: number
  /** All rewards are the same number. */
  readonly isConstant: boolean
}

/** Adds up rewards by task. */
export class RewardTally {
  readonly #tasks = new Map<number, { sum: number; count: number }>()
  #rollouts = 0
  #low = Number.POSITIVE_INFINITY
  #high = Number.NEGATIVE_INFINITY

  add(task: number, reward: number): void {
    const { sum, count } = this.#tasks.get(task) ?? { sum: 0, count: 0 }
    this.#tasks.set(task, { sum: sum + reward, count: count + 1 })
    this.#rollouts += 1
    this.#low = Math.min(this.#low, reward)
    this.#high = Math.max(this.#high, reward)
  }

  /** @returns undefined when nothing was added: no mean over nothing */
  read(): RewardEstimate | undefined {
    if (this.#rollouts === 0) return undefined
    // Rollouts end in any order, and sums round by order: task order, so that a resumed run equals an uninterrupted one.
    const means = [...this.#tasks].sort(([a], [b]) => a - b).map(([, { sum, count }]) => sum / count)
    return {
      mean: means.reduce((sum, value) => sum + value, 0) / means.length,
      interval: tInterval(means),
      tasks: means.length,
      rollouts: this.#rollouts,
      isConstant: this.#low === this.#high,
    }
  }
}
