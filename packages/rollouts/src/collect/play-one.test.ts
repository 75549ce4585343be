import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answered, failed } from '../fixtures/outcomes.ts'
import { type Play, playOne } from './play-one.ts'

const planned = { text: '{}', value: {}, task: 0, rollout: 0 }
const limits = { timeoutMs: 1000, graceMs: 50, abort: new AbortController().signal }
const run = (play: Play, own: Partial<typeof limits> = {}) => playOne(play, planned, 0, { ...limits, ...own })

describe('playOne', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('gives what was played, and leaves no timer behind', async () => {
    expect(await run(async () => answered(1))).toMatchObject({ kind: 'completed' })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('makes a failure of what is thrown (SCL-10)', async () => {
    const thrown = await run(async () => {
      throw new RangeError('boom')
    })
    expect(thrown).toMatchObject({
      kind: 'failed',
      failureClass: 'agent_run_error',
      failureType: 'RangeError',
      message: 'boom',
    })
  })

  test.each([undefined, null, 'x', {}, { kind: 'completed' }, []])(
    'makes a failure of garbage: %j (SCL-10)',
    async (garbage) => {
      const outcome = await run((async () => garbage) as unknown as Play)
      expect(outcome).toMatchObject({ kind: 'failed', failureClass: 'agent_run_error', failureType: 'TypeError' })
    },
  )

  test('ends a rollout that hangs and ignores its signal (SCL-10)', async () => {
    const outcome = run(() => new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(1050)
    expect(await outcome).toMatchObject({
      failureClass: 'agent_timeout',
      message: 'The rollout took longer than 1000 ms.',
      terminal: false,
    })
  })

  test('keeps what a timed-out rollout had come to, when it ends on its signal', async () => {
    const steps = [{ type: 'model', durationMs: 9, outputTokens: null }] as const
    const outcome = run(
      (_row, { signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(failed({ failureClass: 'cancelled', steps }))),
        ),
    )
    await vi.advanceTimersByTimeAsync(1000)
    expect(await outcome).toMatchObject({ failureClass: 'agent_timeout', steps })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('gives nothing when it is given up, and tells the rollout', async () => {
    const abort = new AbortController()
    let told = false
    const outcome = run(
      (_row, { signal }) =>
        new Promise(() => {
          signal.addEventListener('abort', () => (told = true))
        }),
      { abort: abort.signal },
    )
    abort.abort()
    expect(await outcome).toBeUndefined()
    expect(told).toBe(true)
    expect(await run(async () => answered(1), { abort: abort.signal })).toBeUndefined()
  })
})
