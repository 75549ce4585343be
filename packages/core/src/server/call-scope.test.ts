import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CallScope } from './call-scope.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const late = () => new Error('late')
const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value))

describe('CallScope', () => {
  test('gives back what work returns, at once or later, and what it throws', async () => {
    const scope = new CallScope(() => [])
    expect(await scope.run(() => 1, 10, late)).toBe(1)
    expect(await scope.run(async () => 2, 10, late)).toBe(2)
    const later = scope.run(() => after(9, 3), 10, late)
    await vi.advanceTimersByTimeAsync(9)
    expect(await later).toBe(3)
    const raise = () => {
      throw new Error('now')
    }
    await expect(async () => scope.run(raise, 10, late)).rejects.toThrow('now')
    await expect(scope.run(() => Promise.reject(new Error('soon')), 10, late)).rejects.toThrow('soon')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('makes no signal and no timer for work that does not wait', async () => {
    const sources = vi.fn(() => [])
    const scope = new CallScope(sources)
    await scope.run(() => 1, 10, late)
    await scope.run(async () => 2, 10, late)
    expect([sources.mock.calls.length, vi.getTimerCount()]).toEqual([0, 0])
  })

  test('throws the error of its deadline, aborts its signal with it, and takes no notice of what comes later', async () => {
    const scope = new CallScope(() => [])
    const { signal } = scope
    const work = scope.run(() => after(11, 'too late'), 10, late)
    const outcome = expect(work).rejects.toThrow('late')
    await vi.advanceTimersByTimeAsync(10)
    await outcome
    expect(signal.reason).toMatchObject({ message: 'late' })
    await vi.advanceTimersByTimeAsync(10)
  })

  test.each(['before', 'during'])('ends work whose source is aborted %s it', async (when) => {
    const source = new AbortController()
    const scope = new CallScope(() => [new AbortController().signal, source.signal])
    const { signal } = scope
    if (when === 'before') source.abort()
    const work = scope.run(() => after(100, 0), 1_000, late)
    const outcome = expect(work).rejects.toMatchObject({ code: 'request_aborted', status: 499 })
    await vi.advanceTimersByTimeAsync(1)
    source.abort()
    await outcome
    expect([signal.aborted, signal.reason]).toEqual([true, expect.objectContaining({ code: 'request_aborted' })])
  })

  test('leaves no listener on a source that outlives the call', async () => {
    const source = new AbortController()
    const [add, remove] = [vi.spyOn(source.signal, 'addEventListener'), vi.spyOn(source.signal, 'removeEventListener')]
    const scope = new CallScope(() => [source.signal])
    const work = scope.run(() => after(5, 0), 10, late)
    await vi.advanceTimersByTimeAsync(5)
    await work
    expect(add.mock.calls.map(([, listener]) => listener)).toEqual(remove.mock.calls.map(([, listener]) => listener))
    expect(add).toHaveBeenCalledOnce()
  })
})
