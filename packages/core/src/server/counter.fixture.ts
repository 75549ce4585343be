import * as z from 'zod'
import { defineEnvironment } from '../environment/define-environment.ts'
import type { ToolContext, ToolSet } from '../environment/tool.ts'
import type { Verdict, VerifyContext } from '../environment/verify.ts'

const Empty = z.object({})

/** Counts, and remembers each call that was applied: its verdict shows what its session has seen. */
export const counter = defineEnvironment({
  name: 'counter',
  domain: 'other',
  task: z.object({ expected_count: z.int().default(0), initial_count: z.int().default(0) }),
  state: z.object({ count: z.int(), history: z.array(z.string()) }),
  seedSession: ({ task }) => ({ count: task.initial_count, history: [] }),
  tools: (tool) => ({
    add: tool({
      description: 'Add to the count.',
      input: z.object({ n: z.int() }),
      output: z.object({ count: z.int() }),
      execute: async ({ n }, { state }) => {
        const { count } = state
        // Another call of this session would be seen here if it could run now.
        await Promise.resolve()
        state.count = count + n
        state.history.push(`add ${n}`)
        return { count: state.count }
      },
    }),
    roll: tool({
      description: 'Throw a die.',
      input: Empty,
      output: z.object({ roll: z.int(), more: z.array(z.number()) }),
      execute: (_, { state, random }) => {
        const roll = random.integer(1, 6)
        state.history.push(`roll ${roll}`)
        return { roll, more: [random.next(), random.next()] }
      },
    }),
    crash: tool({
      description: 'Change the state and throw.',
      input: Empty,
      output: z.null(),
      execute: (_, { state, random }) => {
        state.count = 1_000_000 + random.integer(1, 6)
        state.history.push('crash')
        throw new Error('kaboom')
      },
    }),
  }),
  verify: ({ task, state }) => ({
    reward: state.count === task.expected_count ? 1 : 0,
    count: state.count,
    history: state.history,
  }),
})

interface ScriptedState {
  note: string
  count: number
}

/** What the parts of a scripted environment do; each does nothing unless a test says otherwise. */
export interface Script {
  act?: (input: Record<string, unknown>, context: ToolContext<{ [field: string]: unknown }, ScriptedState>) => unknown
  /** Milliseconds that `act` may take. */
  actMs?: number
  verify?: (context: VerifyContext<Record<string, unknown>, ScriptedState, ToolSet>) => unknown
  seed?: (context: { sessionId: string; signal: AbortSignal }) => unknown
  close?: (context: { sessionId: string; state: Readonly<ScriptedState> }) => void | Promise<void>
  rewardRange?: readonly [number, number]
}

/** An environment with one tool, `act`, whose parts do what a test says; `peek` shows the state. */
export function scripted({ act = () => null, actMs, verify = () => 1, seed, close, rewardRange }: Script = {}) {
  return defineEnvironment({
    name: 'scripted',
    domain: 'other',
    task: z.looseObject({}),
    state: z.object({ note: z.string(), count: z.int() }),
    rewardRange,
    seedSession: async (context) => {
      await seed?.(context)
      return { note: 'seeded', count: 0 }
    },
    tools: (tool) => ({
      act: tool({
        description: 'Do it.',
        input: z.looseObject({}),
        output: z.unknown(),
        timeoutMs: actMs,
        execute: act,
      }),
      peek: tool({
        description: 'Show the state.',
        input: Empty,
        output: z.unknown(),
        execute: (_, { state }) => state,
      }),
    }),
    verify: (context) => verify(context as never) as Verdict,
    closeSession: close,
  })
}
