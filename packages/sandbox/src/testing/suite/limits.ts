import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMarker, expectGone, processesWith } from '../host-processes.ts'
import { endless, type Opened, slackMs, type Subject } from '../subject.ts'

const MiB = 1024 * 1024

/** Limits are those of each run, exact where they can be, and the result says which was reached (SBX-6, SBX-7). */
export function testLimits(subject: Subject): void {
  describe('a limit of one run', () => {
    let opened: Opened
    beforeAll(async () => {
      opened = await subject.open({ concurrency: 6, most: { wallMs: 60_000, processes: 64 } })
    })
    afterAll(async () => await opened.sandbox.close())

    const bash = async (code: string, limits: object) =>
      await opened.sandbox.run({ language: 'bash', code }, { limits })
    const python = async (code: string, limits: object) =>
      await opened.sandbox.run({ language: 'python', code }, { limits })

    test.concurrent('ends a program that never does, in every language', async () => {
      const results = await Promise.all(
        Object.entries(endless).map(
          async ([language, code]) => await opened.sandbox.run({ language, code }, { limits: { wallMs: 1000 } }),
        ),
      )
      for (const result of results) {
        expect(result).toMatchObject({ ending: 'timeout', exitCode: undefined, reason: 'it ran for 1000 ms' })
        expect(result.wallMs).toBeGreaterThanOrEqual(999)
        expect(result.wallMs).toBeLessThan(1000 + slackMs)
      }
    })

    test.concurrent('of a few milliseconds ends it wherever it stands', async () => {
      const marker = createMarker()
      const results = await Promise.all(
        Array.from(
          { length: 40 },
          async (_, index) =>
            await opened.sandbox.run(
              { language: 'bash', code: endless.bash, args: [marker] },
              { limits: { wallMs: 1 + index } },
            ),
        ),
      )
      // Of one that had no time to begin nothing can be said.
      for (const result of results) expect(['timeout', 'infrastructure_error']).toContain(result.ending)
      await expectGone(() => processesWith(marker))
    })

    test.concurrent('of processor time counts no sleep', async () => {
      expect(await bash('sleep 1.2; echo awake', { cpuMs: 1000 })).toMatchObject({ ending: 'ok', stdout: 'awake\n' })
      expect(await bash(endless.bash, { cpuMs: 1000, wallMs: 30_000 })).toMatchObject({
        ending: 'timeout',
        reason: 'it used 1000 ms of processor time',
      })
    })

    test.concurrent('of memory decides whether the same program has enough', async () => {
      const code = 'text = bytearray(150 * 2**20)\nprint(len(text))'
      expect(await python(code, { memoryBytes: 64 * MiB })).toMatchObject({ ending: 'memory' })
      expect(await python(code, { memoryBytes: 256 * MiB })).toMatchObject({ ending: 'ok', stdout: `${150 * MiB}\n` })
    })

    test.concurrent('of output is exact to the byte, of both streams together', async () => {
      const write = (out: number, err: number) =>
        `head -c ${out} /dev/zero | tr '\\0' x; head -c ${err} /dev/zero | tr '\\0' y >&2`
      for (const [out, err] of [
        [1000, 0],
        [0, 1000],
        [400, 600],
      ] as const) {
        const whole = await bash(write(out, err), { outputBytes: 1000 })
        expect(whole).toMatchObject({ ending: 'ok', stdout: 'x'.repeat(out), stderr: 'y'.repeat(err) })
      }
      const tooMuch = await bash(write(1001, 0), { outputBytes: 1000 })
      expect(tooMuch).toMatchObject({ ending: 'output_limit', stdout: 'x'.repeat(1000), exitCode: undefined })
      expect(await bash(`${write(600, 0)}; sleep 0.1; ${write(0, 401)}`, { outputBytes: 1000 })).toMatchObject({
        ending: 'output_limit',
        stdout: 'x'.repeat(600),
        stderr: 'y'.repeat(400),
      })
    })

    test.concurrent('of processes counts threads as well', async () => {
      const start = (count: number) => `
import threading
gate = threading.Event()
threads = [threading.Thread(target=gate.wait, daemon=True) for _ in range(${count})]
for each in threads: each.start()
print("started")`
      expect(await python(start(7), { processes: 8 })).toMatchObject({ ending: 'ok', stdout: 'started\n' })
      expect(await python(start(40), { processes: 8 })).toMatchObject({ ending: 'process_limit', stdout: '' })
    })

    test.concurrent('of one file is exact to the byte', async () => {
      const code = (bytes: number) => `head -c ${bytes} /dev/zero > file; stat -c %s file`
      expect(await bash(code(100_000), { fileBytes: 100_000 })).toMatchObject({ stdout: '100000\n' })
      expect(await bash(code(100_001), { fileBytes: 100_000 })).toMatchObject({ stdout: '100000\n' })
    })

    test.concurrent('of all files holds for them together', async () => {
      const code = 'for i in 1 2 3 4; do head -c 600K /dev/zero > $i || exit 9; done; echo all'
      expect(await bash(code, { scratchBytes: 4 * MiB })).toMatchObject({ ending: 'ok', stdout: 'all\n' })
      expect(await bash(code, { scratchBytes: 2 * MiB })).toMatchObject({ exitCode: 9, stdout: '' })
    })

    test.concurrent('of open files holds', async () => {
      const code = 'import os\nkept = [os.open("/dev/null", 0) for _ in range(40)]\nprint("all")'
      expect(await python(code, { openFiles: 64 })).toMatchObject({ ending: 'ok', stdout: 'all\n' })
      expect(await python(code, { openFiles: 32 })).toMatchObject({ ending: 'nonzero_exit', stdout: '' })
    })

    test.concurrent('above what the sandbox allows is refused', async () => {
      await expect(bash('', { wallMs: 60_001 })).rejects.toMatchObject({ code: 'limits_invalid' })
      await expect(bash('', { processes: 65 })).rejects.toMatchObject({ code: 'limits_invalid' })
      await expect(bash('', { wallClock: 1 })).rejects.toMatchObject({ code: 'limits_invalid' })
    })

    test.concurrent('may be reached by one of many while the others are none the worse', async () => {
      const results = await Promise.all(
        Array.from({ length: 12 }, async (_, index) =>
          index % 3 === 0
            ? await python('kept = []\nwhile True: kept.append(bytes(2**20))', { memoryBytes: 64 * MiB })
            : await bash(`echo ${index}`, {}),
        ),
      )
      for (const [index, result] of results.entries())
        expect(result).toMatchObject(index % 3 === 0 ? { ending: 'memory' } : { ending: 'ok', stdout: `${index}\n` })
    })
  })
}
