import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../fixtures/run.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'

/** A workspace whose only environment lacks something of the machine. */
async function needyWorkspace(): Promise<string> {
  const cwd = await makeFolder()
  const folder = join(cwd, 'environments', 'needy')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "exports": "./environment.js" }')
  await writeFile(
    join(folder, 'environment.js'),
    `export const environment = {
       name: 'needy', task: {}, tools: {}, functionTools: [], policies: {}, converters: {}, generate() {}, prompt() {}, verify() {},
       missing: async () => ({ reason: 'no engine is here', fix: 'install engine' }),
     }\n`,
  )
  return cwd
}

describe('an environment that lacks something of the machine (SBX-4)', () => {
  test('is left out of all by its name, with what would mend it', async () => {
    const cwd = await needyWorkspace()
    for (const command of [
      ['eval', 'run'],
      ['env', 'start'],
    ]) {
      const { err } = await run([...command, '--environment', 'all'], { cwd })
      expect(err).toContain('gym: needy is left out: no engine is here; this would mend it: install engine\n')
    }
  })

  test('is refused when it is asked for by its name', async () => {
    const cwd = await needyWorkspace()
    for (const command of [
      ['eval', 'run'],
      ['env', 'start'],
    ]) {
      const { code, out, err } = await run([...command, '--environment', 'needy'], { cwd })
      expect({ code: code > 0, out }).toEqual({ code: true, out: '' })
      expect(err).toContain(
        'The environment needy cannot be served here: no engine is here; this would mend it: install engine.',
      )
    }
  })
})
