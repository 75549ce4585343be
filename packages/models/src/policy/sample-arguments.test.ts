import { createRandom } from '@gym/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type JsonSchema, sampleArguments } from './sample-arguments.ts'

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as JsonSchema

function sample(schema: z.ZodType, seed: number): unknown {
  return sampleArguments(schemaOf(z.object({ value: schema })), createRandom(seed))['value']
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })

/** Schemas of tool arguments, as an author may nest them. */
const { schema: anySchema } = fc.letrec<{ schema: z.ZodType; leaf: z.ZodType }>((tie) => ({
  leaf: fc.oneof(
    fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => z.string().min(Math.min(a, b)).max(Math.max(a, b))),
    fc.tuple(finite, finite).map(([a, b]) => z.number().min(Math.min(a, b)).max(Math.max(a, b))),
    finite.map((bound) => z.number().gt(bound)),
    finite.map((bound) => z.number().lt(bound)),
    fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(1e6)).map(([min, width]) =>
      z
        .int()
        .min(min)
        .max(min + width),
    ),
    fc.integer({ min: -1e9, max: 1e9 }).map((bound) => z.int().gt(bound)),
    fc.integer({ min: -1e9, max: 1e9 }).map((bound) => z.int().lt(bound)),
    fc.integer({ min: 2, max: 12 }).map((step) => z.int().multipleOf(step).positive()),
    fc.constantFrom<z.ZodType>(
      z.int(),
      z.number(),
      z.boolean(),
      z.string(),
      z.null(),
      z.literal('x'),
      z.literal([1, 'b', null]),
      z.enum(['a', 'b']),
    ),
    fc.constantFrom<z.ZodType>(
      z.iso.date(),
      z.iso.datetime(),
      z.iso.time(),
      z.iso.duration(),
      z.email(),
      z.uuid(),
      z.guid(),
      z.url(),
      z.ipv4(),
      z.ipv6(),
      z.cidrv4(),
      z.cidrv6(),
      z.base64(),
      z.base64url(),
      z.e164(),
      z.nanoid(),
      z.cuid(),
      z.cuid2(),
      z.ulid(),
      z.xid(),
      z.ksuid(),
      z.emoji(),
      z.jwt(),
      z.hostname(),
      z.mac(),
    ),
  ),
  schema: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    tie('schema').map((one) => one.nullable()),
    fc.tuple(tie('schema'), tie('schema')).map(([a, b]) => z.union([a, b])),
    fc
      .tuple(tie('schema'), fc.nat(3), fc.nat(3))
      .map(([item, a, b]) => z.array(item).min(Math.min(a, b)).max(Math.max(a, b))),
    fc.tuple(tie('schema'), tie('schema')).map(([a, b]) => z.tuple([a, b])),
    fc.tuple(tie('schema'), tie('schema')).map(([a, rest]) => z.tuple([a], rest)),
    tie('schema').map((value) => z.record(z.string(), value)),
    tie('schema').map((value) => z.record(z.enum(['p', 'q']), value)),
    tie('schema').map((value) => z.partialRecord(z.enum(['p', 'q']), value)),
    fc.tuple(tie('schema'), tie('schema')).map(([a, b]) => z.strictObject({ a, b: b.optional() })),
    fc.tuple(tie('schema'), tie('schema')).map(([a, b]) => z.intersection(z.object({ a }), z.object({ b }))),
    tie('schema').map((x) =>
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('one') }), z.object({ kind: z.literal('two'), x })]),
    ),
  ),
}))

describe('sampleArguments', () => {
  test('makes what the zod schema accepts, whatever it is made of', () => {
    fc.assert(
      fc.property(anySchema, fc.nat(), (schema, seed) => {
        const value = sample(schema, seed)
        const parsed = schema.safeParse(value)
        expect(
          parsed.success,
          `${JSON.stringify(value)} for ${JSON.stringify(schemaOf(schema))}: ${parsed.error?.message}`,
        ).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('draws everything from its chance, and not always the same', () => {
    const schema = z.object({ city: z.string(), days: z.int().min(1).max(30), unit: z.enum(['C', 'F']).optional() })
    const draw = (seed: number) => JSON.stringify(sample(schema, seed))
    const seeds = Array.from({ length: 50 }, (_, seed) => seed)
    expect(seeds.map(draw)).toEqual(seeds.map(draw))
    expect(new Set(seeds.map(draw)).size).toBeGreaterThan(25)
  })

  test('sometimes takes a default, sometimes another value, and sometimes leaves it out', () => {
    const schema = z.object({ page: z.int().min(2).max(9).default(1) })
    const pages = Array.from({ length: 60 }, (_, seed) => (sample(schema, seed) as { page?: number }).page)
    expect(pages).toContain(1)
    expect(pages).toContain(undefined)
    expect(pages.some((page) => page !== undefined && page > 1)).toBe(true)
  })

  test('reaches both ends of a small range and every member of an enum', () => {
    const schema = z.object({ n: z.int().min(1).max(3), c: z.enum(['a', 'b', 'c']) })
    const all = Array.from({ length: 100 }, (_, seed) => sample(schema, seed) as { n: number; c: string })
    expect(new Set(all.map(({ n }) => n))).toEqual(new Set([1, 2, 3]))
    expect(new Set(all.map(({ c }) => c))).toEqual(new Set(['a', 'b', 'c']))
  })

  test('ends in recursive schemas', () => {
    interface Tree {
      value: number
      children: Tree[]
      next?: Tree | null | undefined
    }
    const Tree: z.ZodType<Tree> = z.lazy(() =>
      z.object({ value: z.int(), children: z.array(Tree), next: Tree.nullish() }),
    )
    for (let seed = 0; seed < 50; seed += 1) expect(Tree.safeParse(sample(Tree, seed)).success).toBe(true)
  })

  test('makes an object of a schema that says nothing, and of one that is no object', () => {
    expect(sampleArguments({}, createRandom(1))).toEqual(expect.any(Object))
    expect(sampleArguments({ type: 'string' }, createRandom(1))).toEqual({})
    expect(sampleArguments({ $ref: '#/$defs/gone' }, createRandom(1))).toEqual(expect.any(Object))
  })
})
