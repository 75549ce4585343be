import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { playAll } from './play-all.ts'

async function* count(to: number, taken: number[] = []): AsyncGenerator<number> {
  for (let i = 0; i < to; i += 1) {
    taken.push(i)
    yield i
  }
}
const never = new AbortController().signal

describe('playAll', () => {
  test('has no more items in hand than allowed, and asks for the next only when there is room (SCL-4, SCL-5)', async () => {
    const taken: number[] = []
    let inHand = 0
    let peak = 0
    let ended = 0
    await playAll(count(500, taken), {
      concurrency: 7,
      stop: never,
      play: async () => {
        inHand += 1
        peak = Math.max(peak, inHand)
        expect(taken.length - ended).toBeLessThanOrEqual(7)
        await setImmediate()
        inHand -= 1
        ended += 1
      },
    })
    expect({ peak, ended }).toEqual({ peak: 7, ended: 500 })
  })

  test('takes nothing further once it is stopped, and waits for what is in hand', async () => {
    const stop = new AbortController()
    const ended: number[] = []
    await playAll(count(100), {
      concurrency: 3,
      stop: stop.signal,
      play: async (item) => {
        if (item === 5) stop.abort()
        await setImmediate()
        ended.push(item)
      },
    })
    expect(ended.length).toBeGreaterThanOrEqual(6)
    expect(ended.length).toBeLessThanOrEqual(9)
  })

  test('closes its source and throws what a play threw, after the others have ended', async () => {
    let isClosed = false
    let ended = 0
    async function* source() {
      try {
        yield* count(100)
      } finally {
        isClosed = true
      }
    }
    const play = async (item: number) => {
      await setImmediate()
      if (item === 3) throw new Error('disk full')
      ended += 1
    }
    await expect(playAll(source(), { concurrency: 2, stop: never, play })).rejects.toThrow('disk full')
    expect({ isClosed, few: ended < 10 }).toEqual({ isClosed: true, few: true })
  })

  test('throws when its source does', async () => {
    async function* source() {
      yield 1
      throw new Error('line 2 is broken')
    }
    await expect(playAll(source(), { concurrency: 4, stop: never, play: async () => {} })).rejects.toThrow(
      'line 2 is broken',
    )
  })
})
