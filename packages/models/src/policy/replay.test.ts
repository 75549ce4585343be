import { createRandom, type Policy } from '@gym/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type OpenCall, replay, type ReplayOutcome } from './replay.ts'

const context = () => ({ task: {}, tools: [], random: createRandom(1), prompt: 'hi' })

/** Runs a policy turn by turn, answering each call with what `tool` says, until it returns. */
async function play(policy: Policy<unknown>, tool: (call: OpenCall) => string) {
  const outputs = new Map<number, string>()
  const turns: OpenCall[][] = []
  for (;;) {
    const outcome: ReplayOutcome = await replay(
      policy,
      context(),
      { outputOf: ({ index }) => outputs.get(index) },
      1_000,
    )
    if ('text' in outcome)
      return {
        text: outcome.text,
        turns: turns.map((calls) => calls.map(({ name, arguments: text }) => `${name}${text}`)),
      }
    turns.push([...outcome.calls])
    for (const call of outcome.calls) outputs.set(call.index, tool(call))
  }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('replay', () => {
  test('takes a policy from call to call to its answer, outputs parsed where they are JSON', async () => {
    const policy: Policy<unknown> = async ({ call }) => {
      const first = (await call('count', { n: 1 })) as { n: number }
      const second = await call('say', { n: first.n + 1 })
      return `said ${String(second)}`
    }
    const tool = ({ name, arguments: text }: OpenCall) => (name === 'count' ? text : `plain ${text}`)
    expect(await play(policy, tool)).toEqual({ text: 'said plain {"n":2}', turns: [['count{"n":1}'], ['say{"n":2}']] })
  })

  test('puts calls made before the first is awaited into one turn', async () => {
    const policy: Policy<unknown> = async ({ call }) => {
      const [a, b] = await Promise.all([call('a', {}), call('b', {})])
      const c = call('c', {})
      const d = call('d', {})
      return `${String(a)}${String(b)}${String(await d)}${String(await c)}`
    }
    expect(await play(policy, ({ index }) => String(index))).toEqual({
      text: '0132',
      turns: [
        ['a{}', 'b{}'],
        ['c{}', 'd{}'],
      ],
    })
  })

  test('sees a policy through long chains of promises between its calls', async () => {
    const policy: Policy<unknown> = async ({ call }) => {
      for (let i = 0; i < 500; i += 1) await Promise.resolve()
      await call('a', {})
      for (let i = 0; i < 500; i += 1) await Promise.allSettled([])
      await call('b', {})
      return 'done'
    }
    expect((await play(policy, () => 'null')).turns).toEqual([['a{}'], ['b{}']])
  })

  test('waits for a quiet turn of the event loop before it takes a policy for waiting', async () => {
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    const policy: Policy<unknown> = async ({ call }) => {
      const open = [call('a', {})]
      for (const name of ['b', 'c', 'd']) {
        await turn()
        open.push(call(name, {}))
      }
      await Promise.all(open)
      return 'done'
    }
    expect((await play(policy, () => 'ok')).turns).toEqual([['a{}', 'b{}', 'c{}', 'd{}']])
  })

  test('sends calls that nobody awaited before the final text', async () => {
    const policy: Policy<unknown> = ({ call }) => {
      void call('forget', {})
      return 'bye'
    }
    expect(await play(policy, () => 'ok')).toEqual({ text: 'bye', turns: [['forget{}']] })
  })

  test('gives each run the same chance', async () => {
    const policy: Policy<unknown> = async ({ call, random }) => {
      for (let i = 0; i < 3; i += 1) await call('roll', { n: random.integer(1, 1_000_000) })
      return String(random.integer(1, 1_000_000))
    }
    expect(await play(policy, () => 'ok')).toEqual(await play(policy, () => 'ok'))
  })

  test('throws what the policy throws, at once or after a call', async () => {
    const recording = { outputOf: () => '{"detail":"no"}' }
    const late: Policy<unknown> = async ({ call }) => {
      await call('a', {})
      throw new TypeError('kaboom')
    }
    const early: Policy<unknown> = () => {
      throw new RangeError('bang')
    }
    await expect(replay(late, context(), recording, 1_000)).rejects.toThrow(new TypeError('kaboom'))
    await expect(replay(early, context(), recording, 1_000)).rejects.toThrow(new RangeError('bang'))
  })

  test('lets a policy await something else for a while', async () => {
    const policy: Policy<unknown> = async ({ call }) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      await call('a', {})
      return 'done'
    }
    expect((await play(policy, () => 'ok')).turns).toEqual([['a{}']])
  })

  test('gives up on a policy that awaits something else forever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const outcome = replay(() => new Promise<string>(() => {}), context(), { outputOf: () => undefined }, 10_000)
    const failure = outcome.then(
      () => undefined,
      (error: unknown) => error,
    )
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await failure).toMatchObject({ code: 'model_failed', message: expect.stringContaining('10000 ms') })
  })
})
