import * as z from 'zod'

/** What a session remembers. */
export const State = z.object({
  /** The code that was handed in last. */
  submission: z.string().nullable().default(null),
  /** How often something was run. */
  runs: z.int().default(0),
})
export type State = z.infer<typeof State>
