import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineEnvironment } from './define-environment.ts'
import type { ToolSet } from './tool.ts'

const task = z.object({ city: z.string() })
const verify = () => 1
const tool = { description: 'Look.', input: z.object({}), output: z.string(), execute: () => 'sun' }

describe('defineEnvironment', () => {
  test('needs no more than a name, a domain, a task and a verifier', () => {
    const environment = defineEnvironment({ name: 'maths', domain: 'math', task, verify })
    expect(environment).toMatchObject({
      name: 'maths',
      domain: 'math',
      description: '',
      rewardRange: [0, 1],
      tools: {},
      functionTools: [],
      policies: {},
      converters: {},
    })
    expect(environment.state.parse({})).toEqual({})
    expect(environment.seedSession({} as never)).toEqual({})
  })

  test('needs a seed exactly when it has tools or state, and its verdicts a session exactly when it has state', () => {
    const base = { name: 'a', domain: 'agent', task, verify } as const
    const of = ({ needsSeed, readsState }: { needsSeed: boolean; readsState: boolean }) => ({ needsSeed, readsState })
    expect(of(defineEnvironment(base))).toEqual({ needsSeed: false, readsState: false })
    expect(of(defineEnvironment({ ...base, tools: (define) => ({ look: define(tool) }) }))).toEqual({
      needsSeed: true,
      readsState: false,
    })
    expect(of(defineEnvironment({ ...base, state: z.object({}) }))).toEqual({ needsSeed: true, readsState: true })
  })

  test('lists its tools as models see them, in the order they are written (AUT-3)', () => {
    const { functionTools } = defineEnvironment({
      name: 'a',
      domain: 'agent',
      task,
      tools: (define) => ({ z: define(tool), a: define(tool) }),
      verify,
    })
    expect(functionTools.map(({ name, description }) => [name, description])).toEqual([
      ['z', 'Look.'],
      ['a', 'Look.'],
    ])
  })

  test('makes a value that nobody can change', () => {
    const environment = defineEnvironment({
      name: 'a',
      domain: 'agent',
      task,
      tools: (define) => ({ look: define(tool) }),
      verify,
      converters: { cities: { description: '', convert: () => ({ city: 'Oslo' }) } },
    })
    expect(() => ((environment as { verify: unknown }).verify = () => 100)).toThrow(TypeError)
    expect(() => ((environment.tools as ToolSet)['more'] = environment.tools.look)).toThrow(TypeError)
    expect(() => (environment.functionTools as unknown[]).push({})).toThrow(TypeError)
    expect(() => ((environment.policies as Record<string, unknown>)['oracle'] = () => '')).toThrow(TypeError)
    expect(() => delete (environment.converters as Record<string, unknown>)['cities']).toThrow(TypeError)
  })

  test.each(['', 'Weather', 'wetter für', '9lives', '-a', 'a.b', 'a/b', 'a\n', 'a'.repeat(65)])(
    'refuses the name %j',
    (name) => {
      expect(() => defineEnvironment({ name, domain: 'agent', task, verify })).toThrow(
        expect.objectContaining({
          code: 'definition_invalid',
          message: expect.stringContaining(`${JSON.stringify(name)} cannot be served: its name must match`),
        }),
      )
    },
  )

  test.each([
    [1, 0],
    [1, 1],
    [0, Number.POSITIVE_INFINITY],
    [Number.NaN, 1],
  ])('refuses the reward range [%d, %d]', (min, max) => {
    expect(() => defineEnvironment({ name: 'a', domain: 'agent', task, verify, rewardRange: [min, max] })).toThrow(
      expect.objectContaining({ code: 'definition_invalid', message: expect.stringContaining(`not [${min}, ${max}]`) }),
    )
  })

  test.each(['verify', 'seed_session', 'close_session', 'health', 'a/../verify', '__proto__', ''])(
    'refuses a tool named %j (VER-8)',
    (name) => {
      const define = () =>
        defineEnvironment({ name: 'a', domain: 'agent', task, tools: (define) => ({ [name]: define(tool) }), verify })
      expect(define).toThrow(
        expect.objectContaining({
          code: 'definition_invalid',
          message: expect.stringContaining(`its tool ${JSON.stringify(name)} `),
        }),
      )
    },
  )

  test('refuses a tool whose arguments have no JSON Schema', () => {
    const dated = { ...tool, input: z.object({ at: z.date() }) }
    expect(() =>
      defineEnvironment({ name: 'a', domain: 'agent', task, tools: (define) => ({ look: define(dated) }), verify }),
    ).toThrow(expect.objectContaining({ code: 'definition_invalid', message: expect.stringContaining('tool look') }))
  })
})
