import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { createMarker, expectGone, processesWith } from '../host-processes.ts'
import { endless, slackMs, type Subject } from '../subject.ts'

/** Many at once, and the server answers all the while (SBX-1). */
export function testCrowds(subject: Subject): void {
  describe('a crowd', () => {
    test('of 64 endless loops, in every language, ends in time', async () => {
      await using opened = await subject.open({ concurrency: 64 })
      const marker = createMarker()
      const limits = { wallMs: 3000, cpuMs: 60_000 }
      const delay = monitorEventLoopDelay({ resolution: 20 })
      delay.enable()
      const results = await Promise.all(
        Object.entries(endless).flatMap(([language, code]) =>
          Array.from(
            { length: 16 },
            async () => await opened.sandbox.run({ language, code, args: [marker] }, { limits }),
          ),
        ),
      )
      delay.disable()
      expect(results).toHaveLength(64)
      for (const result of results) {
        // Of one that a busy machine gave no time to begin nothing can be said.
        expect(['timeout', 'infrastructure_error']).toContain(result.ending)
        expect(result.wallMs).toBeLessThan(limits.wallMs + slackMs)
      }
      expect(results.filter((each) => each.ending === 'timeout').length).toBeGreaterThan(32)
      // Nanoseconds; all that starts or ends at once may hold up an answer, and no longer than this.
      expect(delay.max).toBeLessThan(slackMs * 1e6)
      await expectGone(() => processesWith(marker))
    })

    test('of 200 short programs has each its own result', async () => {
      await using opened = await subject.open({ concurrency: 16 })
      const results = await Promise.all(
        Array.from(
          { length: 200 },
          async (_, index) =>
            await opened.sandbox.run({
              language: 'bash',
              code: 'read -r line; echo "$1 $line"; exit $(($1 % 100))',
              args: [`${index}`],
              stdin: `in ${index}`,
            }),
        ),
      )
      expect(results.map(({ stdout, exitCode }) => [stdout, exitCode])).toEqual(
        results.map((_, index) => [`${index} in ${index}\n`, index % 100]),
      )
    })
  })
}
