import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { describeFields, typeText } from './schema-text.ts'

describe('describeFields', () => {
  test('aligns names, marks what may be left out, and says what was described', () => {
    const schema = z.object({ city: z.string().describe('City name.'), day: z.int().optional() })
    expect(describeFields(z.toJSONSchema(schema))).toEqual(['city  string  City name.', 'day?  integer'])
  })

  test('says what a field is when it is left out', () => {
    const schema = z.object({
      days: z.int().default(1).describe('How many.'),
      wording: z.enum(['a', 'b']).default('a'),
    })
    expect(describeFields(z.toJSONSchema(schema, { io: 'input' }))).toEqual([
      'days?     integer (default: 1)  How many.',
      'wording?  "a" | "b" (default: "a")',
    ])
  })

  test('has nothing to say of an object without properties', () => {
    expect(describeFields({})).toEqual([])
  })
})

describe('typeText', () => {
  test.each([
    [z.enum(['a', 'b']), '"a" | "b"'],
    [z.literal(3), '3'],
    [z.array(z.union([z.string(), z.null()])), '(string | null)[]'],
    [z.array(z.string()), 'string[]'],
    [z.unknown(), 'unknown'],
    [z.record(z.string(), z.number()), 'object'],
  ])('writes %# as TypeScript would', (schema, text) => expect(typeText(z.toJSONSchema(schema))).toBe(text))
})
