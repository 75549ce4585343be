import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startExpiry } from './session-expiry.ts'
import { birthOf, createTestSessions } from './sessions.fixture.ts'

describe('Sessions.sweep', () => {
  test('ends the session that was idle beyond its limit, and no other (SES-7)', async () => {
    const { sessions, clock, released } = createTestSessions({ idleMs: 100 })
    await sessions.open('old', birthOf('old'))
    clock.now += 50
    await sessions.open('young', birthOf('young'))
    clock.now += 50
    await sessions.sweep()
    expect(released).toEqual([])
    clock.now += 1
    await sessions.sweep()
    expect(released).toEqual(['old'])
  })

  test('counts idle time from the end of the last call, failed ones too (SES-7)', async () => {
    const { sessions, clock, released } = createTestSessions({ idleMs: 100 })
    await sessions.open('a', birthOf('a'))
    clock.now += 90
    const failed = sessions.use('a', async () => {
      clock.now += 5_000
      throw new Error('kaboom')
    })
    await expect(failed).rejects.toThrow('kaboom')
    clock.now += 100
    await sessions.sweep()
    expect(released).toEqual([])
    clock.now += 1
    await sessions.sweep()
    expect(released).toEqual(['a'])
  })

  test('never ends a session with a call in flight, however long that takes (SES-7)', async () => {
    const { sessions, clock, released } = createTestSessions({ idleMs: 100 })
    await sessions.open('a', birthOf('a', {}, 'state'))
    await sessions.use('a', async () => {
      clock.now += 1_000_000
      await sessions.sweep()
    })
    expect([released, await sessions.count()]).toEqual([[], 1])
    expect(await sessions.use('a', async ({ memory }) => memory)).toBe('state')
  })

  test('leaves a session alone that is used while the sweep is at work (SES-7)', async () => {
    const { sessions, store, clock, released } = createTestSessions({ idleMs: 100 })
    await sessions.open('a', birthOf('a'))
    clock.now += 101
    const idleSince = store.idleSince
    store.idleSince = async (...args) => {
      const ids = await idleSince(...args)
      // Another server of a shared store has served a call since.
      await store.update('a', 0, { memory: '', toolMs: 0, usedAt: clock.now })
      return ids
    }
    await sessions.sweep()
    expect([released, await sessions.count()]).toEqual([[], 1])
  })

  test('logs a store that fails and throws nothing', async () => {
    const { sessions, store, log } = createTestSessions()
    store.idleSince = () => Promise.reject(new Error('no route to host'))
    await sessions.sweep()
    expect(log.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('sweeping'), {
      error: expect.stringContaining('no route to host'),
    })
  })
})

describe('startExpiry', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test.each([100, 40_000, 7_200_000])(
    'releases within the idle limit of %d ms plus one pause (SES-7)',
    async (idleMs) => {
      const { sessions, clock, released } = createTestSessions({ idleMs })
      const pause = Math.min(idleMs / 4, 30_000)
      const stop = startExpiry(sessions)
      const pass = async (ms: number) => {
        clock.now += ms
        await vi.advanceTimersByTimeAsync(ms)
      }
      await pass(pause / 2)
      await sessions.open('a', birthOf('a'))
      await pass(idleMs - 1)
      expect(released).toEqual([])
      await pass(pause + 2)
      expect(released).toEqual(['a'])
      stop()
    },
  )

  test('goes on after a sweep that failed', async () => {
    const { sessions, store, clock, released } = createTestSessions({ idleMs: 100 })
    const stop = startExpiry(sessions)
    await sessions.open('a', birthOf('a'))
    clock.now += 200
    const { idleSince } = store
    store.idleSince = () => Promise.reject(new Error('no route to host'))
    await vi.advanceTimersByTimeAsync(100)
    store.idleSince = idleSince
    await vi.advanceTimersByTimeAsync(100)
    expect(released).toEqual(['a'])
    stop()
  })

  test('leaves no timer behind when it is stopped, between two sweeps or in the middle of one', async () => {
    const { sessions, store } = createTestSessions({ idleMs: 100 })
    startExpiry(sessions)()
    expect(vi.getTimerCount()).toBe(0)
    const stop = startExpiry(sessions)
    const idle = Promise.withResolvers<string[]>()
    store.idleSince = () => idle.promise
    await vi.advanceTimersByTimeAsync(25)
    stop()
    idle.resolve([])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(vi.getTimerCount()).toBe(0)
  })
})
