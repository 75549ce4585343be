import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openHome, writeFiles } from './home.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'home-test-'))
})
afterEach(() => {
  rmSync(base, { recursive: true, force: true })
})

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('openHome', () => {
  test('is a folder that is named after its process, and that others may pass and not list', () => {
    const home = openHome(base)
    expect(home.folder).toBe(join(base, home.label))
    expect(home.label).toMatch(new RegExp(`^gym-sandbox-${process.pid}-[0-9a-f]{16}$`))
    expect(mode(home.folder)).toBe('711')
    home.close()
  })

  test('two have nothing in common', () => {
    const [one, other] = [openHome(base), openHome(base)]
    expect(one.label).not.toBe(other.label)
    one.close()
    expect(existsSync(other.folder)).toBe(true)
    other.close()
  })

  test('makes folders whose names cannot be guessed, for whoever has one to read', () => {
    const home = openHome(base)
    const folders = [home.openFolder(), home.openFolder()]
    expect(new Set(folders).size).toBe(2)
    for (const folder of folders) {
      expect(basename(folder)).toMatch(/^\d+-[0-9a-f]{12}$/)
      expect(mode(folder)).toBe('755')
    }
    home.close()
  })

  test('removes a folder, and all of them when it is closed', async () => {
    const home = openHome(base)
    const [one, other] = [home.openFolder(), home.openFolder()]
    writeFiles(one, new Map([['a/b', '1']]))
    await home.closeFolder(one)
    expect([existsSync(one), existsSync(other)]).toEqual([false, true])
    home.close()
    expect(readdirSync(base)).toEqual([])
  })

  test('leaves nothing behind when its process is killed', async () => {
    const child = fork(join(import.meta.dirname, 'home.fixture.ts'), [base])
    const [{ paths, modes }] = (await once(child, 'message')) as [{ paths: string[]; modes: string[] }]
    expect(paths.every((path) => existsSync(path))).toBe(true)
    expect(modes).toEqual(['711', '755', '755', '644'])
    child.kill('SIGKILL')
    await once(child, 'exit')
    await vi.waitFor(() => expect(readdirSync(base)).toEqual([]), { timeout: 60_000, interval: 50 })
  })
})

describe('writeFiles', () => {
  test('writes files and the folders between, for others to read', () => {
    const bytes = Uint8Array.from([0, 255])
    writeFiles(
      base,
      new Map<string, string | Uint8Array>([
        ['a.py', 'é'],
        ['b/c/d.bin', bytes],
        ['b/c/e', ''],
        ['b/f', ''],
      ]),
    )
    expect(readFileSync(join(base, 'a.py'), 'utf8')).toBe('é')
    expect(new Uint8Array(readFileSync(join(base, 'b/c/d.bin')))).toEqual(bytes)
    expect(['a.py', 'b/c/d.bin', 'b/c/e', 'b/f'].map((path) => mode(join(base, path)))).toEqual([
      '644',
      '644',
      '644',
      '644',
    ])
    expect(['b', 'b/c'].map((path) => mode(join(base, path)))).toEqual(['755', '755'])
  })
})
