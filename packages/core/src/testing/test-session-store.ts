import { describe, expect, test } from 'vitest'
import type { SessionBirth, SessionStore } from '../session/session-store.ts'

/**
 * The contract of a session store as a suite: every store runs it.
 *
 * @param create makes an empty store
 */
export function testSessionStore(name: string, create: () => SessionStore | Promise<SessionStore>): void {
  const birth = (id: string, more: Partial<SessionBirth> = {}): SessionBirth => ({
    id,
    task: { city: 'Oslo' },
    seed: '7',
    ...more,
  })
  const change = (memory: string, usedAt = 1) => ({ memory, toolMs: 0, usedAt })

  describe(`${name}: the contract of a session store`, () => {
    test('gives back what was inserted, as it was', async () => {
      const store = await create()
      const task = { text: 'naïve \u0000 "😀"', list: [1, null, { deep: [true] }], big: 1e300 }
      expect(await store.insert(birth('a', { task, alias: 'one', payload: 'p', episode: 'e' }), '{"x":1}', 5, 10)).toBe(
        'inserted',
      )
      expect(await store.get('a')).toMatchObject({
        id: 'a',
        alias: 'one',
        payload: 'p',
        episode: 'e',
        task,
        seed: '7',
        memory: '{"x":1}',
        toolMs: 0,
        usedAt: 5,
      })
      expect(await store.get('b')).toBeUndefined()
    })

    test('updates only the version it is told', async () => {
      const store = await create()
      await store.insert(birth('a'), 'old', 0, 10)
      const { version } = (await store.get('a'))!
      expect(await store.update('a', version, change('new', 9))).toBe(true)
      expect(await store.update('a', version, change('lost'))).toBe(false)
      expect(await store.get('a')).toMatchObject({ memory: 'new', usedAt: 9 })
      expect(await store.update('no such', 0, change('x'))).toBe(false)
    })

    test('lets one of many concurrent updates of a version through', async () => {
      const store = await create()
      await store.insert(birth('a'), 'old', 0, 10)
      const { version } = (await store.get('a'))!
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, async (_, i) => store.update('a', version, change(`${i}`))),
      )
      expect(outcomes.filter(Boolean)).toHaveLength(1)
      expect((await store.get('a'))?.memory).toBe(String(outcomes.indexOf(true)))
    })

    test('refuses a session beyond its capacity and evicts none (SES-10)', async () => {
      const store = await create()
      expect(await store.insert(birth('a'), '', 0, 2)).toBe('inserted')
      expect(await store.insert(birth('b'), '', 0, 2)).toBe('inserted')
      expect(await store.insert(birth('c'), '', 0, 2)).toBe('full')
      expect(await store.count()).toBe(2)
      expect(await store.get('a')).toBeDefined()
      await store.remove('a', 'closed')
      expect(await store.insert(birth('c'), '', 0, 2)).toBe('inserted')
    })

    test('gives an alias to one of many concurrent inserts, and to none after its end (SES-6)', async () => {
      const store = await create()
      const outcomes = await Promise.all(
        ['a', 'b', 'c'].map(async (id) => store.insert(birth(id, { alias: 'one' }), '', 0, 10)),
      )
      expect(outcomes.toSorted()).toEqual(['alias_taken', 'alias_taken', 'inserted'])
      const id = await store.findAlias('one')
      expect(id).toBe(['a', 'b', 'c'][outcomes.indexOf('inserted')])
      await store.remove(id!, 'closed')
      expect(await store.findAlias('one')).toBeUndefined()
      expect(await store.insert(birth('d', { alias: 'one' }), '', 0, 10)).toBe('alias_taken')
    })

    test('hands a removed session to exactly one caller and remembers how it ended (SES-5)', async () => {
      const store = await create()
      await store.insert(birth('a', { alias: 'one' }), 'memory', 0, 10)
      const removed = await Promise.all(Array.from({ length: 10 }, async () => store.remove('a', 'expired')))
      expect(removed.filter((session) => session?.memory === 'memory')).toHaveLength(1)
      expect(await store.endOf({ id: 'a' })).toBe('expired')
      expect(await store.endOf({ alias: 'one' })).toBe('expired')
      expect(await store.endOf({ id: 'b' })).toBeUndefined()
      expect(await store.count()).toBe(0)
    })

    test('remembers an alias that was spent without a session', async () => {
      const store = await create()
      await store.spendAlias('late')
      expect(await store.endOf({ alias: 'late' })).toBe('closed')
      expect(await store.insert(birth('a', { alias: 'late' }), '', 0, 10)).toBe('alias_taken')
    })

    test('lists idle sessions, those idle longest first (SES-7)', async () => {
      const store = await create()
      for (const [i, id] of ['a', 'b', 'c'].entries()) await store.insert(birth(id), '', i, 10)
      await store.update('a', (await store.get('a'))!.version, change('', 7))
      expect(await store.idleSince(3, 10)).toEqual(['b', 'c'])
      expect(await store.idleSince(3, 1)).toEqual(['b'])
      expect(await store.idleSince(1, 10)).toEqual([])
    })
  })
}
