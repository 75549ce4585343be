import { describe, expect, test } from 'vitest'
import { resolveConfigPath } from './paths.ts'

const only = (...paths: string[]) => ({
  cwd: '/project',
  exists: (path: string) => Promise.resolve(paths.includes(path)),
})

describe('resolveConfigPath', () => {
  test('prefers the working directory to the folder of the config file', async () => {
    const options = { ...only('/project/a.ts', '/project/configs/a.ts'), configFile: 'configs/x.yaml' }
    await expect(resolveConfigPath('a.ts', options)).resolves.toBe('/project/a.ts')
  })

  test('falls back to the folder of the config file', async () => {
    const options = { ...only('/project/env/a.ts'), configFile: 'configs/x.yaml' }
    await expect(resolveConfigPath('../env/a.ts', options)).resolves.toBe('/project/env/a.ts')
  })

  test('looks for an absolute path in its one place', async () => {
    await expect(resolveConfigPath('/b/a.ts', { ...only(), configFile: 'configs/x.yaml' })).rejects.toMatchObject({
      code: 'config_not_found',
      message: 'There is no "/b/a.ts": looked for /b/a.ts.',
    })
  })

  test('lists every place it searched', async () => {
    await expect(resolveConfigPath('a.ts', { ...only(), configFile: 'configs/x.yaml' })).rejects.toMatchObject({
      code: 'config_not_found',
      details: { path: 'a.ts', searched: ['/project/a.ts', '/project/configs/a.ts'] },
    })
  })

  test('asks the file system by default', async () => {
    await expect(resolveConfigPath('paths.ts', { cwd: import.meta.dirname })).resolves.toMatch(/config\/paths\.ts$/)
    await expect(resolveConfigPath('none.ts', { cwd: import.meta.dirname })).rejects.toThrow('There is no "none.ts"')
  })
})
