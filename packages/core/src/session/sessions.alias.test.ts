import { describe, expect, test } from 'vitest'
import { birthOf, createTestSessions } from './sessions.fixture.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })
const birth = (id: string, payload = 'p', episode = 'e') => birthOf(id, { alias: 'one', payload, episode })

describe('Sessions.openAlias', () => {
  test('prepares once and gives every caller the same session though twenty seed at the same time (SES-6)', async () => {
    const { sessions } = createTestSessions()
    let begun = 0
    const begin = (id: string) => async () => {
      begun += 1
      await new Promise((resolve) => setImmediate(resolve))
      return birth(id)()
    }
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, i) => sessions.openAlias('one', 'p', begin(`${i}`), `${i}`)),
    )
    expect(new Set(ids)).toEqual(new Set(['0']))
    expect([begun, await sessions.count()]).toEqual([1, 1])
  })

  test('refuses another payload under the same name with 409, also one that comes at the same time (SES-6)', async () => {
    const { sessions } = createTestSessions()
    const first = sessions.openAlias('one', 'p', birth('a'), 'a')
    const other = sessions.openAlias('one', 'q', birth('b', 'q'), 'b')
    await expect(first).resolves.toBe('a')
    await expect(other).rejects.toMatchObject({ code: 'session_conflict', status: 409 })
    expect(await sessions.count()).toBe(1)
  })

  test('prepares again when the first preparation failed', async () => {
    const { sessions } = createTestSessions()
    await expect(sessions.openAlias('one', 'p', () => Promise.reject(new Error('no map')), 'a')).rejects.toThrow(
      'no map',
    )
    expect(await sessions.openAlias('one', 'p', birth('b'), 'b')).toBe('b')
  })

  test('keeps a closed name spent, by whichever door it was closed (SES-6)', async () => {
    const { sessions } = createTestSessions()
    await sessions.openAlias('one', 'p', birth('a'), 'a')
    await sessions.end('a', 'closed')
    const again = sessions.openAlias('one', 'p', birth('b'), 'b')
    await expect(again).rejects.toMatchObject({ code: 'session_closed', status: 409 })
    await expect(again).rejects.toThrow('resources_session_id "one"')
  })

  test('refuses the name of a session that has expired, swept or not yet swept', async () => {
    const { sessions, clock } = createTestSessions()
    await sessions.openAlias('one', 'p', birth('a'), 'a')
    clock.now += 101
    await expect(sessions.openAlias('one', 'p', birth('b'), 'b')).rejects.toThrow(code('session_expired'))
    await sessions.sweep()
    await expect(sessions.openAlias('one', 'p', birth('c'), 'c')).rejects.toThrow(code('session_expired'))
  })
})

describe('Sessions.closeAlias', () => {
  test('closes once, and again without an error', async () => {
    const { sessions, released } = createTestSessions()
    await sessions.openAlias('one', 'p', birth('a'), 'a')
    await Promise.all([sessions.closeAlias('one', 'e'), sessions.closeAlias('one', 'e'), sessions.end('a', 'closed')])
    await sessions.closeAlias('one', 'e')
    expect(released).toEqual(['a'])
  })

  test('spends a name that was never seeded (SES-6)', async () => {
    const { sessions } = createTestSessions()
    await sessions.closeAlias('one', 'e')
    await expect(sessions.openAlias('one', 'p', birth('a'), 'a')).rejects.toThrow(code('session_closed'))
  })

  test('closes the session whose seed is still at work when that is done', async () => {
    const { sessions, released } = createTestSessions()
    const preparation = Promise.withResolvers<void>()
    const opened = sessions.openAlias(
      'one',
      'p',
      async () => {
        await preparation.promise
        return birth('a')()
      },
      'a',
    )
    const closed = sessions.closeAlias('one', 'e')
    preparation.resolve()
    await Promise.all([opened, closed])
    expect([released, await sessions.count()]).toEqual([['a'], 0])
  })

  test('refuses to close the session of another episode', async () => {
    const { sessions, released } = createTestSessions()
    await sessions.openAlias('one', 'p', birth('a'), 'a')
    await expect(sessions.closeAlias('one', 'another')).rejects.toMatchObject({ code: 'session_conflict', status: 409 })
    expect(released).toEqual([])
  })
})
