import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FairQueue } from './fair-queue.ts'

/** Lets all that can go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('FairQueue', () => {
  test('gives out as many places as there are, and lets the next wait', async () => {
    const queue = new FairQueue(2)
    const leaveFirst = await queue.enter('a')
    await queue.enter('a')
    const entered: string[] = []
    void queue.enter('b').then(() => entered.push('b'))
    await settle()
    expect([entered, queue.length]).toEqual([[], 1])
    leaveFirst()
    await settle()
    expect([entered, queue.length]).toEqual([['b'], 0])
  })

  test('serves keys by turns, so that one is not behind a crowd of another', async () => {
    const queue = new FairQueue(1)
    let leave = await queue.enter('crowd')
    const order: string[] = []
    for (const key of ['crowd', 'crowd', 'crowd', 'one', 'two', 'one'])
      void queue.enter(key).then((next) => {
        order.push(key)
        leave = next
      })
    for (let round = 0; round < 6; round += 1) {
      leave()
      await settle()
    }
    expect(order).toEqual(['crowd', 'one', 'two', 'crowd', 'one', 'crowd'])
  })

  test('takes a place back once, however often it is given back', async () => {
    const queue = new FairQueue(1)
    const leave = await queue.enter('a')
    leave()
    leave()
    await queue.enter('a')
    let isIn = false
    void queue.enter('a').then(() => (isIn = true))
    await settle()
    expect(isIn).toBe(false)
  })

  test('rejects with the reason of a signal that is aborted while it waits, and forgets the waiter', async () => {
    const queue = new FairQueue(1)
    const leave = await queue.enter('a')
    const controller = new AbortController()
    const waiting = queue.enter('b', controller.signal)
    controller.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    expect(queue.length).toBe(0)
    leave()
    await expect(queue.enter('c')).resolves.toBeTypeOf('function')
  })

  test('rejects at once for a signal that is aborted before, and takes no place', async () => {
    const queue = new FairQueue(1)
    await expect(queue.enter('a', AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
    await expect(queue.enter('a')).resolves.toBeTypeOf('function')
  })

  test('a signal that is aborted after entering changes nothing', async () => {
    const queue = new FairQueue(1)
    const first = await queue.enter('a')
    const controller = new AbortController()
    const waiting = queue.enter('b', controller.signal)
    first()
    const leave = await waiting
    controller.abort()
    let isIn = false
    void queue.enter('c').then(() => (isIn = true))
    await settle()
    expect(isIn).toBe(false)
    leave()
    await settle()
    expect(isIn).toBe(true)
  })

  test('never gives out more places than there are, and serves everyone who stays', async () => {
    const visit = fc.record({ key: fc.constantFrom('a', 'b', 'c'), isAborted: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(visit, { maxLength: 30 }), async (size, visits) => {
        const queue = new FairQueue(size)
        let [inside, most, served] = [0, 0, 0]
        const all = visits.map(async ({ key, isAborted }) => {
          const controller = new AbortController()
          const entering = queue.enter(key, controller.signal)
          if (isAborted) controller.abort(new Error('gone'))
          const leave = await entering
          inside += 1
          most = Math.max(most, inside)
          await settle()
          inside -= 1
          served += 1
          leave()
        })
        const refused = (await Promise.allSettled(all)).filter(({ status }) => status === 'rejected').length
        expect(most).toBeLessThanOrEqual(size)
        expect(served + refused).toBe(visits.length)
        expect(served).toBeGreaterThanOrEqual(visits.filter(({ isAborted }) => !isAborted).length)
        expect(queue.length).toBe(0)
        // All places are back.
        await Promise.all(Array.from({ length: size }, () => queue.enter('later')))
      }),
      { numRuns: 50 },
    )
  })

  test('between two turns of one key, every other key that waits has one', async () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(keys, async (waiting) => {
        const queue = new FairQueue(1)
        let leave = await queue.enter('first')
        const order: string[] = []
        for (const key of waiting)
          void queue.enter(key).then((next) => {
            order.push(key)
            leave = next
          })
        for (const _ of waiting) {
          leave()
          await settle()
        }
        expect(order.toSorted()).toEqual(waiting.toSorted())
        for (const [index, key] of order.entries()) {
          const next = order.indexOf(key, index + 1)
          if (next < 0) continue
          const stillWaiting = new Set(order.slice(index + 1).filter((other) => other !== key))
          expect(new Set(order.slice(index + 1, next))).toEqual(
            new Set([...stillWaiting].filter((other) => order.slice(index + 1, next).includes(other))),
          )
          expect(next - index - 1).toBe(stillWaiting.size)
        }
      }),
      { numRuns: 50 },
    )
  })
})
