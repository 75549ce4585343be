// Ours: the same work as a defined environment, with every check that the server makes.
import { defineEnvironment, EnvironmentServer } from '@gym/core'
import { serve } from '@gym/core/node'
import * as z from 'zod'
import { report } from './report.ts'

const environment = defineEnvironment({
  name: 'counter',
  domain: 'agent',
  task: z.object({ expected_count: z.int() }),
  state: z.object({ count: z.int() }),
  seedSession: () => ({ count: 0 }),
  tools: (tool) => ({
    add: tool({
      description: 'Add to the counter.',
      input: z.object({ count: z.int() }),
      output: z.object({ count: z.int() }),
      execute: ({ count }, { state }) => {
        state.count += count
        return { count: state.count }
      },
    }),
  }),
  verify: ({ task, state }) => (state.count === task.expected_count ? 1 : 0),
})

const server = new EnvironmentServer(environment)
const { port } = await serve(server)
report(port)
