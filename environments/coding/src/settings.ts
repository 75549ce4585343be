import * as z from 'zod'

/** What may be set where the environment is served. */
export const Settings = z.strictObject({
  reward: z
    .enum(['all', 'share'])
    .default('all')
    .describe('what is rewarded: that all hidden tests pass, or the share of them that do'),
  concurrency: z
    .int()
    .min(0)
    .max(1024)
    .default(0)
    .describe('programs that run at once; 0 takes as many as the machine has cores'),
  prewarm: z.int().min(0).max(256).default(2).describe('runtimes of each language that wait started for a program'),
  tools: z.boolean().default(true).describe('gives the model the tools run_code, run_examples and submit'),
})
export type Settings = z.infer<typeof Settings>
