import * as z from 'zod'

/** What an environment trains: the twelve values of NeMo Gym. */
export const Domain = z.enum([
  'math',
  'coding',
  'agent',
  'knowledge',
  'instruction_following',
  'long_context',
  'safety',
  'games',
  'translation',
  'e2e',
  'rlhf',
  'other',
])
export type Domain = z.infer<typeof Domain>
