import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Task } from '../task.ts'
import type { Judgement } from './judgement.ts'

const mostRemembered = 2000

/** Judgements by task and code: who asks again, or asks twice at once, gets the same answer, times included, and costs nothing. */
export interface Remembered {
  judge: (task: Task, code: string, how: string, work: () => Promise<Judgement>) => Promise<Judgement>
}

export function rememberJudgements(): Remembered {
  const known = new LRUCache<string, Promise<Judgement>>({ max: mostRemembered })
  return {
    judge: async (task, code, how, work) => {
      const { language, entry_point, starter_code, verifier_metadata } = task
      const key = createHash('sha256')
        .update(JSON.stringify([how, language, entry_point, starter_code, verifier_metadata, code]))
        .digest('base64')
      let judgement = known.get(key)
      if (!judgement) {
        judgement = work()
        known.set(key, judgement)
        // What no verdict was reached on is tried again.
        judgement.catch(() => known.delete(key))
      }
      return await judgement
    },
  }
}
