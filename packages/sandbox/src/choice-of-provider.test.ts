import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBubblewrap } from './bubblewrap/bubblewrap.ts'
import type { Provider } from './provider/provider.ts'
import { createSandbox } from './local-sandbox.ts'

const homes = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`gym-sandbox-${process.pid}-`))

describe('the choice of a provider', () => {
  afterEach(() => vi.restoreAllMocks())

  test('is never none unless none is asked for by its isolation too (SBX-4)', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    await expect(createSandbox({ provider: 'none' })).rejects.toMatchObject({
      code: 'isolation_too_weak',
      message: 'The provider none isolates by none, and namespaces is needed',
    })
    await using sandbox = await createSandbox({ provider: 'none', isolation: 'none' })
    expect(sandbox.provider).toMatchObject({ name: 'none', isolation: 'none' })
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('holds nothing in'))
    expect(await sandbox.run({ language: 'bash', code: 'echo $((6 * 7))' })).toMatchObject({
      ending: 'ok',
      stdout: '42\n',
    })
  })

  test('is refused where it holds less than is needed', async () => {
    const weak = {
      name: 'weak',
      isolation: 'namespaces',
      check: async () => undefined,
      close: async () => {},
    } as Partial<Provider> as Provider
    await expect(createSandbox({ provider: () => weak, isolation: 'machine' })).rejects.toMatchObject({
      code: 'isolation_too_weak',
      message: 'The provider weak isolates by namespaces, and machine is needed',
    })
  })

  test.runIf(process.platform === 'linux')('says which command would mend one that is not there', async () => {
    const missing = createSandbox({ provider: (home) => createBubblewrap({ home, path: '/no/such/bwrap' }) })
    await expect(missing).rejects.toMatchObject({
      code: 'unavailable',
      fix: 'apt-get install --yes bubblewrap',
      message: 'bubblewrap (bwrap) is not installed. This would mend it: apt-get install --yes bubblewrap',
    })
  })

  test('leaves no folder of one that was refused', async () => {
    vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const before = homes()
    await expect(createSandbox({ provider: 'none' })).rejects.toThrow('isolates by none')
    await expect(
      createSandbox({
        provider: () => {
          throw new Error('no provider')
        },
      }),
    ).rejects.toThrow('no provider')
    expect(homes()).toEqual(before)
  })

  test('says why a language cannot be run', async () => {
    vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const lost = {
      name: 'lost',
      entry: 'main.lost',
      find: async () => undefined,
      install: 'apt-get install --yes lost',
      programs: ['lost'],
      command: () => [],
      overheadBytes: 0,
      signs: { memory: /$^/, processes: /$^/ },
    }
    await using sandbox = await createSandbox({ provider: 'none', isolation: 'none', languages: [lost] })
    await expect(sandbox.run({ language: 'lost', code: '' })).rejects.toMatchObject({
      code: 'unavailable',
      fix: 'apt-get install --yes lost',
    })
  })
})
