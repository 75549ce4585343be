import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Program } from '../../program.ts'
import { type Opened, type Subject } from '../subject.ts'
import { samples } from './samples.ts'

/** Programs that would tell a process that was started for them from one that waited. */
const programs: readonly Program[] = [
  ...(['python', 'javascript', 'typescript'] as const).map((language) => ({
    language,
    code: samples[language].report,
    files: { 'data/note.txt': 'from a file' },
    args: ['one', 'two words', ''],
    stdin: 'naïve 😀',
  })),
  {
    language: 'python',
    code: 'import os, sys\nprint(__name__, __file__, sys.argv, sys.path[0], os.getcwd(), sorted(os.environ), sorted(globals()), len(os.listdir("/proc/self/fd")))',
  },
  { language: 'python', code: 'def fail(): raise ValueError("no")\nfail()' },
  { language: 'python', code: 'print(1\n' },
  { language: 'python', code: 'import sys\nsys.exit("said at the end")' },
  { language: 'python', code: 'from words import word\nprint(word)', files: { 'words.py': 'word = "found"' } },
  {
    language: 'python',
    code: 'import atexit, threading\natexit.register(print, "last")\nthreading.Timer(0.1, print, ["later"]).start()',
  },
  {
    language: 'python',
    code: 'from dataclasses import dataclass\nimport pickle\n@dataclass\nclass Point:\n    x: int\nprint(pickle.loads(pickle.dumps(Point(1))))',
  },
  {
    language: 'python',
    code: 'import sys\nprint(sys.argv, sys.path, sys.flags, __spec__, sorted(vars(__builtins__)), "site" in sys.modules)',
    args: ['-c', ''],
  },
  { language: 'python', code: 'print(quit, copyright, license, help)\nhelp(len)\nexit(3)' },
  { language: 'python', code: 'quit("said at the end")' },
  {
    language: 'python',
    code: 'import inspect, sys\ndef mine(): pass\nprint(inspect.getsource(mine), sys.modules["__main__"].mine is mine)',
  },
  {
    language: 'python',
    code: `
from multiprocessing import get_context
def square(x): return x * x
if __name__ == "__main__":
    with get_context("spawn").Pool(1) as pool: print(pool.map(square, range(3)))`,
  },
  {
    language: 'javascript',
    code: `console.log(require.main === module, __filename, process.argv.slice(1), process.execArgv, process._eval, process.cwd(), Object.keys(process.env).sort(), typeof arguments, Object.keys(globalThis))`,
  },
  { language: 'javascript', code: "const fail = () => { throw new TypeError('no') }\nfail()" },
  { language: 'javascript', code: 'const = 1' },
  {
    language: 'javascript',
    code: "import { readFileSync } from 'node:fs'\nconsole.log(typeof readFileSync, import.meta.filename)\nawait null",
  },
  {
    language: 'javascript',
    code: "console.log(require('./words.js'))",
    files: { 'words.js': "module.exports = 'found'" },
  },
  {
    language: 'javascript',
    code: "process.on('exit', () => console.log('last'))\nsetTimeout(() => console.log('later'), 50)",
  },
  {
    language: 'javascript',
    code: "const { fork } = require('node:child_process')\nif (process.send) process.send('hello')\nelse fork(__filename).on('message', console.log)",
  },
  { language: 'javascript', code: "process.exitCode = 4\nPromise.reject(new Error('unseen'))" },
]

/** A runtime that waited for its program gives the same as one that was started for it. */
export function testWarmth(subject: Subject): void {
  describe('a warm start', () => {
    let warm: Opened
    let cold: Opened
    beforeAll(async () => {
      cold = await subject.open({ concurrency: 1 })
      warm = await subject.open({ concurrency: 1, prewarm: { python: 1, javascript: 1, typescript: 1 } })
    })
    afterAll(async () => {
      await warm.sandbox.close()
      await cold.sandbox.close()
    })

    for (const [index, program] of programs.entries())
      test(`gives what a cold one gives: ${program.language} program ${index + 1}`, async () => {
        await warm.sandbox.warmUp()
        const results = [await cold.sandbox.run(program), await warm.sandbox.run(program)]
        const [expected, got] = results.map(({ ending, reason, stdout, stderr, exitCode, signal }) => ({
          ending,
          reason,
          stdout,
          stderr,
          exitCode,
          signal,
        }))
        expect(got).toEqual(expected)
      })

    test('has the paths that Python itself would have, save those of .pth files', async () => {
      const own = 'import site, sys; site.addpackage = lambda *_: None; site.main(); print(sys.path[1:])'
      const code = `
import subprocess, sys
plain = [sys.executable, "-S", "-s", "-E", "-B", "-c", ${JSON.stringify(own)}]
print(subprocess.run(plain, capture_output=True, text=True).stdout == f"{sys.path[1:]}\\n", len(sys.path) > 3)`
      await warm.sandbox.warmUp()
      for (const { sandbox } of [cold, warm])
        expect(await sandbox.run({ language: 'python', code })).toMatchObject({ stdout: 'True True\n', stderr: '' })
    })

    test('is had once by each: nothing goes from one program to the next', async () => {
      const code =
        'import builtins, os\nprint(hasattr(builtins, "mine"), os.listdir())\nbuiltins.mine = 1\nopen("mine", "w")'
      for (let round = 0; round < 3; round += 1) {
        await warm.sandbox.warmUp()
        expect(await warm.sandbox.run({ language: 'python', code })).toMatchObject({
          ending: 'ok',
          stdout: 'False []\n',
        })
      }
    })

    test('is not had by a program with limits of its own', async () => {
      await warm.sandbox.warmUp()
      const code = 'import resource\nprint(resource.getrlimit(resource.RLIMIT_NOFILE))'
      const result = await warm.sandbox.run({ language: 'python', code }, { limits: { openFiles: 33 } })
      expect(result.stdout).toBe('(33, 33)\n')
    })

    test('keeps no descriptor that a program could talk over', async () => {
      await warm.sandbox.warmUp()
      const code = 'import os\nos.write(3, b"1\\n")'
      expect(await warm.sandbox.run({ language: 'python', code })).toMatchObject({ ending: 'nonzero_exit', stdout: '' })
    })

    test('has the limits of time and output of its run', async () => {
      await warm.sandbox.warmUp()
      const limits = { wallMs: 1000, outputBytes: 10 }
      expect(await warm.sandbox.run({ language: 'python', code: 'while True: pass' }, { limits })).toMatchObject({
        ending: 'timeout',
      })
      await warm.sandbox.warmUp()
      const written = await warm.sandbox.run(
        { language: 'python', code: 'print("x" * 100)' },
        { limits: { outputBytes: 10 } },
      )
      expect(written).toMatchObject({ ending: 'output_limit', stdout: 'x'.repeat(10) })
    })
  })
}
