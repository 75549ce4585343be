import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exampleLines } from './examples.ts'
import { gameNames } from './games/index.ts'

test('data/example.jsonl is what `pnpm examples` writes, with every game in it', () => {
  const text = readFileSync(new URL('../data/example.jsonl', import.meta.url), 'utf8')
  expect(text).toBe(exampleLines())
  const games = text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { game: string }).game)
  expect(new Set(games)).toEqual(new Set(gameNames))
})
