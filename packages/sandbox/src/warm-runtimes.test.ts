import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { defaultLimits } from './limits.ts'
import type { Exit, Running } from './provider/provider.ts'
import { type WaitingRuntime, WarmRuntimes } from './warm-runtimes.ts'

interface Fake extends WaitingRuntime {
  number: number
  end: () => void
  disposed: () => number
}

/** A runtime that ends when it is told to. */
function fake(number: number): Fake {
  let end = () => {}
  const ended = new Promise<Exit>((resolve) => {
    end = () => resolve({ code: 0, signal: undefined })
  })
  const dispose = vi.fn()
  const running: Running = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    channel: undefined,
    ready: Promise.resolve(),
    ended,
    look: () => {},
    hold: () => {},
    usage: () => ({ cpuMs: 0, peakMemoryBytes: 0, isOverMemory: false, isOverProcesses: false }),
    kill: () => end(),
    dispose,
  }
  return { number, running, folder: `/folder-${number}`, end, disposed: () => dispose.mock.calls.length }
}

function open(
  wanted: Record<string, number>,
  make: (language: string) => Promise<Fake | undefined> = async () => undefined,
) {
  const opened: Fake[] = []
  const asked: string[] = []
  const warm = new WarmRuntimes({
    wanted,
    limits: defaultLimits,
    open: async (language) => {
      asked.push(language)
      const made = (await make(language)) ?? fake(opened.length)
      opened.push(made)
      return made
    },
  })
  const take = (language = 'python', limits = defaultLimits) => warm.take(language, limits, ({ running }) => running)
  return { warm, opened, asked, take }
}

/** Lets all that can go on go on. */
const settle = async () => {
  for (let round = 0; round < 20; round += 1) await turn()
}

describe('WarmRuntimes', () => {
  test('starts as many of each language as are wanted', async () => {
    const { warm, asked } = open({ python: 2, javascript: 1, bash: 0 })
    await warm.fill()
    await warm.fill()
    expect(asked).toEqual(['python', 'python', 'javascript'])
  })

  test('gives each out once, the one that waits longest first, and starts another in its place', async () => {
    const { warm, opened, take } = open({ python: 2 })
    await warm.fill()
    expect(take()).toBe(opened[0]?.running)
    expect(take()).toBe(opened[1]?.running)
    expect(take()).toBeUndefined()
    opened[0]?.end()
    await settle()
    expect(opened).toHaveLength(4)
    expect(take()).toBe(opened[2]?.running)
    await warm.close()
  })

  test('does not wait for a program that goes on before it starts another', async () => {
    const { warm, opened, take } = open({ python: 1 })
    await warm.fill()
    take()
    await vi.waitFor(() => expect(opened).toHaveLength(2))
    await warm.close()
  })

  test('has none of a language that is not wanted', async () => {
    const { warm, take } = open({ python: 1 })
    await warm.fill()
    expect(take('javascript')).toBeUndefined()
    expect(take('constructor')).toBeUndefined()
  })

  test('gives none to a run with other limits, save those that are counted from outside', async () => {
    const { warm, take } = open({ python: 2 })
    await warm.fill()
    for (const name of ['memoryBytes', 'processes', 'cpuMs', 'fileBytes', 'scratchBytes', 'openFiles'] as const)
      expect(take('python', { ...defaultLimits, [name]: defaultLimits[name] - 1 })).toBeUndefined()
    expect(take('python', { ...defaultLimits, wallMs: 1, outputBytes: 1 })).toBeDefined()
    await warm.close()
  })

  test('gives none that has ended, and gives back what was held for it', async () => {
    const { warm, opened, take } = open({ python: 1 })
    await warm.fill()
    opened[0]?.end()
    await settle()
    expect([take(), opened[0]?.disposed()]).toEqual([undefined, 1])
    await warm.fill()
    expect(take()).toBe(opened[1]?.running)
    await warm.close()
  })

  test('does not start again and again what ends at once', async () => {
    const { warm, asked } = open({ python: 2 }, async () => {
      const made = fake(0)
      made.end()
      await made.running.ended
      return made
    })
    await warm.fill()
    expect(asked).toHaveLength(2)
  })

  test('says what stands in the way of a start, and goes on later', async () => {
    let isBroken = true
    const { warm, take } = open({ python: 1 }, async () => {
      if (isBroken) throw new Error('no more processes')
      return undefined
    })
    await expect(warm.fill()).rejects.toThrow('no more processes')
    isBroken = false
    await warm.fill()
    expect(take()).toBeDefined()
    await warm.close()
  })

  test('ends one that could not be told its job, and says why', async () => {
    const { warm, opened } = open({ python: 1 })
    await warm.fill()
    const tell = () => {
      throw new Error('no space left')
    }
    expect(() => warm.take('python', defaultLimits, tell)).toThrow('no space left')
    await settle()
    expect(opened[0]?.disposed()).toBe(1)
    await warm.close()
  })

  test('ends all that wait when it is closed, also those that are just being started, and starts no more', async () => {
    const { warm, opened, take } = open({ python: 3 }, async () => {
      await turn()
      return undefined
    })
    const filling = warm.fill()
    await turn()
    await warm.close()
    await filling
    await settle()
    expect(opened.length).toBeLessThan(3)
    expect(opened.map((each) => each.disposed() > 0)).toEqual(opened.map(() => true))
    expect(take()).toBeUndefined()
    await warm.fill()
    expect(take()).toBeUndefined()
  })
})
