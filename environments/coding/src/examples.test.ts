import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exampleLines } from './examples.ts'
import { Task } from './task.ts'

const text = readFileSync(new URL('../data/example.jsonl', import.meta.url), 'utf8')

describe('data/example.jsonl', () => {
  test('is what `pnpm examples` writes', () => {
    expect(text).toBe(exampleLines())
  })

  test('shows a model nothing of what is hidden', () => {
    for (const line of text.trimEnd().split('\n')) {
      const row = JSON.parse(line) as { responses_create_params: unknown }
      const task = Task.parse(row)
      const shown = JSON.stringify(row.responses_create_params)
      expect(shown).not.toContain(JSON.stringify(task.verifier_metadata.reference_solution).slice(1, -1))
      for (const { stdin } of task.verifier_metadata.run_cases ?? [])
        if (stdin.length > 20) expect(shown).not.toContain(JSON.stringify(stdin).slice(1, -1))
    }
  })
})
