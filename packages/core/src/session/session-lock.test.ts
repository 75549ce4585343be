import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SessionLock } from './session-lock.ts'

describe('SessionLock', () => {
  test('lets one through at a time for each key, in the order of arrival, whatever ends how and when', async () => {
    const arrivals = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), {
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(arrivals, fc.scheduler(), async (calls, scheduler) => {
        const lock = new SessionLock()
        const running = new Set<string>()
        const order: Record<string, number[]> = { a: [], b: [], c: [] }
        const outcomes = calls.map(({ key, fails }, i) =>
          lock.run(key, async () => {
            expect(running.has(key)).toBe(false)
            running.add(key)
            order[key]?.push(i)
            await scheduler.schedule(Promise.resolve())
            running.delete(key)
            if (fails) throw new Error(`call ${i}`)
            return i
          }),
        )
        await scheduler.waitFor(Promise.allSettled(outcomes))
        expect((await Promise.allSettled(outcomes)).map(({ status }) => status === 'rejected')).toEqual(
          calls.map(({ fails }) => fails),
        )
        for (const [key, started] of Object.entries(order)) {
          expect(started).toEqual(calls.flatMap((call, i) => (call.key === key ? [i] : [])))
        }
      }),
    )
  })

  test('starts the first of a key at once, though another key is held for ever', async () => {
    const lock = new SessionLock()
    void lock.run('a', () => new Promise(() => {}))
    let started = false
    const b = lock.run('b', async () => (started = true))
    expect(started).toBe(true)
    expect(await b).toBe(true)
  })

  test('says which keys are held, those that wait among them, and keeps nothing of keys that are free', async () => {
    const lock = new SessionLock()
    const first = Promise.withResolvers<void>()
    const second = Promise.withResolvers<void>()
    const calls = [lock.run('a', () => first.promise), lock.run('a', () => second.promise)]
    expect([lock.isHeld('a'), lock.isHeld('b'), lock.size]).toEqual([true, false, 1])
    first.resolve()
    await calls[0]
    expect(lock.isHeld('a')).toBe(true)
    second.reject(new Error('x'))
    await Promise.allSettled(calls)
    expect([lock.isHeld('a'), lock.size]).toEqual([false, 0])
  })

  test('is idle when all has ended, what came while it was waited for too', async () => {
    const lock = new SessionLock()
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const ended: string[] = []
    void lock.run('a', async () => {
      await first.promise
      ended.push('a')
      void lock.run('b', async () => {
        await second.promise
        ended.push('b')
      })
    })
    const idle = lock.idle().then(() => ended.push('idle'))
    first.resolve()
    await new Promise((resolve) => setImmediate(resolve))
    second.resolve()
    await idle
    expect(ended).toEqual(['a', 'b', 'idle'])
  })
})
