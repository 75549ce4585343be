import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { hashSources } from './source-hash.ts'

async function environmentOf(files: Record<string, string>): Promise<string> {
  const folder = await makeFolder()
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}
const files = { 'package.json': '{}', 'src/environment.ts': 'a', 'data/rows.csv': '1' }

describe('hashSources', () => {
  test('is the same for the same files, wherever they stand', async () => {
    expect(await hashSources(await environmentOf(files))).toBe(await hashSources(await environmentOf(files)))
  })

  test.each([
    ['a changed verifier', { ...files, 'src/environment.ts': 'b' }],
    ['changed data', { ...files, 'data/rows.csv': '2' }],
    ['a renamed file', { 'package.json': '{}', 'src/other.ts': 'a', 'data/rows.csv': '1' }],
  ])('notices %s (REP-4)', async (_name, changed) => {
    expect(await hashSources(await environmentOf(changed))).not.toBe(await hashSources(await environmentOf(files)))
  })

  test('does not mind tests, installed packages, builds and hidden files', async () => {
    const more = {
      ...files,
      'src/environment.test.ts': 'x',
      'node_modules/zod/index.js': 'x',
      'dist/index.js': 'x',
      '.turbo/log': 'x',
    }
    expect(await hashSources(await environmentOf(more))).toBe(await hashSources(await environmentOf(files)))
  })

  test('hashes a module that stands alone', async () => {
    const folder = await environmentOf(files)
    expect(await hashSources(join(folder, 'src/environment.ts'))).toMatch(/^[0-9a-f]{64}$/)
  })
})
