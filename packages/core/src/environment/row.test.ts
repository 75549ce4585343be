import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineEnvironment } from './define-environment.ts'
import { generateTask, seedOf, taskFields, toRow } from './row.ts'

const base = { name: 'weather', domain: 'agent', verify: () => 1 } as const
const weather = defineEnvironment({
  ...base,
  task: z.object({ city: z.string(), days: z.int().default(1) }),
  prompt: ({ city, days }) => `${city} in ${days}?`,
  tools: (tool) => ({
    look: tool({ description: 'Look.', input: z.object({}), output: z.string(), execute: () => 'sun' }),
  }),
  generate: ({ random, index, difficulty = 0.5 }) => ({
    city: `${index} ${random.integer(0, 1_000_000)} ${difficulty}`,
  }),
})
const loose = defineEnvironment({ ...base, task: z.looseObject({ city: z.string() }) })
const strict = defineEnvironment({ ...base, task: z.strictObject({ city: z.string() }) })

describe('toRow', () => {
  test('puts the prompt and the tools beside the task as it was given', () => {
    expect(toRow(weather, { city: 'Oslo' })).toEqual({
      responses_create_params: { input: [{ role: 'user', content: 'Oslo in 1?' }], tools: weather.functionTools },
      city: 'Oslo',
    })
  })

  test('lists no tools for an environment that has none, and takes messages as they are', () => {
    const input = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: '?' },
    ]
    const quiz = defineEnvironment({ ...base, task: z.object({}), prompt: () => input })
    expect(toRow(quiz, {})).toEqual({ responses_create_params: { input } })
  })

  test('refuses a task that fails its schema, naming the field (REP-6)', () => {
    expect(() => toRow(weather, { city: 5 })).toThrow(
      expect.objectContaining({
        code: 'row_invalid',
        message: expect.stringMatching(/^The task is not one of weather: city: /),
      }),
    )
  })

  test('says so when the environment has no prompt', () => {
    expect(() => toRow(loose, { city: 'Oslo' })).toThrow(expect.objectContaining({ code: 'definition_invalid' }))
  })
})

describe('generateTask', () => {
  test('makes the same task of the same seed, index and difficulty (REP-1)', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        (seed, index, difficulty) => {
          expect(generateTask(weather, seed, index, difficulty)).toEqual(generateTask(weather, seed, index, difficulty))
        },
      ),
    )
  })

  test('keeps the tasks that it has always made', () => {
    expect(generateTask(weather, 1, 3, 0.5)).toEqual({ city: '3 585606 0.5' })
  })

  test('makes other tasks of another seed or index', () => {
    const cities = [0, 1, 2, 3].flatMap((seed) =>
      [0, 1, 2, 3].map((index) => String(generateTask(weather, seed, index)['city']).split(' ')[1]),
    )
    expect(new Set(cities).size).toBe(16)
  })

  test('says so when the environment generates none', () => {
    expect(() => generateTask(loose, 1, 0)).toThrow(expect.objectContaining({ code: 'definition_invalid' }))
  })
})

describe('taskFields', () => {
  const row = {
    responses_create_params: {},
    response: {},
    agent_ref: {},
    task_source: 'x',
    skills_ref: {},
    _ng_task_index: 1,
    city: 'Oslo',
    more: 1,
    seed: 5,
  }

  test('takes the fields that the task names, and no others', () => {
    expect(taskFields(weather, row)).toEqual({ city: 'Oslo' })
    expect(taskFields(strict, row)).toEqual({ city: 'Oslo' })
  })

  test('takes all that are not the protocol’s where the task is loose', () => {
    expect(taskFields(loose, row)).toEqual({ city: 'Oslo', more: 1, seed: 5 })
  })

  test('takes nothing from the row’s prototype', () => {
    const proto = defineEnvironment({
      ...base,
      task: z.object({ toString: z.unknown().optional(), constructor: z.unknown().optional() }),
    })
    expect(Object.keys(taskFields(proto, {}))).toEqual([])
  })
})

describe('seedOf', () => {
  test('is the row’s own seed, whether text or number', () => {
    expect(seedOf({ seed: 7 }, {})).toBe('7')
    expect(seedOf({ seed: 'seven' }, {})).toBe('seven')
    expect(seedOf({ seed: 0 }, {})).toBe('0')
  })

  test('is made of the task when the row has none, so that repeats of a task are alike (REP-2)', () => {
    expect(seedOf({ city: 'Oslo', _ng_rollout_index: 0 }, { city: 'Oslo' })).toBe(
      seedOf({ city: 'Oslo', _ng_rollout_index: 1 }, { city: 'Oslo' }),
    )
    expect(seedOf({}, { city: 'Oslo' })).not.toBe(seedOf({}, { city: 'Rome' }))
    expect(seedOf({ seed: null }, { city: 'Oslo' })).toBe(seedOf({}, { city: 'Oslo' }))
  })
})
