import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { DefinedTool } from './tool.ts'
import { reservedToolNames, toFunctionTool, toJsonSchema, toolNameProblem } from './tool-schema.ts'

const toolOf = (input: z.ZodType): DefinedTool => ({
  description: 'Look.',
  input,
  output: z.unknown(),
  execute: () => null,
})
const parametersOf = (input: z.ZodType) => toFunctionTool('look', toolOf(input)).parameters

describe('toFunctionTool', () => {
  test('makes the function tool of a row from the one definition (AUT-3)', () => {
    const input = z.object({ city: z.string().describe('City name.'), days: z.int().min(1).max(31) })
    expect(toFunctionTool('look', toolOf(input))).toEqual({
      type: 'function',
      name: 'look',
      description: 'Look.',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string', description: 'City name.' },
          days: { type: 'integer', minimum: 1, maximum: 31 },
        },
        required: ['city', 'days'],
        additionalProperties: false,
      },
      strict: true,
    })
  })

  test('gives a tool without arguments empty properties and an empty list of required ones, as models ask for', () => {
    expect(parametersOf(z.object({}))).toEqual({
      type: 'object',
      properties: {},
      required: [],
      additionalProperties: false,
    })
  })

  test('closes objects at every depth, and leaves open what is declared loose or a record', () => {
    const closed = z.object({ inner: z.object({ x: z.string() }), list: z.array(z.object({ y: z.string() })) })
    expect(parametersOf(closed)).toMatchObject({
      additionalProperties: false,
      properties: { inner: { additionalProperties: false }, list: { items: { additionalProperties: false } } },
    })
    const open = z.object({ loose: z.looseObject({ x: z.string() }), record: z.record(z.string(), z.int()) })
    expect(parametersOf(open)?.['properties']).toEqual({
      loose: { type: 'object', properties: { x: { type: 'string' } }, required: ['x'], additionalProperties: {} },
      record: { type: 'object', propertyNames: { type: 'string' }, additionalProperties: { type: 'integer' } },
    })
  })

  test('names no $schema and none of the bounds that zod gives every integer', () => {
    const text = JSON.stringify(
      parametersOf(z.object({ count: z.int(), list: z.array(z.int()), atLeast: z.int().min(0) })),
    )
    expect(text).not.toContain('$schema')
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER))
    expect(text).toContain('"minimum":0')
  })

  test.each<[string, z.ZodType]>([
    ['an optional argument', z.object({ city: z.string(), days: z.int().optional() })],
    ['an argument with a default', z.object({ days: z.int().default(1) })],
    ['an optional argument of an argument', z.object({ at: z.object({ day: z.int(), hour: z.int().optional() }) })],
    ['an optional argument in a list', z.object({ at: z.array(z.object({ hour: z.int().optional() })) })],
    [
      'an optional argument in an alternative',
      z.object({ at: z.union([z.int(), z.object({ hour: z.int().optional() })]) }),
    ],
    ['an open argument', z.object({ names: z.record(z.string(), z.string()) })],
  ])('asks for no strict mode with %s', (_, input) => {
    expect(toFunctionTool('look', toolOf(input)).strict).toBe(false)
  })

  test.each<[string, z.ZodType]>([
    ['nested objects', z.object({ at: z.object({ day: z.int() }), list: z.array(z.object({ y: z.string() })) })],
    [
      'an argument that is called required or properties',
      z.object({ required: z.string(), properties: z.array(z.string()) }),
    ],
    ['an argument that may be null', z.object({ day: z.int().nullable() })],
  ])('asks for strict mode with %s', (_, input) => {
    expect(toFunctionTool('look', toolOf(input)).strict).toBe(true)
  })

  test.each<[string, z.ZodType]>([
    ['a date', z.object({ at: z.date() })],
    ['a 64-bit integer', z.object({ id: z.bigint() })],
  ])('refuses an argument that JSON has no form for: %s', (_, input) => {
    expect(() => parametersOf(input)).toThrow(/^The input of the tool look has no JSON Schema: /)
    expect(() => parametersOf(input)).toThrow(expect.objectContaining({ code: 'definition_invalid' }))
  })
})

describe('toJsonSchema', () => {
  test('tells what goes in from what comes out', () => {
    const schema = z.object({ days: z.int().default(1) })
    expect(toJsonSchema(schema, 'x')).not.toHaveProperty('required')
    expect(toJsonSchema(schema, 'x', 'output')).toMatchObject({ required: ['days'] })
  })
})

describe('toolNameProblem', () => {
  test.each(['get_weather', 'look-up', 'A', '9', 'constructor', 'x'.repeat(64)])('admits %s', (name) => {
    expect(toolNameProblem(name)).toBeUndefined()
  })

  test.each(['', 'x'.repeat(65), 'a b', 'a/b', 'a.b', '../verify', 'wetter_für', 'a\n', '__proto__'])(
    'refuses %j',
    (name) => {
      expect(toolNameProblem(name)).toMatch(/name/)
    },
  )

  test.each([
    'seed_session',
    'verify',
    'close_session',
    'health',
    'aggregate_metrics',
    'reverify_mode',
    'step',
    'reset',
    'close',
    'mcp',
  ])('reserves %s for the protocol (VER-8)', (name) => {
    expect(reservedToolNames.has(name)).toBe(true)
    expect(toolNameProblem(name)).toBe('has the name of a route of the protocol')
  })
})
