import { link, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { checkOutput } from './check-output.ts'

async function files() {
  const folder = await makeFolder()
  const [input, other, alias] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl'), join(folder, 'alias.jsonl')]
  await writeFile(input, '{}\n')
  await writeFile(other, '{}\n')
  await link(input, alias)
  await mkdir(join(folder, 'folder'))
  return { folder, input, other, alias }
}

describe('checkOutput', () => {
  test('lets a new file be written, and one that is there when it is to be replaced', async () => {
    const { folder, input, other } = await files()
    await checkOutput(join(folder, 'new.jsonl'), { input })
    await checkOutput(other, { input, overwrite: true })
  })

  test('keeps what is there', async () => {
    const { input, other } = await files()
    await expect(checkOutput(other, { input })).rejects.toMatchObject({
      code: 'usage',
      message: `${other} is there already; --overwrite replaces it.`,
    })
  })

  test('never lets the input be replaced, whatever it is called', async () => {
    const { input, alias } = await files()
    for (const output of [input, alias])
      await expect(checkOutput(output, { input, overwrite: true })).rejects.toThrow(`${output} is the input itself`)
  })

  test('names a folder as one', async () => {
    const { folder, input } = await files()
    await expect(checkOutput(join(folder, 'folder'), { input, overwrite: true })).rejects.toThrow('is a folder')
  })
})
