import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createMarker, expectGone, processesWith } from '../host-processes.ts'
import { endless, harmless, type Opened, type Subject } from '../subject.ts'

/** The same cells in each language that has sessions. */
const cells = {
  python: {
    set: (value: string) => `kept = ${JSON.stringify(value)}`,
    get: 'kept',
    got: (value: string) => `'${value}'\n`,
    print: (text: string) => `print(${JSON.stringify(text)})`,
    fail: 'raise ValueError("no")',
    exit: 'raise SystemExit(3)',
    lines: 'for _ in range(9000): print("x" * 99)',
    mark: (marker: string) =>
      `import subprocess; child = subprocess.Popen(["sleep", "1000"], env={"MARKER": "${marker}"})`,
    listFiles: 'import os; os.listdir()',
    writeFile: 'open("mine", "w").close()',
    noFiles: '[]\n',
  },
  javascript: {
    set: (value: string) => `var kept = ${JSON.stringify(value)}`,
    get: 'kept',
    got: (value: string) => `${value}\n`,
    print: (text: string) => `console.log(${JSON.stringify(text)})`,
    fail: 'throw new Error("no")',
    exit: 'process.exit(3)',
    lines: "for (let i = 0; i < 9000; i += 1) console.log('x'.repeat(99))",
    mark: (marker: string) =>
      `require('node:child_process').spawn('sleep', ['1000'], { env: { MARKER: '${marker}' }, stdio: 'ignore' }).pid > 0`,
    listFiles: "require('node:fs').readdirSync('.')",
    writeFile: "require('node:fs').writeFileSync('mine', '')",
    noFiles: '[]\n',
  },
} as const

/** Variables stay, and stay where they are (SBX-9). */
export function testSessions(subject: Subject): void {
  for (const [language, cell] of Object.entries(cells))
    describe(`a session in ${language}`, () => {
      let opened: Opened
      beforeAll(async () => {
        opened = await subject.open({ concurrency: 4, limits: { wallMs: 20_000 } })
      })
      afterAll(async () => await opened.sandbox.close())

      test.concurrent('keeps variables and files from cell to cell', async () => {
        await using session = await opened.sandbox.openSession(language)
        expect(await session.run(cell.set('naïve 😀'))).toMatchObject({ ending: 'ok' })
        expect(await session.run(cell.get)).toMatchObject({ ending: 'ok', stdout: cell.got('naïve 😀'), stderr: '' })
        expect(await session.run(cell.print('printed'))).toMatchObject({ stdout: 'printed\n' })
        await session.run(cell.writeFile)
        expect((await session.run(cell.listFiles)).stdout).toContain('mine')
        expect(session.isEnded).toBe(false)
      })

      test.concurrent('shares nothing with another', async () => {
        await using one = await opened.sandbox.openSession(language)
        await using other = await opened.sandbox.openSession(language)
        await Promise.all([one.run(cell.set('one')), other.run(cell.set('other'))])
        await one.run(cell.writeFile)
        const got = await Promise.all([one.run(cell.get), other.run(cell.get)])
        expect(got.map((each) => each.stdout)).toEqual([cell.got('one'), cell.got('other')])
        expect((await other.run(cell.listFiles)).stdout).toBe(cell.noFiles)
        await using third = await opened.sandbox.openSession(language)
        expect(await third.run(cell.get)).toMatchObject({ ending: 'nonzero_exit' })
      })

      test.concurrent('goes on after an error, which it tells', async () => {
        await using session = await opened.sandbox.openSession(language)
        await session.run(cell.set('kept'))
        const failed = await session.run(cell.fail)
        expect(failed.ending).toBe('nonzero_exit')
        expect(failed.stderr).toContain('no')
        expect(await session.run('this is ( no program')).toMatchObject({ ending: 'nonzero_exit' })
        expect(await session.run(cell.get)).toMatchObject({ ending: 'ok', stdout: cell.got('kept') })
      })

      test.concurrent('runs cells one after another, each with its own output', async () => {
        await using session = await opened.sandbox.openSession(language)
        const texts = Array.from({ length: 10 }, (_, index) => `cell ${index}`)
        const results = await Promise.all(texts.map(async (text) => await session.run(cell.print(text))))
        expect(results.map((each) => each.stdout)).toEqual(texts.map((text) => `${text}\n`))
      })

      test.concurrent('has a long output of a cell whole', async () => {
        await using session = await opened.sandbox.openSession(language, { limits: { outputBytes: 2_000_000 } })
        for (let round = 0; round < 3; round += 1) {
          const result = await session.run(cell.lines)
          expect(result.ending).toBe('ok')
          expect(result.stdout.length).toBe(900_000)
        }
      })

      test.concurrent('is ended by a cell that runs too long, with all that the cell started', async () => {
        const marker = createMarker()
        await using session = await opened.sandbox.openSession(language, { limits: { wallMs: 2000 } })
        expect(await session.run(cell.mark(marker))).toMatchObject({ ending: 'ok' })
        expect(await session.run(endless[language as 'python' | 'javascript'])).toMatchObject({
          ending: 'timeout',
          reason: 'it ran for 2000 ms',
        })
        expect(session.isEnded).toBe(true)
        await expectGone(() => processesWith(marker))
        await expect(session.run(cell.get)).rejects.toMatchObject({ code: 'closed' })
      })

      test.concurrent('is ended by a cell that writes too much', async () => {
        await using session = await opened.sandbox.openSession(language, { limits: { outputBytes: 1000 } })
        const result = await session.run(cell.lines)
        expect(result).toMatchObject({ ending: 'output_limit' })
        expect(result.stdout.length).toBe(1000)
        expect(session.isEnded).toBe(true)
      })

      test.concurrent('is ended by a cell that exits', async () => {
        await using session = await opened.sandbox.openSession(language)
        expect(await session.run(cell.exit)).toMatchObject({ ending: 'nonzero_exit' })
        expect(session.isEnded).toBe(true)
      })

      test.concurrent('is ended by whoever gives up a cell', async () => {
        await using session = await opened.sandbox.openSession(language)
        const giving = new AbortController()
        const marker = createMarker()
        const code = `${cell.mark(marker)}\n${endless[language as 'python' | 'javascript']}`
        const run = session.run(code, { signal: giving.signal })
        // It has its place once what it started is there.
        await vi.waitFor(() => expect(processesWith(marker)).not.toEqual([]), 30_000)
        giving.abort()
        await run.catch(() => {})
        expect(session.isEnded).toBe(true)
        expect(await opened.sandbox.run(harmless)).toMatchObject({ ending: 'ok' })
      })

      test.concurrent('leaves nothing when it is closed', async () => {
        const marker = createMarker()
        const session = await opened.sandbox.openSession(language)
        await session.run(cell.mark(marker))
        await session.close()
        await session.close()
        expect(session.isEnded).toBe(true)
        await expectGone(() => processesWith(marker))
      })

      test.concurrent('takes a long cell', async () => {
        await using session = await opened.sandbox.openSession(language)
        const text = 'x'.repeat(1_000_000)
        await session.run(cell.set(text))
        expect((await session.run(cell.get)).stdout.length).toBe(cell.got(text).length)
      })
    })

  describe('a session', () => {
    test('holds a place only while a cell runs', async () => {
      await using opened = await subject.open({ concurrency: 1 })
      await using one = await opened.sandbox.openSession('python')
      await using other = await opened.sandbox.openSession('python')
      expect(await one.run('1')).toMatchObject({ stdout: '1\n' })
      expect(await other.run('2')).toMatchObject({ stdout: '2\n' })
      expect(await opened.sandbox.run(harmless)).toMatchObject({ ending: 'ok' })
    })

    test('is refused for a language that has none', async () => {
      await using opened = await subject.open()
      await expect(opened.sandbox.openSession('bash')).rejects.toMatchObject({ code: 'language_unknown' })
    })

    test('leaves no folder behind', async () => {
      await using opened = await subject.open()
      const before = opened.listHome()
      const session = await opened.sandbox.openSession('python')
      await session.run('1')
      await session.close()
      await expectGone(() => opened.listHome().filter((name) => !before.includes(name)))
    })
  })
}
