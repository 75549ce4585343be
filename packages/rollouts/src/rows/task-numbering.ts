import { hash } from 'node:crypto'

/** Which task a line belongs to, and the number of its first repeat. */
export interface Numbers {
  readonly task: number
  readonly firstRollout: number
}

/**
 * Numbers the lines of a dataset: identical lines are one task, whose repeats are counted on (wire.md 2.1).
 *
 * Keeps a digest of each distinct line, not the line: about 80 bytes.
 */
export class TaskNumbering {
  readonly #tasks = new Map<string, number>()
  readonly #rollouts = new Map<number, number>()
  #explicit: boolean | undefined

  /** Number of distinct tasks so far. */
  get size(): number {
    return this.#rollouts.size
  }

  /**
   * @param index the line's own `_ng_task_index`
   * @returns undefined when some lines bring an index and others do not: theirs could not be told from ours
   */
  take(text: string, index: number | undefined, repeats: number): Numbers | undefined {
    this.#explicit ??= index !== undefined
    if (this.#explicit !== (index !== undefined)) return undefined
    const task = index ?? this.#indexOf(text)
    const firstRollout = this.#rollouts.get(task) ?? 0
    this.#rollouts.set(task, firstRollout + repeats)
    return { task, firstRollout }
  }

  #indexOf(text: string): number {
    // 128 bits as 16 one-byte characters: a meeting of two lines is not to be expected, and costs least memory.
    const digest = hash('sha256', text, 'buffer').toString('latin1', 0, 16)
    const known = this.#tasks.get(digest)
    if (known !== undefined) return known
    this.#tasks.set(digest, this.#tasks.size)
    return this.#tasks.size - 1
  }
}
