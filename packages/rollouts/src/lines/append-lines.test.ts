import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { openLineAppender } from './append-lines.ts'

describe('openLineAppender', () => {
  test('writes lines whole and in call order, though many are begun at once', async () => {
    const path = join(await makeFolder(), 'r.jsonl')
    const lines = Array.from({ length: 200 }, (_, i) => `${i}:${'x'.repeat(i * 50)}`)
    {
      await using appender = await openLineAppender(path)
      await Promise.all(lines.map((line) => appender.append(line)))
    }
    expect(await readFile(path, 'utf8')).toBe(`${lines.join('\n')}\n`)
  })

  test('goes on behind what is there', async () => {
    const path = join(await makeFolder(), 'r.jsonl')
    for (const line of ['one', 'two']) {
      await using appender = await openLineAppender(path)
      await appender.append(line)
    }
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\n')
  })

  test('closes once, after the lines that were begun', async () => {
    const path = join(await makeFolder(), 'r.jsonl')
    const appender = await openLineAppender(path)
    const written = appender.append('last')
    await Promise.all([appender.close(), appender.close(), written])
    expect(await readFile(path, 'utf8')).toBe('last\n')
  })
})
