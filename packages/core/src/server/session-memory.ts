/** What an environment's session keeps from call to call. */
export interface SessionMemory {
  /** The environment's own state: JSON. */
  state: unknown
  /** How many tool calls, and steps of an episode, succeeded. */
  step: number
  /** The answers of the last calls that came with an idempotency key, the newest last. */
  replies?: [key: string, body: string][]
  /** Of an episode that is played in steps: the rewards so far together, and whether it is over. */
  episode?: { reward: number; isOver: boolean }
}

/** How many answers are kept for clients that did not receive them. */
const maxReplies = 4

export const readMemory = (text: string): SessionMemory => JSON.parse(text) as SessionMemory
export const writeMemory = (memory: SessionMemory): string => JSON.stringify(memory)

/** The answer that was kept for a key. */
export const replyTo = (memory: SessionMemory, key: string | undefined): string | undefined =>
  key === undefined ? undefined : memory.replies?.find(([earlier]) => earlier === key)?.[1]

/** Keeps an answer, so that the same call sent again gets it without being run again (SCL-7). */
export function rememberReply(memory: SessionMemory, key: string, body: string): void {
  memory.replies = [...(memory.replies ?? []), [key, body] as [string, string]].slice(-maxReplies)
}
