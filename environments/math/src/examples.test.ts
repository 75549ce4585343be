import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exampleLines } from './examples.ts'
import { familyNames } from './families/index.ts'
import { Task } from './task.ts'

const text = readFileSync(new URL('../data/example.jsonl', import.meta.url), 'utf8')

describe('data/example.jsonl', () => {
  test('is what `pnpm examples` writes', () => {
    expect(text).toBe(exampleLines())
  })

  test('has each family once', () => {
    const tasks = text
      .trimEnd()
      .split('\n')
      .map((line) => Task.parse(JSON.parse(line)))
    expect(tasks.map(({ family }) => family)).toEqual(familyNames)
  })
})
