import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createMarker, expectGone, processesWith } from '../host-processes.ts'
import { endless, harmless, type Subject } from '../subject.ts'

/** However it ends, nothing stays, and nothing of another's goes (SBX-8). */
export function testEnds(subject: Subject): void {
  const up = (marker: string) => ({ language: 'bash', code: 'echo up >&3; sleep 1000 & wait', args: [marker] })

  describe('the end', () => {
    test('of a run comes with its signal', async () => {
      await using opened = await subject.open()
      const { sandbox } = opened
      const marker = createMarker()
      const giving = new AbortController()
      const run = sandbox.run({ language: 'bash', code: endless.bash, args: [marker] }, { signal: giving.signal })
      await expect.poll(() => processesWith(marker).length, { timeout: 20_000 }).toBeGreaterThan(0)
      giving.abort(new Error('enough'))
      await expect(run).rejects.toMatchObject({ code: 'aborted', cause: giving.signal.reason as Error })
      await expectGone(() => processesWith(marker))
      await expect(sandbox.run(harmless, { signal: giving.signal })).rejects.toMatchObject({ code: 'aborted' })
      expect(await sandbox.run(harmless)).toMatchObject({ ending: 'ok' })
    })

    test('of a sandbox ends what runs and refuses what waits', async () => {
      const opened = await subject.open({ concurrency: 2, prewarm: { python: 1 } })
      const { sandbox, home } = opened
      await sandbox.warmUp()
      const marker = createMarker()
      const [one, other] = [await sandbox.open(up(marker)), await sandbox.open(up(marker))]
      expect([await one.receive(), await other.receive()]).toEqual(['up', 'up'])
      const session = await sandbox.openSession('python')
      const cell = session.run('1')
      const waiting = sandbox.run(harmless)
      const refusals = Promise.all([
        expect(waiting).rejects.toMatchObject({ code: 'closed' }),
        expect(cell).rejects.toMatchObject({ code: 'closed' }),
      ])
      await Promise.all([sandbox.close(), sandbox.close()])
      await refusals
      expect(session.isEnded).toBe(true)
      for (const each of [one, other]) expect(await each.result).toMatchObject({ ending: 'infrastructure_error' })
      await expectGone(() => processesWith(marker))
      await expectGone(() => processesWith(home.label))
      expect(existsSync(home.folder)).toBe(false)
      await expect(sandbox.run(harmless)).rejects.toMatchObject({ code: 'closed' })
      await expect(sandbox.openSession('python')).rejects.toMatchObject({ code: 'closed' })
      await expect(sandbox.open(harmless)).rejects.toMatchObject({ code: 'closed' })
    })

    test('of a sandbox may come while programs start', async () => {
      const opened = await subject.open({ concurrency: 8 })
      const marker = createMarker()
      const runs = Array.from(
        { length: 16 },
        async (_, index) =>
          await opened.sandbox.run({
            language: index % 2 ? 'bash' : 'python',
            code: index % 2 ? endless.bash : endless.python,
            args: [marker],
          }),
      )
      const settled = Promise.allSettled(runs)
      await Promise.resolve()
      await opened.sandbox.close()
      for (const each of await settled)
        if (each.status === 'fulfilled') expect(each.value).toMatchObject({ ending: 'infrastructure_error' })
        else expect(each.reason).toMatchObject({ code: 'closed' })
      await expectGone(() => processesWith(marker))
      expect(existsSync(opened.home.folder)).toBe(false)
    })

    test('of one sandbox is not that of another', async () => {
      await using kept = await subject.open()
      const closed = await subject.open()
      const marker = createMarker()
      const talk = await kept.sandbox.open(up(marker))
      expect(await talk.receive()).toBe('up')
      await closed.sandbox.close()
      expect(await kept.sandbox.run(harmless)).toMatchObject({ ending: 'ok' })
      expect(existsSync(kept.home.folder)).toBe(true)
      expect(processesWith(marker).length).toBeGreaterThan(0)
      talk.stop()
      await talk.result
    })

    test('of every run leaves the home as it was', async () => {
      await using opened = await subject.open()
      const { sandbox } = opened
      await sandbox.run(harmless)
      const before = opened.listHome()
      await Promise.all([
        ...Array.from({ length: 8 }, async () => await sandbox.run(harmless)),
        sandbox.run({ language: 'bash', code: 'exit 1', files: { 'a/b/c': 'x' } }),
        sandbox.run({ language: 'bash', code: 'sleep 1000' }, { limits: { wallMs: 200 } }),
      ])
      await expectGone(() => opened.listHome().filter((name) => !before.includes(name)))
    })
  })
}
