import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits, type Limits } from '../../limits.ts'
import type { RunResult } from '../../run-result.ts'
import type { HostileProgram } from '../hostile/hostile-program.ts'
import { createMarker, descendants, expectGone, processesWith } from '../host-processes.ts'
import { openProbedHost, type ProbedHost } from '../probed-host.ts'
import { harmless, type Opened, slackMs, type Subject } from '../subject.ts'

const MiB = 1024 * 1024

/** What a hostile program may use: little, so that it meets the limit soon, and much time to do what ends by itself. */
const limits: Limits = {
  ...defaultLimits,
  wallMs: 30_000,
  memoryBytes: 128 * MiB,
  scratchBytes: 32 * MiB,
  fileBytes: 8 * MiB,
  outputBytes: 64 * 1024,
  processes: 32,
}

interface Outcome {
  marker: string
  result: RunResult
  /** Of a harmless program, right after. */
  after: RunResult
}

interface Hostile {
  language: string
  prelude: string
  programs: readonly HostileProgram[]
}

/** Runs hostile programs, several at once: none gets anything, none stays, and each is followed by one that harms nobody (SBX-2, SBX-3). */
export function testHostile(subject: Subject, { language, prelude, programs }: Hostile): void {
  if (programs.length === 0) return
  describe(`a hostile program in ${language}`, () => {
    let opened: Opened
    let host: ProbedHost
    let homeBefore: string[]
    let runs: Promise<Outcome>[]
    const before = new Set(descendants())
    beforeAll(async () => {
      host = await openProbedHost()
      opened = await subject.open({ limits, concurrency: 10 })
      // The first run of a language may leave its runtime in the home.
      await opened.sandbox.run({ language, code: '' })
      homeBefore = opened.listHome()
      runs = programs.map(start)
      for (const run of runs) run.catch(() => {})
    })
    afterAll(async () => {
      await opened.sandbox.close()
      host[Symbol.dispose]()
    })

    async function start(program: HostileProgram): Promise<Outcome> {
      const marker = createMarker()
      const result = await opened.sandbox.run(
        {
          language,
          code: prelude + program.code,
          files: { [`${marker}.txt`]: '' },
          args: [marker, ...host.targets],
          stdin: program.stdin ?? '',
        },
        { limits: program.limits ?? {} },
      )
      return { marker, result, after: await opened.sandbox.run(harmless, { key: 'harmless' }) }
    }

    for (const [index, program] of programs.entries())
      test(program.name, async () => {
        const { marker, result, after } = await runs[index]!
        expect(result.stdout).not.toMatch(/ESCAPED.*/)
        expect(result.stdout + result.stderr).not.toContain(host.canary)
        expect([program.expect.ending].flat(), result.reason + result.stderr.slice(-2000)).toContain(result.ending)
        if (result.ending === 'ok') expect(result.stdout).toMatch(/^HELD$/m)
        if (program.expect.signal !== undefined) expect(result.signal).toBe(program.expect.signal)
        expect(result.wallMs).toBeLessThan((program.limits?.wallMs ?? limits.wallMs) + slackMs)
        // What is no text is replaced by three bytes for each.
        expect(Buffer.byteLength(result.stdout + result.stderr)).toBeLessThanOrEqual(3 * limits.outputBytes)
        await expectGone(() => processesWith(marker))
        await expectGone(() => foldersWith(opened.home.folder, `${marker}.txt`))
        expect(after).toMatchObject({ ending: 'ok', stdout: 'fine\n' })
      })

    test('has left no file and no process after them all', async () => {
      await expectGone(() => opened.listHome().filter((name) => !homeBefore.includes(name)))
      await opened.sandbox.close()
      await expectGone(() => descendants().filter((pid) => !before.has(pid)))
    })
  })
}

const foldersWith = (folder: string, name: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory() && namesIn(join(folder, each.name)).includes(name))
    .map((each) => each.name)

/** None in a folder that is gone by now: those of other programs end meanwhile. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
