import { expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { openSession } from '../testing/open-session.ts'
import { defineEnvironment, type Environment } from './define-environment.ts'

const task = z.object({ city: z.string(), expected_weather: z.string() })
const state = z.object({ lookups: z.int() })
const kind = z.enum(['sun', 'snow'])
const input = z.object({ city: z.string() })
const output = z.object({ weather: z.string() })

test('a complete definition is typed throughout', () => {
  const environment = defineEnvironment({
    name: 'weather',
    domain: 'agent',
    task,
    state,
    seedSession: ({ task }) => ({ lookups: task.city.length }),
    tools: (tool) => ({
      get_weather: tool({
        description: 'Look up the weather.',
        input,
        output,
        execute: ({ city }, { state, task, signal, random }) => {
          expectTypeOf(city).toEqualTypeOf<string>()
          expectTypeOf(state.lookups).toEqualTypeOf<number>()
          expectTypeOf(task.expected_weather).toEqualTypeOf<string>()
          expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
          return { weather: random.pick(['sun', 'snow']) }
        },
      }),
    }),
    verify: ({ calls, state, task, outputText }) => {
      expectTypeOf(calls('get_weather')).toEqualTypeOf<{ city: string }[]>()
      return { reward: outputText.includes(task.expected_weather) ? 1 : 0, lookups: state.lookups }
    },
    converters: {
      almanac: {
        description: 'Cities of an almanac.',
        convert: (record) => {
          expectTypeOf(record).toEqualTypeOf<Readonly<Record<string, unknown>>>()
          return { city: String(record['city']), expected_weather: 'sun' }
        },
      },
    },
  })
  expectTypeOf(environment).toExtend<Environment>()
  expectTypeOf(environment.converters['almanac']?.convert({})).toEqualTypeOf<unknown>()
  expectTypeOf(openSession(environment, { city: 'Oslo', expected_weather: 'snow' })).resolves.toHaveProperty('tools')
  // @ts-expect-error the task has no country
  void openSession(environment, { country: 'Norway' })
  void openSession(environment, { city: 'Oslo', expected_weather: 'snow' }).then(async ({ tools }) => {
    expectTypeOf(await tools.get_weather({ city: 'Oslo' })).toEqualTypeOf<{ weather: string }>()
    // @ts-expect-error city is a string
    await tools.get_weather({ city: 5 })
  })
})

test('tools, state and seedSession may be left out when nothing needs them', () => {
  defineEnvironment({ name: 'maths', domain: 'math', task, verify: ({ outputText }) => (outputText ? 1 : 0) })
  const withDefault = z.object({ lookups: z.int().default(0) })
  defineEnvironment({
    name: 'counting',
    domain: 'agent',
    task,
    state: withDefault,
    verify: ({ state }) => state.lookups,
  })
})

test('an output of literals takes one that chance picked', () => {
  defineEnvironment({
    name: 'weather',
    domain: 'agent',
    task,
    tools: (tool) => ({
      get_weather: tool({
        description: '',
        input,
        output: z.object({ kind }),
        execute: (_, { random }) => ({ kind: random.pick(['sun', 'snow']) }),
      }),
    }),
    verify: () => 1,
  })
})

test('a state that {} does not satisfy needs seedSession', () => {
  // @ts-expect-error seedSession is missing
  defineEnvironment({ name: 'counting', domain: 'agent', task, state, verify: () => 1 })
})

// The ten planted mistakes: each must fail to compile on its own line.
const base = { name: 'weather', domain: 'agent', task, state } as const
const seedSession = () => ({ lookups: 0 })

test('1: wrong seed state', () => {
  defineEnvironment({
    ...base,
    // @ts-expect-error lookups is a number
    seedSession: () => ({ lookups: 'none' }),
    verify: () => 1,
  })
})

test('2: wrong tool output, synchronous', () => {
  defineEnvironment({
    ...base,
    seedSession,
    tools: (tool) => ({
      get_weather: tool({
        description: '',
        input,
        output,
        // @ts-expect-error weather is a string
        execute: () => ({ weather: 5 }),
      }),
    }),
    verify: () => 1,
  })
})

test('3: wrong tool output, asynchronous', () => {
  defineEnvironment({
    ...base,
    seedSession,
    tools: (tool) => ({
      get_weather: tool({
        description: '',
        input,
        output,
        // @ts-expect-error weather is a string
        execute: async () => ({ weather: 5 }),
      }),
    }),
    verify: () => 1,
  })
})

test('4: unknown input field', () => {
  defineEnvironment({
    ...base,
    seedSession,
    tools: (tool) => ({
      get_weather: tool({
        description: '',
        input,
        output,
        // @ts-expect-error there is no country
        execute: ({ country }) => ({ weather: String(country) }),
      }),
    }),
    verify: () => 1,
  })
})

test('5: unknown state field', () => {
  defineEnvironment({
    ...base,
    seedSession,
    tools: (tool) => ({
      get_weather: tool({
        description: '',
        input,
        output,
        execute: (_, { state }) => {
          // @ts-expect-error there is no visits
          state.visits += 1
          return { weather: 'sun' }
        },
      }),
    }),
    verify: () => 1,
  })
})

test('6: unknown task field', () => {
  defineEnvironment({
    ...base,
    seedSession,
    verify: ({ task, outputText }) => {
      // @ts-expect-error there is no expected_answer
      return outputText === task.expected_answer ? 1 : 0
    },
  })
})

test('7: calls of no such tool', () => {
  defineEnvironment({
    ...base,
    seedSession,
    tools: (tool) => ({ get_weather: tool({ description: '', input, output, execute: () => ({ weather: '' }) }) }),
    verify: ({ calls }) => {
      // @ts-expect-error there is no get_wether
      return calls('get_wether').length
    },
  })
})

test('8: a reward that is not a number', () => {
  defineEnvironment({
    ...base,
    seedSession,
    // @ts-expect-error reward is a number
    verify: () => ({ reward: 'good' }),
  })
})

test('9: a tool without an output schema', () => {
  defineEnvironment({
    ...base,
    seedSession,
    tools: (tool) => ({
      // @ts-expect-error output is missing
      get_weather: tool({ description: '', input, execute: () => ({ weather: '' }) }),
    }),
    verify: () => 1,
  })
})

test('10: a converter whose task is none of the environment', () => {
  defineEnvironment({
    ...base,
    seedSession,
    verify: () => 1,
    converters: {
      almanac: {
        description: '',
        // @ts-expect-error city is a string
        convert: () => ({ city: 5, expected_weather: 'sun' }),
      },
    },
  })
})
