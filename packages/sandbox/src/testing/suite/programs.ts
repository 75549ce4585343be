import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Opened, type Subject } from '../subject.ts'
import { samples } from './samples.ts'

/** What any program may expect. */
export function testPrograms(subject: Subject): void {
  describe('an ordinary program', () => {
    let opened: Opened
    beforeAll(async () => {
      opened = await subject.open({ concurrency: 4 })
    })
    afterAll(async () => await opened.sandbox.close())

    for (const [language, { report, lines }] of Object.entries(samples)) {
      test.concurrent(`in ${language} gets its input, arguments and files, and gives its output and exit code`, async () => {
        const result = await opened.sandbox.run({
          language,
          code: report,
          files: { 'data/note.txt': 'from a file' },
          args: ['one', 'two words', '', '$HOME "quoted" \\'],
          stdin: 'naïve 😀\nsecond line',
        })
        expect(result).toMatchObject({
          ending: 'nonzero_exit',
          exitCode: 7,
          signal: undefined,
          stdout: 'one|two words||$HOME "quoted" \\\nfrom a file\nnaïve 😀\nsecond line\n',
          stderr: 'to standard error\n',
        })
        expect(result.wallMs).toBeGreaterThan(0)
        expect(result.queuedMs).toBeGreaterThanOrEqual(0)
      })

      test.concurrent(`in ${language} loses none of a long output, however it ends`, async () => {
        const result = await opened.sandbox.run({ language, code: lines }, { limits: { outputBytes: 2_000_000 } })
        expect(result).toMatchObject({ ending: 'nonzero_exit', exitCode: 3 })
        expect(result.stdout.length).toBe(900_000)
      })
    }

    test.concurrent('has nothing to read unless it is given something', async () => {
      const result = await opened.sandbox.run({ language: 'bash', code: 'cat; echo end' })
      expect(result).toMatchObject({ ending: 'ok', exitCode: 0, stdout: 'end\n' })
    })

    test.concurrent('may open its standard streams by name', async () => {
      const code = 'cat /dev/stdin > /dev/stdout; echo error > /dev/stderr'
      const result = await opened.sandbox.run({ language: 'bash', code, stdin: 'input\n' })
      expect(result).toMatchObject({ ending: 'ok', stdout: 'input\n', stderr: 'error\n' })
      const read = "process.stdout.write(require('node:fs').readFileSync('/dev/stdin', 'utf8'))"
      expect(await opened.sandbox.run({ language: 'javascript', code: read, stdin: 'input\n' })).toMatchObject({
        ending: 'ok',
        stdout: 'input\n',
      })
    })

    test.concurrent('gets bytes as they are', async () => {
      const bytes = Uint8Array.from({ length: 1024 }, (_, index) => index % 256)
      const code = 'cd "$(dirname "$0")"; cmp data.bin - && cat data.bin | od -An -v -tu1 | wc -w'
      const result = await opened.sandbox.run({ language: 'bash', code, files: { 'data.bin': bytes }, stdin: bytes })
      expect(result).toMatchObject({ ending: 'ok', stdout: '1024\n' })
    })

    test.concurrent('may write what is no text, which is replaced', async () => {
      const result = await opened.sandbox.run({ language: 'bash', code: String.raw`printf 'a\xffb\0c'` })
      expect(result.stdout).toBe('a\u{FFFD}b\0c')
    })

    test.concurrent('is said to be ended by a signal when it is', async () => {
      for (const signal of ['SIGTERM', 'SIGKILL', 'SIGSEGV', 'SIGABRT'])
        expect(await opened.sandbox.run({ language: 'bash', code: `kill -${signal.slice(3)} $$` })).toMatchObject({
          ending: 'nonzero_exit',
          exitCode: undefined,
          signal,
        })
    })

    test.concurrent('ends with any exit code that there is', async () => {
      const results = await Promise.all(
        [0, 1, 2, 126, 127, 128, 255].map(
          async (code) => await opened.sandbox.run({ language: 'bash', code: `exit ${code}` }),
        ),
      )
      expect(results.map((each) => each.exitCode)).toEqual([0, 1, 2, 126, 127, 128, 255])
    })

    test.concurrent('starts in an empty folder of its own that it may write to', async () => {
      const code = 'ls -A; echo x > mine; mktemp > /dev/null; ls -A | wc -l; cat mine'
      for (let round = 0; round < 2; round += 1)
        expect(await opened.sandbox.run({ language: 'bash', code })).toMatchObject({ ending: 'ok', stdout: '2\nx\n' })
    })

    test.concurrent('may use its own files as modules', async () => {
      const runs = {
        python: { code: 'from helper.words import word\nprint(word)', files: { 'helper/words.py': 'word = "found"' } },
        javascript: {
          code: "console.log(require('./words.js').word)",
          files: { 'words.js': "exports.word = 'found'" },
        },
        typescript: {
          code: "import { word } from './words.ts'\nconsole.log(word satisfies string)",
          files: { 'words.ts': "export const word: string = 'found'" },
        },
        bash: { code: '. "$(dirname "$0")/words.sh"; echo "$word"', files: { 'words.sh': 'word=found' } },
      }
      for (const [language, program] of Object.entries(runs))
        expect(await opened.sandbox.run({ language, ...program }), language).toMatchObject({
          ending: 'ok',
          stdout: 'found\n',
        })
    })

    test.concurrent('may start with another of its files', async () => {
      const files = { 'a.sh': 'echo a', 'b.sh': 'echo b' }
      expect(await opened.sandbox.run({ language: 'bash', files, entry: 'b.sh' })).toMatchObject({ stdout: 'b\n' })
    })

    test.concurrent('finds nothing of who runs it in its environment', async () => {
      process.env['GYM_PASSED_ON'] = 'no'
      const { stdout } = await opened.sandbox.run({ language: 'bash', code: 'env' })
      delete process.env['GYM_PASSED_ON']
      expect(stdout).toMatch(/^PATH=/m)
      expect(stdout).not.toMatch(/GYM_|NODE|VITEST|npm_/)
    })

    test.concurrent('may start processes and threads that work together', async () => {
      const code = `
from multiprocessing import Pool
from threading import Thread
def square(x): return x * x
if __name__ == "__main__":
    with Pool(2) as pool: print(sum(pool.map(square, range(100))))
    threads = [Thread(target=square, args=(i,)) for i in range(8)]
    for each in threads: each.start()
    for each in threads: each.join()
    print("joined")`
      expect(await opened.sandbox.run({ language: 'python', code })).toMatchObject({
        ending: 'ok',
        stdout: '328350\njoined\n',
      })
    })

    test.concurrent('that cannot be run is refused with the reason', async () => {
      const run = opened.sandbox.run.bind(opened.sandbox)
      await expect(run({ language: 'cobol', code: '' })).rejects.toMatchObject({ code: 'language_unknown' })
      await expect(run({ language: 'bash' })).rejects.toMatchObject({ code: 'program_invalid' })
      await expect(run({ language: 'bash', code: '', files: { '../x': '' } })).rejects.toMatchObject({
        code: 'program_invalid',
      })
      await expect(run({ language: 'bash', code: '' }, { limits: { wallMs: 0 } })).rejects.toMatchObject({
        code: 'limits_invalid',
      })
    })
  })
}
