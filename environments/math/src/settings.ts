import * as z from 'zod'

/** What may be set where the environment is served. */
export const Settings = z.strictObject({
  undecided: z
    .enum(['wrong', 'failure'])
    .default('wrong')
    .describe('what an answer is that no verdict was reached on: wrong with a flag, or a failure that enters no mean'),
  deadline_ms: z
    .int()
    .min(1)
    .max(60_000)
    .default(2000)
    .describe('milliseconds that one check may run, without its waiting'),
  max_heap_mb: z.int().min(32).max(4096).default(256).describe('megabytes of heap that one checking process may use'),
  workers: z
    .int()
    .min(0)
    .max(256)
    .default(0)
    .describe('checking processes; 0 takes one less than the machine has cores'),
  calculator: z.boolean().default(false).describe('gives the model a tool `calculate`'),
})
export type Settings = z.infer<typeof Settings>
