import { describe, expect, test } from 'vitest'
import { harmless, type Subject } from '../subject.ts'

/** Says that it runs, and ends when it is told anything. */
const waiting = { language: 'python', code: 'import os\nos.write(3, b"here\\n")\nos.read(3, 1)' }

/** So many programs at once, those that wait by turns, and none charged for it (SBX-6). */
export function testPlaces(subject: Subject): void {
  describe('a place', () => {
    test('is had by no more programs at once than there are places', async () => {
      await using opened = await subject.open({ concurrency: 2 })
      const { sandbox } = opened
      const [first, second] = [await sandbox.open(waiting), await sandbox.open(waiting)]
      expect([await first.receive(), await second.receive()]).toEqual(['here', 'here'])
      let isThirdIn = false
      const third = sandbox.open(waiting).then((each) => {
        isThirdIn = true
        return each
      })
      second.send('x')
      // The second may end before the third is let in, and the first goes on.
      expect(await (await third).receive()).toBe('here')
      expect(isThirdIn).toBe(true)
      let isFourthIn = false
      const fourth = sandbox.run(harmless).then((each) => {
        isFourthIn = true
        return each
      })
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(isFourthIn).toBe(false)
      first.send('x')
      expect(await fourth).toMatchObject({ ending: 'ok' })
      ;(await third).stop()
      expect(await first.result).toMatchObject({ ending: 'ok' })
    })

    test('goes by turns to those who wait under different keys', async () => {
      await using opened = await subject.open({ concurrency: 1 })
      const { sandbox } = opened
      const holder = await sandbox.open(waiting)
      const order: string[] = []
      const run = async (name: string, key: string) => {
        await sandbox.run(harmless, { key })
        order.push(name)
      }
      const all = Promise.all([
        run('a1', 'a'),
        run('a2', 'a'),
        run('a3', 'a'),
        run('b1', 'b'),
        run('c1', 'c'),
        run('b2', 'b'),
      ])
      holder.send('x')
      await all
      expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
    })

    test('is waited for without being charged for it', async () => {
      await using opened = await subject.open({ concurrency: 1 })
      const { sandbox } = opened
      const holder = await sandbox.open(waiting)
      expect(await holder.receive()).toBe('here')
      const late = sandbox.run(harmless, { limits: { wallMs: 2000 } })
      await new Promise((resolve) => setTimeout(resolve, 2100))
      holder.send('x')
      const result = await late
      expect(result).toMatchObject({ ending: 'ok', stdout: 'fine\n' })
      expect(result.queuedMs).toBeGreaterThan(2000)
      expect(result.wallMs).toBeLessThan(2000)
    })

    test('can be held for several programs that belong together', async () => {
      await using opened = await subject.open({ concurrency: 1 })
      const { sandbox } = opened
      const order: string[] = []
      const together = sandbox.reserve(async (place) => {
        const judge = await sandbox.open(waiting, { place })
        expect(await judge.receive()).toBe('here')
        expect(await sandbox.run(harmless, { place })).toMatchObject({ ending: 'ok', queuedMs: place.queuedMs })
        judge.send('x')
        await judge.result
        order.push('together')
      })
      const after = sandbox.run(harmless).then(() => order.push('after'))
      await Promise.all([together, after])
      expect(order).toEqual(['together', 'after'])
    })

    test('is given back by work that fails', async () => {
      await using opened = await subject.open({ concurrency: 1 })
      const { sandbox } = opened
      const failing = sandbox.reserve(async () => {
        throw new Error('it failed')
      })
      await expect(failing).rejects.toThrow('it failed')
      await expect(sandbox.run({ language: 'cobol', code: '' })).rejects.toMatchObject({ code: 'language_unknown' })
      expect(await sandbox.run(harmless)).toMatchObject({ ending: 'ok' })
    })

    test('is not waited for any more by whoever gives up', async () => {
      await using opened = await subject.open({ concurrency: 1 })
      const { sandbox } = opened
      const holder = await sandbox.open(waiting)
      const giving = new AbortController()
      const given = sandbox.run(harmless, { signal: giving.signal })
      const next = sandbox.run(harmless)
      giving.abort()
      await expect(given).rejects.toMatchObject({ code: 'aborted' })
      holder.send('x')
      expect(await next).toMatchObject({ ending: 'ok' })
    })
  })
}
