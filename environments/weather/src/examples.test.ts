import { readFileSync } from 'node:fs'
import { ResponsesCreateParams } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { exampleLines } from './examples.ts'
import { familyNames } from './questions/index.ts'
import { Task } from './task.ts'

const text = readFileSync(new URL('../data/example.jsonl', import.meta.url), 'utf8')
const rows = text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('data/example.jsonl', () => {
  test('is what `pnpm examples` writes', () => {
    expect(text).toBe(exampleLines())
  })

  test('has each family at each level once', () => {
    const kinds = rows.map((row) => Task.parse(row)).map(({ family, level }) => `${family} ${level}`)
    expect(new Set(kinds).size).toBe(familyNames.length * 3)
    expect(kinds).toHaveLength(27)
  })

  test('carries the tools as the environment has them now', () => {
    for (const row of rows)
      expect(ResponsesCreateParams.parse(row['responses_create_params']).tools).toEqual(environment.functionTools)
  })
})
