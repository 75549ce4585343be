import { readdir, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { lockOutput } from './output-lock.ts'

describe('lockOutput', () => {
  test('keeps a second writer out while the first lives, naming it', async () => {
    const folder = await makeFolder()
    const path = join(folder, 'r.lock')
    {
      await using _lock = await lockOutput(path)
      await expect(lockOutput(path)).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringContaining(`Process ${process.pid}`) as string,
      })
    }
    expect(await readdir(folder)).toEqual([])
  })

  test.each([
    ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })],
    ['that was never written', ''],
  ])('takes over a lock %s', async (_name, text) => {
    const path = join(await makeFolder(), 'r.lock')
    await writeFile(path, text)
    await using _lock = await lockOutput(path)
  })

  test('leaves a lock of another machine alone: nobody can tell from here whether its writer lives', async () => {
    const path = join(await makeFolder(), 'r.lock')
    await writeFile(path, JSON.stringify({ pid: 1, host: 'elsewhere' }))
    await expect(lockOutput(path)).rejects.toThrow(/on elsewhere is writing/)
  })
})
