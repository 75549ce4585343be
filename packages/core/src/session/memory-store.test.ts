import { expect, test } from 'vitest'
import { testSessionStore } from '../testing/test-session-store.ts'
import { createMemoryStore } from './memory-store.ts'

testSessionStore('createMemoryStore', createMemoryStore)

test('createMemoryStore forgets the oldest ended ids beyond its bound', async () => {
  const store = createMemoryStore({ maxEnded: 2 })
  for (const id of ['a', 'b', 'c']) {
    await store.insert({ id, task: {}, seed: '' }, '', 0, 10)
    await store.remove(id, 'closed')
  }
  expect(await store.endOf({ id: 'a' })).toBeUndefined()
  expect(await store.endOf({ id: 'c' })).toBe('closed')
})
