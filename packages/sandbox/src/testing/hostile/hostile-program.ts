import type { Limits } from '../../limits.ts'
import type { Ending } from '../../run-result.ts'

/** A program that tries one thing it should not get. */
export interface HostileProgram {
  /** What it tries. */
  name: string
  /** Its source; its language's prelude stands before it. */
  code: string
  stdin?: string
  limits?: Partial<Limits>
  expect: {
    /** How it may end. One that ends as `ok` must have said HELD, and none may say ESCAPED. */
    ending: Ending | readonly Ending[]
    /** The signal that ended it. */
    signal?: string
  }
}

/** Ends by itself, and says that it got nothing. */
export const held = { ending: 'ok' } as const

/** Limits of what never ends by itself: enough to start on a busy machine. */
export const brief: Partial<Limits> = { wallMs: 1000 }
