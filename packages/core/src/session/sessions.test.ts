import { describe, expect, test } from 'vitest'
import type { GymError } from '../errors/gym-error.ts'
import { createMemoryStore } from './memory-store.ts'
import { birthOf, createTestSessions } from './sessions.fixture.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })
const read = (sessions: ReturnType<typeof createTestSessions>['sessions'], id: string) =>
  sessions.use(id, async ({ memory }) => memory)

describe('Sessions.open', () => {
  test('refuses the session beyond capacity before anything is prepared for it, and evicts none (SES-10)', async () => {
    const { sessions, released } = createTestSessions({ maxSessions: 2 })
    await sessions.open('a', birthOf('a'))
    await sessions.open('b', birthOf('b'))
    let begun = false
    const third = sessions.open('c', async () => {
      begun = true
      return birthOf('c')()
    })
    await expect(third).rejects.toThrow(
      /^This server holds 2 sessions, as many as it may; close some or try again later\.$/,
    )
    await expect(third).rejects.toMatchObject({ code: 'session_capacity', status: 503 })
    expect([begun, released, await sessions.count()]).toEqual([false, [], 2])
    await sessions.end('a', 'closed')
    await sessions.open('c', birthOf('c'))
  })

  test('prepares no more than fit of fifty that are opened at once (SES-10)', async () => {
    const { sessions } = createTestSessions({ maxSessions: 10 })
    let begun = 0
    const opened = Array.from({ length: 50 }, (_, i) =>
      sessions.open(`${i}`, async () => {
        begun += 1
        await Promise.resolve()
        return birthOf(`${i}`)()
      }),
    )
    const outcomes = await Promise.allSettled(opened)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    expect([begun, await sessions.count()]).toEqual([10, 10])
  })

  test('opens nothing and takes no room when the preparation fails', async () => {
    const { sessions } = createTestSessions({ maxSessions: 1 })
    await expect(sessions.open('a', () => Promise.reject(new Error('no map')))).rejects.toThrow('no map')
    expect(await sessions.count()).toBe(0)
    await sessions.open('b', birthOf('b'))
  })

  test('releases what was prepared when a store shared with others has filled up meanwhile', async () => {
    const { sessions, store, released } = createTestSessions({ maxSessions: 1 })
    const opened = sessions.open('a', async () => {
      await store.insert({ id: 'of another server', task: {}, seed: '' }, '', 0, 1)
      return birthOf('a')()
    })
    await expect(opened).rejects.toThrow(code('session_capacity'))
    expect(released).toEqual(['a'])
  })
})

describe('Sessions.use', () => {
  test('saves what a call leaves and gives it to the next', async () => {
    const { sessions } = createTestSessions()
    await sessions.open('a', birthOf('a', {}, 'first'))
    expect(await sessions.use('a', async (draft) => `${draft.memory} ${(draft.memory = 'second')}`)).toBe(
      'first second',
    )
    expect(await read(sessions, 'a')).toBe('second')
  })

  test('leaves the memory of a failed call as it was, and counts the time of its tools', async () => {
    const { sessions } = createTestSessions()
    await sessions.open('a', birthOf('a', {}, 'before'))
    const failed = sessions.use('a', async (draft) => {
      draft.memory = 'half done'
      draft.toolMs += 7
      throw new Error('kaboom')
    })
    await expect(failed).rejects.toThrow('kaboom')
    expect(await sessions.use('a', async ({ memory, toolMs }) => [memory, toolMs])).toEqual(['before', 7])
  })

  test('loses no update of a hundred calls that arrive at once', async () => {
    const { sessions } = createTestSessions()
    await sessions.open('a', birthOf('a', {}, '0'))
    const calls = Array.from({ length: 100 }, () =>
      sessions.use('a', async (draft) => {
        const count = Number(draft.memory)
        await new Promise((resolve) => setImmediate(resolve))
        draft.memory = String(count + 1)
      }),
    )
    await Promise.all(calls)
    expect(await read(sessions, 'a')).toBe('100')
  })

  test('runs a call of one session while another session’s call never ends', async () => {
    const { sessions } = createTestSessions()
    await sessions.open('a', birthOf('a'))
    await sessions.open('b', birthOf('b', {}, 'free'))
    void sessions.use('a', () => new Promise(() => {}))
    expect(await read(sessions, 'b')).toBe('free')
  })

  test('tells a missing, an unknown, a closed and an expired session apart, and starts none of them afresh (SES-4)', async () => {
    const { sessions, clock } = createTestSessions()
    for (const id of ['closed', 'idle', 'swept']) await sessions.open(id, birthOf(id))
    await sessions.end('closed', 'closed')
    clock.now += 100
    expect(await read(sessions, 'idle')).toBe('')
    clock.now += 101
    await expect(read(sessions, 'idle')).rejects.toThrow(code('session_expired'))
    await sessions.sweep()
    await expect(read(sessions, 'swept')).rejects.toThrow(code('session_expired'))
    await expect(read(sessions, 'closed')).rejects.toThrow(code('session_closed'))
    await expect(read(sessions, 'never seen')).rejects.toThrow(code('session_unknown'))
    await expect(sessions.use(undefined, async () => {})).rejects.toThrow(code('session_missing'))
    expect(await sessions.count()).toBe(0)
  })

  test('applies nothing of a call whose session another server changed meanwhile', async () => {
    const { sessions, store } = createTestSessions()
    await sessions.open('a', birthOf('a', {}, 'before'))
    const raced = sessions.use('a', async (draft) => {
      draft.memory = 'mine'
      await store.update('a', 0, { memory: 'theirs', toolMs: 0, usedAt: 1_000 })
    })
    await expect(raced).rejects.toThrow(code('session_conflict'))
    expect(await read(sessions, 'a')).toBe('theirs')
  })
})

describe('Sessions.end', () => {
  test('releases once though twenty close at the same time (SES-5)', async () => {
    const { sessions, released } = createTestSessions()
    await sessions.open('a', birthOf('a'))
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => sessions.end('a', 'closed')))
    expect(outcomes.toSorted()).toEqual([...Array(19).fill('already_ended'), 'ended'])
    expect(released).toEqual(['a'])
  })

  test('waits for the call in flight and gives its last memory to the release', async () => {
    const { sessions, release } = createTestSessions()
    await sessions.open('a', birthOf('a', {}, 'before'))
    const work = Promise.withResolvers<void>()
    const call = sessions.use('a', async (draft) => {
      await work.promise
      draft.memory = 'after'
    })
    const end = sessions.end('a', 'closed')
    const late = read(sessions, 'a')
    expect(release).not.toHaveBeenCalled()
    work.resolve()
    await Promise.all([call, end])
    expect(release).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'a', memory: 'after' }))
    await expect(late).rejects.toThrow(code('session_closed'))
  })

  test('releases no second time when the release fails, and logs why', async () => {
    const { sessions, release, log } = createTestSessions()
    release.mockRejectedValue(new Error('browser is gone'))
    await sessions.open('a', birthOf('a'))
    expect(await sessions.end('a', 'closed')).toBe('ended')
    expect(await sessions.end('a', 'closed')).toBe('already_ended')
    expect(release).toHaveBeenCalledOnce()
    expect(log.error).toHaveBeenCalledExactlyOnceWith('releasing a session failed', {
      error: expect.stringContaining('browser is gone'),
    })
  })
})

describe('Sessions.stop', () => {
  test('waits for calls in flight, then releases every session, once (SES-9)', async () => {
    const { sessions, released } = createTestSessions()
    for (const id of ['a', 'b', 'c']) await sessions.open(id, birthOf(id))
    const work = Promise.withResolvers<void>()
    const call = sessions.use('b', () => work.promise)
    const stopped = sessions.stop()
    await new Promise((resolve) => setImmediate(resolve))
    expect(released).toEqual([])
    work.resolve()
    await Promise.all([call, stopped, sessions.stop()])
    expect(released.toSorted()).toEqual(['a', 'b', 'c'])
    expect(await sessions.count()).toBe(0)
  })

  test('waits for a session that is being opened, and releases it too (SES-9)', async () => {
    const { sessions, released } = createTestSessions()
    const preparation = Promise.withResolvers<void>()
    const opened = sessions.open('a', async () => {
      await preparation.promise
      return birthOf('a')()
    })
    await new Promise((resolve) => setImmediate(resolve))
    const stopped = sessions.stop()
    preparation.resolve()
    await Promise.allSettled([opened, stopped])
    expect([released, await sessions.count()]).toEqual([['a'], 0])
  })

  test('opens no session any more (SES-9)', async () => {
    const { sessions } = createTestSessions()
    await sessions.stop()
    await expect(sessions.open('a', birthOf('a'))).rejects.toMatchObject({ status: 503 })
    await expect(sessions.openAlias('one', 'p', birthOf('a', { alias: 'one' }), 'a')).rejects.toMatchObject({
      status: 503,
    })
    expect(await sessions.count()).toBe(0)
  })

  test('leaves the sessions of a shared store to the other servers', async () => {
    const { sessions, released } = createTestSessions({}, { ...createMemoryStore(), shared: true })
    await sessions.open('a', birthOf('a'))
    await sessions.stop()
    expect([released, await sessions.count()]).toEqual([[], 1])
  })
})

describe('GymError of a session', () => {
  test('names its cause and the way on in one sentence (SES-4)', async () => {
    const { sessions } = createTestSessions()
    const messages = await Promise.all(
      [undefined, 'x'].map((id) => sessions.use(id, async () => {}).catch((error: GymError) => error.message)),
    )
    for (const message of messages) expect(message).toMatch(/^The .*POST \/seed_session.*\.$/)
  })
})
